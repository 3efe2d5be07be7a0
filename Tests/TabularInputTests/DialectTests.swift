import Testing

@testable import TabularInput

@Suite("Dialect")
struct DialectTests {
    @Test(
        "detects the separator from the header line, outside quotes",
        arguments: [
            (text: "a,b,c\n1;2;3;4;5", separator: Dialect.Separator.comma),
            (text: "a;b;c\n", separator: .semicolon),
            (text: "a\tb", separator: .tab),
            (text: "a|b|c", separator: .pipe),
            (text: "a", separator: .comma),
            (text: "", separator: .comma),
            (text: "Họ, tên;Xã;Huyện", separator: .semicolon),
            (text: "a;b,c", separator: .comma),
            (text: "\"a,b,c\";d", separator: .semicolon),
            (text: "\"a\"\",,,\";d", separator: .semicolon),
            (text: "\"a\n,,,\";d\n", separator: .semicolon),
            (text: "5\" ống;b,c;d", separator: .semicolon),
            (text: "\n\r\na;b\n", separator: .semicolon),
        ])
    func detects(text: String, separator: Dialect.Separator) {
        let bytes = Array(text.utf8)
        #expect(
            DialectDetection.detect(in: bytes.span, isWhole: true)
                == DialectDetection(dialect: Dialect(separator: separator), hasSeparatorLine: false))
    }

    @Test("waits for the end of the header line", arguments: ["", "a;b", "\n", "\"a\nb", "sep=;"])
    func waits(text: String) {
        let bytes = Array(text.utf8)
        #expect(DialectDetection.detect(in: bytes.span, isWhole: false) == nil)
    }

    @Test(
        "obeys and skips a sep= line",
        arguments: ["sep=;\n", "sep=;\r\n", "SEP=;\r", "\u{FEFF}sep=;\r\n"])
    func obeysSeparatorLine(lead: String) {
        let trace = Trace(lead + "a,b,c;d\n1;2")
        #expect(trace.texts == [["a,b,c", "d"], ["1", "2"]])
        #expect(trace.rows.map(\.line) == [2, 3])
    }

    @Test(
        "takes a line that only resembles a sep= line as the header", arguments: ["sep=;;", "sep=x", "sep=", "sap=;"])
    func keepsOtherLines(line: String) {
        #expect(Trace(line + "\n1", dialect: Dialect(separator: .comma)).texts == [[line], ["1"]])
    }

    @Test("follows the dialect given, whatever the file says", arguments: ["", "sep=;\n"])
    func followsTheGiven(lead: String) {
        #expect(Trace(lead + "a;b;c,d", dialect: Dialect(separator: .comma)).texts == [["a;b;c", "d"]])
    }
}
