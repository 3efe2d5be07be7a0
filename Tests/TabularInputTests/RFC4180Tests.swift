import Testing

@testable import TabularInput

/// RFC 4180, section 2: its seven rules and its grammar, one case after the other.
///
/// Where the reader takes more than the RFC does, as spreadsheets write it, the case says so.
@Suite("RFC 4180")
struct RFC4180Tests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: String
        var text: String
        var rows: [[String]]
        var fault: RecordFault?
        var error: TabularError?

        init(
            _ rule: String, _ text: String, _ rows: [[String]], fault: RecordFault? = nil, error: TabularError? = nil
        ) {
            (self.rule, self.text, self.rows, self.fault, self.error) = (rule, text, rows, fault, error)
        }

        var testDescription: String { rule }
    }

    static let rules = [
        Case(
            "1: each record on a line of its own, ended by CRLF", "aaa,bbb\r\nzzz,yyy\r\n",
            [["aaa", "bbb"], ["zzz", "yyy"]]),
        Case("2: the last record may go without a line end", "aaa,bbb\r\nzzz,yyy", [["aaa", "bbb"], ["zzz", "yyy"]]),
        Case(
            "3: a header line has the form of a record", "name,name\r\naaa,bbb\r\n",
            [["name", "name"], ["aaa", "bbb"]]),
        Case(
            "4: spaces are part of a field", "a, b ,c\r\n d,\" e\",\t\r\n", [["a", " b ", "c"], [" d", " e", "\t"]]),
        Case("4: one field or more, separated by commas", "a\r\nb\r\n", [["a"], ["b"]]),
        Case(
            "4: the last field is followed by no comma; one that stands there begins an empty field", "a,b,\r\n",
            [["a", "b", ""]]),
        Case("4: fields may be empty", ",,\r\n,b,\r\n", [["", "", ""], ["", "b", ""]]),
        Case(
            "5: fields in quotes or not", "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx",
            [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
        Case("5: quotes around nothing", "\"\",a,\"\"\r\n\"\",\"\",\"\"\r\n", [["", "a", ""], ["", "", ""]]),
        Case("5: a quote inside a field without quotes is text (beyond the RFC)", "a\"b,c\"\r\n", [["a\"b", "c\""]]),
        Case(
            "6: a line end in quotes is part of the field", "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
            [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]]),
        Case(
            "6: a lone CR or LF in quotes is part of the field", "\"a\rb\",\"c\nd\",\"\r\"\r\n",
            [["a\rb", "c\nd", "\r"]]),
        Case("6: a comma in quotes is part of the field", "\"a,b\",\",\",c\r\n", [["a,b", ",", "c"]]),
        Case("6: a separator of another dialect is text", "a;b,\"c|d\",e\tf,\r\n", [["a;b", "c|d", "e\tf", ""]]),
        Case("7: a quote in quotes is doubled", "\"aaa\",\"b\"\"bb\",\"ccc\"", [["aaa", "b\"bb", "ccc"]]),
        Case(
            "7: doubled quotes at the ends, alone and in a row", "\"\"\"a\",\"a\"\"\",\"\"\"\",\"\"\"\"\"\"\r\n",
            [["\"a", "a\"", "\"", "\"\""]]),
        Case(
            "7: doubled quotes beside commas and line ends", "\"\"\",\"\"\",\"\"\"\r\n\"\"\"\r\n",
            [["\",\"", "\"\r\n\""]]),
    ]

    static let grammar = [
        Case("file: a header and no record", "a,b\r\n", [["a", "b"]]),
        Case("file: nothing at all", "", []),
        Case("file: nothing but line ends (beyond the RFC: empty lines are passed over)", "\r\n\r\n", []),
        Case("CRLF: LF alone ends a record (beyond the RFC)", "a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        Case("CRLF: CR alone ends a record (beyond the RFC)", "a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        Case(
            "CRLF: all three in one file (beyond the RFC)", "a,b\r\nc,d\ne,f\rg,h",
            [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]),
        Case("CRLF: LF and CR are two line ends, with an empty line between them", "a\n\rb", [["a"], ["b"]]),
        Case("record: as many fields as it has", "a,b\r\n1\r\n1,2,3\r\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
        Case("escaped: at the end of the file", "a,\"b\"", [["a", "b"]]),
        Case("escaped: followed by each line end", "\"a\"\r\n\"b\"\n\"c\"\r\"d\"", [["a"], ["b"], ["c"], ["d"]]),
        Case("escaped: never closed", "a,b\r\n1,\"2", [["a", "b"]], error: .unclosedQuote(openedAtLine: 2, column: 3)),
        Case(
            "escaped: closed by the first quote of a doubled one only", "a\r\n\"\"\"\r\n", [["a"]],
            error: .unclosedQuote(openedAtLine: 2, column: 1)),
        Case("escaped: nothing but an opening quote", "\"", [], error: .unclosedQuote(openedAtLine: 1, column: 1)),
        Case(
            "escaped: text behind the closing quote", "\"a\"b,c\r\n", [["a", "c"]],
            fault: .textAfterClosingQuote(line: 1, column: 4)),
        Case(
            "escaped: a space behind the closing quote", "a,\"b\" \r\n", [["a", "b"]],
            fault: .textAfterClosingQuote(line: 1, column: 6)),
        Case("escaped: a quote behind a space opens nothing", "a, \"b\"\r\n", [["a", " \"b\""]]),
        Case(
            "TEXTDATA: every printable ASCII character but comma and quote",
            " !#$%&'()*+-./09:;<=>?@AZ[\\]^_`az{|}~,b\r\n", [[" !#$%&'()*+-./09:;<=>?@AZ[\\]^_`az{|}~", "b"]]),
        Case("TEXTDATA: a backslash escapes nothing", "a\\,\"b\\\"\r\n", [["a\\", "b\\"]]),
        Case(
            "TEXTDATA: letters beyond ASCII (RFC 7111)", "Họ và tên,Sở Y tế\r\n\"Đỗ\u{323}\",ế😀\r\n",
            [["Họ và tên", "Sở Y tế"], ["Đỗ\u{323}", "ế😀"]]),
        Case(
            "TEXTDATA: white space and line separators of Unicode are text",
            "a\u{A0}b,c\u{2028}d,e\u{85}f,\u{FEFF}\r\n", [["a\u{A0}b", "c\u{2028}d", "e\u{85}f", "\u{FEFF}"]]),
        Case(
            "TEXTDATA: control characters other than NUL are text (beyond the RFC)",
            "a\u{1}\u{B}\u{C}\u{1B}\u{7F},b\r\n", [["a\u{1}\u{B}\u{C}\u{1B}\u{7F}", "b"]]),
        Case(
            "file: a byte order mark before the first record is no text (beyond the RFC)", "\u{FEFF}a,\"b\"\r\n",
            [["a", "b"]]),
        Case("TEXTDATA: NUL is none", "a,b\r\n1,\u{0}\r\n", [["a", "b"]], error: .notText(line: 2, column: 3)),
    ]

    @Test("each rule and each part of the grammar, whole and byte by byte", arguments: rules + grammar)
    func reads(tried: Case) {
        for chunk in [Int.max, 1, 2, 3] {
            let trace = Trace(tried.text, chunk: chunk, dialect: Dialect(separator: .comma))
            #expect(trace.texts == tried.rows)
            #expect(trace.rows.last?.fault == tried.fault)
            #expect(trace.error == tried.error)
        }
    }

    @Test("what the RFC says of the comma holds of every separator", arguments: Dialect.Separator.allCases)
    func readsEverySeparator(separator: Dialect.Separator) {
        let mark = String(UnicodeScalar(separator.rawValue))
        func swapped(_ text: String) -> String {
            String(text.map { String($0) == mark ? "," : $0 == "," ? Character(mark) : $0 })
        }
        for tried in Self.rules + Self.grammar {
            let trace = Trace(swapped(tried.text), dialect: Dialect(separator: separator))
            #expect(trace.texts == tried.rows.map { $0.map(swapped) }, "\(tried.rule)")
            #expect(trace.rows.last?.fault == tried.fault)
            #expect(trace.error == tried.error)
        }
    }
}
