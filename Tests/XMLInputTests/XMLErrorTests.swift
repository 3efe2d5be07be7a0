import Testing
import XMLInput

@Suite("XMLError: each fault with its place")
struct XMLErrorTests {
    @Test(
        "a broken tag",
        arguments: [
            ("<a>\n  <b></a>", .mismatchedTag(opened: "b", openedAt: at(2, 3), closed: "a", at: at(2, 6))),
            ("<a>\n</b></a>", .mismatchedTag(opened: "a", openedAt: at(1, 1), closed: "b", at: at(2, 1))),
            (
                "<p:a xmlns:p='u'></q:a >",
                .mismatchedTag(opened: "p:a", openedAt: at(1, 1), closed: "q:a", at: at(1, 18))
            ),
            ("<a x='1<2'/>", .lessThanInValue(at: at(1, 8))),
            ("<a x='1' y='2' x='2'/>", .duplicateAttribute(name: "x", at: at(1, 16))),
            (
                "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", .duplicateAttribute(name: "x", at: at(1, 36))
            ),
            ("<a x=1/>", .unquotedValue(at: at(1, 6))),
            ("<a x/>", .attributeWithoutValue(name: "x", at: at(1, 5))),
            ("<a x y='1'/>", .attributeWithoutValue(name: "x", at: at(1, 6))),
            ("<a x='1'y='2'/>", .malformedTag(at: at(1, 9))),
            ("<a>đ< b/></a>", .malformedTag(at: at(1, 6))),
            ("<a><1/></a>", .malformedTag(at: at(1, 5))),
            ("<a <b/></a>", .malformedTag(at: at(1, 4))),
            ("<a></a x>", .malformedTag(at: at(1, 8))),
            ("<a/ >", .malformedTag(at: at(1, 3))),
            ("<a><!DOCTYPE a></a>", .malformedTag(at: at(1, 4))),
        ] as [(String, XMLError)])
    func tags(document: String, expected: XMLError) {
        #expect(fault(of: document) == expected)
    }

    @Test(
        "a reference that is not one of XML",
        arguments: [
            ("<a>&foo;</a>", .undeclaredEntity(at: at(1, 4))),
            ("<a x='&foo;'/>", .undeclaredEntity(at: at(1, 7))),
            ("<a>R&D</a>", .malformedReference(at: at(1, 5))),
            ("<a>R & D</a>", .malformedReference(at: at(1, 6))),
            ("<a\n x='Đ & D'/>", .malformedReference(at: at(2, 7))),
            ("<a>&#xZ;</a>", .malformedReference(at: at(1, 4))),
            ("<a>&#12</a>", .malformedReference(at: at(1, 4))),
            ("<a>&#0;</a>", .invalidCharacter(at: at(1, 4))),
            ("<a x='&#0;'/>", .invalidCharacter(at: at(1, 7))),
            ("<a>&#xD800;</a>", .invalidCharacter(at: at(1, 4))),
            ("<a>&#x110000;</a>", .invalidCharacter(at: at(1, 4))),
        ] as [(String, XMLError)])
    func references(document: String, expected: XMLError) {
        #expect(fault(of: document) == expected)
    }

    @Test(
        "a file that ends too soon, with the element still open",
        arguments: [
            ("<", .endedEarly(open: nil, openedAt: nil, at: at(1, 2))),
            ("<a", .endedEarly(open: nil, openedAt: nil, at: at(1, 3))),
            ("<a x='1", .endedEarly(open: nil, openedAt: nil, at: at(1, 8))),
            ("<!-- x -->", .endedEarly(open: nil, openedAt: nil, at: at(1, 11))),
            ("<a>\n <b x='1'>\n", .endedEarly(open: "b", openedAt: at(2, 2), at: at(3, 1))),
            ("<a>\n <b/>", .endedEarly(open: "a", openedAt: at(1, 1), at: at(2, 6))),
            ("<a>chữ", .endedEarly(open: "a", openedAt: at(1, 1), at: at(1, 7))),
            ("<a><!-- ", .endedEarly(open: "a", openedAt: at(1, 1), at: at(1, 9))),
            ("<a><![CDATA[", .endedEarly(open: "a", openedAt: at(1, 1), at: at(1, 13))),
            ("<a/><!--", .endedEarly(open: nil, openedAt: nil, at: at(1, 9))),
        ] as [(String, XMLError)])
    func endings(document: String, expected: XMLError) {
        #expect(fault(of: document) == expected)
    }

