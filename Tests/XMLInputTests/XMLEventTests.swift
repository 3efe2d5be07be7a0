import ByteInput
import Testing
import XMLInput

@Suite("XMLText: the text between two tags")
struct XMLEventTests {
    @Test(
        "text comes whole, without the white space around it, with the place of its first character",
        arguments: [
            ("<a>text</a>", "'text' @1:4"),
            ("<a>\n  một\n  hai\n</a>", "'một\n  hai' @2:3"),
            ("<a>\r\n  é\r\nx</a>", "'é\nx' @2:3"),
            ("<a>&lt;x</a>", "'<x' @1:4"),
            ("<a> &#x1F600;</a>", "'😀' @1:5"),
            ("<a>é;</a>", "'é;' @1:4"),
            ("<a>&#32;&#65;</a>", "'A' @1:9"),
            ("<a>&amp;&amp;#38;</a>", "'&&#38;' @1:4"),
            ("<a><![CDATA[<b>&lt;]]></a>", "'<b>&lt;' @1:13"),
            ("<a>\n<![CDATA[ ]]><![CDATA[x]]>y</a>", "'xy' @2:23"),
            ("<a>o<!-- c -->ne<?p i?>!</a>", "'one!' @1:4"),
        ])
    func text(document: String, expected: String) {
        #expect(eventLog(document) == ["<a> @1:1", expected, "</a>"])
    }

    @Test("white space is kept where it is asked for, also where there is nothing else")
    func keptWhiteSpace() throws {
        var bytes = ByteReader(path: "test.xml", bytes: Array("<a> một <b> </b><c></c></a>".utf8), chunk: 3)
        var texts: [String] = []
        try XMLReader(vocabulary: vocabulary, keepsWhiteSpace: true).read(&bytes) { event in
            switch event {
            case .text(let text): texts.append(text.string)
            case .start: break
            case .end: break
            }
        }
        #expect(texts == [" một ", " "])
    }

    @Test("text stands between the tags around it")
    func between() {
        #expect(
            eventLog("<a>1<b>2</b>3<b/>4</a>") == [
                "<a> @1:1", "'1' @1:4", "<b> @1:5", "'2' @1:8", "</b>", "'3' @1:13", "<b> @1:14", "</b>", "'4' @1:18",
                "</a>",
            ])
    }

    @Test("white space alone is nothing, in CDATA and by reference too")
    func whiteSpace() {
        #expect(eventLog("<a>\r\n \t<![CDATA[ \n]]>&#32;<b/> </a>\n") == ["<a> @1:1", "<b> @3:9", "</b>", "</a>"])
    }

    @Test("long text of more than one byte a character has its place", arguments: [290, 299, 300, 301, 1000, 20_000])
    func longText(count: Int) {
        let text = String(repeating: "ế", count: count)
        #expect(eventLog("<a>\n  \(text)</a>") == ["<a> @1:1", "'\(text)' @2:3", "</a>"])
    }
}
