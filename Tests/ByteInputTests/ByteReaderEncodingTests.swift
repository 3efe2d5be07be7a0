import TestMaterial
import Testing

@testable import ByteInput

@Suite("ByteReader in every encoding")
struct ByteReaderEncodingTests {
    /// What a reader gives, and the error that it ends with.
    struct Reading: Equatable {
        var text: [UInt8] = []
        var error: ByteInputError?
        var sha256 = ""
        var encoding: TextEncoding?

        init(_ bytes: [UInt8], asked: String? = nil, chunk: Int = .max, buffer size: Int = 4096) throws {
            var reader = ByteReader(
                path: "t", bytes: bytes, chunk: chunk, asked: try asked.map { try EncodingName($0) })
            var buffer = [UInt8](repeating: 0, count: size)
            do throws(ByteInputError) {
                try reader.settle(try reader.knownEncoding() ?? .utf8)
                while true {
                    let count = try buffer.withUnsafeMutableBufferPointer { (buffer) throws(ByteInputError) -> Int in
                        try reader.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if count == 0 { break }
                    text += buffer[..<count]
                }
                sha256 = reader.fingerprint().sha256 ?? ""
                #expect(reader.bytesRead == bytes.count)
            } catch {
                self.error = error
            }
            encoding = reader.encoding
        }

        var string: String { String(decoding: text, as: UTF8.self) }
    }

    private static let text = "họ tên;Đánh giá\r\nNguyễn Văn Ất;Rất tốt – “ổn”\nỨng Hòe;Khá\r"

    @Test("gives the same text, and the fingerprint of the file's own bytes", arguments: EncodedForm.all)
    func givesText(form: EncodedForm) throws {
        // TCVN has no quotes that curl and no dash.
        let text = form.encoding.hasPrefix("TCVN") ? Self.text.filter { !"–“”".contains($0) } : Self.text
        let bytes = form.bytes(of: text)
        let whole = try Reading(bytes, asked: form.asked)
        #expect(whole.error == nil)
        #expect(whole.encoding?.rawValue == form.encoding)
        #expect(whole.string == (form.mark.isEmpty ? "" : "\u{FEFF}") + text)
        #expect(whole.sha256 == sha256(of: bytes))
        for chunk in [1, 2, 3, 5, 64] {
            for buffer in [1, 2, 7, 4096] {
                #expect(try Reading(bytes, asked: form.asked, chunk: chunk, buffer: buffer) == whole)
            }
        }
    }

