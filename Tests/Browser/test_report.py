"""The report in a browser without a network: it asks for nothing, everybody can read it, and it gives nobody away."""

import re
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from form_pages import CHROMIUM, DESK, PHONE, SAMPLE, parsurvey

FAULTY = SAMPLE.parent / "faulty"
PARTS = ["summary", "responses", "points", "criteria", "answers", "groups", "choices", "settings", "protection", "findings"]


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="parsurvey-report-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.pages = Path(cls.folder.name)
        parsurvey("report", SAMPLE, "--output", cls.pages / "sample.html")
        # Forty people, so that much is left out.
        parsurvey("simulate", SAMPLE, "--seed", "3", "--respondents", "40", "--output", cls.pages / "few")
        parsurvey("report", FAULTY, "--from", cls.pages / "few", "--output", cls.pages / "few.html")
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        cls.addClassCleanup(cls.browser.close)

    def open(self, name="sample", viewport=DESK):
        context = self.browser.new_context(viewport=viewport, offline=True, locale="vi-VN")
        self.addCleanup(context.close)
        page = context.new_page()
        self.requests, self.complaints = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto((self.pages / f"{name}.html").as_uri())
        return page

    def test_asks_for_nothing_and_complains_of_nothing(self):
        for name in ["sample", "few"]:
            page = self.open(name)
            self.assertEqual(self.requests, [page.url])
            self.assertEqual(self.complaints, [])
            self.assertEqual(page.locator("script, link, img, iframe, object").count(), 0)

    def test_every_chart_is_there_with_its_text_and_its_table(self):
        for name in ["sample", "few"]:
            page = self.open(name)
            self.assertEqual(page.locator("main > section").evaluate_all("all => all.map(one => one.id)"), PARTS)
            links = page.locator("nav a").evaluate_all("all => all.map(one => one.hash.slice(1))")
            self.assertEqual(links, PARTS)
            for part in ["responses", "points", "criteria", "answers", "choices"]:
                self.assertGreaterEqual(page.locator(f"#{part} figure").count(), 2, f"{part}, {name}")
            for figure in page.locator("figure").all():
                drawing = figure.locator("svg[role=img]")
                self.assertEqual(drawing.count(), 1)
                self.assertGreater(len(drawing.locator("desc").text_content()), 15)
                self.assertTrue(drawing.evaluate("one => one.getBoundingClientRect().height > 60"))
                self.assertTrue(figure.locator("figcaption").text_content())
                self.assertEqual(figure.evaluate("one => one.nextElementSibling.tagName"), "DETAILS")
            self.assertEqual(page.locator("figure").count(), page.locator("main details").count())
            if name == "sample":
                self.assertEqual(page.locator("#points svg circle.dot").count(), 29, "a dot for each unit")

    def test_no_letter_of_a_figure_is_cut(self):
        for name in ["sample", "few"]:
            page = self.open(name)
            cut = page.evaluate("""() => [...document.querySelectorAll('figure svg')].flatMap((svg) =>
                [...svg.querySelectorAll('text')].filter((text) => {
                    const box = text.getBBox(), turned = text.hasAttribute('transform');
                    if (turned) return box.width > 226;
                    return box.x < -1 || box.x + box.width > svg.viewBox.baseVal.width + 1
                        || box.y < -1 || box.y + box.height > svg.viewBox.baseVal.height + 2;
                }).map((text) => text.textContent))""")
            self.assertEqual(cut, [], name)

    def test_axe_finds_nothing(self):
        axe = Axe()
        for name in ["sample", "few"]:
            for viewport in [DESK, PHONE]:
                for is_open in [False, True]:
                    page = self.open(name, viewport)
                    if is_open:
                        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
                    results = axe.run(page)
                    found = [(violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
                             for violation in results.response["violations"]]
                    self.assertEqual(found, [], f"{name}, {viewport['width']} pixels")

    def test_nothing_moves_sideways_but_figures_and_tables(self):
        for width in [320, 360, 768, 1280]:
            page = self.open("sample", {"width": width, "height": 740})
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
            wide = page.evaluate("""() => [...document.querySelectorAll('main *')].filter((one) =>
                !one.closest('.scroll') && one.getBoundingClientRect().right > innerWidth + 1
            ).map((one) => one.outerHTML.slice(0, 80))""")
            self.assertEqual(wide, [])

    def test_a_figure_that_is_wider_than_a_phone_says_so(self):
        page = self.open("sample", PHONE)
        for figure in page.locator("figure").all():
            box = figure.locator(".scroll")
            self.assertTrue(box.evaluate("one => one.scrollWidth > one.clientWidth + 1"))
            self.assertTrue(figure.locator(".swipe").is_visible())
        page = self.open("sample", DESK)
        self.assertEqual(page.locator(".swipe:visible").count(), 0)
        self.assertEqual(page.evaluate("""() => [...document.querySelectorAll('figure .scroll')].filter((one) =>
            one.scrollWidth > one.clientWidth + 1).length"""), 0)
        page.emulate_media(media="print")
        self.assertEqual(page.locator(".swipe:visible").count(), 0)

    def test_prints_to_a_file_that_can_be_sent(self):
        page = self.open("sample")
        self.assertLess(len(page.pdf(prefer_css_page_size=True, print_background=True)), 2_000_000)

    def test_prints_with_its_tables_and_without_a_cut_figure(self):
        page = self.open("sample")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 1000})
        self.assertTrue(page.locator("details table").first.is_visible(), "tables are printed though closed")
        height = page.evaluate("Math.max(...[...document.querySelectorAll('figure')].map((one) => one.offsetHeight))")
        # A4 without its margins is 263 mm, at 96 dots an inch 994.
        self.assertLess(height, 994)

    # The attacker, on nothing but the page.

    def tables(self, page, part):
        """The tables of a part, each as its columns and its rows of texts."""
        return page.locator(f"#{part} details table").evaluate_all("""all => all.map((table) => ({
            columns: [...table.tHead.rows[0].cells].map((cell) => cell.textContent),
            rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
        }))""")

    def test_the_sums_of_the_page_give_no_count_away(self):
        hidden = 0
        for name in ["sample", "few"]:
            page = self.open(name)
            system = Equations()
            for index, table in enumerate(self.tables(page, "responses")):
                *rows, total = table["rows"]
                columns = table["columns"][1:]
                # Of one group strata come right behind it; all groups come last.
                cells = [[system.term(cell, (index, row[0], column)) for cell, column in zip(row[1:], columns)]
                         for row in [*rows, total]]
                for column in range(len(columns)):
                    system.learn([row[column] for row in cells[:-1]], cells[-1][column])
                labels = ["Đại biểu HĐND", "Cán bộ, công chức"]
                places = [columns.index(label) for label in labels]
                for row in cells:
                    system.learn([row[place] for place in places], row[-1])
                    for place in places:
                        parts = [at for at in range(place + 1, len(columns) - 1) if at not in places
                                 and max(other for other in places if other < at) == place]
                        if parts:
                            system.learn([row[at] for at in parts], row[place])
            for table in self.tables(page, "answers"):
                for row in table["rows"]:
                    for cell in row[2:-1]:
                        self.assertNotIn(cell, ["1", "2", "3", "4"])
            known = system.determined()
            self.assertEqual(known, [], name)
            hidden += len(system.names)
        self.assertGreater(hidden, 10, "something is left out, or this proves nothing")


