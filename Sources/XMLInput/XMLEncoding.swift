import ByteInput

/// Settles the encoding of a file from its first bytes, before the parser sees any of them.
///
/// What the parser is given is UTF-8, whatever the file is in, and it is told to ignore what the file declares: this is
/// the one place where a declaration is looked at.
enum XMLEncoding {
    /// Longer names are cut in messages.
    private static let shownNameBytes = 40

    /// Settles it from the byte order mark, what was asked for and what the file declares, which must all agree.
    static func settle(_ bytes: inout ByteReader) throws {
        if bytes.encoding != nil { return }
        let prefix = try bytes.peek(4)
        let start = XMLPosition(line: 1, column: 1)
        if let name = signature(of: prefix) { throw XMLError.unsupportedEncoding(name: name, at: start) }
        let known = try bytes.knownEncoding()
        let isUTF16 = known?.isUTF16 == true
        if !isUTF16, isUnmarkedUTF16(prefix) { throw XMLError.unsupportedEncoding(name: "UTF-16", at: start) }
        let head = try bytes.peekText(XMLLimits.declarationBytes * (isUTF16 ? 2 : 1))
        try bytes.settle(try declared(in: head, known: known) ?? known ?? .utf8)
    }

    /// The encoding that the file declares; nil where it declares none.
    ///
    /// - Throws: Where it is not one that is read, or not what is known by other means.
    private static func declared(in head: [UInt8], known: TextEncoding?) throws(XMLError) -> TextEncoding? {
        guard let range = declaredName(in: head) else { return nil }
        let text = String(decoding: head[range].prefix(shownNameBytes), as: UTF8.self)
        guard let name = try? EncodingName(text) else {
            throw .unsupportedEncoding(name: text, at: position(of: range.lowerBound, in: head))
        }
        // A declaration that could be read byte by byte is not in UTF-16.
        let isReadable = known.map(name.allows) ?? (name.encoding.map { !$0.isUTF16 } ?? false)
        guard isReadable else {
            throw .contradictoryEncoding(
                declared: text, found: known ?? .utf8, at: position(of: range.lowerBound, in: head))
        }
        return known ?? name.encoding
    }

    private static func position(of offset: Int, in head: [UInt8]) -> XMLPosition {
        let before = head[..<offset]
        let line = before.lastIndex(of: 0x0A).map { before[($0 + 1)...] } ?? before
        return XMLPosition(
            line: 1 + before.count { $0 == 0x0A }, column: 1 + line.count { $0 & 0xC0 != 0x80 })
    }

    /// The family of an encoding that is never read, told by its first bytes.
    private static func signature(of head: [UInt8]) -> String? {
        let first = head.prefix(4)
        if first.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) { return "EBCDIC" }
        if first.starts(with: [0xFF, 0xFE, 0, 0]) || first.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        return first.elementsEqual([0x3C, 0, 0, 0]) || first.elementsEqual([0, 0, 0, 0x3C]) ? "UTF-32" : nil
    }

    /// Whether a file begins with `<` in UTF-16.
    private static func isUnmarkedUTF16(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x3C, 0]) || head.starts(with: [0, 0x3C])
    }

    /// Where the XML declaration names the encoding; nil if it does not.
    private static func declaredName(in head: [UInt8]) -> Range<Int>? {
        guard head.starts(with: Array("<?xml".utf8)), let close = head.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let word = Array("encoding".utf8)
        var index = 0
        while index < close {
            if head[index...].starts(with: word) { return quoted(in: head[..<close], from: index + word.count) }
            index += 1
        }
        return nil
    }

    /// The text between the next pair of quotes.
    private static func quoted(in bytes: ArraySlice<UInt8>, from start: Int) -> Range<Int>? {
        let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
        guard let open = bytes[start...].firstIndex(where: isQuote),
            let close = bytes[(open + 1)...].firstIndex(of: bytes[open])
        else { return nil }
        return open + 1..<close
    }
}
