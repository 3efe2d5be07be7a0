import Testing

@testable import TabularInput

@Suite("RecordScanner")
struct RecordScannerTests {
    @Test(
        "keeps the seven rules of RFC 4180, section 2",
        arguments: [
            (rule: 1, text: "a,b\r\nc,d\r\n", expected: [["a", "b"], ["c", "d"]]),
            (rule: 2, text: "a,b\r\nc,d", expected: [["a", "b"], ["c", "d"]]),
            (rule: 3, text: "name,area\r\n1,2\r\n", expected: [["name", "area"], ["1", "2"]]),
            (rule: 4, text: "a, b c ,\r\n", expected: [["a", " b c ", ""]]),
            (rule: 5, text: "\"a\",b,\"\"\r\n", expected: [["a", "b", ""]]),
            (rule: 6, text: "\"a\r\nb\",\"c,d\"\r\n", expected: [["a\r\nb", "c,d"]]),
            (rule: 7, text: "\"a\"\"b\",\"\"\"\"\r\n", expected: [["a\"b", "\""]]),
        ])
    func keepsTheStandard(rule: Int, text: String, expected: [[String]]) {
        #expect(Trace(text).texts == expected)
    }

    @Test(
        "takes every line end, and none at the end of the file",
        arguments: ["\n", "\r\n", "\r"], [true, false])
    func takesLineEnds(lineEnd: String, atEnd: Bool) {
        let text = ["a,b", "c,\"d\"", "e,"].joined(separator: lineEnd) + (atEnd ? lineEnd : "")
        let trace = Trace(text)
        #expect(trace.texts == [["a", "b"], ["c", "d"], ["e", ""]])
        #expect(trace.rows.map(\.line) == [1, 2, 3])
    }

    @Test(
        "takes line ends of several kinds in one file, a line end in quotes as text",
        arguments: ["\n", "\r\n", "\r", "\n\r\n\r\r\n"])
    func keepsLineEndsInQuotes(inner: String) {
        #expect(Trace("a\r\"x\(inner)y\"\nb\r\nc").texts == [["a"], ["x\(inner)y"], ["b"], ["c"]])
    }

    @Test(
        "reads a quote inside an unquoted field as text",
        arguments: [
            (text: "5\" pipe,b", expected: ["5\" pipe", "b"]), (text: "a\",b", expected: ["a\"", "b"]),
            (text: " \"a\",b", expected: [" \"a\"", "b"]), (text: "a\"\"b,c", expected: ["a\"\"b", "c"]),
        ])
    func keepsStrayQuotes(text: String, expected: [String]) {
        #expect(Trace(text).texts == [expected])
    }

    @Test(
        "reports text after a closing quote at its place and goes on with the next record",
        arguments: [
            (text: "\"ab\"c,d\nx,y", column: 5), (text: "a,\"b\" ,d\nx,y", column: 6),
            (text: "\"a\"b\"c,\"d\"e\nx,y", column: 4), (text: "\"\"x\r\nx,y", column: 3),
            (text: "\"a\"\u{1EC7}\rx,y", column: 4),
        ])
    func reportsTextAfterClosingQuote(text: String, column: Int) {
        let trace = Trace(text)
        #expect(trace.rows.first?.fault == .textAfterClosingQuote(line: 1, column: column))
        #expect(trace.rows.first?.isBlank == false)
        #expect(trace.rows.last?.texts == ["x", "y"])
        #expect(trace.rows.last?.fault == nil)
        #expect(trace.rows.count == 2)
    }

    @Test(
        "stops at a quote that never closes, naming where it opened",
        arguments: [
            (text: "a,b\nc,\"d\ne,f\n", rows: 1, line: 2, column: 3),
            (text: "\"", rows: 0, line: 1, column: 1),
            (text: "a\n\"x\ny\",\"z\"\"", rows: 1, line: 3, column: 4),
            (text: "Tên,Xã\nẾ,\"", rows: 1, line: 2, column: 3),
        ])
    func stopsAtUnclosedQuote(text: String, rows: Int, line: Int, column: Int) {
        let trace = Trace(text)
        #expect(trace.rows.count == rows)
        #expect(trace.error == .unclosedQuote(openedAtLine: line, column: column))
    }

    @Test(
        "separates at the given byte only",
        arguments: Dialect.Separator.allCases)
    func separatesAtTheGivenByte(separator: Dialect.Separator) {
        let mark = String(decoding: [separator.rawValue], as: UTF8.self)
        let others = Dialect.Separator.allCases.filter { $0 != separator }.map(\.rawValue)
        let text = String(decoding: others, as: UTF8.self)
        let trace = Trace("\(text)\(mark)\"\(mark)\"\(mark)b", dialect: Dialect(separator: separator))
        #expect(trace.texts == [[text, mark, "b"]])
    }

    @Test("asks for more while a record, a quote or a CR may go on, and stops where it was")
    func asksForMore() {
        var scanner = RecordScanner(dialect: Dialect(separator: .comma), limits: .standard)
        var record = Record()
        let bytes = Array("ab,\"c\"\r\nd".utf8)
        for count in 0..<8 {
            #expect(scanner.scan(bytes.span.extracting(0..<count), isLast: false, into: &record) == .needsMore)
        }
        #expect(scanner.scan(bytes.span.extracting(0..<8), isLast: false, into: &record) == .record)
        #expect(record.fields.map(\.start) == [0, 4])
        #expect(record.fields.map(\.end) == [2, 5])
        #expect(record.fields.map(\.place) == [0, 3])
        #expect(record.end == 6)
        #expect(record.next == 8)
    }
}
