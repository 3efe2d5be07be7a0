"""Forms that are filled in by hand load to the points that were worked out by hand."""

import subprocess
import unittest

from form_pages import DESK, HERE, PHONE, ROUND, FormCase, parsurvey, points

SCHEMA = HERE.parent.parent / "docs" / "schema" / "responses.xsd"
S1 = 'Sở "Một" & <b>Bạn</b>'
S2 = "Sở Hai </script><script>document.title='hỏng'</script>"
S3 = "Ủy ban 'Ba' {{title}} --> \\u003c"


QUESTIONS = [
    "1. Chất lượng công việc của cơ quan này như thế nào?",
    "2. Chất lượng phục vụ của cơ quan này như thế nào?",
    "3. Có hiện tượng nhũng nhiễu không?",
    "4. Chất lượng văn bản của cơ quan này như thế nào?",
    "5. Chất lượng phối hợp của cơ quan này như thế nào?",
]
QUALITY = ["Rất tốt", "Tốt", "Bình thường", "Chưa tốt", "Kém", "Không biết / Không có ý kiến"]
CONDUCT = ["Không có", "Có một số", "Có nhiều", "Không biết"]

# What is answered, by page: the group and the choice.
MATRIX = [
    [(S1, "Rất tốt"), (S2, "Bình thường"), (S3, "Không biết / Không có ý kiến")],
    [(S1, "Không có"), (S2, "Có nhiều")],
]
SINGLE_S1 = [list(zip(QUESTIONS, ["Tốt", "Rất tốt", "Có một số", "Kém"])), [(QUESTIONS[4], "Bình thường")]]
# Criterion 1.3 is not assessed for S2: question 4 is not put.
SINGLE_S2 = [
    list(zip(QUESTIONS, ["Chưa tốt", "Không biết / Không có ý kiến", "Không có"])), [(QUESTIONS[4], "Rất tốt")]]

# λ: delegates 0.25, officials 0.75. Coefficients 1, 0.75, 0.5, 0.25, 0; 1, 0.5, 0.
POINTS = {
    ("S1", "1.1.1"): "1.63",  # 2 · (0.25 · 1 + 0.75 · 0.75) = 1.625
    ("S1", "1.1.2"): "1.00",  # officials alone are asked: 1 · 1
    ("S1", "1.2"): "0.63",  # 1 · (0.25 · 1 + 0.75 · 0.5) = 0.625
    ("S1", "1.3"): "0.00",  # 1 · 0
    ("S1", "2.1"): "1.00",  # 2 · 0.5
    ("S2", "1.1.1"): "0.63",  # 2 · (0.25 · 0.5 + 0.75 · 0.25) = 0.625
    ("S2", "1.1.2"): "",  # don't know is no score
    ("S2", "1.2"): "0.75",  # 1 · (0.25 · 0 + 0.75 · 1)
    ("S2", "1.3"): "",  # not assessed
    ("S2", "2.1"): "2.00",  # 2 · 1
    ("S3", "1.1.1"): "", ("S3", "1.1.2"): "", ("S3", "1.2"): "", ("S3", "1.3"): "", ("S3", "2.1"): "",
}


