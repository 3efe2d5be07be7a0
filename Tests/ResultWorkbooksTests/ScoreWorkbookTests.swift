import ByteInput
import Diagnostics
import Foundation
import ResultExport
import Scoring
import SurveyModel
import TestMaterial
import Testing
import WorkbookOutput

@testable import ResultWorkbooks

/// The small round as a workbook, read by openpyxl.
///
/// S1: two delegates, 1.1.1 best and second best, 1.1.2 best; two officials, 1.1.2 worst and best. H1: one official, 1.1
/// best. H2: one official, 1.1 the middle. Satisfaction of H1: 91.17 and 50; of H2 area 2 is not assessed.
@Suite("Workbook of results")
struct ScoreWorkbookTests {
    private static func book(
        language: Language = .vietnamese, isSynthetic: Bool = false, accounts: [ResponseAccount] = [],
        findings: Findings = Findings(), pending: Bool = false
    ) -> ScoreWorkbook {
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        var units = SmallRound.units
        units[2].notAssessed = ["2"]
        let round = SmallRound.make(isSynthetic: isSynthetic, language: language, units: units, settings: settings)
        var tally = AnswerTally(round: round)
        let answers: [(unit: Int, group: Int, questionnaire: Int, levels: [Int?])] = [
            (0, 0, 0, [0, 2]), (0, 0, 0, [1, 2]), (0, 0, 0, [nil, nil]), (0, 1, 1, [0]), (0, 1, 1, [2]), (1, 1, 2, [0]),
            (2, 1, 2, [2]),
        ]
        for (index, answer) in answers.enumerated() {
            tally.add(
                Response(
                    responseID: "\(index)", respondent: nil, group: answer.group, unit: answer.unit,
                    questionnaire: answer.questionnaire,
                    answers: answer.levels.map { level in level.map { .answered(level: $0) } ?? .blank },
                    location: SmallRound.place))
        }
        var indices = SatisfactionIndices()
        if !pending {
            indices["H1", "2.1.1"] = 91.17
            indices["H1", "2.1.2"] = 50
        }
        return ScoreWorkbook(
            round: round, sheet: ScoreSheet(round: round, tally: tally, satisfaction: indices), accounts: accounts,
            tally: tally, findings: findings, toolVersion: "9.9.9", name: { "seen/" + $0 })
    }

    private static func seen(_ script: String, _ book: ScoreWorkbook = book()) throws -> String {
        try withTemporaryFolder { folder in
            let path = folder + "/b.xlsx"
            try Data(try book.workbook.bytes()).write(to: URL(filePath: path))
            return try Openpyxl.run(
                """
                wb = openpyxl.load_workbook(args[0])
                shown = openpyxl.load_workbook(args[0], data_only=True)
                def row(ws, n): return [c.value for c in ws[n]]

                """ + script, [path])
        }
    }

