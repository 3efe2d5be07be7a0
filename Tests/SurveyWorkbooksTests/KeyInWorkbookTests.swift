import Diagnostics
import Foundation
import SurveyModel
import TestMaterial
import Testing
import WorkbookOutput

@testable import SurveyWorkbooks

@Suite("Workbooks for typing in")
struct KeyInWorkbookTests {
    /// What a script of Python prints about the workbook of the first questionnaire of the small round.
    private static func seen(
        _ script: String, rows: Int = 20, round: Round = SmallRound.make(language: .vietnamese), filled: [KeyInRow] = []
    ) throws -> String {
        let book = KeyInWorkbook(round: round, questionnaire: 0, form: "D-S (abc)", rows: rows, filled: filled)
        return try withTemporaryFolder { folder in
            let path = folder + "/b.xlsx"
            try Data(try book.workbook.bytes()).write(to: URL(filePath: path))
            return try Openpyxl.run("wb = openpyxl.load_workbook(args[0])\nws = wb.worksheets[0]\n" + script, [path])
        }
    }

    @Test("the sheets are in Vietnamese, headings stay in view, and the table has a name")
    func sheets() throws {
        let seen = try Self.seen(
            """
            print(wb.sheetnames, ws.freeze_panes, ws.protection.sheet)
            name = wb.defined_names.definedName[0]
            print(name.name, name.attr_text)
            print([c.value for c in ws[4]][3:10])
            print([c.value for c in ws[3]][:5])
            """)
        #expect(
            seen == """
                ['Nhập phiếu', 'Hướng dẫn', 'Danh mục'] F5 True
                parsurvey_responses 'Nhập phiếu'!$D$4:$J$4
                ['respondent', 'unit', 'response_id', 'submitted_at', 'group', '1.1.1', '1.1.2']
                ['TT', 'Kiểm tra', 'Tên đơn vị', 'Mã người trả lời (không ghi họ tên)', 'Mã đơn vị được đánh giá']

                """)
    }

    @Test("units and answers are chosen from lists, in every row that can be typed into and nowhere else")
    func lists() throws {
        let seen = try Self.seen(
            """
            for rule in ws.data_validations.dataValidation:
                print(rule.sqref, rule.type, rule.formula1, rule.errorStyle, not rule.showDropDown)
            print([c.value for c in wb['Danh mục']['A']][3:], [c.value for c in wb['Danh mục']['B']][3:4])
            print([c.protection.locked for c in ws[5]])
            """)
        #expect(
            seen == """
                E5:E24 list 'Danh mục'!$A$4:$A$4 None True
                I5:I24 list "5,4,3,2,1,9" None True
                J5:J24 list "1,2,3" None True
                ['S1', None, None, None, None, None, None, None, None] ['Sở Một']
                [True, True, True, False, False, False, False, True, False, False, True, True, True]

                """)
    }

    @Test("rows are numbered, what follows from others is a formula, and ratings that are there already stand in them")
    func rows() throws {
        let filled = KeyInRow(
            facts: [.respondent: "007", .unit: "S1", .group: "delegate", .submittedAt: "2024-12-20T08:15:00+07:00"],
            answers: ["1.1.1": "5"])
        let seen = try Self.seen(
            """
            print([c.value for c in ws[5]][3:7] + [c.value for c in ws[5]][8:10])
            print([ws.cell(r, 1).value for r in (5, 24, 25)])
            print([str(ws.cell(6, c).value)[:3] for c in (2, 3, 8, 11, 12, 13)])
            print(ws['H6'].value)
            print(openpyxl.load_workbook(args[0], data_only=True).worksheets[0]['H5'].value)
            """, filled: [filled])
        #expect(
            seen == """
                ['007', 'S1', None, '2024-12-20T08:15:00+07:00', 5, None]
                [1, 20, None]
                ['=IF', '=IF', '=IF', '=IF', '=IF', '=IF']
                =IF(AND(D6="",E6="",F6=""),"","delegate")
                delegate

                """)
    }

    @Test("the instructions name form, group and units, and every code and question")
    func instructions() throws {
        let seen = try Self.seen(
            "print('\\n'.join(str(c.value) for row in wb['Hướng dẫn'].rows for c in row if c.value))")
        for text in [
            "D-S (abc)", "Đại biểu", "Sở", "5 = Rất tốt; 4 = Tốt; 3 = Khá; 2 = Trung bình; 1 = Kém; 9 = Không biết",
            "1 = Có nhiều; 2 = Có một số; 3 = Không có", "1.1.1", "1.1.2",
        ] {
            #expect(seen.contains(text), "\(text)")
        }
    }

    @Test("made-up answers are marked, in every row")
    func synthetic() throws {
        let round = SmallRound.make(isSynthetic: true, language: .vietnamese)
        let seen = try Self.seen(
            "print(ws['A1'].value)\nprint([c.value for c in ws[4]][3:9], ws['I5'].value)", round: round)
        #expect(seen.contains("(Dữ liệu giả lập)"))
        #expect(seen.contains("'synthetic'] =IF(AND(D5=\"\",E5=\"\",F5=\"\"),\"\",\"true\")"))
    }

    @Test("a scale whose codes do not fit into a rule is chosen from the sheet with the lists")
    func longLists() throws {
        var round = SmallRound.make(language: .vietnamese)
        round.scales[1].levels = (0..<60).map {
            ScaleLevel(code: "mức \($0)", label: "Nhãn \($0)", coefficient: Double($0) / 60)
        }
        let seen = try Self.seen(
            """
            rule = ws.data_validations.dataValidation[2]
            print(rule.sqref, rule.formula1)
            print(wb['Danh mục']['E10'].value, wb['Danh mục']['E69'].value)
            """, round: round)
        #expect(seen == "J5:J24 'Danh mục'!$E$10:$E$69\nmức 0 mức 59\n")
    }

    @Test("codes that a spreadsheet would change when they are typed are kept as texts")
    func textCodes() throws {
        var round = SmallRound.make(language: .vietnamese)
        round.scales[0].levels[0].code = "05"
        let seen = try Self.seen(
            "print(ws['I5'].number_format, ws['J5'].number_format, ws['D5'].number_format)", round: round)
        #expect(seen == "@ General @\n")
    }

    @Test("what weights and errors depend on has a column, and strata are chosen from the frame's")
    func design() throws {
        var groups = SmallRound.groups
        var design = GroupDesign()
        (design.strata, design.cluster) = (.stratum, .employer)
        design.frame = ["Vùng cao", "Vùng thấp", "Vùng cao"].map {
            FrameStratum(stratum: $0, population: 5, clusters: nil, location: SmallRound.place)
        }
        groups[0].design = design
        let seen = try Self.seen(
            """
            print([c.value for c in ws[4]][3:10])
            print([(str(r.sqref), r.formula1) for r in ws.data_validations.dataValidation][1:3])
            print([c.value for c in wb['Danh mục']['H']][2:6], 'IF(G5="","Thiếu tầng"' in ws['B5'].value)
            """, round: SmallRound.make(language: .vietnamese, groups: groups))
        #expect(
            seen == """
                ['respondent', 'unit', 'response_id', 'stratum', 'employer', 'submitted_at', 'group']
                [('H5:H24', "'Danh mục'!$A$4:$A$4"), ('G5:G24', "'Danh mục'!$H$4:$H$5")]
                ['Tầng', 'Vùng cao', 'Vùng thấp', None] True

                """)
    }

    @Test("there is room for what the round plans and some more")
    func plannedRows() throws {
        let book = KeyInWorkbook(round: SmallRound.make(), questionnaire: 0).workbook
        #expect(book.sheets[0].rows.count == 4 + 200)
        #expect(book.sheets.map(\.name) == ["Key in", "Instructions", "Lists"])
    }
}
