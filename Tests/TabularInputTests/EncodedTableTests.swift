import ByteInput
import TestMaterial
import Testing

@testable import TabularInput

@Suite("Tables in every encoding")
struct EncodedTableTests {
    private static let table = "mã;Đánh giá\r\nS1;\"Rất tốt\"\r\nS2;Ứng;x\n\n\"S\"3;\"một\r\nhai\"\"ba\"\n"

    private func trace(_ form: EncodedForm, _ text: String, chunk: Int = .max) throws -> Trace {
        Trace(form.bytes(of: text), chunk: chunk, asked: try form.asked.map { try EncodingName($0) })
    }

    @Test("reads the same records on the same lines", arguments: EncodedForm.all)
    func readsTheSame(form: EncodedForm) throws {
        let expected = Trace(Self.table)
        let trace = try trace(form, Self.table)
        #expect(trace.error == nil)
        // Swift compares canonically equivalent text as equal.
        #expect(trace.texts == expected.texts)
        #expect(trace.rows.map(\.line) == expected.rows.map(\.line))
        #expect(trace.rows.map { $0.fault == nil } == expected.rows.map { $0.fault == nil })
        if form.encoding != "Windows-1258" { #expect(trace.rows == expected.rows) }
    }

    @Test("counts columns in the scalars of the decoded text: a letter and its mark are two")
    func countsColumns() throws {
        let form = try #require(EncodedForm.all.first { $0.encoding == "Windows-1258" })
        let trace = try trace(form, "Rất tốt,b\n")
        #expect(trace.rows.map(\.places) == [["1:1", "1:11"]])
        #expect(Trace("Rất tốt,b\n").rows.map(\.places) == [["1:1", "1:9"]])
    }

    @Test("any split of the bytes gives the same", arguments: EncodedForm.all, AnySplitTests.chunks)
    func anySplit(form: EncodedForm, chunk: Int) throws {
        #expect(try trace(form, Self.table, chunk: chunk) == trace(form, Self.table))
    }

    @Test("any split of random bytes gives the same records and the same error", arguments: 0..<40)
    func anySplitOfRandomBytes(seed: UInt64) throws {
        var generator = RepeatableNumbers(state: seed)
        let names = ["windows-1258", "TCVN", "UTF-16LE", "UTF-16BE"]
        let alphabet = Array("a,;\"\"\r\n\n".utf8) + [0xE2, 0xEC, 0x8A, 0xCA]
        for name in names {
            let isWide = name.hasPrefix("UTF")
            let bytes = (0..<Int.random(in: 0...120, using: &generator)).flatMap { _ -> [UInt8] in
                let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                if !isWide { return [byte] }
                // Now and then half a pair.
                let high: UInt8 = Int.random(in: 0..<40, using: &generator) == 0 ? 0xD8 : 0
                return name == "UTF-16LE" ? [byte, high] : [high, byte]
            }
            let asked = try EncodingName(name)
            let whole = Trace(bytes, asked: asked)
            for chunk in AnySplitTests.chunks { #expect(Trace(bytes, chunk: chunk, asked: asked) == whole) }
        }
    }

    @Test("gives the records before a byte that cannot be decoded, then its place", arguments: AnySplitTests.chunks)
    func stopsAtBadBytes(chunk: Int) throws {
        let bytes = encoded("a,b\nấ,2\n3,ế", "CP1258") + [0x8A] + Array(",4\n5,6\n".utf8)
        let trace = Trace(bytes, chunk: chunk, asked: try EncodingName("windows-1258"))
        #expect(trace.texts == [["a", "b"], ["ấ", "2"]])
        #expect(
            trace.error
                == .unreadable(
                    .undecodableBytes(path: "t.csv", encoding: .windows1258, offset: 13, line: 3, column: 5)))
    }

    @Test("tells the fingerprint of the file's own bytes and the encoding")
    func fingerprint() throws {
        let bytes = encoded("a,b\n1,2\n", "UTF-16LE", mark: [0xFF, 0xFE])
        #expect(
            Trace(bytes).fingerprint == InputFingerprint(path: "t.csv", bytes: 18, sha256: sha256(of: bytes)))
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: bytes))
        #expect(reader.encoding == nil)
        _ = try reader.next()
        #expect(reader.encoding == .utf16LittleEndian)
    }

    @Test("tells a workbook whatever encoding was asked for")
    func tellsWorkbooks() throws {
        #expect(Trace([0x50, 0x4B, 0x03, 0x04, 0x14], asked: try EncodingName("TCVN")).error == .workbook)
    }
}
