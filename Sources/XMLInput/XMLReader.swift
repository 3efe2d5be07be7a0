package import ByteInput

/// Reads XML files as a stream of tags and text, in memory that does not grow with the file.
///
/// Names are matched by their local part against a vocabulary and delivered as positions in it. Nothing outside the
/// file is ever fetched; a document type declaration is refused, so that only the five entities of XML and character
/// references exist. The events, their positions and the errors are the same however the bytes arrive.
package struct XMLReader: Sendable {
    package let vocabulary: [String]
    package let limits: XMLLimits
    /// Whether text is given with the white space around it, and text of nothing else as well.
    package let keepsWhiteSpace: Bool

    /// - Parameter vocabulary: Local names of elements and attributes, in any order; of a repeated one the first counts.
    package init(vocabulary: [String], limits: XMLLimits = .standard, keepsWhiteSpace: Bool = false) {
        self.vocabulary = vocabulary
        self.limits = limits
        self.keepsWhiteSpace = keepsWhiteSpace
    }

    /// Settles the encoding of a document from its first bytes, before any of it is read.
    package static func settleEncoding(of bytes: inout ByteReader) throws { try XMLEncoding.settle(&bytes) }

    /// Reads to the end of the document.
    ///
    /// - Parameter onEvent: Called once for each start tag, end tag and text, in order; an event is valid until it
    ///   returns. What it throws ends the reading.
    /// - Throws: ``XMLError`` for a fault in the document, `ByteInputError` for one of the file system, or what
    ///   `onEvent` threw.
    /// - Returns: How many lines the document has, a last one without a line feed among them.
    @discardableResult
    package func read(_ bytes: inout ByteReader, onEvent: (borrowing XMLEvent) throws -> Void) throws -> Int {
        try withoutActuallyEscaping(onEvent) { onEvent in
            let parser = unsafe try PushParser(
                vocabulary: vocabulary, limits: limits, keepsWhiteSpace: keepsWhiteSpace, onEvent: onEvent)
            unsafe try parser.run(&bytes)
            return unsafe parser.lines
        }
    }

    /// Reads a part of a document, which begins and ends at the begin of a line between two elements of the root.
    ///
    /// Positions count from the part's begin. There is no event for the root's start tag unless it lies in the part.
    ///
    /// - Returns: How many lines the part has; nil where it did not end between two elements of the root.
    package func read(
        _ part: XMLPart, of bytes: inout ByteReader, onEvent: (borrowing XMLEvent) throws -> Void
    ) throws -> Int? {
        try withoutActuallyEscaping(onEvent) { onEvent in
            let parser = unsafe try PushParser(
                vocabulary: vocabulary, limits: limits, keepsWhiteSpace: keepsWhiteSpace, onEvent: onEvent)
            unsafe try parser.run(&bytes, part: part)
            let isWhole = unsafe part.length == nil || parser.endsBetweenElements
            return isWhole ? unsafe parser.lines : nil
        }
    }
}
