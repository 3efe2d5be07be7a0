/// What the reader has come to.
///
/// An event is a view of the parser's memory, valid only until the callback returns: it cannot be copied, and neither
/// it nor a byte range taken from it may be kept. Look into it with `switch`, which borrows; `if case` would copy. Take a `String` or your own copy of what must last.
@safe package enum XMLEvent: ~Copyable {
    case start(XMLTag)
    /// The end of an element, by the position of its name in the vocabulary; nil if it is not there.
    case end(Int?)
    /// The text between two tags, if there is more than white space.
    case text(XMLText)
}

/// The text between two tags, CDATA included, references replaced, white space around it left out.
@safe package struct XMLText: ~Copyable {
    private let parse: Parse

    init(_ parse: Parse) { unsafe self.parse = unsafe parse }

    /// The text in UTF-8; valid until the callback returns.
    package var bytes: UnsafeBufferPointer<UInt8> { unsafe parse.textBytes }

    package var string: String { unsafe String(decoding: bytes, as: UTF8.self) }

    /// Where the first character stands that is not white space.
    package var position: XMLPosition { unsafe parse.textPosition() }
}
