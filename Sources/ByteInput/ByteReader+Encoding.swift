// Which encoding a file is in, before it is read.
extension ByteReader {
    /// The encoding that the byte order mark tells, or else the one that was asked for; nil where neither says.
    ///
    /// - Throws: Where the two contradict, or `UTF-16` was asked for and no mark tells the order of bytes.
    package mutating func knownEncoding() throws(ByteInputError) -> TextEncoding? {
        if let encoding { return encoding }
        let mark = TextEncoding.marked(try peek(TextEncoding.longestMark))
        guard let asked else { return mark }
        if let mark {
            guard asked.allows(mark) else {
                throw ByteInputError.contradictoryEncoding(path: path, asked: asked.text, mark: mark)
            }
            return mark
        }
        guard let encoding = asked.encoding else { throw ByteInputError.unknownByteOrder(path: path) }
        return encoding
    }

    /// The first characters, in UTF-8 without a byte order mark, as far as so many bytes hold them; nothing is read yet.
    package mutating func peekText(_ count: Int) throws(ByteInputError) -> [UInt8] {
        let encoding = try knownEncoding() ?? .utf8
        var text = try peek(count)
        if encoding != .utf8 {
            var decoder = try decoder(of: encoding)
            let bytes = text
            text.removeAll(keepingCapacity: true)
            decoder.decode(bytes[...], into: &text)
        }
        return Array(text.dropFirst(TextEncoding.markLength(text)))
    }

    /// A decoder, which every encoding but UTF-8 needs.
    func decoder(of encoding: TextEncoding) throws(ByteInputError) -> TextDecoder {
        guard let decoder = TextDecoder(encoding) else {
            throw ByteInputError.encodingUnavailable(path: path, encoding: encoding)
        }
        return decoder
    }
}
