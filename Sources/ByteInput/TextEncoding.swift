/// How the characters of a file are written as bytes: the encodings that are read.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1258 = "Windows-1258"
    /// TCVN 5712:1993, first set (VN1); not the fonts called TCVN3.
    case tcvn5712 = "TCVN5712-1"

    /// The length of the longest byte order mark.
    static let longestMark = 3

    /// The bytes that mark a file as being in this encoding; empty where there is no such mark.
    var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1258, .tcvn5712: []
        }
    }

    /// Whether every character takes two bytes or four.
    package var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// The encoding that a byte order mark at the start of a file tells; nil where there is none.
    static func marked(_ prefix: [UInt8]) -> TextEncoding? {
        allCases.first { !$0.mark.isEmpty && prefix.starts(with: $0.mark) }
    }

    /// How many bytes at the start of text in UTF-8 are a byte order mark.
    package static func markLength(_ prefix: [UInt8]) -> Int {
        prefix.starts(with: utf8.mark) ? utf8.mark.count : 0
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
