import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import ResultExport

/// The small round in shapes of other software. Satisfaction of H1: 75 % of 2 is 1.5, 91.17 % of 3 is 2.7351; of H2 not
/// published; survey rows without answers.
@Suite("Tables for other software")
struct TemplateTableTests {
    private static func table(
        _ file: TemplateFile, isSynthetic: Bool = false, _ change: (inout TemplateFile) -> Void = { _ in }
    ) -> TemplateTable {
        var file = file
        change(&file)
        var units = SmallRound.units
        units[1].name = "=Huyện; \"Một\""
        let template = ExportTemplate(
            files: [file], unitIDs: ["S1": "A-1", "H1": "-2", "H2": "A-3"],
            criterionIDs: ["district": ["1.1": "X1", "2.1.1": "X2", "2.1.2": "X3"]])
        let round = SmallRound.make(isSynthetic: isSynthetic, units: units)
        var indices = SatisfactionIndices()
        indices["H1", "2.1.1"] = 75
        indices["H1", "2.1.2"] = 91.17
        let sheet = ScoreSheet(round: round, tally: AnswerTally(round: round), satisfaction: indices)
        return TemplateTable(file, of: template, round: round, sheet: sheet, errors: nil)
    }

    private static let long = TemplateFile(
        name: "x.csv", format: .csv, layout: .long, kinds: ["department", "district"], methods: [.satisfaction],
        columns: [
            TemplateColumn(header: "TT", .field(.number, of: nil)),
            TemplateColumn(header: "Đơn vị", .field(.unitID, of: nil)),
            TemplateColumn(header: "Tên", .field(.unitName, of: nil)),
            TemplateColumn(header: "=Mã", .field(.criterionID, of: nil)),
            TemplateColumn(header: "Tối đa", .field(.maximumPoints, of: nil)),
            TemplateColumn(header: "Điểm", .field(.awardedPoints, of: nil)),
            TemplateColumn(header: "Nguồn", .text("+1")),
        ])

    @Test("long: a row for each unit and criterion; words of the template as they are, those of tables defused")
    func longTable() {
        #expect(
            Self.table(Self.long).csv == """
                \u{feff}TT,Đơn vị,Tên,=Mã,Tối đa,Điểm,Nguồn
                1,-2,"'=Huyện; ""Một\""\",X2,2.00,1.50,+1
                2,-2,"'=Huyện; ""Một\""\",X3,3.00,2.74,+1
                3,A-3,Huyện Hai,X2,2.00,,+1
                4,A-3,Huyện Hai,X3,3.00,,+1

                """)
    }

    @Test("separator, line end, decimal mark, decimals, mark and rows without points are as the template says")
    func form() {
        let table = Self.table(Self.long) {
            ($0.separator, $0.lineEnd, $0.decimalMark, $0.encoding) = (.semicolon, .crlf, .comma, .utf8)
            $0.decimals = 3
            $0.keepsRowsWithoutPoints = false
        }
        #expect(
            table.csv
                == "TT;Đơn vị;Tên;=Mã;Tối đa;Điểm;Nguồn\r\n" + "1;-2;\"'=Huyện; \"\"Một\"\"\";X2;2,000;1,500;+1\r\n"
                + "2;-2;\"'=Huyện; \"\"Một\"\"\";X3;3,000;2,740;+1\r\n")
    }

    @Test("fewer decimals than points have round nothing a second time")
    func decimals() {
        let table = Self.table(Self.long) {
            $0.decimals = 0
            $0.pending = "chưa có"
        }
        let points = table.csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",").suffix(3) }
        #expect(points.map { $0.joined(separator: " ") } == ["2 1.5 +1", "3 2.74 +1", "2 chưa có +1", "3 chưa có +1"])
    }

    @Test("wide: a row for each unit, the columns in the template's order; a made-up round says so")
    func wideTable() {
        let file = TemplateFile(
            name: "x.csv", format: .csv, layout: .wide, kinds: ["district"], methods: [.satisfaction],
            columns: [
                TemplateColumn(header: "X3", .field(.awardedPoints, of: "2.1.2")),
                TemplateColumn(header: "X2", .field(.awardedPoints, of: "2.1.1")),
                TemplateColumn(header: "tổng", .field(.satisfactionPoints, of: nil)),
                TemplateColumn(header: "mã", .field(.unit, of: nil)),
            ])
        #expect(
            Self.table(file, isSynthetic: true).csv == """
                \u{feff}X3,X2,tổng,mã,synthetic
                2.74,1.50,4.24,H1,true
                ,,,H2,true

                """)
    }
}
