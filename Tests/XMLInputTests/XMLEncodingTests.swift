import Testing

@testable import XMLInput

@Suite("XMLEncoding")
struct XMLEncodingTests {
    @Test(
        "UTF-8 is read with and without a byte order mark, declared or not",
        arguments: [
            ("<a x='ế'/>", "1:1"), ("\u{FEFF}<a x='ế'/>", "1:1"),
            ("\u{FEFF}<?xml version='1.0'?><a x='ế'/>", "1:22"),
            ("<?xml version='1.0' encoding='utf-8'?><a x='ế'/>", "1:39"),
            ("<?xml version=\"1.0\" encoding = \"UTF-8\" standalone=\"yes\"?>\n<a x='ế'/>", "2:1"),
            ("<?xml version='1.0' encoding='US-ASCII'?>\n<a x='ế'/>", "2:1"),
        ])
    func utf8(document: String, place: String) {
        let log = eventLog(document)
        #expect(log.count == 2)
        #expect(log.first?.contains("=[ế]@") == true)
        #expect(log.first?.hasSuffix("@\(place)") == true)
    }

    @Test(
        "a declared encoding that is not read is refused where it is named, before any event",
        arguments: [
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "ISO-8859-1", at(1, 31)),
            ("<?xml version='1.0'\n encoding=\"windows-1252\"?><a/>", "windows-1252", at(2, 12)),
            ("\u{FEFF}<?xml version='1.0' encoding='UTF-32'?><a/>", "UTF-32", at(1, 31)),
            ("<?xml version='1.0' encoding='tcvn3'?><a/>", "tcvn3", at(1, 31)),
        ])
    func declared(document: String, name: String, place: XMLPosition) {
        #expect(fault(of: document) == .unsupportedEncoding(name: name, at: place))
    }

    @Test(
        "UTF-16 without a byte order mark, UTF-32 and EBCDIC are told by their first bytes and refused",
        arguments: [
            ([0x3C, 0x00, 0x61, 0x00], "UTF-16"), ([0x00, 0x3C, 0x00, 0x61], "UTF-16"),
            ([0xFF, 0xFE, 0x00, 0x00, 0x3C, 0, 0, 0], "UTF-32"), ([0x3C, 0, 0, 0], "UTF-32"),
            ([0x4C, 0x6F, 0xA7, 0x94], "EBCDIC"),
        ] as [([UInt8], String)])
    func signatures(bytes: [UInt8], name: String) {
        #expect(fault(of: bytes) == .unsupportedEncoding(name: name, at: at(1, 1)))
    }

    @Test("the word encoding elsewhere declares nothing")
    func elsewhere() {
        #expect(fault(of: "<?xml version='1.0'?><a x=\"encoding='latin1'\"/>") == nil)
        #expect(fault(of: "<a x=\"encoding='latin1'\"/>") == nil)
    }

    @Test("a declaration that lies about UTF-8 gives the place of the first bad byte")
    func latin1() {
        let bytes = Array("<?xml version='1.0' encoding='UTF-8'?>\n<a x='caf".utf8) + [0xE9] + Array("'/>".utf8)
        #expect(fault(of: bytes) == .invalidUTF8(at: at(2, 10)))
    }
}
