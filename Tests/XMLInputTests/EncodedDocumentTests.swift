import ByteInput
import Foundation
import TestMaterial
import Testing

@testable import XMLInput

@Suite("XML in every encoding")
struct EncodedDocumentTests {
    private static let chunks = [1, 2, 3, 5, 64]
    /// With a name for the encoding in its declaration.
    private static func document(_ name: String) -> String {
        "<?xml version='1.0' encoding='\(name)'?>\r\n<a x='ế' y='Rất tốt'>\n <b>Ứng</b><c/></a>\n"
    }

    @Test("reads the same events, with the declaration that belongs to them and without", arguments: EncodedForm.all)
    func readsTheSame(form: EncodedForm) {
        for name in [form.encoding, form.encoding.hasPrefix("UTF-16") ? "UTF-16" : form.encoding.lowercased()] {
            let text = Self.document(name)
            let log = eventLog(form.bytes(of: text), asked: form.asked)
            let expected = eventLog(Self.document("utf-8"))
            #expect(log.count == expected.count)
            // The name of the encoding shifts nothing: the tags stand on other lines than the declaration.
            if form.encoding != "Windows-1258" { #expect(log == expected) }
            #expect(log.map(Self.values) == expected.map(Self.values))
            for chunk in Self.chunks {
                #expect(eventLog(form.bytes(of: text), arriving: chunk, asked: form.asked) == log)
            }
        }
        let bare = "<a x='ế'/>"
        #expect(eventLog(form.bytes(of: bare), asked: form.asked).map(Self.values) == eventLog(bare).map(Self.values))
    }

    /// An event without its places, which differ by the marks that Windows-1258 writes apart.
    private static func values(_ event: String) -> String {
        event.replacing(/@\d+:\d+/, with: "").precomposed
    }

    @Test("a declaration alone is enough for an encoding of one byte", arguments: ["Windows-1258", "TCVN5712-1"])
    func declared(name: String) {
        let bytes = encoded(Self.document(name), name == "Windows-1258" ? "CP1258" : name)
        #expect(eventLog(bytes).map(Self.values) == eventLog(Self.document("utf-8")).map(Self.values))
    }

    @Test(
        "a declaration must say what the byte order mark, the bytes and the asker say",
        arguments: [
            ("UTF-16", mark: [], asked: nil, found: .utf8), ("UTF-16LE", [], nil, .utf8),
            ("windows-1258", [0xEF, 0xBB, 0xBF], nil, .utf8), ("UTF-16", [0xEF, 0xBB, 0xBF], nil, .utf8),
            ("UTF-8", [], "windows-1258", .windows1258), ("TCVN", [], "windows-1258", .windows1258),
            ("windows-1258", [], "UTF-8", .utf8),
        ] as [(String, [UInt8], String?, TextEncoding)])
    func contradictions(declared: String, mark: [UInt8], asked: String?, found: TextEncoding) {
        let bytes = mark + Array("<?xml version='1.0' encoding='\(declared)'?><a/>".utf8)
        #expect(
            fault(of: bytes, asked: asked)
                == .contradictoryEncoding(declared: declared, found: found, at: at(1, 31)))
    }

    @Test("UTF-16 that declares UTF-8, or the other order of bytes, contradicts itself")
    func contradictionsInUTF16() {
        for name in ["UTF-8", "UTF-16BE"] {
            let bytes = encoded("<?xml version='1.0'\n encoding='\(name)'?><a/>", "UTF-16LE", mark: [0xFF, 0xFE])
            #expect(
                fault(of: bytes)
                    == .contradictoryEncoding(declared: name, found: .utf16LittleEndian, at: at(2, 12)))
        }
    }

    @Test("gives the events before a byte that cannot be decoded, then its place, however the bytes arrive")
    func stopsAtBadBytes() {
        let bytes = encoded("<a x='ấ'>\n<b y='ế", "CP1258") + [0x8A] + Array("'/></a>".utf8)
        let log = eventLog(bytes, asked: "windows-1258")
        #expect(log.count == 2)
        #expect(log.first?.hasPrefix("<a x@1:4=[ấ]") == true)
        #expect(log.last?.contains("offset: 19, line: 2, column: 9") == true, "\(log)")
        for chunk in Self.chunks {
            #expect(eventLog(bytes, arriving: chunk, asked: "windows-1258") == log)
            var limits = XMLLimits()
            limits.chunkBytes = chunk
            #expect(eventLog(bytes, limits: limits, asked: "windows-1258") == log)
        }
    }

    @Test("a fault before a byte that cannot be decoded is told, not the byte")
    func tellsTheFirstFault() {
        let bytes = Array("<a></b>".utf8) + [0x8A]
        #expect(
            fault(of: bytes, asked: "windows-1258")
                == .mismatchedTag(opened: "a", openedAt: at(1, 1), closed: "b", at: at(1, 4)))
    }
}

extension String {
    /// In NFC, so that the texts of all encodings compare byte by byte.
    fileprivate var precomposed: String { precomposedStringWithCanonicalMapping }
}
