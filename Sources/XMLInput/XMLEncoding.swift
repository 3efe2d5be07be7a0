/// Settles the encoding of a file from its first bytes, before the parser sees any of them.
///
/// Only UTF-8 is read, and US-ASCII as its subset. The parser is told to ignore what the file declares, so this is the
/// one place where encodings are decided.
enum XMLEncoding: Equatable {
    case utf8
    /// Something else, by the name to tell the user; `offset` is where the file says so, after a byte order mark.
    case unsupported(String, offset: Int)

    /// Longer names are cut in messages.
    private static let shownNameBytes = 40

    /// What the first bytes of a file say, and the length of a byte order mark of UTF-8 to be taken off.
    static func verdict(on head: [UInt8]) -> (encoding: XMLEncoding, byteOrderMark: Int) {
        if let name = signature(of: head) { return (.unsupported(name, offset: 0), 0) }
        let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let range = declaredName(in: head, from: mark) else { return (.utf8, mark) }
        let name = String(decoding: head[range].prefix(shownNameBytes), as: UTF8.self)
        let readable = ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name.uppercased())
        return (readable ? .utf8 : .unsupported(name, offset: range.lowerBound - mark), mark)
    }

    /// The family of an encoding in which `<` is not the byte 0x3C alone, told by its first bytes.
    private static func signature(of head: [UInt8]) -> String? {
        let first = head.prefix(4)
        if first.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) { return "EBCDIC" }
        if first.starts(with: [0xFF, 0xFE, 0, 0]) || first.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        if first.elementsEqual([0x3C, 0, 0, 0]) || first.elementsEqual([0, 0, 0, 0x3C]) { return "UTF-32" }
        return first.starts(with: [0x3C, 0]) || first.starts(with: [0, 0x3C]) ? "UTF-16" : nil
    }

    /// Where the XML declaration names the encoding; nil if it does not.
    private static func declaredName(in head: [UInt8], from start: Int) -> Range<Int>? {
        let body = head[start...]
        guard body.starts(with: Array("<?xml".utf8)), let close = body.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let word = Array("encoding".utf8)
        var index = start
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
