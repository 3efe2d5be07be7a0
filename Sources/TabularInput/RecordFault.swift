/// A fault of one record; the ones behind it can still be read.
package enum RecordFault: Error, Hashable, Sendable {
    /// Something other than a separator or a line end follows a closing quote.
    case textAfterClosingQuote(line: Int, column: Int)
    /// Bytes that are not UTF-8; the place is that of the first.
    case undecodableText(line: Int, column: Int)
    /// More or fewer fields than the header; the place is that of the first field too many, or the record's end.
    case fieldCount(found: Int, expected: Int, line: Int, column: Int)
    /// A cell of a sheet of which nobody can say what stands in it.
    case cell(SheetRecords.CellFault, sheet: String, row: Int, column: Int)
}
