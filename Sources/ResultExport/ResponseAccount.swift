package import ByteInput

/// What became of the responses in one file: read = accepted + rejected + duplicates.
package struct ResponseAccount: Sendable {
    package var fingerprint: InputFingerprint
    /// The layout's name, such as `wide-table`.
    package var layout: String
    package var accepted = 0
    package var rejected = 0
    package var duplicates = 0

    package init(fingerprint: InputFingerprint, layout: String, rejected: Int = 0) {
        self.fingerprint = fingerprint
        self.layout = layout
        self.rejected = rejected
    }

    package var read: Int { accepted + rejected + duplicates }
}
