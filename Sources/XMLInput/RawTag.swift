/// Finds names and values in a start tag as it stands in the file.
///
/// The parser gives values with references replaced, often as copies; their places are found here, and only when a
/// finding is reported. The tag must be well formed up to its end, or nearly: scanning stops at the first oddity.
@unsafe struct RawTag {
    /// One attribute, by the offsets of its qualified name and of the first byte inside its quotes.
    struct Attribute {
        var name: Range<Int>
        var value: Int
    }

    private let bytes: UnsafePointer<UInt8>
    private let count: Int
    private let start: Int
    private var index: Int

    /// - Parameters:
    ///   - start: The offset of the tag's `<`.
    ///   - end: An offset after the last attribute.
    init(_ window: borrowing RawWindow, from start: Int, to end: Int) {
        unsafe bytes = window.address(of: start)
        unsafe count = end - start
        unsafe self.start = start
        unsafe index = 0
        unsafe skip { !$0.isXMLSpace }
    }

    /// The next attribute, `xmlns` declarations left out.
    mutating func next() -> Attribute? {
        while let attribute = unsafe nextOfAnyKind() {
            if unsafe !declaresNamespace(attribute.name) { return attribute }
        }
        return nil
    }

    /// The attribute at a position among those the parser delivers.
    mutating func attribute(_ position: Int) -> Attribute? {
        for _ in 0..<position { unsafe _ = next() }
        return unsafe next()
    }

    /// The qualified name of an attribute.
    func text(of name: Range<Int>) -> String {
        unsafe String(
            decoding: UnsafeBufferPointer(start: bytes + (name.lowerBound - start), count: name.count), as: UTF8.self)
    }

    private mutating func nextOfAnyKind() -> Attribute? {
        unsafe skip(while: \.isXMLSpace)
        let nameStart = unsafe index
        unsafe skip { $0 != UInt8(ascii: "=") && !$0.isXMLSpace }
        let nameEnd = unsafe index
        unsafe skip { $0 == UInt8(ascii: "=") || $0.isXMLSpace }
        guard unsafe index < count else { return nil }
        let quote = unsafe bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        unsafe index += 1
        let value = unsafe index
        unsafe skip { $0 != quote }
        unsafe index += 1
        return unsafe Attribute(name: start + nameStart..<start + nameEnd, value: start + value)
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while unsafe index < count, unsafe holds(bytes[index]) { unsafe index += 1 }
    }

    private func declaresNamespace(_ name: Range<Int>) -> Bool {
        let text = unsafe text(of: name)
        return text == "xmlns" || text.hasPrefix("xmlns:")
    }
}