    @Test("has a sheet for each purpose, and one for each kind of unit where units are columns")
    func sheets() throws {
        #expect(
            try Self.seen("print(wb.sheetnames)") == """
                ['Tổng hợp', 'Tiêu chí × đơn vị – Bảng 1', 'Tiêu chí × đơn vị – Bảng 2', 'Chi tiết từng dòng', \
                'Nhập điểm – Bảng 1', 'Nhập điểm – Bảng 2', 'Phương pháp', 'Phát hiện', 'Số phiếu']

                """)
        #expect(
            try Self.seen("print(wb.sheetnames[0], wb.sheetnames[4:])", Self.book(language: .english)) == """
                Summary ['Keying in – Bảng 1', 'Keying in – Bảng 2', 'Method', 'Findings', 'Responses']

                """)
    }

    // By hand: 1.75 + 0.63 = 2.38 of 3; 2.38 · 4 / 3 = 3.17 of 4; unrounded 2.375. H1: 1.5 of 1.5, H2: 0.75 of 1.5.
    // 91.17 % of 2 is 1.82, 50 % of 3 is 1.5.
    @Test("the summary has blocks on both scales and ranks, as numbers with the decimals of points")
    func summary() throws {
        let seen = try Self.seen(
            """
            ws = wb['Tổng hợp']
            for n in (7, 8, 9): print(row(ws, n))
            print(ws['E7'].number_format, ws['I7'].number_format, ws['J7'].number_format, ws['B7'].number_format)
            print(ws.freeze_panes, ws.print_title_rows, ws.print_area, ws.page_setup.orientation)
            print(ws.sheet_properties.pageSetUpPr.fitToPage, ws.page_setup.fitToHeight)
            """)
        #expect(
            seen == """
                [1, 'S1', 'Sở Một', 'Bảng 1', 2.38, 3, 3.17, 4, 2.375, 0.7916666666666666, 1, None, None, None, None, None]
                [2, 'H1', 'Huyện Một', 'Bảng 2', 1.5, 1.5, None, None, 1.5, 1, 1, 3.32, 5, 3.3234, 0.66468, None]
                [3, 'H2', 'Huyện Hai', 'Bảng 2', 0.75, 1.5, None, None, 0.75, 0.5, 2, None, 0, None, None, '2 dòng không đánh giá']
                0.00 0.0000 0.00% @
                D7 $5:$6 ['$A$1:$P$9'] landscape
                True 0

                """)
    }

    @Test("for keying in: rows of the table in its order with the rows above them, points as numbers, sums as formulas")
    func keying() throws {
        let seen = try Self.seen(
            """
            ws, values = wb['Nhập điểm – Bảng 1'], shown['Nhập điểm – Bảng 1']
            for n in range(4, 14): print(row(values, n))
            print(row(ws, 9)[5:], ws['E9'].number_format, ws['A9'].number_format, ws['A9'].data_type)
            print(ws['E11'].value, ws['E13'].value, ws['F11'].value)
            print(ws.protection.sheet, ws['E9'].protection.locked, ws['F9'].protection.locked, ws['E12'].protection.locked)
            print(ws.freeze_panes, ws.print_title_rows, ws.print_title_cols)
            """)
        #expect(
            seen == """
                ['Số tổng bị lệch: 0', None, None, None, None, None, None, None]
                ['Mã in trong bảng', 'Tiêu chí', 'Phương pháp', 'Điểm tối đa', 'Sở Một', 'Cộng', 'Cộng khi xuất', 'Kiểm tra']
                [None, None, None, None, 'S1', None, None, None]
                ['1', 'Tiêu chí 1', None, None, None, None, None, None]
                ['1.1', 'Tiêu chí 1.1', None, None, None, None, None, None]
                ['1.1.1', 'Tiêu chí 1.1.1', 'ĐTXHH', 2, 1.75, 1.75, 1.75, 'Khớp']
                ['1.1.2', 'Tiêu chí 1.1.2', 'ĐTXHH', 1, 0.63, 0.63, 0.63, 'Khớp']
                [None, 'Cộng: KHỐI ĐIỀU TRA XÃ HỘI HỌC', None, 3, 2.38, 2.38, 2.38, 'Khớp']
                [None, 'Cộng khi xuất: KHỐI ĐIỀU TRA XÃ HỘI HỌC', None, 3, 2.38, 2.38, None, None]
                [None, 'Kiểm tra', None, 'Khớp', 'Khớp', 'Khớp', None, None]
                ['=ROUND(SUM(E9:E9),4)', 1.75, '=IF(ABS(F9-G9)<0.00005,"Khớp","LỆCH")'] 0.00 @ s
                =ROUND(SUMIF($C$7:$C$10,"ĐTXHH",E7:E10),4) =IF(ABS(E11-E12)<0.00005,"Khớp","LỆCH") =ROUND(SUM(E11:E11),4)
                True False True True
                E7 $5:$6 $A:$D

                """)
    }

    @Test("with two blocks each has its sums, and both together; what has no points says why")
    func twoBlocks() throws {
        let seen = try Self.seen(
            """
            values = shown['Nhập điểm – Bảng 2']
            for n in (8, 11, 12, 13, 16, 19): print(row(values, n)[1:])
            print(wb['Nhập điểm – Bảng 2']['E19'].value)
            print(row(shown['Tiêu chí × đơn vị – Bảng 2'], 8))
            """, Self.book(pending: true))
        #expect(
            seen == """
                ['Tiêu chí 1.1', 'ĐTXHH', 1.5, 1.5, 0.75, 2.25, 2.25, 'Khớp']
                ['Tiêu chí 2.1.1', 'Hài lòng', 2, 'chờ', 'KĐG', 0, 0, 'Khớp']
                ['Tiêu chí 2.1.2', 'Hài lòng', 3, 'chờ', 'KĐG', 0, 0, 'Khớp']
                ['Cộng: KHỐI ĐIỀU TRA XÃ HỘI HỌC', None, 1.5, 1.5, 0.75, 2.25, 2.25, 'Khớp']
                ['Cộng: KHỐI MỨC ĐỘ HÀI LÒNG', None, 5, 0, 0, 0, 0, 'Khớp']
                ['Cộng: CẢ HAI KHỐI', None, 6.5, 1.5, 0.75, 2.25, 2.25, 'Khớp']
                =ROUND(SUMIF($C$7:$C$12,"ĐTXHH",E7:E12)+SUMIF($C$7:$C$12,"Hài lòng",E7:E12),4)
                [None, None, 'Tổng cộng', None, 6.5, None, 1.5, 0.75]

                """)
    }

    @Test("the rows are those of scores.csv, under its names, numbers as numbers and codes as texts")
    func rows() throws {
        let seen = try Self.seen(
            """
            ws = wb['Chi tiết từng dòng']
            print(ws.max_row, row(ws, 4)[:6], row(ws, 4)[-1])
            print(row(ws, 5)[:13])
            print([c.data_type for c in ws[5]][:13])
            print(row(ws, 10)[4:13])
            """)
        #expect(
            seen == """
                12 ['year', 'criteria_set', 'unit', 'unit_name', 'criterion', 'printed_code'] effective_n
                [2024, 'test-2024', 'S1', 'Sở Một', '1.1.1', '1.1.1', 'Tiêu chí 1.1.1', 'survey', 2, 1.75, 0.875, 2, 'scored']
                ['n', 's', 's', 's', 's', 's', 's', 's', 'n', 'n', 'n', 'n', 's']
                ['1.1', '1.1', 'Tiêu chí 1.1', 'survey', 1.5, 0.75, 0.5, 1, 'scored']

                """)
    }

    @Test("the method names every setting in force, every group with its share, every scale with its coefficients")
    func method() throws {
        let book = Self.book()
        let seen = try Self.seen("for r in wb['Phương pháp'].rows: print(*[c.value for c in r], sep='|')", book)
        for (name, _) in book.round.settingsInForce where name != "groups" && name != "coefficients" {
            #expect(seen.contains("|\(name)\n"), "\(name)")
        }
        for group in book.round.groups { #expect(seen.contains("|groups.\(group.code)\n")) }
        for scale in book.round.scales { #expect(seen.contains("|coefficients.\(scale.code)\n")) }
        #expect(seen.contains("Đại biểu (delegate)|tỷ trọng 0,25; đánh giá Sở; không đánh giá đơn vị mình công tác"))
        #expect(seen.contains("1 = Có nhiều: 0; 2 = Có một số: 0,5; 3 = Không có: 1"))
        #expect(seen.contains("parsurvey 9.9.9") && seen.contains("QĐ 1"))
    }

    @Test("every finding is told, in its place and with its hint, and how many more there were")
    func findings() throws {
        var findings = Findings(limitPerCode: 1)
        for line in [3, 1] {
            findings.add(
                Diagnostic(
                    .warning, DiagnosticCode("test.some"), at: SourceLocation(file: "a.csv", line: line, column: 2),
                    Wording("found", vi: "có lỗi"), hint: Wording("mend", vi: "sửa lại")))
        }
        let seen = try Self.seen(
            "for r in wb['Phát hiện'].iter_rows(min_row=4): print([c.value for c in r])", Self.book(findings: findings))
        #expect(
            seen == """
                ['cảnh báo', 'test.some', 'seen/a.csv:3:2', 'có lỗi', 'sửa lại']
                [None, 'test.some', None, '… và 1 trường hợp khác', None]

                """)
        let none = try Self.seen("print(wb['Phát hiện']['A4'].value)")
        #expect(none == "không có\n")
    }

    @Test("responses are counted by file and by unit and group, and add up")
    func responses() throws {
        var account = ResponseAccount(
            fingerprint: InputFingerprint(path: "r.csv", bytes: 1, sha256: nil), layout: "wide-table",
            encoding: "UTF-8",
            rejected: 2)
        account.accepted = 7
        account.duplicates = 1
        let seen = try Self.seen(
            "for r in wb['Số phiếu'].iter_rows(min_row=3): print([c.value for c in r])",
            Self.book(accounts: [account]))
        #expect(
            seen == """
                ['Theo tệp', None, None, None, None, None, None, None, None, None]
                ['Dạng tệp', 'Tệp', 'Đã đọc', 'Được tính', 'Bị loại', 'Trùng', None, None, None, None]
                ['bảng ngang', 'seen/r.csv', 10, 7, 2, 1, None, None, None, None]
                [None, 'Tổng cộng', 10, 7, 2, 1, None, None, None, None]
                [None, None, None, None, None, None, None, None, None, None]
                ['Theo đơn vị và nhóm đối tượng', None, None, None, None, None, None, None, None, None]
                ['Mã đơn vị', 'Tên đơn vị', 'Đại biểu', 'Công chức', 'Tổng số phiếu', 'Câu trả lời có điểm', 'Không biết', 'Để trống', 'Không hỏi', 'Không hợp lệ']
                ['S1', 'Sở Một', 3, 2, 5, 6, 0, 2, 0, 0]
                ['H1', 'Huyện Một', 0, 1, 1, 1, 0, 0, 0, 0]
                ['H2', 'Huyện Hai', 0, 1, 1, 1, 0, 0, 0, 0]
                [None, 'Tổng cộng', 3, 4, 7, 8, 0, 2, 0, 0]

                """)
    }

    @Test("every sheet of made-up answers says so, in a row and on each printed page; no other does")
    func synthetic() throws {
        let script = """
            for ws in wb: print(ws['A3'].value == args[0] or 'DỮ LIỆU GIẢ LẬP' in str(ws['A3'].value), \
            'DỮ LIỆU GIẢ LẬP' in str(ws.oddHeader.center.text))
            """
        #expect(
            try Self.seen(script, Self.book(isSynthetic: true)) == String(repeating: "True True\n", count: 9))
        #expect(try Self.seen(script) == String(repeating: "False False\n", count: 9))
    }

    @Test("lines above a table run over its columns, in rows as high as they need, so that none is cut in print")
    func lines() throws {
        for sheet in Self.book(isSynthetic: true).workbook.sheets {
            let lines = sheet.rows.prefix(while: { $0.count == 1 && !$0[0].style.hasBorder })
            for (row, cells) in lines.enumerated() {
                guard case .text(let text) = cells[0].content, row < 2 || cells[0].style.isItalic else { continue }
                let area = try #require(sheet.merged.first { $0.rows == row...row }, "\(sheet.name) \(row)")
                let width = sheet.widths[area.columns].reduce(0, +)
                // A letter is about as wide as a digit of its size; columns are measured in digits of eleven points.
                let lines = Double(text.count) * cells[0].style.size / 11 / width
                #expect(try #require(sheet.heights[row]) >= lines.rounded(.up) * cells[0].style.size, "\(sheet.name)")
            }
        }
    }

    @Test("names of sheets are told apart, cut to what a spreadsheet takes, and without the signs that it forbids")
    func names() {
        var names = SheetNames()
        #expect(names.unique("Nhập điểm", of: "Bảng [1]/2: x") == "Nhập điểm – Bảng  1  2  x")
        let long = String(repeating: "Ủ", count: 40)
        #expect(names.unique(long).utf16.count == 31)
        let second = names.unique(long)
        #expect(second.utf16.count == 31 && second.hasSuffix(" (2)"))
        #expect(names.unique("nhập ĐIỂM", of: "Bảng [1]/2: x").hasSuffix(" (2)"))
    }

    @Test("a kind without rows of ours, and one without units, have no sheets of their own")
    func kindsWithoutRows() throws {
        var round = SmallRound.make(units: Array(SmallRound.units.dropFirst()))
        round.criteriaSet.kinds[1].table.rows.removeAll { $0.method == .survey || $0.method == .satisfaction }
        let sheet = ScoreSheet(round: round, tally: AnswerTally(round: round), satisfaction: SatisfactionIndices())
        let book = ScoreWorkbook(round: round, sheet: sheet, toolVersion: "")
        #expect(
            book.workbook.sheets.map(\.name) == ["Summary", "All rows", "Method", "Findings", "Responses"])
        #expect(try !book.workbook.bytes().isEmpty)
    }

    @Test("the same results give the same bytes")
    func sameBytes() throws {
        let first = try Self.book().workbook.bytes()
        #expect(try Self.book().workbook.bytes() == first)
    }
}
