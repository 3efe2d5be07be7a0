package import ByteInput

/// What became of the responses in one file: read = accepted + rejected + duplicates.
package struct ResponseAccount: Sendable {
    package var fingerprint: InputFingerprint
    /// The layout's name, such as `wide-table`.
    package var layout: String
    /// The name of the encoding that the file was read in.
    package var encoding: String
    package var accepted = 0
    package var rejected = 0
    package var duplicates = 0

    package init(fingerprint: InputFingerprint, layout: String, encoding: String, rejected: Int = 0) {
        self.fingerprint = fingerprint
        self.layout = layout
        self.encoding = encoding
        self.rejected = rejected
    }

    package var read: Int { accepted + rejected + duplicates }
}
