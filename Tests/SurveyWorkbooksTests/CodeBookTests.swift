import Diagnostics
import Foundation
import SurveyModel
import TestMaterial
import Testing
import WorkbookOutput

@testable import SurveyWorkbooks

@Suite("Code book")
struct CodeBookTests {
    private static func seen(_ script: String, round: Round = SmallRound.make(language: .vietnamese)) throws -> String {
        try withTemporaryFolder { folder in
            let path = folder + "/b.xlsx"
            try Data(try CodeBook(round: round).workbook.bytes()).write(to: URL(filePath: path))
            return try Openpyxl.run("wb = openpyxl.load_workbook(args[0])\n" + script, [path])
        }
    }

    private static let table =
        "def table(name): return [[c.value for c in row] for row in wb[name].iter_rows(min_row=4)]\n"

    @Test("every question stands there with its criterion, weight, scale and coefficients; codes are texts")
    func questions() throws {
        let seen = try Self.seen(
            Self.table + "for row in table('Câu hỏi'): print([row[i] for i in (0, 3, 4, 5, 6, 8, 11, 12, 14)])")
        #expect(
            seen == """
                ['D-S', 'department', 'delegate', 1, '1.1.1', '1.1.1', 2, 1, '5 = Rất tốt (1); 4 = Tốt (0,75); 3 = Khá (0,5); 2 = Trung bình (0,25); 1 = Kém (0); 9 = Không biết']
                ['D-S', 'department', 'delegate', 2, '1.1.2', '1.1.2', 1, 1, '1 = Có nhiều (0); 2 = Có một số (0,5); 3 = Không có (1)']
                ['O-S', 'department', 'official', 1, '1.1.2', '1.1.2', 1, 1, '1 = Có nhiều (0); 2 = Có một số (0,5); 3 = Không có (1)']
                ['O-H', 'district', 'official', 1, '1.1', '1.1', 1.5, 1, '5 = Rất tốt (1); 4 = Tốt (0,75); 3 = Khá (0,5); 2 = Trung bình (0,25); 1 = Kém (0); 9 = Không biết']
                ['D-H', 'district', 'delegate', 1, '1.1', '1.1', 1.5, 1, '5 = Rất tốt (1); 4 = Tốt (0,75); 3 = Khá (0,5); 2 = Trung bình (0,25); 1 = Kém (0); 9 = Không biết']

                """)
    }

    @Test("every row of the criteria tables stands there, and where it is asked")
    func criteria() throws {
        let seen = try Self.seen(
            Self.table + "for row in table('Tiêu chí'): print([row[i] for i in (0, 1, 3, 5, 6, 7)])")
        let lines = seen.split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines.first == "['department', '1', 'lĩnh vực', 4, 'dòng tổng', None]")
        #expect(
            lines.dropFirst(3).first
                == "['department', '1.1.2', 'tiêu chí thành phần', 1, 'điều tra xã hội học', 'D-S, O-S']")
        #expect(lines.last == "['district', '2.1.2', 'tiêu chí thành phần', 3, 'khảo sát hài lòng', None]")
    }

    @Test("levels with coefficients, groups with shares, units and settings have their sheets")
    func others() throws {
        let seen = try Self.seen(
            Self.table + """
                print(wb.sheetnames)
                print([row[3:] for row in table('Mức trả lời')])
                print([row[0:3] + row[5:] for row in table('Nhóm đối tượng')])
                print(table('Đơn vị'))
                print([[c.value for c in row] for row in wb['Giới thiệu'].rows][-8:-6])
                """)
        #expect(
            seen == """
                ['Giới thiệu', 'Câu hỏi', 'Tiêu chí', 'Mức trả lời', 'Nhóm đối tượng', 'Đơn vị']
                [['5', 'Rất tốt', 1], ['4', 'Tốt', 0.75], ['3', 'Khá', 0.5], ['2', 'Trung bình', 0.25], ['1', 'Kém', 0], ['9', 'Không biết', 'không tính điểm'], ['1', 'Có nhiều', 0], ['2', 'Có một số', 0.5], ['3', 'Không có', 1]]
                [['delegate', 'Đại biểu', 0.25, 10], ['official', 'Công chức', 0.75, 30]]
                [['S1', 'Sở Một', 'department', None], ['H1', 'Huyện Một', 'district', None], ['H2', 'Huyện Hai', 'district', None]]
                [['Gộp các nhóm đối tượng', 'theo tỷ trọng cho trước (trang “Nhóm đối tượng”)'], ['Số câu trả lời tối thiểu', '5 cho mỗi đơn vị, nhóm và câu hỏi']]

                """)
    }

    @Test("a round in English has its code book in English")
    func english() throws {
        let seen = try Self.seen("print(wb.sheetnames)", round: SmallRound.make())
        #expect(seen == "['About', 'Questions', 'Criteria', 'Levels', 'Groups', 'Units']\n")
    }
}
