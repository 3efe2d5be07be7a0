"""Everybody can use the page: axe-core finds nothing, and on a phone nothing moves sideways."""

import unittest

from axe_playwright_python.sync_playwright import Axe

from form_pages import DESK, PHONE, SAMPLE, FormCase


class Access(FormCase):
    round = SAMPLE
    forms = ["department.delegate", "department.official"]

    def states(self, form, viewport):
        """The page in each of its states, by name."""
        page = self.open(form, viewport)
        yield page, "start"
        if form == "department.delegate":
            page.locator("details.units summary").click()
            yield page, "units"
        else:
            page.click("#next")
            yield page, "start with a fault"
            page.select_option("#unit", index=3)
        page.fill("#respondent", "R17")
        if page.locator("#stratum").count():
            page.select_option("#stratum", index=1)
        page.click("#next")
        yield page, "first questions"
        page.locator("#pages summary").click()
        yield page, "list of pages"
        for place in range(page.locator("main fieldset").count()):
            page.locator(f"#group-{place} input").nth(1).check(force=True)
        yield page, "answered"
        page.click("#next")
        yield page, "dialog"
        page.get_by_role("button", name="Đúng, đi tiếp").click()
        while page.locator("#next").is_visible():
            yield page, "questions"
            page.click("#next")
        yield page, "end"
        self.save(page)
        page.locator("#saved summary").click()
        yield page, "saved"
        page.reload()
        yield page, "restored"

    def test_axe_finds_nothing(self):
        axe = Axe()
        for form in self.forms:
            for viewport in [DESK, PHONE]:
                seen = set()
                for page, state in self.states(form, viewport):
                    if state in seen:
                        continue
                    seen.add(state)
                    results = axe.run(page)
                    found = [(violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
                             for violation in results.response["violations"]]
                    self.assertEqual(found, [], f"{form}, {viewport['width']} pixels, {state}")

    def test_nothing_moves_sideways(self):
        for form in self.forms:
            for width in [320, 360, 768, 1280]:
                for page, state in self.states(form, {"width": width, "height": 740}):
                    wide = page.evaluate("""() => [...document.querySelectorAll('body *')].filter((one) => {
                        const box = one.getBoundingClientRect();
                        return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
                            && !one.matches('.skip') && one.checkVisibility();
                    }).map((one) => one.outerHTML.slice(0, 80))""")
                    self.assertEqual(wide, [], f"{form}, {width} pixels, {state}")
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)

    def test_what_is_touched_is_large_enough(self):
        for form in self.forms:
            for page, state in self.states(form, PHONE):
                small = page.evaluate("""() => [...document.querySelectorAll('button, .choice, .box, select, summary, input[type=text]')]
                    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 36)
                    .map((one) => one.outerHTML.slice(0, 80))""")
                self.assertEqual(small, [], f"{form}, {state}")

    def test_the_focus_goes_to_the_heading_of_each_page(self):
        for page, state in self.states("department.delegate", DESK):
            if state in ["first questions", "questions", "end"]:
                self.assertEqual(page.evaluate("document.activeElement.id"), "page-title", state)


if __name__ == "__main__":
    unittest.main()
