/// A part of a document that is read on its own.
package struct XMLPart: Sendable {
    /// The root's start tag as it stands in the document; nil for the part that holds it.
    package var root: [UInt8]?
    /// The part's bytes; nil for the last part, which ends the document.
    package var length: Int?

    package init(root: [UInt8]?, length: Int?) {
        self.root = root
        self.length = length
    }

    /// The root's start tag at the head of a document in UTF-8; nil where there is none so soon, or where a document type
    /// is declared before it.
    package static func rootTag(in head: [UInt8]) -> [UInt8]? {
        var rest = head[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while true {
            rest = rest.drop(while: \.isXMLSpace)
            if rest.starts(with: Array("<?".utf8)) {
                guard let after = after("?>", in: rest) else { return nil }
                rest = after
            } else if rest.starts(with: Array("<!--".utf8)) {
                guard let after = after("-->", in: rest) else { return nil }
                rest = after
            } else {
                return rest.starts(with: Array("<!".utf8)) || rest.first != UInt8(ascii: "<") ? nil : tag(rest)
            }
        }
    }

    private static func after(_ mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mark = Array(mark.utf8)
        var rest = bytes
        while let index = rest.firstIndex(of: mark[0]) {
            rest = rest[index...]
            if rest.starts(with: mark) { return rest.dropFirst(mark.count) }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// The tag that begins here, up to its `>`; nil where it does not end, or is an empty element.
    private static func tag(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var quote: UInt8?
        for index in bytes.indices {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return bytes[index - 1] == UInt8(ascii: "/") ? nil : Array(bytes[...index])
            }
        }
        return nil
    }
}