    // Byte values from the code charts: Microsoft's code page 1258 and TCVN 5712:1993, VN1.
    @Test("decodes the letters of the code charts")
    func decodesLetters() throws {
        let windows: [UInt8] = [0x52, 0xE2, 0xEC, 0x74, 0x20, 0xFE, 0xD0, 0xF2]
        #expect(
            try Reading(windows, asked: "windows-1258").string.unicodeScalars.elementsEqual(
                "R\u{E2}\u{301}t \u{20AB}\u{110}\u{323}".unicodeScalars))
        let standard: [UInt8] = [0x52, 0xCA, 0x74, 0x20, 0x74, 0xE8, 0x74, 0x0A, 0x01]
        #expect(
            try Reading(standard, asked: "TCVN").string.unicodeScalars.elementsEqual("Rất tốt\nÚ".unicodeScalars))
    }

    @Test("decodes surrogate pairs, wherever they are split")
    func decodesPairs() throws {
        for form in EncodedForm.all where form.encoding.hasPrefix("UTF-16") {
            let bytes = form.bytes(of: "a😀ế\u{10FFFF}\u{FFFF}")
            for chunk in 1...9 {
                let reading = try Reading(bytes, asked: form.asked, chunk: chunk, buffer: 3)
                #expect(reading.string.hasSuffix("a😀ế\u{10FFFF}\u{FFFF}"))
            }
        }
    }

    @Test(
        "stops at a byte that stands for nothing, after the text before it, and names its place",
        arguments: [
            (
                bytes: [0x61, 0x0D, 0x0A, 0x62, 0xD2, 0x8A, 0x63], asked: "windows-1258", text: "a\r\nb\u{309}",
                at: (5, 2, 3)
            ),
            (bytes: [0x8A], asked: "windows-1258", text: "", at: (0, 1, 1)),
            // A second half of a pair alone; a first half before another letter; one at the end; half a letter.
            (bytes: [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xDC], asked: nil, text: "\u{FEFF}a\n", at: (6, 2, 1)),
            (bytes: [0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D, 0, 0x62], asked: nil, text: "\u{FEFF}a", at: (4, 1, 2)),
            (bytes: [0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D], asked: nil, text: "\u{FEFF}a", at: (4, 1, 2)),
            (bytes: [0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D, 0xDE], asked: nil, text: "\u{FEFF}a", at: (4, 1, 2)),
            (bytes: [0xFF, 0xFE, 0x61, 0, 0x62], asked: nil, text: "\u{FEFF}a", at: (4, 1, 2)),
        ] as [([UInt8], String?, String, (Int, Int, Int))])
    func stopsAtBadBytes(bytes: [UInt8], asked: String?, text: String, place: (Int, Int, Int)) throws {
        let whole = try Reading(bytes, asked: asked)
        #expect(whole.string.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(
            whole.error
                == .undecodableBytes(
                    path: "t", encoding: try #require(whole.encoding), offset: place.0, line: place.1, column: place.2))
        for chunk in 1...8 { #expect(try Reading(bytes, asked: asked, chunk: chunk, buffer: 2) == whole) }
    }

    @Test("throws its error again rather than pass it off as the end")
    func throwsAgain() throws {
        var reader = ByteReader(path: "t", bytes: [0x8A])
        try reader.settle(.windows1258)
        for _ in 1...2 { #expect(throws: ByteInputError.self) { try reader.readAll(limit: 10) } }
    }

    @Test("counts every line end as an editor does, and no column for a byte order mark")
    func countsPlaces() throws {
        for (text, line, column) in [("\r\r\n\n", 4, 1), ("ế\r\ná", 2, 2), ("", 1, 1), ("\n\u{FEFF}", 2, 2)] {
            let bytes = encoded(text, "UTF-16LE", mark: [0xFF, 0xFE]) + [0x00]
            guard case .undecodableBytes(_, _, let offset, line, column) = try Reading(bytes).error else {
                Issue.record("\(text.debugDescription): \(String(describing: try Reading(bytes).error))")
                continue
            }
            #expect(offset == bytes.count - 1)
        }
    }

    @Test(
        "refuses an encoding that the byte order mark contradicts",
        arguments: [
            (mark: [0xEF, 0xBB, 0xBF], asked: "windows-1258", is: .utf8), ([0xFF, 0xFE], "UTF-8", .utf16LittleEndian),
            ([0xFF, 0xFE], "UTF-16BE", .utf16LittleEndian), ([0xFE, 0xFF], "TCVN", .utf16BigEndian),
            ([0xEF, 0xBB, 0xBF], "UTF-16", .utf8),
        ] as [([UInt8], String, TextEncoding)])
    func refusesContradictions(mark: [UInt8], asked: String, encoding: TextEncoding) throws {
        #expect(
            try Reading(mark + [0x61, 0], asked: asked).error
                == .contradictoryEncoding(path: "t", asked: asked, mark: encoding))
    }

    @Test("takes an encoding that the byte order mark confirms, and UTF-16 of neither order without one")
    func takesConfirmation() throws {
        #expect(try Reading([0xFE, 0xFF, 0, 0x61], asked: "UTF-16").string == "\u{FEFF}a")
        #expect(try Reading([0xFE, 0xFF, 0, 0x61], asked: "UTF-16BE").string == "\u{FEFF}a")
        #expect(try Reading([0, 0x61], asked: "UTF-16").error == .unknownByteOrder(path: "t"))
    }

    @Test("shows the first characters before it is settled, without a byte order mark", arguments: EncodedForm.all)
    func showsFirstCharacters(form: EncodedForm) throws {
        var reader = ByteReader(
            path: "t", bytes: form.bytes(of: "<a/>"), chunk: 1, asked: try form.asked.map { try EncodingName($0) })
        #expect(try reader.peekText(512) == Array("<a/>".utf8))
        #expect(reader.bytesRead == 0)
    }

    @Test("keeps memory bounded and text whole over many chunks")
    func readsLongText() throws {
        let text = String(repeating: "Rất tốt\n", count: 60_000)
        for form in EncodedForm.all {
            let reading = try Reading(form.bytes(of: text), asked: form.asked, buffer: 1 << 15)
            #expect(reading.string == (form.mark.isEmpty ? "" : "\u{FEFF}") + text)
        }
    }
}
