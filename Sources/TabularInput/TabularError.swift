package import ByteInput

/// A fault in a table that stops reading.
package enum TabularError: Error, Equatable {
    case unreadable(ByteInputError)
    /// A spreadsheet's own file, not text.
    case workbook
    /// A NUL byte: the file is not text, or in an encoding that nobody named.
    case notText(line: Int, column: Int)
    /// Not even a header line.
    case emptyTable
    /// The header line itself is faulty, so that no column can be found.
    case faultyHeader(RecordFault)
    /// A quoted field was still open when the file ended.
    case unclosedQuote(openedAtLine: Int, column: Int)
    case recordTooLong(line: Int, limit: Int)
    case fieldTooLong(line: Int, column: Int, limit: Int)
    case tooManyFields(line: Int, limit: Int)
}

extension TabularError {
    /// The same fault, as many lines further down in the file.
    package func movedDown(lines: Int) -> TabularError {
        switch self {
        case .notText(let line, let column): .notText(line: line + lines, column: column)
        case .unclosedQuote(let line, let column): .unclosedQuote(openedAtLine: line + lines, column: column)
        case .recordTooLong(let line, let limit): .recordTooLong(line: line + lines, limit: limit)
        case .fieldTooLong(let line, let column, let limit):
            .fieldTooLong(line: line + lines, column: column, limit: limit)
        case .tooManyFields(let line, let limit): .tooManyFields(line: line + lines, limit: limit)
        case .unreadable, .workbook, .emptyTable, .faultyHeader: self
        }
    }
}
