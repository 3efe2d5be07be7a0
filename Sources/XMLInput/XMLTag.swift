/// A start tag: its name and attributes, `xmlns` declarations left out.
///
/// Names are local names; prefixes and namespaces are ignored. A view of the parser's memory, valid until the callback
/// returns. Positions are counted only when asked for.
@safe package struct XMLTag: ~Copyable {
    private let parse: Parse
    private let rawName: UnsafePointer<UInt8>
    private let nameIndex: Int
    /// libxml2's array: local name, prefix, URI, start and end of the value for each attribute.
    private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    private let attributeNames: UnsafeMutablePointer<Int32>
    package let attributeCount: Int

    init(
        _ parse: Parse, name: UnsafePointer<UInt8>, nameIndex: Int,
        attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, names: UnsafeMutablePointer<Int32>, count: Int
    ) {
        unsafe self.parse = unsafe parse
        unsafe rawName = unsafe name
        self.nameIndex = nameIndex
        unsafe self.attributes = unsafe attributes
        unsafe attributeNames = unsafe names
        attributeCount = count
    }

    /// The position of the name in the vocabulary; nil if it is not there.
    package var name: Int? { nameIndex < 0 ? nil : nameIndex }

    package var nameText: String { unsafe String(cString: rawName) }

    /// The position of an attribute's name in the vocabulary; nil if it is not there.
    package func attributeName(_ index: Int) -> Int? {
        precondition(index >= 0 && index < attributeCount)
        let name = unsafe attributeNames[index]
        return name < 0 ? nil : Int(name)
    }

    package func attributeNameText(_ index: Int) -> String {
        precondition(index >= 0 && index < attributeCount)
        guard let name = unsafe attributes?[index * 5] else { return "" }
        return unsafe String(cString: name)
    }

    /// An attribute's value in UTF-8, references replaced and white space normalised; valid until the callback returns.
    package func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(index >= 0 && index < attributeCount)
        guard let start = unsafe attributes?[index * 5 + 3], let end = unsafe attributes?[index * 5 + 4] else {
            return unsafe UnsafeBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeBufferPointer(start: start, count: end - start)
    }

    package func value(_ index: Int) -> String { unsafe String(decoding: bytes(index), as: UTF8.self) }

    /// Where the tag's `<` stands, counted in bytes of the text in UTF-8, without a byte order mark.
    package var offset: Int { unsafe parse.tagStart(before: parse.state.pointee.lastTagEnd) }

    /// Where the tag's `<` stands.
    package var position: XMLPosition { unsafe parse.tagPosition() }

    /// Where the `<` of the start tag stands that this one lies within; its own where that is the root.
    package var parentPosition: XMLPosition {
        let parent = unsafe parse.state.pointee.depth - 2
        return parent < 0 ? position : unsafe parse.position(ofOpen: parent)
    }

    /// Where an attribute's name starts, prefix included.
    package func namePosition(_ index: Int) -> XMLPosition {
        unsafe parse.position(ofAttribute: index, \.name.lowerBound)
    }

    /// Where the first character of an attribute's value stands, after the quote.
    package func valuePosition(_ index: Int) -> XMLPosition { unsafe parse.position(ofAttribute: index, \.value) }
}
