/// Builds a table as RFC 4180 text with `,` between fields and a line feed at the end of each record.
package struct CSVText {
    package private(set) var text: String

    package init(columns: [String]) {
        text = ""
        append(columns)
    }

    package mutating func append(_ fields: [String]) {
        text += Self.line(fields)
    }

    /// One record with its line feed, or what else ends it.
    package static func line(_ fields: [String], separator: Unicode.Scalar = ",", end: String = "\n") -> String {
        fields.map { quoted($0, separator) }.joined(separator: String(separator)) + end
    }

    private static func quoted(_ field: String, _ separator: Unicode.Scalar) -> String {
        guard field.unicodeScalars.contains(where: { $0 == separator || "\"\n\r".unicodeScalars.contains($0) }) else {
            return field
        }
        // By scalars: a quote that a combining mark follows is another character, and yet a quote to whoever reads.
        var text = "\""
        for scalar in field.unicodeScalars { text += scalar == "\"" ? "\"\"" : String(scalar) }
        return text + "\""
    }
}

/// The byte order mark by which Excel knows a CSV file as UTF-8.
package let byteOrderMark = "\u{feff}"
