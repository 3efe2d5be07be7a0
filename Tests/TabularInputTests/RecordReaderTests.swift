import ByteInput
import Testing

@testable import TabularInput

@Suite("RecordReader")
struct RecordReaderTests {
    @Test("finds no record in a file without text", arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n"])
    func findsNothing(text: String) {
        let trace = Trace(text)
        #expect(trace.rows.isEmpty)
        #expect(trace.error == nil)
    }

    @Test("skips empty lines and counts them")
    func skipsEmptyLines() {
        let trace = Trace("\n\na,b\n\r\n\rc,d\n\n")
        #expect(trace.texts == [["a", "b"], ["c", "d"]])
        #expect(trace.rows.map(\.line) == [3, 6])
    }

    @Test(
        "tells a record of empty fields",
        arguments: [
            (text: ",,", isBlank: true), (text: "\"\",", isBlank: true), (text: "\"\"", isBlank: true),
            (text: " ,", isBlank: false), (text: ",0", isBlank: false),
        ])
    func tellsBlankRecords(text: String, isBlank: Bool) {
        #expect(Trace("a,b\n" + text).rows.last?.isBlank == isBlank)
    }

    @Test("gives records of any number of fields")
    func givesRaggedRecords() {
        #expect(Trace("a,b\n1\n1,2,3\n").texts == [["a", "b"], ["1"], ["1", "2", "3"]])
    }

    @Test("gives the fingerprint of the whole file at the end")
    func givesFingerprint() {
        let bytes = Array("\u{FEFF}a,b\r\n1,2\r\n".utf8)
        #expect(
            Trace(bytes, chunk: 3).fingerprint
                == InputFingerprint(path: "t.csv", bytes: bytes.count, sha256: sha256(of: bytes)))
    }

    @Test("has no fields before the first record and after the last, and stays at the end")
    func staysAtTheEnd() throws {
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: Array("a,b".utf8)))
        #expect(reader.fieldCount == 0)
        #expect(reader.dialect == nil)
        #expect(try reader.next())
        #expect(reader.dialect == Dialect(separator: .comma))
        #expect(try !reader.next())
        #expect(reader.fieldCount == 0)
        #expect(try !reader.next())
    }

    @Test("throws its error again rather than pass it off as the end")
    func throwsAgain() {
        var reader = RecordReader(ByteReader(path: "t.csv", bytes: Array("a\n\"b".utf8)))
        #expect(throws: Never.self) { try reader.next() }
        for _ in 1...2 {
            #expect(throws: TabularError.unclosedQuote(openedAtLine: 2, column: 1)) { try reader.next() }
            #expect(reader.fieldCount == 0)
        }
    }

    @Test("passes on that a file cannot be read")
    func passesOnSystemErrors() throws {
        // The system lets a program open its own memory and refuses to read what is not mapped: byte 0.
        var reader = RecordReader(try ByteReader(path: "/proc/self/mem"))
        let error = #expect(throws: TabularError.self) { try reader.next() }
        guard case .unreadable(.system(let path, _)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == "/proc/self/mem")
    }

    @Test(
        "refuses a file with NUL bytes, after the records before them",
        arguments: [
            (text: "a,b\n1,\u{0}2\n3,4", rows: 1, line: 2, column: 3),
            (text: "\u{0}", rows: 0, line: 1, column: 1),
            (text: "a\n\"x\ny\u{0}", rows: 1, line: 3, column: 2),
        ])
    func refusesNUL(text: String, rows: Int, line: Int, column: Int) {
        let trace = Trace(text)
        #expect(trace.rows.count == rows)
        #expect(trace.error == .notText(line: line, column: column))
    }
}
