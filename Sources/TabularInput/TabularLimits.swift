/// How large the parts of a table may be.
///
/// They bound the memory a file can claim; a quote that never closes is the usual way to reach them.
package struct TabularLimits: Hashable, Sendable {
    /// The most bytes of one record, as they stand in the file, without the line end.
    package var recordBytes = 4 << 20
    /// The most bytes of one field, as they stand in the file, quotes included.
    ///
    /// A spreadsheet cell holds up to 32 767 characters, at most four bytes each.
    package var fieldBytes = 256 << 10
    /// The most fields of one record: the columns of the widest spreadsheet.
    package var fieldCount = 16_384

    package static let standard = TabularLimits()

    package init() {}
}
