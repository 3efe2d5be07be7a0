import Foundation
import ResultExport
import Scoring
import SurveyModel
import TestMaterial
import Testing
import WorkbookOutput

@testable import ResultWorkbooks

@Suite("Workbook for other software")
struct TemplateWorkbookTests {
    @Test("headings stand in the first row, points are numbers with their decimals, ids are texts")
    func cells() throws {
        var file = TemplateFile(
            name: "x.xlsx", format: .xlsx, layout: .wide, kinds: ["district"], methods: [.satisfaction],
            columns: [
                TemplateColumn(header: "DV", .field(.unitID, of: nil)),
                TemplateColumn(header: "T1", .field(.awardedPoints, of: "2.1.1")),
                TemplateColumn(header: "T2", .field(.awardedPoints, of: "2.1.2")),
            ])
        file.sheet = "Nạp"
        file.pending = "-"
        let template = ExportTemplate(files: [file], unitIDs: ["H1": "007", "H2": "=8"])
        let round = SmallRound.make(isSynthetic: true)
        var indices = SatisfactionIndices()
        indices["H1", "2.1.1"] = 75
        let sheet = ScoreSheet(round: round, tally: AnswerTally(round: round), satisfaction: indices)
        let table = TemplateTable(file, of: template, round: round, sheet: sheet, errors: nil)
        let seen = try withTemporaryFolder { folder in
            let path = folder + "/b.xlsx"
            try Data(try TemplateWorkbook(table, round: round).workbook.bytes()).write(to: URL(filePath: path))
            return try Openpyxl.run(
                """
                ws = openpyxl.load_workbook(args[0])['Nạp']
                for r in ws.rows: print([c.value for c in r], [c.data_type for c in r])
                print(ws['B2'].number_format, ws['A2'].number_format, ws.oddHeader.center.text)
                """, [path])
        }
        // 75 % of 2 is 1.5.
        #expect(
            seen == """
                ['DV', 'T1', 'T2', 'synthetic'] ['s', 's', 's', 's']
                ['007', 1.5, '-', 'true'] ['s', 'n', 's', 's']
                ['=8', '-', '-', 'true'] ['s', 's', 's', 's']
                0.00 @ &BSYNTHETIC: these answers are made up; the points mean nothing.

                """)
    }
}
