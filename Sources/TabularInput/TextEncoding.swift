/// How the characters of a file are written as bytes, as far as its first bytes tell.
///
/// Tables are read as UTF-8. The others are recognised by their byte order mark and refused with advice; a reader that
/// transcodes them belongs between `InputWindow` and the bytes it keeps, so that all behind it sees UTF-8.
package enum TextEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    /// How many bytes decide what a file is.
    static let prefixBytes = 4
    static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The encoding of a file with these first bytes.
    static func detect(_ prefix: [UInt8]) -> TextEncoding {
        if prefix.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if prefix.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return .utf8
    }

    /// How many bytes at the start are a byte order mark of UTF-8.
    static func markLength(_ prefix: [UInt8]) -> Int {
        prefix.starts(with: utf8Mark) ? utf8Mark.count : 0
    }

    /// Whether the file is a workbook: a zip archive (.xlsx, .ods) or a compound file (.xls).
    static func isWorkbook(_ prefix: [UInt8]) -> Bool {
        prefix.starts(with: [0x50, 0x4B, 0x03, 0x04]) || prefix.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    /// Where the first byte lies that is no part of well-formed UTF-8; nil when all are.
    ///
    /// Of a sequence that breaks off, this is the first byte.
    package static func firstInvalidByte(in bytes: Span<UInt8>) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
