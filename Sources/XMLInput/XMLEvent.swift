/// What the reader has come to.
///
/// An event is a view of the parser's memory, valid only until the callback returns: it cannot be copied, and neither
/// it nor a byte range taken from it may be kept. Look into it with `switch`, which borrows; `if case` would copy. Take a `String` or your own copy of what must last.
@safe package enum XMLEvent: ~Copyable {
    case start(XMLTag)
    case end(XMLEnd)
    /// The text between two tags, if there is more than white space or that is kept.
    case text(XMLText)
}

/// The text between two tags, CDATA included, references replaced, white space around it left out unless it is kept.
@safe package struct XMLText: ~Copyable {
    private let parse: Parse

    init(_ parse: Parse) { unsafe self.parse = unsafe parse }

    /// The text in UTF-8; valid until the callback returns.
    package var bytes: UnsafeBufferPointer<UInt8> { unsafe parse.textBytes }

    package var string: String { unsafe String(decoding: bytes, as: UTF8.self) }

    /// Where the first character stands that is not white space.
    package var position: XMLPosition { unsafe parse.textPosition() }
}

/// The end of an element.
@safe package struct XMLEnd: ~Copyable {
    private let parse: Parse
    /// The position of the element's name in the vocabulary; nil if it is not there.
    package let name: Int?

    init(_ parse: Parse, name: Int?) {
        unsafe self.parse = unsafe parse
        self.name = name
    }

    /// Where the element ends, behind its last `>`, counted in bytes of the text in UTF-8, without a byte order mark.
    package var endOffset: Int { unsafe parse.offset }

    /// Where the `<` of its start tag stands.
    package var startPosition: XMLPosition { unsafe parse.position(ofOpen: parse.state.pointee.depth) }
}
