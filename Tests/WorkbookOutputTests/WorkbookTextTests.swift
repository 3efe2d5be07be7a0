import ByteInput
import Diagnostics
import TabularInput
import Testing
import WorkbookInput

@testable import WorkbookOutput

@Suite("Written workbooks")
struct WorkbookTextTests {
    private static var sheet: SheetText {
        var sheet = SheetText(name: "Trang 'một' 1")
        sheet.rows = [
            [SheetCell("mã"), SheetCell("số"), SheetCell("công thức")],
            [SheetCell("1.10"), SheetCell(.number(0.1)), SheetCell(.formula("=B2*2", result: "0.2"))],
            [
                SheetCell("=1+1"), SheetCell(.blank),
                SheetCell("  Ủy ban\n<&>\"  ", CellStyle().with { $0.wraps = true }),
            ],
        ]
        sheet.choices = [
            CellChoice(
                .list(["5", "4"]), in: CellArea(rows: 1...2, columns: 1...1), title: String(repeating: "t", count: 99),
                message: String(repeating: "m", count: 999)),
            CellChoice(
                .cells(areaName(CellArea(rows: 0...2, columns: 0...0), sheet: "Trang 'một' 1")),
                in: CellArea(rows: 1...2, columns: 0...0), isStrict: false, title: "", message: ""),
        ]
        sheet.rules = [CellRule("=$A2=\"x\"", in: CellArea(rows: 1...2, columns: 0...2), color: 1, ground: 2)]
        (sheet.frozenRows, sheet.frozenColumns, sheet.isProtected) = (1, 1, true)
        return sheet
    }

    private static func read(_ bytes: [UInt8]) throws -> [[String]] {
        var bytes = ByteReader(path: "b.xlsx", bytes: bytes)
        var reader = RecordReader(try WorkbookFile().read(&bytes), path: "b.xlsx")
        var rows: [[String]] = []
        while try reader.next() { rows.append((0..<reader.fieldCount).map { reader.text($0) ?? "?" }) }
        return rows
    }

    @Test("what is written is read back: texts stay texts, whatever they look like")
    func roundTrip() throws {
        let bytes = try WorkbookText(title: "Thử", sheets: [Self.sheet]).bytes()
        #expect(
            try Self.read(bytes) == [
                ["mã", "số", "công thức"], ["1.10", "0.1", "0.2"], ["=1+1", "", "  Ủy ban\n<&>\"  "],
            ])
    }

    @Test("a formula bears the number that we computed, merged cells keep what stands in the first")
    func computed() throws {
        var sheet = SheetText(name: "x")
        sheet.rows = [
            [SheetCell("một"), SheetCell(.blank)],
            [SheetCell(.computed("=ROUND(0.1+0.2,4)", result: 0.3)), SheetCell(.number(1e-9))],
        ]
        sheet.merged = [CellArea(rows: 0...0, columns: 0...1)]
        sheet.hasPrintArea = true
        sheet.pageMark = "A & B"
        #expect(sheet.usedArea == CellArea(rows: 0...1, columns: 0...1))
        #expect(SheetText(name: "y").usedArea == nil)
        let bytes = try WorkbookText(title: "Thử", sheets: [sheet]).bytes()
        #expect(throws: (any Error).self) { try Self.read(bytes) }
        sheet.merged = []
        let plain = try WorkbookText(title: "Thử", sheets: [sheet]).bytes()
        #expect(try Self.read(plain) == [["một", ""], ["0.3", "0.000000001"]])
    }

    @Test("the same workbook gives the same bytes")
    func sameBytes() throws {
        let book = WorkbookText(title: "Thử", sheets: [Self.sheet])
        let first = try book.bytes()
        #expect(try book.bytes() == first)
    }

    @Test("what a workbook cannot hold is an error in words")
    func refused() {
        let long = WorkbookText(title: "", sheets: [SheetText(name: String(repeating: "x", count: 32))])
        #expect(throws: WorkbookOutputError.self) { try long.bytes() }
        var sheet = SheetText(name: "x")
        sheet.rows = [[SheetCell(String(repeating: "x", count: 32_768))]]
        #expect(throws: WorkbookOutputError.self) { try WorkbookText(title: "", sheets: [sheet]).bytes() }
        let finding = WorkbookOutputError.refused(reason: "r").diagnostic(file: "b.xlsx")
        #expect(finding.message.vietnamese != finding.message.english)
    }

    @Test(
        "columns and areas have the names that formulas use",
        arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    func names(column: Int, name: String) {
        #expect(columnName(column) == name)
        #expect(CellArea(rows: 1...2, columns: column...column).name == "$\(name)$2:$\(name)$3")
    }
}
