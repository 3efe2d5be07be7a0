import Testing

@testable import TextOutput

@Suite("xmlEscaped")
struct XMLTextTests {
    @Test(
        "writes what XML 1.0 reserves as references and what it forbids as U+FFFD",
        arguments: [
            (text: "Sở Y tế", escaped: "Sở Y tế"), (text: "a&amp;b", escaped: "a&amp;amp;b"),
            (text: "<\">", escaped: "&lt;&quot;&gt;"), (text: "it's", escaped: "it's"),
            // An attribute's white space is a space to a parser unless it is a reference (XML 1.0, 3.3.3).
            (text: "a\tb\nc\rd", escaped: "a&#9;b&#10;c&#13;d"), (text: "a\r\nb", escaped: "a&#13;&#10;b"),
            (text: "\u{0}\u{1}\u{1F}", escaped: "\u{FFFD}\u{FFFD}\u{FFFD}"),
            (text: "\u{FFFE}\u{FFFF}", escaped: "\u{FFFD}\u{FFFD}"), (text: "\u{7F}😀", escaped: "\u{7F}😀"),
            (text: "\"\u{301}&\u{301}", escaped: "&quot;\u{301}&amp;\u{301}"),
        ])
    func escapes(text: String, escaped: String) {
        #expect(Array(xmlEscaped(text).unicodeScalars) == Array(escaped.unicodeScalars))
    }
}