class Filling(FormCase):
    def go(self, page, hand, button):
        if hand == "pointer":
            page.click(button)
            return
        self.tab_to(page, button)
        page.keyboard.press("Enter")

    def fill(self, page, hand, answers, respondent, unit=None):
        """Fills in a form, reloading it half-way, and gives the file."""
        if hand == "pointer":
            page.get_by_label("Mã số người trả lời").fill(respondent)
            if unit:
                page.get_by_label("Đơn vị được đánh giá").select_option(label=unit)
        else:
            self.tab_to(page, "#respondent")
            page.keyboard.type(respondent)
            if unit:
                self.tab_to(page, "#unit")
                for _ in range([S1, S2, S3].index(unit) + 1):
                    page.keyboard.press("ArrowDown")
        self.go(page, hand, "#next")
        for index, groups in enumerate(answers):
            for place, (group, label) in enumerate(groups):
                if hand == "pointer":
                    self.point(page, group, label)
                else:
                    self.press(page, place, (QUALITY if label in QUALITY else CONDUCT).index(label))
            if index == 0:
                title = page.locator("#page-title").inner_text()
                page.reload()
                self.assertTrue(page.get_by_text("Đã khôi phục").is_visible())
                self.assertEqual(page.locator("#page-title").inner_text(), title)
            self.go(page, hand, "#next")
        return self.save(page, lambda: self.go(page, hand, "#save"))

    def test_both_layouts_load_to_the_points_worked_out_by_hand(self):
        for hand, viewport in [("keyboard", DESK), ("pointer", DESK), ("pointer", PHONE)]:
            files = [
                self.fill(self.open("office.delegate", viewport), hand, MATRIX, "R1"),
                self.fill(self.open("office.official", viewport), hand, SINGLE_S1, "R2", S1),
                self.fill(self.open("office.official", viewport), hand, SINGLE_S2, "R2", S2),
            ]
            self.assertEqual(
                [file.name for file in files],
                ["office.delegate-R1.xml", "office.official-R2-S1.xml", "office.official-R2-S2.xml"])
            self.assertEqual(points(ROUND, *files), POINTS, hand)
            subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, *files], check=True, capture_output=True)

    def test_the_keyboard_answers_by_number_and_takes_answers_back(self):
        page = self.open("office.delegate")
        self.go(page, "keyboard", "#next")
        self.tab_to(page, "#group-1 input")
        page.keyboard.press("4")
        self.assertTrue(page.locator("#choice-1-4").is_checked())
        page.keyboard.press("Delete")
        self.assertEqual(page.locator("input:checked").count(), 0)
        page.keyboard.press("7")
        self.assertEqual(page.locator("input:checked").count(), 0)

    def test_text_is_text(self):
        for form in ["office.delegate", "office.official"]:
            page = self.open(form)
            self.assertIn("Phiếu thử", page.title())
            self.assertEqual(page.locator("main b, main i, main u, main script").count(), 0)
            if form == "office.delegate":
                page.click("#next")
                legends = page.locator("legend").all_inner_texts()
                self.assertEqual(legends, [S1, S2, S3])

    def test_the_same_answers_saved_again_are_the_same_file(self):
        page = self.open("office.delegate")
        first = self.fill(page, "pointer", MATRIX, "R1").read_bytes()
        page.wait_for_timeout(1_100)
        page.reload()
        self.assertEqual(self.save(page).read_bytes(), first)

    def test_own_unit_is_not_rated(self):
        page = self.open("office.official")
        page.get_by_label("Cơ quan, đơn vị công tác").select_option("S2")
        page.get_by_label("Đơn vị được đánh giá").select_option("S2")
        page.click("#next")
        self.assertIn("không đánh giá đơn vị này", page.locator("#unit-error").inner_text())
        self.assertTrue(page.locator("#unit").evaluate("field => document.activeElement === field"))
        page.get_by_label("Đơn vị được đánh giá").select_option("S1")
        page.click("#next")
        self.point(page, QUESTIONS[0], "Tốt")
        page.click("#next")
        page.click("#next")
        page.get_by_label("Mã số người trả lời").fill("R7")
        self.assertIn(' unit="S1" employer="S2" ', self.save(page).read_text())

    def test_a_form_for_one_respondent_asks_for_no_number(self):
        raters = self.saved / "raters.csv"
        raters.write_text(f'respondent,employer,group\nB-07,"{S2}",official\n')
        parsurvey("forms", ROUND, "--format", "html", "--questionnaire", "office.official", "--raters", raters, "--split",
                  "--output", self.pages)
        page = self.open("office.official.B-07")
        self.assertEqual(page.locator("#respondent, #employer").count(), 0)
        self.assertTrue(page.get_by_text("Mã số người trả lời: B-07").is_visible())
        page.get_by_label("Đơn vị được đánh giá").select_option("S2")
        page.click("#next")
        self.assertIn("không đánh giá đơn vị này", page.locator("#unit-error").inner_text())
        page.get_by_label("Đơn vị được đánh giá").select_option("S3")
        page.click("#next")
        self.point(page, QUESTIONS[0], "Tốt")
        page.click("#next")
        page.click("#next")
        file = self.save(page)
        self.assertIn('respondent="B-07" group="official" unit="S3" employer="S2"', file.read_text())
        page.locator("#saved summary").click()
        self.assertEqual(page.get_by_label("Nội dung tệp").input_value(), file.read_text())
        self.assertEqual(points(ROUND, file)[("S3", "1.1.1")], "")  # delegates are missing: blocked

    def test_a_unit_that_is_left_out_is_not_in_the_file(self):
        page = self.open("office.delegate")
        page.get_by_label("Mã số người trả lời").fill("R1")
        page.get_by_text("Các đơn vị được đánh giá").click()
        page.get_by_label(S2, exact=True).uncheck()
        page.click("#next")
        self.assertEqual(page.locator("legend").all_inner_texts(), [S1, S3])
        self.point(page, S3, "Tốt")
        page.click("#next")
        page.click("#next")
        file = self.save(page)
        self.assertEqual(file.read_text().count("<response "), 1)
        self.assertIn('unit="S3"', file.read_text())

    def test_a_file_that_was_changed_or_comes_from_another_form_is_refused(self):
        page = self.open("office.delegate")
        file = self.fill(page, "pointer", MATRIX, "R1")
        text = file.read_text()
        parsurvey("points", ROUND, "--from", file)
        for old, new, code in [
            ('value="5"', 'value="4"', "response-xml.damaged"),
            ('respondent="R1"', 'respondent="R9"', "response-xml.damaged"),
            ('form_version="', 'form_version="0', "response-xml.other-version"),
            ('form_id="office', 'form_id="offices', "response-xml.unknown-form"),
        ]:
            self.assertIn(old, text)
            file.write_text(text.replace(old, new, 1))
            _, findings = parsurvey("points", ROUND, "--from", file, status=1)
            self.assertIn(f"[{code}]", findings)
        # White space between tags, and the order of attributes, are not what the file says.
        file.write_text(text.replace("\n    <answer", " <answer").replace("/>", " />"))
        parsurvey("points", ROUND, "--from", file)


if __name__ == "__main__":
    unittest.main()
