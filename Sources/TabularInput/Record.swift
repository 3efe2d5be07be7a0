/// Where the fields of one record lie, as offsets from the record's first byte.
///
/// It holds no text: the bytes stay in the reader's buffer, and one value is filled again for every record.
@usableFromInline
struct Record {
    /// One field: where its text lies and how it was written.
    @usableFromInline
    struct Field: Equatable {
        @usableFromInline
        enum Form {
            case plain, quoted
            /// In quotes, with at least one doubled quote inside.
            case quotedWithDoubledQuotes
        }

        /// The first byte of the text, after the opening quote.
        @usableFromInline var start: Int
        /// The byte after the text.
        @usableFromInline var end: Int
        @usableFromInline var form: Form

        /// The first byte of the field, its opening quote if it has one.
        var place: Int { form == .plain ? start : start - 1 }
    }

    @usableFromInline var fields: [Field] = []
    /// The byte after the last field: the line end, or the end of the file.
    var end = 0
    /// Where the next record begins.
    var next = 0
    /// Line ends inside quoted fields.
    var innerLineEnds = 0
    /// The first byte of text after a closing quote.
    var textAfterClosingQuote: Int?

    /// Nothing stands between two line ends.
    var isEmptyLine: Bool { end == 0 }

    /// Forgets the record and keeps the memory.
    mutating func clear() {
        fields.removeAll(keepingCapacity: true)
        end = 0
        next = 0
        innerLineEnds = 0
        textAfterClosingQuote = nil
    }
}
