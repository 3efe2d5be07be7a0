import ByteInput
import Diagnostics
import Testing

@testable import TabularInput

@Suite("RecordReader: fields and places")
struct RecordReaderFieldsTests {
    @Test("lends the bytes of a field without its quotes")
    func lendsBytes() throws {
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: Array("a,\"b,c\",\"d\"\"e\",".utf8)))
        #expect(try reader.next())
        let lent = (0..<reader.fieldCount).map { index in
            reader.withField(index) { bytes in bytes.indices.map { bytes[$0] } }
        }
        #expect(lent == ["a", "b,c", "d\"e", ""].map { Array($0.utf8) })
    }

    @Test(
        "says where a record ends in the text, whatever came before it and however the bytes are split",
        arguments: [1, 2, 7, 4096])
    func endOffsets(chunk: Int) throws {
        let text = "\u{FEFF}sep=;\r\nẾ;b\r\n\r\n\"x\ny\";2\n3;4"
        let bytes = Array(text.utf8)
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: bytes, chunk: chunk))
        var ends: [String] = []
        while try reader.next() { ends.append(String(decoding: bytes[..<reader.endOffset], as: UTF8.self)) }
        #expect(
            ends == [
                "\u{FEFF}sep=;\r\nẾ;b", "\u{FEFF}sep=;\r\nẾ;b\r\n\r\n\"x\ny\";2", text,
            ])
    }

    @Test("passes on what the borrower throws")
    func passesOnErrors() throws {
        struct Refusal: Error {}
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: Array("a".utf8)))
        #expect(try reader.next())
        #expect(throws: Refusal.self) {
            try reader.withField(0) { (_) throws(Refusal) in throw Refusal() }
        }
    }

    @Test(
        "counts columns in Unicode scalars, composed or not",
        arguments: [
            (text: "Họ tên,Xã", places: ["1:1", "1:8"], end: "1:10"),
            (text: "Ho\u{323} te\u{302}n,X", places: ["1:1", "1:10"], end: "1:11"),
            (text: "\u{FEFF}a,b", places: ["1:1", "1:3"], end: "1:4"),
            (text: "😀,\"ế\",c", places: ["1:1", "1:3", "1:7"], end: "1:8"),
        ])
    func countsScalars(text: String, places: [String], end: String) {
        let trace = Trace(text, dialect: Dialect(separator: .comma))
        #expect(trace.rows.first?.places == places)
        #expect(trace.rows.first?.end == end)
    }

    @Test(
        "places a field behind line ends in quotes on its own line",
        arguments: [
            (inner: "\n", places: ["1:1", "2:3", "2:6"], next: 3),
            (inner: "\r\n", places: ["1:1", "2:3", "2:6"], next: 3),
            (inner: "\r", places: ["1:1", "2:3", "2:6"], next: 3),
            (inner: "\nđ\r\n", places: ["1:1", "3:3", "3:6"], next: 4),
            (inner: "\n\r", places: ["1:1", "3:3", "3:6"], next: 4),
            (inner: "\r\r\n", places: ["1:1", "3:3", "3:6"], next: 4),
        ])
    func placesFieldsOnLaterLines(inner: String, places: [String], next: Int) {
        let trace = Trace("\"ấ\(inner)\",\"b\"\"\",c\nx", dialect: Dialect(separator: .comma))
        // `"`, `,` and the field `"b"""` of five characters stand on the last line.
        let shifted = [places[0], places[1], places[2].replacing("6", with: "9")]
        #expect(trace.rows.first?.places == shifted)
        #expect(trace.rows.last?.line == next)
    }

    @Test(
        "finds the first byte that is not UTF-8",
        arguments: [
            (bytes: [0x61, 0xFF, 0x62, 0xFE], place: "2:4"),
            (bytes: [0xE1, 0xBA], place: "2:3"),
            (bytes: [0xE1, 0xBA, 0xBF, 0x80], place: "2:4"),
            (bytes: [0xC0, 0xAF], place: "2:3"),
            (bytes: [0xED, 0xA0, 0x80], place: "2:3"),
        ] as [([UInt8], String)])
    func findsUndecodableBytes(bytes: [UInt8], place: String) {
        let row = Trace(Array("a,b\n1,".utf8) + bytes + Array(",\"x\"".utf8)).rows.last
        #expect(row?.texts == ["1", nil, "x"])
        #expect(row?.undecodable == [nil, place, nil])
    }

    @Test("finds it inside quotes and behind a line end, too")
    func findsUndecodableBytesInQuotes() {
        let row = Trace(Array("a,\"\"\"b\nạ".utf8) + [0xFF] + Array("\"".utf8)).rows.last
        #expect(row?.texts == ["a", nil])
        #expect(row?.undecodable == [nil, "2:2"])
    }

    @Test("places a field that is not there at the record's end")
    func placesMissingFields() throws {
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: Array("a,bc".utf8)))
        #expect(try reader.next())
        #expect(reader.location(ofField: 2) == reader.endLocation)
        #expect(reader.endLocation.description == "t.csv:1:5")
    }
}
