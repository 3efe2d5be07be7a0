package import Diagnostics

/// One row of a small table, its cells found by the names of their columns.
package struct TableRow: Sendable {
    /// Where the row starts.
    package let location: SourceLocation
    private let header: Header
    private let cells: [String]
    private let places: [SourceLocation]

    /// The current record of a reader; every field must be decodable, and there must be as many as columns.
    init(_ reader: borrowing RecordReader, header: Header) throws(RecordFault) {
        if let fault = reader.fault { throw fault }
        guard reader.fieldCount == header.columns.count else { throw reader.raggedness(header.columns.count) }
        var cells: [String] = []
        for index in 0..<reader.fieldCount {
            guard let text = reader.text(index) else { throw reader.undecodable(inField: index) }
            cells.append(text.tidied)
        }
        self.header = header
        self.cells = cells
        places = (0..<cells.count).map { reader.location(ofField: $0) }
        location = reader.startLocation
    }

    /// The text of a cell, trimmed and in NFC; empty when the table has no such column.
    package subscript(column: String) -> String {
        header.index(of: column).map { cells[$0] } ?? ""
    }

    /// Where a cell stands; the row's start when the table has no such column.
    package func location(of column: String) -> SourceLocation {
        header.index(of: column).map { places[$0] } ?? location
    }
}

extension RecordReader {
    /// The fault of a record that has not as many fields as the header has columns.
    package func raggedness(_ expected: Int) -> RecordFault {
        let location = location(ofField: expected)
        return .fieldCount(
            found: fieldCount, expected: expected, line: location.line ?? startLine, column: location.column ?? 1)
    }
}
