package import ByteInput

/// What became of the responses in one file: read = accepted + rejected + duplicates.
package struct ResponseAccount: Sendable {
    package var fingerprint: InputFingerprint
    /// The layout's name, such as `wide-table`.
    package var layout: String
    /// The name of the encoding that the file was read in.
    package var encoding: String
    /// The name of the character that separates the fields of a table; nil for XML.
    package var separator: String?
    /// How many lines the file has, empty ones too.
    package var lines: Int
    package var accepted = 0
    package var rejected = 0
    package var duplicates = 0

    package init(
        fingerprint: InputFingerprint, layout: String, encoding: String, separator: String? = nil, lines: Int = 0,
        rejected: Int = 0
    ) {
        self.fingerprint = fingerprint
        self.layout = layout
        self.encoding = encoding
        self.separator = separator
        self.lines = lines
        self.rejected = rejected
    }

    package var read: Int { accepted + rejected + duplicates }
}
