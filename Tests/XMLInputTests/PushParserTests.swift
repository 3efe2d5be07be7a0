import Testing
import XMLInput

@Suite("PushParser: how the bytes arrive is irrelevant")
struct PushParserTests {
    /// Good and bad documents, small ones of every kind and some that span chunks.
    static let documents: [String] = [
        "", "\n", "<", "abc", "<a/>", "\u{FEFF}<a/>", "<?xml version='1.0' encoding='UTF-8'?>\r\n<a>\r\n</a>\r\n",
        "<?xml version='1.0' encoding='latin1'?><a/>",
        "<a x='Ủy ban &amp; Đảng &#x1F600;'>\r\n <b y=\"1\"/> chữ &lt; ế;<![CDATA[ <v> ]]> &#65;\r\n</a>\r\n",
        "<p:a xmlns:p='u'><!-- ế -- --></p:a>", "<a>\n<b>ế</c></a>", "<a x='1' x='2'/>", "<a>&foo;</a>", "<a>R&D</a>",
        "<a>&#0;</a>", "<a x='ế<'/>", "<a>\u{1}</a>", "<a>xxxx\u{0}</a>", "<a/>\r\n<b/>", "<a>ế", "<a x='ế",
        "<a><!-- ế",
        "<a><![CDATA[ ế", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a>\r\r\n\r<b/>\r</a>", "<a>]]></a>",
        "<a>" + (0..<150).map { "<b x='\($0)' y='đường &lt; \($0)'>\n ế\($0) </b>\r\n" }.joined() + "</a>",
        "<a>" + String(repeating: "ế\r\n", count: 500) + "<b/></c>",
        "<a>" + String(repeating: "x", count: 400) + "]]></a>", "<a>" + String(repeating: "]", count: 400) + "></a>",
        "<a>" + String(repeating: "ế ", count: 200) + "&foo;ế</a>",
        "<a>" + String(repeating: "<b x='&amp;ế'/>", count: 200) + "<b",
    ]

    static let badBytes: [[UInt8]] = [
        Array("<a>xx".utf8) + [0xC3, 0x28] + Array("</a>".utf8),
        Array("<a x='".utf8) + [0xE1, 0xBB] + Array("'/>".utf8),
        Array("<a>xxx".utf8) + [0xE9],
        Array("<a>x".utf8) + [UInt8](repeating: 0x80, count: 20) + Array("</a>".utf8),
        [0xEF, 0xBB], [0xFF, 0xFE, 0x3C, 0x00],
    ]

    static let all = documents.map { Array($0.utf8) } + badBytes

    @Test("any split of the bytes on arrival gives the same events", arguments: [1, 2, 3, 5, 7, 16, 64, 1000])
    func arrival(chunk: Int) {
        for document in Self.all {
            #expect(eventLog(document, arriving: chunk) == eventLog(document))
        }
    }

    @Test("any size of the pieces given to the parser gives the same events", arguments: [1, 4, 5, 7, 16, 64, 1000])
    func pieces(chunk: Int) {
        var limits = XMLLimits.standard
        limits.chunkBytes = chunk
        for document in Self.all {
            #expect(eventLog(document, limits: limits) == eventLog(document))
            #expect(eventLog(document, arriving: 3, limits: limits) == eventLog(document))
        }
    }

    @Test(
        "a document with one byte damaged gives the same events in pieces of any size",
        arguments: [
            "<?xml version='1.0' encoding='UTF-8'?><a x='1'/>",
            "<a xmlns:p='u' p:x='Ủy &amp; &#1F;' y=\"2\"><b/>đ &lt;\r\n</a>",
            "<a><!-- ế --><?p i?><![CDATA[ <ế> ]]></a>\n",
        ])
    func damaged(document: String) {
        for index in 0..<document.utf8.count {
            for byte: UInt8 in [0, 0x20, 0x26, 0x27, 0x2D, 0x3C, 0x3E, 0x41, 0x80, 0xC3, 0xF0] {
                var bytes = Array(document.utf8)
                bytes[index] = byte
                let whole = eventLog(bytes)
                for chunk in [4, 5, 7, 16] {
                    var limits = XMLLimits.standard
                    limits.chunkBytes = chunk
                    #expect(eventLog(bytes, limits: limits) == whole)
                }
            }
        }
    }

    @Test("a file of many chunks gives the same events whole and in small pieces")
    func manyChunks() {
        let rows = (0..<9000).map { "  <b x='\($0)' y='Sở &amp; Ủy \($0)'>\n ế\($0) </b>\r\n" }
        let document = "<a>\n" + rows.joined() + "</a>"
        let whole = eventLog(document)
        #expect(whole.count == 9000 * 3 + 2)
        var limits = XMLLimits.standard
        for chunk in [997, 4096, 20_000] {
            limits.chunkBytes = chunk
            #expect(eventLog(document, arriving: 1013, limits: limits) == whole)
        }
    }
}
