/// What a file may cost at most, so that a hostile or broken one is refused before it eats time or memory.
package struct XMLLimits: Hashable, Sendable {
    /// Elements open at the same time.
    package var depth = 64
    /// Attributes of one tag, `xmlns` declarations not counted.
    package var attributes = 1024
    /// Bytes of one name, prefix not counted.
    package var nameBytes = 256
    /// Bytes of one attribute value, references replaced.
    package var valueBytes = 32 * 1024
    /// Bytes of the text between two tags.
    package var textBytes = 64 * 1024
    /// Bytes of one tag, comment or processing instruction as it stands in the file.
    ///
    /// It also bounds the parser's search for repeated attributes, whose cost grows with the square of their number.
    package var markupBytes = 64 * 1024
    /// Bytes handed to the parser at a time; at least ``smallestChunk``, at most `markupBytes`.
    package var chunkBytes = 64 * 1024

    /// libxml2 looks at four bytes to tell encodings apart.
    static let smallestChunk = 4
    /// The XML declaration must stand within so many bytes.
    static let declarationBytes = 1024

    package static let standard = XMLLimits()

    package init() {}
}

/// A limit of ``XMLLimits`` that a file went beyond.
package enum XMLLimit: Hashable, Sendable, CaseIterable {
    case depth, attributes, nameBytes, valueBytes, textBytes, markupBytes
}
