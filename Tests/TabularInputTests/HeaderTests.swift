import ByteInput
import Diagnostics
import Testing

@testable import TabularInput

@Suite("Header")
struct HeaderTests {
    private func header(_ bytes: [UInt8]) throws(TabularError) -> Header {
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: bytes))
        return try Header(from: &reader)
    }

    private func header(_ text: String) throws(TabularError) -> Header { try header(Array(text.utf8)) }

    private func place(_ line: Int, _ column: Int) -> Place {
        Place(file: "t.csv", line: line, column: column)
    }

    @Test("trims names, makes them NFC and keeps the place of each")
    func tidiesNames() throws {
        let header = try header("\u{FEFF} ma\u{303} ,\"Tên\nđơn vị\",\u{A0}x\n")
        #expect(
            header.names.map { Array($0.unicodeScalars) }
                == ["mã", "Tên\nđơn vị", "x"].map { Array($0.unicodeScalars) })
        #expect(header.columns.map(\.location) == [place(1, 1), place(1, 7), place(2, 9)])
        #expect(header.index(of: "mã") == 0)
        #expect(header.index(of: "x") == 2)
        #expect(header.index(of: "y") == nil)
        #expect(header.index(of: "") == nil)
    }

    @Test("has no fault when all required columns are there, once, in any order")
    func acceptsAnyOrder() throws {
        #expect(try header("b,c,a").faults(required: ["a", "b"], optional: ["c", "d"]) == [])
    }

    @Test("lists missing, repeated, unknown and unnamed columns with their places")
    func listsFaults() throws {
        let faults = try header("code,nmae,code,,zzz,zzz").faults(required: ["code", "name", "unit"])
        #expect(
            faults == [
                .unknown("nmae", at: place(1, 6), nearest: "name"),
                .repeated("code", at: place(1, 11), first: place(1, 1)),
                .unnamed(at: place(1, 16)),
                .unknown("zzz", at: place(1, 17), nearest: nil),
                .unknown("zzz", at: place(1, 21), nearest: nil),
                .missing("name", at: place(1, 24)),
                .missing("unit", at: place(1, 24)),
            ])
    }

    @Test("finds the first of repeated columns")
    func findsTheFirst() throws {
        #expect(try header("a,b,a").index(of: "a") == 0)
    }

    @Test("does not suggest a column that is there")
    func suggestsAbsentColumns() throws {
        #expect(
            try header("code,codes").faults(required: ["code"]) == [.unknown("codes", at: place(1, 6), nearest: nil)])
    }

    @Test("stops when there is no header, or none that can be read")
    func stops() {
        #expect(throws: TabularError.emptyTable) { try header("\n\n") }
        #expect(throws: TabularError.faultyHeader(.textAfterClosingQuote(line: 1, column: 4))) {
            try header("\"a\"b,c")
        }
        #expect(throws: TabularError.faultyHeader(.undecodableText(line: 1, column: 4))) {
            try header([0x61, 0x2C, 0x62, 0xE0, 0x63])
        }
    }

    @Test("shows a column's name on one line and cut, whatever the header holds")
    func showsNames() {
        let name = "a\nb" + String(repeating: "x", count: 100)
        let diagnostic = HeaderFault.unknown(name, at: place(1, 1), nearest: nil).diagnostic(.warning)
        #expect(diagnostic.severity == .warning)
        #expect(
            diagnostic.message.english == "the column “a b" + String(repeating: "x", count: 57) + "…” is not known")
    }

    @Test(
        "words every fault in both languages",
        arguments: [
            (
                fault: HeaderFault.missing("mã", at: Place(file: "t")), code: "table.missing-column",
                vietnamese: "thiếu cột “mã”"
            ),
            (
                fault: .repeated(
                    "mã", at: Place(file: "t"), first: Place(file: "t", line: 1, column: 2)),
                code: "table.repeated-column", vietnamese: "cột “mã” bị lặp lại, lần đầu tại t:1:2"
            ),
            (
                fault: .unknown("ma", at: Place(file: "t"), nearest: "mã"), code: "table.unknown-column",
                vietnamese: "không nhận ra cột “ma”"
            ),
            (
                fault: .unnamed(at: Place(file: "t")), code: "table.unnamed-column",
                vietnamese: "cột này không có tên nên không được đọc"
            ),
        ])
    func wordsFaults(fault: HeaderFault, code: String, vietnamese: String) {
        let diagnostic = fault.diagnostic(.error)
        #expect(diagnostic.code.description == code)
        #expect(diagnostic.message[.vietnamese] == vietnamese)
        #expect(diagnostic.hint != nil)
    }
}
