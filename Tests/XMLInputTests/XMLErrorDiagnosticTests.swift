import ByteInput
import Diagnostics
import Testing
import XMLInput

@Suite("XMLError in words")
struct XMLErrorDiagnosticTests {
    static let errors: [XMLError] =
        [
            .emptyDocument, .notXML(at: at(1, 2)), .unsupportedEncoding(name: "UTF-16", at: at(1, 2)),
            .unsupportedEncoding(name: "TCVN3", at: at(1, 2)), .unsupportedEncoding(name: "latin1", at: at(1, 2)),
            .contradictoryEncoding(declared: "UTF-16", found: .utf8, at: at(1, 2)),
            .invalidUTF8(at: at(1, 2)), .invalidCharacter(at: at(1, 2)), .doctype(at: at(1, 2)),
            .mismatchedTag(opened: "b", openedAt: at(7, 8), closed: "a", at: at(1, 2)),
            .endedEarly(open: "b", openedAt: at(7, 8), at: at(1, 2)),
            .endedEarly(open: nil, openedAt: nil, at: at(1, 2)), .contentAfterRoot(at: at(1, 2)),
            .undeclaredEntity(at: at(1, 2)), .malformedReference(at: at(1, 2)), .lessThanInValue(at: at(1, 2)),
            .duplicateAttribute(name: "x", at: at(1, 2)), .unquotedValue(at: at(1, 2)),
            .attributeWithoutValue(name: "x", at: at(1, 2)), .malformedTag(at: at(1, 2)),
            .misplacedDeclaration(at: at(1, 2)), .malformedDeclaration(at: at(1, 2)),
            .unsupportedVersion(at: at(1, 2)), .hyphensInComment(at: at(1, 2)),
            .sectionEndInText(at: at(1, 2)), .malformed(reason: "odd", at: at(1, 2)),
        ] + XMLLimit.allCases.map { .beyondLimit($0, limit: 5, at: at(1, 2)) }

    @Test("every fault has a code, a place and words in both languages", arguments: errors)
    func complete(error: XMLError) {
        let finding = error.diagnostic(in: "phiếu.xml")
        #expect(finding.severity == .error)
        #expect(finding.code.description.hasPrefix("xml."))
        #expect(finding.location.description == (error == .emptyDocument ? "phiếu.xml:1:1" : "phiếu.xml:1:2"))
        #expect(finding.message[.english] != finding.message[.vietnamese])
        if let hint = finding.hint { #expect(hint[.english] != hint[.vietnamese]) }
    }

    @Test("a mismatched tag names both tags and the place of the first")
    func mismatched() {
        let finding = fault(of: "<a>\n  <b></a>")?.diagnostic(in: "f.xml")
        #expect(finding?.location == SourceLocation(file: "f.xml", line: 2, column: 6))
        #expect(finding?.message[.english] == "</a> closes <b>, which opens at 2:3")
        #expect(finding?.message[.vietnamese] == "thẻ đóng </a> không khớp với thẻ mở <b> ở dòng 2, cột 3")
    }

    @Test(
        "no message carries text or values of the document",
        arguments: [
            "<a>SECRET", "<a x='SECRET", "<a x='SECRET<'/>", "<a x=SECRET/>", "<a x='SECRET' x='SECRET'/>",
            "<a>&SECRET;</a>", "<a>SECRET&</a>", "<a>SECRET\u{1}</a>", "<a><!-- SECRET -- SECRET --></a>",
            "<a>SECRET]]></a>", "<a>SECRET</b>", "SECRET", "<a/>SECRET", "<a><?SECRET", "<a><?SECRET:x SECRET?></a>",
            "<a><![SECRET[ ]]></a>", "<?xml version='SECRET'?><a/>", "<?xml SECRET?><a/>", "<a>&#SECRET;</a>",
            "<!DOCTYPE SECRET><a/>", "<a x='SECRET\u{1}'/>", "<?xml version='1.0' standalone='SECRET'?><a/>",
        ])
    func discreet(document: String) throws {
        guard let finding = fault(of: document)?.diagnostic(in: "f.xml") else { return }
        #expect(!finding.message[.english].contains("SECRET"))
        #expect(!finding.message[.vietnamese].contains("SECRET"))
    }

    @Test("very long names are cut")
    func longNames() throws {
        let name = String(repeating: "ế", count: 5000)
        var limits = XMLLimits.standard
        limits.nameBytes = .max
        let error = try #require(fault(of: "<a><\(name)></a>", limits: limits))
        #expect(error.diagnostic(in: "f.xml").message[.english].count < 200)
    }
}
