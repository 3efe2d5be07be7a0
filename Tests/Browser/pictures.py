"""Takes the pictures of the forms in docs/forms and of the report in docs/report, to be looked at by eye."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from form_pages import CHROMIUM, DESK, HERE, PHONE, SAMPLE, parsurvey

FOLDER = HERE.parent.parent / "docs" / "forms"
REPORT = HERE.parent.parent / "docs" / "report"


def take(browser, pages, form, viewport, name):
    page = browser.new_page(viewport=viewport, offline=True, locale="vi-VN")
    page.goto((pages / f"{form}.html").as_uri())
    picture = lambda state: page.screenshot(path=FOLDER / f"{name}-{state}.png")
    page.fill("#respondent", "R17")
    if viewport == PHONE:
        picture("start")
    if page.locator("#unit").count():
        page.select_option("#unit", index=3)
    page.click("#next")
    for place, choice in enumerate([0, 1, 1, 5, 2]):
        page.locator(f"#group-{place} input").nth(choice).check(force=True)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    picture("questions")
    for place in range(page.locator("main fieldset").count()):
        page.locator(f"#group-{place} input").nth(1).check(force=True)
    page.click("#next")
    if viewport == PHONE:
        picture("same-answers")
    page.locator("dialog button").nth(1).click()
    while page.locator("#next").is_visible():
        page.click("#next")
    picture("end")


def take_report(browser, folder):
    """The figures of points and of answers; the first of each kind."""
    REPORT.mkdir(parents=True, exist_ok=True)
    parsurvey("report", SAMPLE, "--output", folder / "report.html")
    page = browser.new_page(viewport={"width": 900, "height": 900}, offline=True, locale="vi-VN")
    page.goto((folder / "report.html").as_uri())
    for part in ["points", "answers"]:
        page.locator(f"#{part} figure").first.screenshot(path=REPORT / f"{part}.png")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        parsurvey("forms", SAMPLE, "--format", "html", "--output", folder)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for form, kind in [("department.delegate", "matrix"), ("district.official", "single-unit")]:
            for viewport, device in [(DESK, "desk"), (PHONE, "phone")]:
                take(browser, Path(folder), form, viewport, f"html-{kind}-{device}")
        take_report(browser, Path(folder))


if __name__ == "__main__":
    main()
