"""What the tests of forms in a browser share: the pages, a browser without a network, and the tool."""

import csv
import io
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROUND = HERE / "round"
SAMPLE = HERE.parent.parent / "samples" / "dien-bien-2024"
TOOL = os.environ.get("PARSURVEY", str(HERE.parent.parent / ".build" / "release" / "parsurvey"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def parsurvey(*arguments, status=0):
    """What the tool prints, and what it finds."""
    done = subprocess.run([TOOL, *map(str, arguments), "--language", "en"], capture_output=True, text=True)
    if done.returncode != status:
        raise AssertionError(f"parsurvey {arguments}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def points(round_folder, *files):
    """Awarded points by unit and criterion, as text; empty where there are none."""
    table, _ = parsurvey("points", round_folder, "--from", *files, "--format", "csv")
    rows = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    return {(row["unit"], row["criterion"]): row["awarded_points"] for row in rows}


class FormCase(unittest.TestCase):
    """A browser without a network for all tests of a class, the forms of a round, and a new profile for each test."""

    round = ROUND

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="parsurvey-forms-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.pages = Path(cls.folder.name) / "forms"
        parsurvey("forms", cls.round, "--format", "html", "--output", cls.pages)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.saved = Path(tempfile.mkdtemp(dir=self.folder.name))

    def open(self, form, viewport=DESK, context=None):
        """The page of a form in a profile of its own, or in one that was there before."""
        if context is None:
            context = self.browser.new_context(
                viewport=viewport, offline=True, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
            self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(5_000)
        self.complaints = []
        page.on("request", lambda request: self.note_request(request.url))
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.goto((self.pages / f"{form}.html").as_uri())
        return page

    def note_request(self, url):
        if not url.startswith(("file:", "blob:")):
            self.complaints.append(f"asked for {url}")

    def tearDown(self):
        self.assertEqual(getattr(self, "complaints", []), [], "the page complains, or asks for something")

    # The hands: pointer and keyboard.

    def point(self, page, group, label):
        """Chooses with the pointer: on the button or the words beside it, whichever the page shows."""
        group = page.get_by_role("group", name=group, exact=True)
        group.locator("label").filter(has=page.get_by_text(label, exact=True)).click()

    def press(self, page, place, arrows):
        """Chooses with the keyboard: goes to the group at a place of the page, then down so many choices."""
        self.tab_to(page, f"#group-{place} input")
        page.keyboard.press("Space")
        for _ in range(arrows):
            page.keyboard.press("ArrowDown")

    def tab_to(self, page, selector):
        """Presses Tab until the element has the focus."""
        for _ in range(80):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        self.fail(f"the keyboard does not come to {selector}")

    def save(self, page, press=None):
        """The file that the page hands out."""
        with page.expect_download() as download:
            press() if press else page.click("#save")
        path = self.saved / download.value.suggested_filename
        download.value.save_as(path)
        return path
