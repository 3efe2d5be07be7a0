"""What the page remarks upon, and what it never stands in the way of."""

import unittest

from form_pages import FormCase


class Warnings(FormCase):
    def matrix(self, answers):
        page = self.open("office.delegate")
        page.click("#next")
        for place, answer in enumerate(answers):
            if answer:
                page.locator(f"#choice-{place}-{answer}").check(force=True)
        page.click("#next")
        return page

    def title(self, page):
        return page.locator("#page-title").inner_text()

    def test_a_page_of_identical_answers_is_asked_about_once(self):
        page = self.matrix(["4", "4", "4"])
        dialog = page.get_by_role("dialog")
        self.assertIn("“Tốt”", dialog.inner_text())
        self.assertTrue(page.get_by_role("button", name="Xem lại").evaluate("b => document.activeElement === b"))
        page.keyboard.press("Escape")
        self.assertEqual(self.title(page), "Câu 1/2")
        page.click("#next")
        page.get_by_role("button", name="Đúng, đi tiếp").click()
        self.assertEqual(self.title(page), "Câu 2/2")
        page.click("#back")
        page.click("#next")
        self.assertEqual(self.title(page), "Câu 2/2")
        page.click("#back")
        for place in range(3):
            page.locator(f"#choice-{place}-1").check(force=True)
        page.click("#next")
        self.assertIn("“Kém”", dialog.inner_text())

    def test_dont_know_blank_and_different_answers_pass_in_silence(self):
        for answers in [["9", "9", "9"], ["", "", ""], ["4", "4", ""], ["4", "4", "9"], ["4", "4", "5"]]:
            page = self.matrix(answers)
            self.assertEqual(page.locator("dialog[open]").count(), 0, answers)
            self.assertEqual(self.title(page), "Câu 2/2", answers)

    def test_shows_progress_and_what_is_missing(self):
        page = self.matrix(["5", "", "9"])
        self.assertEqual(page.locator("#progress-text").inner_text(), "Đã trả lời: 2/6")
        self.assertEqual(page.locator("#bar").evaluate("bar => [bar.value, bar.max]"), [2, 6])
        page.click("#next")
        self.assertEqual(page.locator(".open li").all_inner_texts(), ["Câu 1: còn trống 1", "Câu 2: còn trống 3"])
        page.get_by_role("button", name="Câu 1: còn trống 1").click()
        self.assertEqual(page.locator("#missing").inner_text(), "Còn trống trên trang này: 1")
        page.click("#to-missing")
        self.assertEqual(page.evaluate("document.activeElement.name"), "choice-1")

    def test_a_file_needs_a_number_and_an_answer(self):
        page = self.matrix(["", "", ""])
        page.click("#next")
        page.click("#save")
        self.assertEqual(page.locator("#respondent-error").inner_text(), "Xin ghi mã số người trả lời.")
        page.get_by_label("Mã số người trả lời").fill("Trần Văn")
        page.click("#save")
        self.assertIn("chữ cái không dấu", page.locator("#respondent-error").inner_text())
        page.get_by_label("Mã số người trả lời").fill("R-1")
        page.click("#save")
        self.assertEqual(page.locator("#save-error").inner_text(), "Chưa có câu trả lời nào để lưu.")

    def test_the_draft_is_kept_for_each_form_and_can_be_deleted(self):
        page = self.matrix(["5", "4", "3"])
        other = self.open("office.official", context=page.context)
        self.assertFalse(other.get_by_text("Đã khôi phục").is_visible())
        page.reload()
        self.assertEqual(page.locator("#progress-text").inner_text(), "Đã trả lời: 3/6")
        page.get_by_role("button", name="Xóa bản nháp").click()
        page.get_by_role("button", name="Xóa", exact=True).click()
        page.reload()
        self.assertEqual(page.locator("#progress-text").inner_text(), "Đã trả lời: 0/6")

    def test_says_so_where_the_browser_keeps_no_draft(self):
        context = self.browser.new_context(offline=True)
        self.addCleanup(context.close)
        context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
        page = self.open("office.delegate", context=context)
        self.assertTrue(page.locator("#no-draft").is_visible())
        page.get_by_label("Mã số người trả lời").fill("R1")
        page.click("#next")
        page.locator("#choice-0-5").check()
        page.click("#next")
        page.click("#next")
        self.assertIn('value="5"', self.save(page).read_text())

    def test_a_draft_that_is_no_draft_does_no_harm(self):
        page = self.matrix(["5", "4", "3"])
        key = page.evaluate("Object.keys(localStorage)[0]")
        for draft in ["{", "null", "[]", '{"answers":[["S9",[["1.1.1","5"]]],["S1",[["1.1.1","8"],["x","5"]]]],"page":99}']:
            page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [key, draft])
            page.reload()
            self.assertEqual(page.locator("#progress-text").inner_text(), "Đã trả lời: 0/6", draft)


if __name__ == "__main__":
    unittest.main()
