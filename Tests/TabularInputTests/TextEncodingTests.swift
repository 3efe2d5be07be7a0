import ByteInput
import Testing

@testable import TabularInput

@Suite("TextEncoding")
struct TextEncodingTests {
    @Test("skips a byte order mark of UTF-8 at the start, and only there")
    func skipsTheMark() {
        #expect(Trace("\u{FEFF}\"a\",b\n\u{FEFF}c,d").texts == [["a", "b"], ["\u{FEFF}c", "d"]])
    }

    @Test(
        "refuses what is no text in an encoding that it tells, by its first bytes",
        arguments: [
            (bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], error: TabularError.workbook),
            (bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], error: .workbook),
            // UTF-16 without a byte order mark, and UTF-32 with one.
            (bytes: [0x61, 0x00, 0x2C, 0x00], error: .notText(line: 1, column: 2)),
            (bytes: [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], error: .notText(line: 1, column: 1)),
        ] as [([UInt8], TabularError)])
    func refusesOtherFiles(bytes: [UInt8], error: TabularError) {
        for chunk in [1, 2, 3, 100] { #expect(Trace(bytes, chunk: chunk).error == error) }
    }

    @Test(
        "finds the first byte that is not UTF-8",
        arguments: [
            ([], nil), ([0x61], nil), (Array("Nguyễn 😀".utf8), nil), ([0xF4, 0x8F, 0xBF, 0xBF], nil),
            ([0x80], 0), ([0x61, 0xFF], 1), ([0x61, 0xE1, 0xBA], 1), ([0xE1, 0xBA, 0x41], 0), ([0xC1, 0x81], 0),
            ([0xC3, 0xA1, 0xC3], 2), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            (Array("0123456789abcdef".utf8) + [0xF0, 0x9F, 0x98], 16),
        ] as [([UInt8], Int?)])
    func findsInvalidBytes(bytes: [UInt8], expected: Int?) {
        #expect(TextEncoding.firstInvalidByte(in: bytes.span) == expected)
    }
}
