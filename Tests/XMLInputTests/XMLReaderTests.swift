import ByteInput
import Testing
import XMLInput

@Suite("XMLReader")
struct XMLReaderTests {
    @Test("delivers tags and text in order, with their places")
    func order() {
        let document = """
            <?xml version="1.0" encoding="UTF-8"?>
            <a>
              <b x="1"/>
              <!-- c -->
              <c>chữ</c>
            </a>
            """
        #expect(
            eventLog(document) == [
                "<a> @2:1", "<b x@3:6=[1]@3:9> @3:3", "</b>", "<c> @5:3", "'chữ' @5:6", "</c>", "</a>",
            ])
    }

    @Test("what the callback throws comes out and ends the reading")
    func callbackError() {
        struct Enough: Error {}
        var seen = 0
        var reader = ByteReader(path: "test.xml", bytes: Array("<a><b/>text<b/></a> <broken".utf8))
        #expect(throws: Enough.self) {
            try XMLReader(vocabulary: []).read(&reader) { _ in
                seen += 1
                if seen == 3 { throw Enough() }
            }
        }
        #expect(seen == 3)
    }

    @Test("a callback may stop the reading at any event", arguments: 1...8)
    func stopsAnywhere(last: Int) {
        struct Enough: Error {}
        let document = "<a x='1'>một<b y='&amp;' x='ế'/>hai<b>ba<![CDATA[bốn]]></b><c/></a>"
        var seen = 0
        var reader = ByteReader(path: "test.xml", bytes: Array(document.utf8))
        #expect(throws: Enough.self) {
            try XMLReader(vocabulary: ["a"]).read(&reader) { _ in
                seen += 1
                if seen == last { throw Enough() }
            }
        }
        #expect(seen == last)
    }

    @Test("the same reader reads many files")
    func reuse() throws {
        let xml = XMLReader(vocabulary: ["a", "b"])
        for _ in 0..<3 {
            var names: [Int?] = []
            var reader = ByteReader(path: "test.xml", bytes: Array("<a><c/><b/></a>".utf8))
            try xml.read(&reader) { event in
                switch event {
                case .start(let tag): names.append(tag.name)
                default: break
                }
            }
            #expect(names == [0, nil, 1])
        }
    }

    @Test("the fingerprint covers the whole of a file read to its end")
    func fingerprint() throws {
        let bytes = Array("<a/>\n".utf8)
        var reader = ByteReader(path: "test.xml", bytes: bytes)
        try XMLReader(vocabulary: []).read(&reader) { _ in }
        #expect(reader.fingerprint().sha256 == sha256(of: bytes))
    }

    @Test("a file that cannot be read gives the file system's error")
    func fileError() {
        #expect(throws: ByteInputError.self) {
            var reader = try ByteReader(path: "/")
            try XMLReader(vocabulary: []).read(&reader) { _ in }
        }
    }

    @Test("of a name listed twice the first position counts, and a large vocabulary is found whole")
    func vocabularies() throws {
        let names = (0..<500).map { "n\($0)" } + ["n7"]
        let document = "<n7 " + names.dropLast().map { "\($0)=''" }.joined(separator: " ") + "/>"
        var reader = ByteReader(path: "test.xml", bytes: Array(document.utf8))
        try XMLReader(vocabulary: names).read(&reader) { event in
            switch event {
            case .start(let tag):
                #expect(tag.name == 7)
                for index in 0..<500 { #expect(tag.attributeName(index) == index) }
            default: break
            }
        }
    }
}
