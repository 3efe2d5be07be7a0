"""Simulated answers, given back by the forms, give the scores of the same answers as a table, to the byte."""

import csv
import json
import re
import shutil
import tempfile
import unittest
from collections import defaultdict
from pathlib import Path

from form_pages import DESK, SAMPLE, FormCase, parsurvey

FACTS = {"response_id", "respondent", "group", "unit", "stratum", "cluster", "employer", "submitted_at", "synthetic"}
UNITS = {"SNV", "STC", "BDT", "HMN", "TPDBP"}


def small_round(folder):
    """The sample with five of its units."""
    definitions = SAMPLE.parent.parent / "questionnaires" / "dien-bien-2024"
    shutil.copytree(definitions, folder / "definitions")
    for table in SAMPLE.glob("*.csv"):
        shutil.copy(table, folder)
    (folder / "satisfaction.csv").unlink()
    settings = (SAMPLE / "round.yaml").read_text()
    (folder / "round.yaml").write_text(
        settings.replace("../../questionnaires/dien-bien-2024", "definitions"))
    lines = (SAMPLE / "units.csv").read_text().splitlines()
    kept = lines[:1] + [line for line in lines[1:] if line.split(",")[0] in UNITS]
    (folder / "units.csv").write_text("\n".join(kept) + "\n")
    return folder


class RoundTrip(FormCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="parsurvey-round-")
        cls.addClassCleanup(folder.cleanup)
        cls.round = small_round(Path(folder.name))
        super().setUpClass()

    def drafts(self, tables):
        """What a page would keep of each respondent's answers: (form, draft), a form for each unit where it has one."""
        forms = defaultdict(lambda: defaultdict(dict))
        employers = {}
        strata = {}
        for table in tables:
            kind = table.name.split(".")[1]
            with table.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    group, unit, respondent = row["group"], row["unit"], row["respondent"]
                    employers[respondent] = row["employer"]
                    strata[respondent] = row.get("stratum", "")
                    part = unit if group == "official" else ""
                    answers = {name: value for name, value in row.items() if name not in FACTS and value}
                    forms[(f"{kind}.{group}", respondent, part)][unit] = answers
        for (form, respondent, unit), answers in sorted(forms.items()):
            yield form, {
                "respondent": respondent, "employer": employers[respondent], "unit": unit, "page": 99,
                "facts": [["stratum", strata[respondent]]] if strata[respondent] else [],
                "answers": [[unit, list(given.items())] for unit, given in answers.items()]}

    def test_forms_and_table_give_the_same_scores(self):
        folder = Path(self.folder.name)
        parsurvey("simulate", self.round, "--seed", "11", "--respondents", "36", "--output", folder / "simulated")
        tables = sorted((folder / "simulated").glob("*.csv"))
        opened = {}
        count = 0
        for form, draft in self.drafts(tables):
            if form not in opened:
                page = self.open(form, DESK)
                name = page.locator("footer").inner_text().split(" · ")
                opened[form] = (page, " ".join(["parsurvey", *name, "", ""]))
            page, key = opened[form]
            page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [key, json.dumps(draft)])
            page.reload()
            self.assertTrue(page.locator("#save").is_visible(), page.inner_text("body"))
            file = self.save(page)
            self.assertIn(f'respondent="{draft["respondent"]}"', file.read_text())
            count += len(re.findall("<response ", file.read_text()))
        self.assertGreater(count, 100)
        results = []
        for name, files in [("of-tables", tables), ("of-forms", [self.saved])]:
            parsurvey("export", self.round, "--from", *files, "--output", folder / name)
            results.append([(folder / name / file).read_bytes() for file in ["scores.csv", "scores.xml", "blocks.csv"]])
        self.assertEqual(results[0], results[1])
        self.assertGreater(results[0][0].count(b",scored"), 100)


if __name__ == "__main__":
    unittest.main()
