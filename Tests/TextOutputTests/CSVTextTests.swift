import Testing

@testable import TextOutput

@Suite("CSVText")
struct CSVTextTests {
    @Test(
        "quotes a field only where RFC 4180 asks for it, and doubles the quotes in it",
        arguments: [
            (field: "", text: ""), (field: "Sở Y tế", text: "Sở Y tế"), (field: " a ", text: " a "),
            (field: "a;b'c", text: "a;b'c"), (field: "a,b", text: "\"a,b\""), (field: "a\nb", text: "\"a\nb\""),
            (field: "a\r\nb", text: "\"a\r\nb\""), (field: "\"", text: "\"\"\"\""),
            (field: "a \"b\" c", text: "\"a \"\"b\"\" c\""),
        ])
    func quotes(field: String, text: String) {
        #expect(CSVText.line(["x", field]) == "x,\(text)\n")
    }

    @Test(
        "doubles a quote that a combining mark or a joiner makes one character with",
        arguments: ["\u{301}", "\u{200D}", "\u{FE0F}"])
    func doublesCombinedQuotes(mark: String) {
        // Swift compares characters; a reader of CSV looks for the quote's byte.
        #expect(Array(CSVText.line(["a\"\(mark)b"]).utf8) == Array("\"a\"\"\(mark)b\"\n".utf8))
    }

    @Test("stands its records below the names of the columns")
    func appendsRecords() {
        var text = CSVText(columns: ["unit", "name"])
        text.append(["S1", "a,b"])
        text.append(["S2", ""])
        #expect(text.text == "unit,name\nS1,\"a,b\"\nS2,\n")
    }

    @Test("knows Excel's byte order mark")
    func byteOrderMarkBytes() {
        #expect(Array(byteOrderMark.utf8) == [0xEF, 0xBB, 0xBF])
    }
}
