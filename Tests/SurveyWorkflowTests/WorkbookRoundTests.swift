import Diagnostics
import Foundation
import ResponseSimulation
import SurveyModel
import SurveyWorkflow
import TestMaterial
import Testing

@Suite("Answers in workbooks give what the same answers give as CSV")
struct WorkbookRoundTests {
    private static let (seed, respondents) = (UInt64(11), 40)

    private func scores(_ copy: WorkingCopy, from: [String], to name: String) throws -> String {
        var request = RoundRequest(folder: copy.path + "/samples/round")
        request.responses = from.map { copy.path + "/" + $0 }
        var findings = Findings()
        try #require(RoundJob(request).export(to: copy.path + "/" + name, findings: &findings) != nil)
        return try copy.read(name + "/scores.csv")
    }

    private func simulated() throws -> WorkingCopy {
        let copy = try WorkingCopy.sampleRound()
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        try #require(
            job.simulate(
                seed: Self.seed, respondents: Self.respondents, format: .csv, to: copy.path + "/csv",
                findings: &findings) != nil)
        return copy
    }

    @Test("simulated answers in filled workbooks give the same bytes of scores")
    func filled() throws {
        let copy = try simulated()
        var findings = Findings()
        let written = try #require(
            RoundJob(RoundRequest(folder: copy.path + "/samples/round")).simulateWorkbooks(
                seed: Self.seed, respondents: Self.respondents, to: copy.path + "/xlsx", findings: &findings))
        #expect(written.count == 4 && written.allSatisfy { $0.file.hasSuffix(".xlsx") })
        let expected = try scores(copy, from: ["csv"], to: "out-csv")
        #expect(expected.split(separator: "\n").count == 883)
        #expect(try scores(copy, from: ["xlsx"], to: "out-xlsx") == expected)
    }

    @Test("forms that another program fills from the same answers give the same bytes of scores")
    func filledElsewhere() throws {
        let copy = try simulated()
        var wanted = FormsRequest()
        wanted.formats = ["xlsx"]
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        let forms = try #require(job.forms(wanted, to: copy.path + "/forms", findings: &findings))
        #expect(forms.count == 4)
        // As a person would: whole numbers as numbers, everything else as it stands; more rows than the form has are added.
        try Openpyxl.run(
            """
            import csv, glob, os
            folder = args[0]
            answers = {}
            for path in glob.glob(folder + '/csv/*.csv'):
                kind = path.split('.')[-2]
                for row in csv.DictReader(open(path, encoding='utf-8-sig')):
                    answers.setdefault(kind + '.' + row['group'], []).append(row)
            for path in sorted(glob.glob(folder + '/forms/key-in.*.xlsx')):
                book = openpyxl.load_workbook(path)
                sheet = book.worksheets[0]
                names = {c.value: c.column for c in sheet[4] if c.value}
                for number, row in enumerate(answers['.'.join(path.split('.')[-3:-1])]):
                    for name, value in row.items():
                        if name in names and value != '':
                            sheet.cell(5 + number, names[name]).value = int(value) if value.isdigit() else value
                book.save(path)
            """, [copy.path])
        let expected = try scores(copy, from: ["csv"], to: "out-csv")
        #expect(try scores(copy, from: ["forms"], to: "out-forms") == expected)
    }

    @Test("rejected rows of a workbook become a workbook that loads once it is mended")
    func rejects() throws {
        let copy = try WorkingCopy.paperRound()
        let source = copy.path + "/faulty.xlsx"
        try Data(
            HandmadeWorkbook(texts: [["respondent", "group", "unit", "1.1.1"], ["0012", "delegate", "nowhere", "5"]])
                .bytes
        ).write(to: URL(filePath: source))
        var request = RoundRequest(folder: copy.path + "/round")
        request.responses = [source]
        request.rejects = copy.path + "/rejects.xlsx"
        var findings = Findings()
        let result = try #require(RoundJob(request).points(findings: &findings))
        #expect(result.rejectFiles.map(\.responses) == [1])
        let seen = try Openpyxl.run(
            "print([[c.value for c in row] for row in openpyxl.load_workbook(args[0]).worksheets[0].rows])",
            [copy.path + "/rejects.xlsx"])
        #expect(seen.contains("['rejected_because', 'respondent', 'group', 'unit', '1.1.1']"))
        #expect(seen.contains("'0012', 'delegate', 'nowhere', '5']"))
        request.responses = [copy.path + "/rejects.xlsx"]
        request.rejects = copy.path + "/again.xlsx"
        let again = try #require(RoundJob(request).points(findings: &findings))
        #expect(again.rejectFiles.map(\.responses) == [1])
        #expect(findings.count(.error) == 0)
    }
}
