import ByteInput

/// A file of responses, or what came on standard input; it can be read more than once.
struct ResponseSource: Sendable {
    /// As it was named; `-` for standard input.
    let path: String
    private let spooled: SharedFile?

    init(path: String) {
        self.path = path
        spooled = nil
    }

    /// What comes on standard input.
    static func standardInput() throws(ByteInputError) -> ResponseSource {
        ResponseSource(path: StandardInput.name, spooled: try StandardInput.spooled())
    }

    private init(path: String, spooled: SharedFile) {
        self.path = path
        self.spooled = spooled
    }

    /// A reader from its begin on.
    func reader(for request: RoundRequest, isHashed: Bool) throws(ByteInputError) -> ByteReader {
        if let spooled { return try ByteReader(spooled, asked: request.encoding, isHashed: isHashed) }
        return try ByteReader(
            path: path, asked: request.encoding, isHashed: isHashed, progress: request.progress.advance)
    }
}
