import Testing

/// The rules of RFC 4180, section 2, and what its grammar leaves open, as this reader takes it.
@Suite("RFC 4180")
struct RFC4180Tests {
    @Test(
        "each rule of the RFC",
        arguments: [
            // 1: each record on a line of its own, ended by CRLF.
            ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            // 2: the last record may have no line end.
            ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            // 3: a header is a record like any other.
            ("name,other\r\naaa,bbb\r\n", [["name", "other"], ["aaa", "bbb"]]),
            // 4: spaces are part of a field; nothing follows the last comma but the last field.
            (" a , b\r\nc, \r\n", [[" a ", " b"], ["c", " "]]), ("a,b,\r\n1,,\r\n", [["a", "b", ""], ["1", "", ""]]),
            // 5: each field may or may not be in quotes.
            ("\"aaa\",\"bbb\",ccc\r\nzzz,\"yyy\",xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            // 6: line breaks, quotes and commas stand in quotes.
            (
                "\"aaa\",\"b\r\nbb\",\"c,cc\"\r\nzzz,yyy,xxx\r\n",
                [["aaa", "b\r\nbb", "c,cc"], ["zzz", "yyy", "xxx"]]
            ),
            // 7: a quote in quotes is doubled.
            ("\"aaa\",\"b\"\"bb\",\"\"\"\"\r\n", [["aaa", "b\"bb", "\""]]),
            // The grammar: fields may be empty, in quotes too; a record may have one field.
            ("\"\",,\"\"\r\n", [["", "", ""]]), ("a\r\nb\r\n", [["a"], ["b"]]),
            // What the grammar does not have and spreadsheets write: LF or CR alone, text beyond ASCII.
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("đơn vị,\"ế\"\r\n", [["đơn vị", "ế"]]), ("\u{FEFF}a,b\r\n", [["a", "b"]]),
            // A quote within a field that is not quoted is text.
            ("a,5\" x\r\n", [["a", "5\" x"]]),
        ] as [(String, [[String]])])
    func rules(text: String, records: [[String]]) {
        for chunk in [1, 2, 3, .max] { #expect(Trace(text, chunk: chunk).texts == records) }
    }
}