class Equations:
    """Sums with unknowns, solved exactly."""

    def __init__(self):
        self.names, self.rows = [], []

    def term(self, cell, name):
        """What a cell says: a number, or a new unknown."""
        if cell == "*":
            self.names.append(name)
            return {len(self.names) - 1: Fraction(1)}
        value = int(re.sub(r"[.]", "", cell))
        assert value not in (1, 2, 3, 4), f"{name} is {value}"
        return {None: Fraction(value)}

    def learn(self, parts, whole):
        row = {}
        for term, sign in [(part, 1) for part in parts] + [(whole, -1)]:
            for key, value in term.items():
                row[key] = row.get(key, Fraction(0)) + sign * value
        self.rows.append({key: value for key, value in row.items() if value and key is not None})

    def determined(self):
        """The unknowns that have only one solution."""
        pivots = {}
        for row in self.rows:
            row = dict(row)
            for column, pivot in pivots.items():
                if column in row:
                    factor = row[column]
                    for key, value in pivot.items():
                        row[key] = row.get(key, Fraction(0)) - factor * value
                    row = {key: value for key, value in row.items() if value}
            if not row:
                continue
            column = next(iter(row))
            row = {key: value / row[column] for key, value in row.items()}
            for other, pivot in pivots.items():
                if column in pivot:
                    factor = pivot[column]
                    for key, value in row.items():
                        pivot[key] = pivot.get(key, Fraction(0)) - factor * value
                    pivots[other] = {key: value for key, value in pivot.items() if value}
            pivots[column] = row
        return [self.names[column] for column, row in pivots.items() if len(row) == 1]


if __name__ == "__main__":
    unittest.main()