    @Test(
        "a document that is none",
        arguments: [
            ("", .emptyDocument),
            (" \n\t", .emptyDocument),
            ("\u{FEFF}", .emptyDocument),
            (String(repeating: " ", count: 200_000), .emptyDocument),
            ("abc", .notXML(at: at(1, 1))),
            (" \n abc", .notXML(at: at(2, 2))),
            (String(repeating: "\n", count: 200_000) + "abc", .notXML(at: at(200_001, 1))),
            ("<!-- -->abc<a/>", .notXML(at: at(1, 9))),
            ("<a/><b/>", .contentAfterRoot(at: at(1, 5))),
            ("<a/>\n x", .contentAfterRoot(at: at(2, 2))),
            ("<a/>\n</a>", .contentAfterRoot(at: at(2, 1))),
            ("\n<?xml version='1.0'?><a/>", .misplacedDeclaration(at: at(2, 1))),
            ("<a><?xml version='1.0'?></a>", .misplacedDeclaration(at: at(1, 4))),
            ("<?xml version='2.0'?><a/>", .unsupportedVersion(at: at(1, 20))),
            ("<a><!-- -- --></a>", .hyphensInComment(at: at(1, 9))),
            ("<a>]]></a>", .sectionEndInText(at: at(1, 4))),
            ("<a>\n ế]]></a>", .sectionEndInText(at: at(2, 3))),
            ("<a>\n xyz]]></a>", .sectionEndInText(at: at(2, 5))),
        ] as [(String, XMLError)])
    func documents(document: String, expected: XMLError) {
        #expect(fault(of: document) == expected)
    }

    @Test(
        "a character XML does not allow, wherever it stands",
        arguments: [
            ("<a>é\u{1}</a>", at(1, 5)), ("<a x='\u{1}'/>", at(1, 7)), ("<a>abcd\u{0}</a>", at(1, 8)),
            ("<a x='\u{0}'/>", at(1, 7)), ("<a>x\u{FFFE}</a>", at(1, 5)), ("<a><![CDATA[\u{1}]]></a>", at(1, 13)),
            ("<a><!--\u{1}--></a>", at(1, 8)),
        ])
    func characters(document: String, place: XMLPosition) {
        #expect(fault(of: document) == .invalidCharacter(at: place))
    }

    @Test(
        "a byte that is not UTF-8, wherever it stands",
        arguments: [
            ("<a>x", [0xC3, 0x28], "</a>", at(1, 5)),
            ("<a x='", [0xE1, 0xBB], "'/>", at(1, 7)),
            ("<a>\né", [0xED, 0xA0, 0x80], "</a>", at(2, 2)),
            ("<a>", [0xC0, 0x80], "</a>", at(1, 4)),
            ("<a>", [0xF5, 0x80, 0x80, 0x80], "</a>", at(1, 4)),
            ("<a><!--", [0xE9], "--></a>", at(1, 8)),
        ] as [(String, [UInt8], String, XMLPosition)])
    func bytes(before: String, bad: [UInt8], after: String, place: XMLPosition) {
        #expect(fault(of: Array(before.utf8) + bad + Array(after.utf8)) == .invalidUTF8(at: place))
    }
}

/// A place, briefly.
func at(_ line: Int, _ column: Int) -> XMLPosition { XMLPosition(line: line, column: column) }
