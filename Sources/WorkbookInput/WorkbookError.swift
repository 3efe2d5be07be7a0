package import ByteInput

/// Why nothing of a workbook can be read.
package enum WorkbookError: Error, Equatable {
    case unreadable(ByteInputError)
    /// What unpacks workbooks is not installed; `reason` is in the system's words.
    case noLibrary(reason: String)
    /// A compound file: a workbook in Excel's format before 2007, or one behind a password.
    case oldFormat
    /// An archive that holds no workbook, or one in another format.
    case noWorkbook
    /// A packed file that wants a password.
    case encrypted(part: String)
    /// The archive is broken; `part` is the packed file in which it shows.
    case damaged(part: String?)
    /// A packed file is no XML, or not the XML that should be there.
    case malformedPart(String)
    /// The workbook speaks of a packed file that is not there.
    case missingPart(String)
    case tooManyEntries(limit: Int)
    case entryTooLarge(part: String, limit: Int)
    case compressedTooMuch(part: String, limit: Int)
    case tooLarge(limit: Int)
    case tooManySheets(limit: Int)
    case tooManyCells(sheet: String, limit: Int)
    case noSuchSheet(String, sheets: [String])
    case noVisibleSheet
    /// A table of nothing but formulas, of which the file does not hold the results.
    case noFormulaResults(sheet: String, row: Int, column: Int)
    /// Cells of the table that were merged into one.
    case mergedCells(sheet: String, range: String, row: Int, column: Int, isHeading: Bool)
}
