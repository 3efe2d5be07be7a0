import ByteInput
import Diagnostics
import TabularInput
import TestMaterial
import Testing

@testable import WorkbookInput

@Suite("Sheets of workbooks as tables")
struct WorkbookFileTests {
    private static let cells = """
        <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><r><t>hai </t></r><r><t>ba</t></r></is></c>\
        <c r="E2" t="str"><f>A1</f><v>q_x0041__x000D_1</v></c></row>
        <row r="5"><c r="B5"><v>1.1000000000000001</v></c><c r="C5" t="b"><v>1</v></c><c r="D5" s="1"><v>45646</v></c>\
        <c r="E5" s="2"><v>7</v></c></row>
        <row r="6"><c r="C6" t="s"><v>1</v></c><c r="D6" t="b"><v>0</v></c><c r="E6" t="d"><v>2024-12-20</v></c></row>
        <row r="7"><c r="B7" t="inlineStr"><is><t>  </t></is></c><c r="C7"/><c r="D7" t="str"><f>1</f><v></v></c></row>
        """

    private static var workbook: HandmadeWorkbook {
        var workbook = HandmadeWorkbook([.init("Trang 1", rows: cells)])
        workbook.sharedStrings = ["<t>một</t><rPh><t>mot</t></rPh>", "<t xml:space=\"preserve\"> 1.10 </t>"]
        workbook.styles = """
            <numFmts><numFmt numFmtId="170" formatCode="000"/></numFmts>\
            <cellStyleXfs><xf numFmtId="14"/><xf numFmtId="0"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>
            """
        return workbook
    }

    @Test("every kind of cell is a text, rows keep their numbers, and blank ones are left out")
    func kinds() {
        let sheet = SheetTexts(Self.workbook)
        #expect(sheet.error == nil)
        #expect(sheet.numbers == [2, 5, 6])
        #expect(
            sheet.rows == [
                ["một", "hai ba", "", "qA\r1"], ["1.1", "TRUE", "2024-12-20", "007"],
                ["", " 1.10 ", "FALSE", "2024-12-20"],
            ])
    }

    @Test("rows and cells without names of places follow each other")
    func unnamed() {
        let sheet = SheetTexts(HandmadeWorkbook(texts: [["a", "b"], ["1", ""], ["", "2"]]))
        #expect(sheet.rows == [["a", "b"], ["1", ""], ["", "2"]])
        #expect(sheet.numbers == [1, 2, 3])
    }

    @Test("the first visible sheet is read, or the one that is named")
    func chosen() {
        func rows(_ text: String) -> String { "<row><c t=\"str\"><v>\(text)</v></c></row>" }
        let workbook = HandmadeWorkbook([
            .init("ẩn", rows: rows("ẩn"), state: "hidden"), .init("sâu", rows: rows("sâu"), state: "veryHidden"),
            .init("hiện", rows: rows("hiện")), .init("sau", rows: rows("sau")),
        ])
        #expect(SheetTexts(workbook).rows == [["hiện"]])
        #expect(SheetTexts(workbook, sheet: "sau").rows == [["sau"]])
        #expect(SheetTexts(workbook, sheet: "ẩn").rows == [["ẩn"]])
        #expect(
            SheetTexts(workbook, sheet: "Sau").error == .noSuchSheet("Sau", sheets: ["ẩn", "sâu", "hiện", "sau"]))
        #expect(SheetTexts(HandmadeWorkbook([.init("ẩn", rows: "", state: "hidden")])).error == .noVisibleSheet)
    }

    @Test("a table that the workbook names is read without what stands beside and above it")
    func named() {
        func cell(_ name: String) -> String { "<c r=\"\(name)\" t=\"str\"><v>\(name)</v></c>" }
        let rows = (1...3).map { row in
            "<row r=\"\(row)\">" + ["A", "B", "C", "D"].map { cell("\($0)\(row)") }.joined() + "</row>"
        }
        var workbook = HandmadeWorkbook([
            .init("khác", rows: ""),
            .init(
                "Nhập 'phiếu'", rows: rows.joined(),
                behind: "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"D2:D3\"/></mergeCells>"),
        ])
        workbook.definedNames =
            "<definedName name=\"x\">khác!$A$1</definedName>"
            + "<definedName name=\"parsurvey_responses\">'Nhập ''phiếu'''!$B$2:$C$2</definedName>"
        let sheet = SheetTexts(workbook)
        #expect(sheet.rows == [["B2", "C2"], ["B3", "C3"]])
        workbook.definedNames = "<definedName name=\"parsurvey_responses\">#REF!</definedName>"
        #expect(SheetTexts(workbook).rows == [])
    }

    @Test(
        "merged cells refuse the table they are in, at their place",
        arguments: [("A1:B1", 1, true), ("A2:A3", 2, false), ("B3:D3", 3, false)])
    func merged(range: String, row: Int, isHeading: Bool) {
        var workbook = HandmadeWorkbook(texts: [["a", "b"], ["1", "2"], ["3", "4"]])
        workbook.sheets[0].behind = "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>"
        let column = range.hasPrefix("A") ? 1 : 2
        let error = WorkbookError.mergedCells(
            sheet: "Trang 1", range: range, row: row, column: column, isHeading: isHeading)
        #expect(SheetTexts(workbook).error == error)
        let place = error.diagnostic(file: "b.xlsx").location
        #expect(place.description == "b.xlsx:Trang 1!\(range.prefix(2))")
    }

    @Test("merged cells beside or below the table do not matter", arguments: ["C1:D1", "A4:B5"])
    func mergedElsewhere(range: String) {
        var workbook = HandmadeWorkbook(texts: [["a", "b"], ["1", "2"], ["3", "4"]])
        workbook.sheets[0].behind = "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>"
        #expect(SheetTexts(workbook).error == nil)
    }

    @Test("a table of nothing but formulas without results is refused, and blank rows of such are not")
    func formulas() {
        let heading = "<row><c t=\"str\"><v>a</v></c></row>"
        let sheet = SheetTexts(HandmadeWorkbook([.init("T", rows: heading + "<row><c><f>1</f></c></row>")]))
        #expect(sheet.error == .noFormulaResults(sheet: "T", row: 2, column: 1))
        #expect(sheet.error?.diagnostic(file: "b.xlsx").location.description == "b.xlsx:T!A2")
        #expect(SheetTexts(HandmadeWorkbook([.init("T", rows: heading)])).error == nil)
    }

    @Test("a cell with an error, or a formula without its result, is a fault of its row")
    func faulty() throws {
        let rows = """
            <row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>\
            <row><c><f>A2</f></c><c t="e"><v>#N/A</v></c></row>\
            <row><c><f>A2</f><v></v></c><c><f>A1</f></c></row><row><c><f>A2</f><v/></c><c><v>3</v></c></row>
            """
        var bytes = ByteReader(path: "b.xlsx", bytes: HandmadeWorkbook([.init("T", rows: rows)]).bytes)
        var reader = RecordReader(try WorkbookFile().read(&bytes), path: "b.xlsx")
        var found: [String] = []
        while try reader.next() {
            found.append(
                reader.fault.map { "\($0.diagnostic(file: "b.xlsx").location) \($0.diagnostic(file: "").code)" } ?? "-")
        }
        #expect(
            found == [
                "-", "b.xlsx:T!B2 workbook.cell-error", "b.xlsx:T!A3 workbook.no-formula-value",
                "b.xlsx:T!A5 workbook.no-formula-value",
            ])
    }
}
