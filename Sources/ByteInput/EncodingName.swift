/// An encoding as a person or a file names it.
///
/// `UTF-16` leaves the order of bytes open; the byte order mark then tells it.
package struct EncodingName: Hashable, Sendable {
    /// The names that are told to people; usual other spellings are understood as well.
    package static let understood = ["UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "Windows-1258", "TCVN5712-1"]

    /// The name as it was given.
    package let text: String
    private let encodings: [TextEncoding]

    /// Upper and lower case, hyphens, spaces and the like make no difference.
    package init(_ text: String) throws(EncodingNameError) {
        let letters = String(text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        self.text = text
        switch letters {
        case "utf8", "usascii", "ascii": encodings = [.utf8]
        case "utf16": encodings = [.utf16LittleEndian, .utf16BigEndian]
        case "utf16le": encodings = [.utf16LittleEndian]
        case "utf16be": encodings = [.utf16BigEndian]
        case "windows1258", "cp1258", "win1258": encodings = [.windows1258]
        case "tcvn", "tcvn5712", "tcvn57121", "tcvn57121993", "tcvn571211993": encodings = [.tcvn5712]
        case "tcvn3", "tcvn3abc", "abc", "vni", "vniwin", "vniwindows": throw .ofFonts(text)
        default: throw .unknown(text)
        }
    }

    /// Whether a file in an encoding is what the name says.
    package func allows(_ encoding: TextEncoding) -> Bool { encodings.contains(encoding) }

    /// The encoding that the name means; nil where it leaves the order of bytes open.
    package var encoding: TextEncoding? { encodings.count == 1 ? encodings.first : nil }
}

/// Why a name means no encoding that is read.
package enum EncodingNameError: Error, Hashable {
    case unknown(String)
    /// Not a character set: letters that only look right in certain fonts.
    case ofFonts(String)
}
