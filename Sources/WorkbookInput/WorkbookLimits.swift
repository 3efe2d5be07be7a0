/// What a workbook may cost at most, so that a hostile or broken one is refused before it eats time or memory.
package struct WorkbookLimits: Hashable, Sendable {
    /// Bytes of the file itself.
    package var fileBytes = 128 << 20
    /// Files packed in it; a workbook with a picture on each of a hundred sheets has some hundreds.
    package var entries = 4_096
    /// Bytes of one packed file once unpacked.
    package var entryBytes = 512 << 20
    /// How many times larger than its packed form a file may become. A sheet of the same few answers reaches about 100.
    package var ratio = 400
    /// A file that unpacks to no more than this may have any ratio.
    package var ratioFreeBytes = 1 << 20
    /// Bytes of all packed files together, once unpacked.
    package var totalBytes = 1 << 30
    /// Rows times columns of the table that is read.
    package var cells = 64 << 20
    /// Sheets of one workbook.
    package var sheets = 1_024

    package static let standard = WorkbookLimits()

    /// The rows and columns of a sheet, as the format has them.
    static let rows = 1_048_576
    static let columns = 16_384
    /// Bytes of the text of one cell: 32 767 characters, at most three bytes each, and as escaped in a file twice that.
    static let textBytes = 256 << 10

    package init() {}
}
