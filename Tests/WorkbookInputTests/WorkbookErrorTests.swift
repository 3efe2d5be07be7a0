import ByteInput
import Diagnostics
import TestMaterial
import Testing

@testable import WorkbookInput

@Suite("Workbooks that cannot be read")
struct WorkbookErrorTests {
    private static let whole = HandmadeWorkbook(texts: [["a", "b"], ["1", "2"]])

    private static func error(
        without part: String? = nil, _ other: [PackedFile.Entry] = [], limits: WorkbookLimits = .standard
    ) -> WorkbookError? {
        SheetTexts(PackedFile(whole.entries.filter { $0.name != part } + other).bytes, limits: limits).error
    }

    private static func limits(_ change: (inout WorkbookLimits) -> Void) -> WorkbookLimits {
        var limits = WorkbookLimits.standard
        change(&limits)
        return limits
    }

    @Test("each limit refuses what goes beyond it, and nothing that keeps within it")
    func limits() {
        let sheet = "xl/worksheets/sheet1.xml"
        let parts = Self.whole.entries
        let total = parts.reduce(0) { $0 + $1.content.count }
        let largest = parts.map(\.content.count).max() ?? 0
        let cases: [(WorkbookLimits, WorkbookLimits, WorkbookError)] = [
            (Self.limits { $0.entries = 6 }, Self.limits { $0.entries = 5 }, .tooManyEntries(limit: 5)),
            (
                Self.limits { $0.totalBytes = total }, Self.limits { $0.totalBytes = total - 1 },
                .tooLarge(limit: total - 1)
            ),
            (
                Self.limits { $0.entryBytes = largest }, Self.limits { $0.entryBytes = largest - 1 },
                .entryTooLarge(part: "xl/_rels/workbook.xml.rels", limit: largest - 1)
            ),
            (
                Self.limits { $0.cells = 4 }, Self.limits { $0.cells = 3 },
                .tooManyCells(sheet: "Trang 1", limit: 3)
            ),
            (Self.limits { $0.sheets = 1 }, Self.limits { $0.sheets = 0 }, .tooManySheets(limit: 0)),
        ]
        for (within, beyond, error) in cases {
            #expect(Self.error(limits: within) == nil)
            #expect(Self.error(limits: beyond) == error)
        }
        #expect(Self.error([.init("bom", "x", statedBytes: 2 << 20)]) == .compressedTooMuch(part: "bom", limit: 400))
        #expect(Self.error([.init("bom", "x", statedBytes: 1 << 30)]) == .entryTooLarge(part: "bom", limit: 512 << 20))
        #expect(Self.error(without: sheet, [.init(sheet, "<worksheet/>", statedBytes: 5)]) == .damaged(part: sheet))
    }

    @Test("a file of more bytes than a workbook may have is refused")
    func fileBytes() {
        let limits = Self.limits { $0.fileBytes = 100 }
        #expect(SheetTexts(Self.whole, limits: limits).error == .unreadable(.tooLarge(path: "b.xlsx", limit: 100)))
    }

    @Test("what lacks a part, or has one that is something else, says which")
    func parts() {
        #expect(Self.error(without: "_rels/.rels") == .noWorkbook)
        #expect(Self.error(without: "xl/workbook.xml") == .missingPart("xl/workbook.xml"))
        #expect(Self.error(without: "xl/styles.xml") == .missingPart("xl/styles.xml"))
        #expect(Self.error(without: "xl/sharedStrings.xml") == .missingPart("xl/sharedStrings.xml"))
        #expect(
            Self.error(without: "xl/styles.xml", [.init("xl/styles.xml", "<a><b></a>")])
                == .malformedPart("xl/styles.xml"))
        #expect(Self.error([.init("XL/Workbook.xml", "<workbook/>")]) == .damaged(part: "XL/Workbook.xml"))
        #expect(Self.error([.init("khóa", "x", flags: 1)]) == .encrypted(part: "khóa"))
        #expect(
            SheetTexts(PackedFile([.init("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]).bytes).error
                == .noWorkbook)
        #expect(SheetTexts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).error == .oldFormat)
        #expect(SheetTexts([0x50, 0x4B, 3, 4]).error == .damaged(part: nil))
    }

    @Test(
        "a sheet whose cells contradict themselves is refused",
        arguments: [
            "<row r=\"2\"/><row r=\"2\"/>", "<row r=\"0\"/>", "<row r=\"1048577\"/>", "<row r=\"x\"/>",
            "<row r=\"1\"><c r=\"A2\"/></row>", "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><c r=\"XFE1\"/></row>",
            "<row><c r=\"A\"/></row>", "<row><c><c/></c></row>", "<row><c><v>một</v></c></row>",
            "<row><c t=\"s\"><v>9</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
            "<row><c t=\"z\"><v>1</v></c></row>",
            "<row><c><v>99999999999999999999999999e999999</v></c></row>", "<!DOCTYPE a>", "<row><c>&a;</c></row>",
        ])
    func contradictory(rows: String) {
        let error = SheetTexts(HandmadeWorkbook([.init("T", rows: rows)])).error
        #expect(error == .malformedPart("xl/worksheets/sheet1.xml"))
    }

    /// Either the table is read as it was, or there is a clear error: nothing else may come of a damaged file.
    private static func isClear(_ sheet: SheetTexts) -> Bool {
        sheet.error.map { !$0.diagnostic(file: "b.xlsx").message.vietnamese.isEmpty }
            ?? (sheet.rows == [["a", "b"], ["1", "2"]])
    }

    @Test("every truncation of a workbook is a clear error")
    func truncated() {
        let bytes = Self.whole.bytes
        for count in 0..<bytes.count {
            let sheet = SheetTexts(Array(bytes[..<count]))
            #expect(sheet.error != nil, "the first \(count) bytes")
        }
    }

    @Test("every flipped byte of a workbook is a clear error or changes nothing")
    func flipped() {
        let bytes = Self.whole.bytes
        for index in bytes.indices {
            for mask: UInt8 in [0xFF, 0x01, 0x20] {
                var damaged = bytes
                damaged[index] ^= mask
                #expect(Self.isClear(SheetTexts(damaged)), "byte \(index) with \(mask)")
            }
        }
    }

    @Test("every error has words in both languages and advice")
    func words() {
        let errors: [WorkbookError] = [
            .oldFormat, .noWorkbook, .encrypted(part: "p"), .damaged(part: nil), .damaged(part: "p"),
            .malformedPart("p"),
            .missingPart("p"), .tooManyEntries(limit: 1), .entryTooLarge(part: "p", limit: 1),
            .compressedTooMuch(part: "p", limit: 1), .tooLarge(limit: 1), .tooManySheets(limit: 1),
            .tooManyCells(sheet: "s", limit: 1), .noSuchSheet("Trang1", sheets: ["Trang 1"]), .noVisibleSheet,
            .mergedCells(sheet: "s", range: "A1:B1", row: 1, column: 1, isHeading: true),
        ]
        for error in errors {
            let finding = error.diagnostic(file: "b.xlsx")
            #expect(finding.code.description.hasPrefix("workbook."))
            #expect(finding.message.vietnamese != finding.message.english)
            #expect(finding.hint != nil)
        }
        #expect(errors[13].diagnostic(file: "").hint?.english == "did you mean “Trang 1”?")
    }
}
