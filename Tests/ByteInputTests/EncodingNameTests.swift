import Diagnostics
import Testing

@testable import ByteInput

@Suite("EncodingName")
struct EncodingNameTests {
    @Test(
        "understands the usual spellings",
        arguments: [
            ("UTF-8", .utf8), ("utf8", .utf8), ("US-ASCII", .utf8), ("utf-16le", .utf16LittleEndian),
            ("UTF16BE", .utf16BigEndian), ("windows-1258", .windows1258), ("CP1258", .windows1258),
            ("TCVN", .tcvn5712), ("TCVN5712-1", .tcvn5712), ("TCVN 5712:1993", .tcvn5712),
        ] as [(String, TextEncoding)])
    func understands(name: String, encoding: TextEncoding) throws {
        let name = try EncodingName(name)
        #expect(name.encoding == encoding)
        #expect(TextEncoding.allCases.filter(name.allows) == [encoding])
    }

    @Test("understands every name that it tells people")
    func understandsItsOwn() throws {
        for name in EncodingName.understood { #expect(try EncodingName(name).text == name) }
        for encoding in TextEncoding.allCases { #expect(try EncodingName(encoding.rawValue).encoding == encoding) }
    }

    @Test("leaves the order of bytes open where UTF-16 says nothing of it", arguments: ["UTF-16", "utf16"])
    func leavesOrderOpen(name: String) throws {
        let name = try EncodingName(name)
        #expect(name.encoding == nil)
        #expect(TextEncoding.allCases.filter(name.allows) == [.utf16LittleEndian, .utf16BigEndian])
    }

    @Test(
        "refuses what it does not know, with the names that it does",
        arguments: ["", "latin1", "windows-1252", "viscii", "utf-32"])
    func refusesUnknownNames(name: String) {
        let error = #expect(throws: EncodingNameError.self) { try EncodingName(name) }
        #expect(error == .unknown(name))
        #expect(error?.hint.english == "understood are UTF-8, UTF-16, UTF-16LE, UTF-16BE, Windows-1258, TCVN5712-1")
        #expect(error?.hint.vietnamese.hasSuffix("Windows-1258, TCVN5712-1") == true)
    }

    @Test(
        "refuses encodings of fonts with advice: TCVN3 is not TCVN 5712", arguments: ["TCVN3", "tcvn-3", "ABC", "VNI"])
    func refusesFonts(name: String) {
        let error = #expect(throws: EncodingNameError.self) { try EncodingName(name) }
        #expect(error == .ofFonts(name))
        #expect(error?.message.english.contains("fonts") == true)
        #expect(error?.hint.vietnamese.contains("UniKey") == true)
    }
}
