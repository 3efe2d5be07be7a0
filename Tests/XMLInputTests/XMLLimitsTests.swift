import ByteInput
import Testing
import XMLInput

@Suite("XMLLimits: what a hostile file cannot do")
struct XMLLimitsTests {
    private static func limits(_ change: (inout XMLLimits) -> Void) -> XMLLimits {
        var limits = XMLLimits.standard
        change(&limits)
        return limits
    }

    @Test("the limit itself is allowed, one more is refused at its place")
    func boundaries() {
        let depth = Self.limits { $0.depth = 2 }
        #expect(fault(of: "<a><b/><b/></a>", limits: depth) == nil)
        #expect(
            fault(of: "<a><b>\n<c/></b></a>", limits: depth) == .beyondLimit(.depth, limit: 2, at: at(2, 1)))
        let attributes = Self.limits { $0.attributes = 1 }
        #expect(fault(of: "<a xmlns='u' x='1'/>", limits: attributes) == nil)
        #expect(
            fault(of: "<a>\n <b x='1' y='2'/></a>", limits: attributes)
                == .beyondLimit(.attributes, limit: 1, at: at(2, 2)))
        let names = Self.limits { $0.nameBytes = 3 }
        #expect(fault(of: "<abc def='1'/>", limits: names) == nil)
        #expect(fault(of: "<a> <abcd/></a>", limits: names) == .beyondLimit(.nameBytes, limit: 3, at: at(1, 5)))
        #expect(
            fault(of: "<a> <b abcd='1'/></a>", limits: names) == .beyondLimit(.nameBytes, limit: 3, at: at(1, 5)))
        let values = Self.limits { $0.valueBytes = 3 }
        #expect(fault(of: "<a x='a&amp;b' y='đ'/>", limits: values) == nil)
        #expect(
            fault(of: "<a x='1' y='a&lt;bc'/>", limits: values) == .beyondLimit(.valueBytes, limit: 3, at: at(1, 13)))
        let text = Self.limits { $0.textBytes = 3 }
        #expect(fault(of: "<a>  abc<b/>abc</a>", limits: text) == nil)
        #expect(fault(of: "<a>  ab<!-- -->cd</a>", limits: text) == .beyondLimit(.textBytes, limit: 3, at: at(1, 6)))
    }

    @Test(
        "markup of 64 KiB is read and of more is refused, wherever it stands in the file",
        arguments: [0, 1, 40_000, 65_000, 65_536, 131_000])
    func longMarkup(offset: Int) {
        let start = "<a>" + String(repeating: " ", count: offset)
        let limit = XMLLimits.standard.markupBytes
        let place = at(1, 4 + offset)
        for (open, close) in [("<b x='", "'/>"), ("<!--", "-->"), ("<?c ", "?>")] {
            var limits = XMLLimits.standard
            limits.valueBytes = .max
            let fits = start + open + String(repeating: "v", count: limit - open.count - 10) + close + "</a>"
            #expect(fault(of: fits, limits: limits) == nil)
            let long = start + open + String(repeating: "v", count: limit + 10) + close + "</a>"
            #expect(fault(of: long, limits: limits) == .beyondLimit(.markupBytes, limit: limit, at: place))
            let endless = start + open + String(repeating: "v", count: 3 * limit)
            #expect(fault(of: endless, limits: limits) == .beyondLimit(.markupBytes, limit: limit, at: place))
        }
    }

    @Test("sixty thousand attributes are refused at the limit of one tag")
    func manyAttributes() {
        let attributes = (0..<60_000).map { "a\($0)=''" }.joined(separator: " ")
        #expect(
            fault(of: "<a " + attributes + "/>")
                == .beyondLimit(.markupBytes, limit: XMLLimits.standard.markupBytes, at: at(1, 1)))
    }

    @Test("a hundred thousand nested elements are refused")
    func deepNesting() {
        #expect(
            fault(of: String(repeating: "<a>", count: 100_000))
                == .beyondLimit(.depth, limit: 64, at: at(1, 64 * 3 + 1)))
    }

    @Test(
        "a document type declaration is refused before anything it declares is used",
        arguments: [
            "<!DOCTYPE a>\n<a/>",
            "<!DOCTYPE a SYSTEM '<x'>\n<a/>",
            "<!DOCTYPE a SYSTEM 'http://localhost/x.dtd'>\n<a/>",
            // Billion laughs.
            """
            <!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
            <a>&d;</a>
            """,
            // Quadratic blow-up.
            "<!DOCTYPE a [<!ENTITY b '\(String(repeating: "x", count: 30_000))'>]><a>"
                + String(repeating: "&b;", count: 30_000) + "</a>",
            // External and parameter entities.
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a x='&b;'>&b;</a>",
            "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://localhost/x'> %b;]><a/>",
            "<!DOCTYPE a [<!ATTLIST a x CDATA 'given'>]><a/>",
        ])
    func doctype(document: String) {
        #expect(eventLog("<?xml version='1.0'?>\n<!-- c --> " + document) == ["doctype(at: 2:12)"])
    }

    @Test("XInclude is an element like any other")
    func xinclude() {
        #expect(
            eventLog("<a><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='x'/></a>") == [
                "<a> @1:1", "<(include) (href)@1:59=[x]@1:65> @1:4", "</?>", "</a>",
            ])
    }
}
