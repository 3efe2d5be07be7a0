package import ByteInput

/// The rows of a sheet of a workbook, from the heading row down, every cell a text: what a ``RecordReader`` reads in place
/// of a text file.
///
/// All rows are as wide as the widest. Cells are kept as far as something stands in them.
package struct SheetRecords: Sendable {
    /// What makes it impossible to say what stands in a cell.
    package enum CellFault: Hashable, Sendable {
        /// A formula came to an error, whose name, such as `#REF!`, is given.
        case errorValue(String)
        /// A formula whose result the file does not hold.
        case formulaWithoutValue
    }

    struct Cell {
        var column: Int
        /// Where its text ends in the bytes; it begins where the one before it ends.
        var end: Int
    }

    struct Row {
        /// Its number in the sheet, from 1.
        var number: Int
        /// Where its cells end; they begin where those of the row before it end.
        var end: Int
    }

    /// The name of the sheet.
    package let sheet: String
    /// Of the whole workbook.
    package var fingerprint: InputFingerprint
    private(set) var bytes: [UInt8] = []
    private(set) var cells: [Cell] = []
    private(set) var rows: [Row] = []
    /// By row number: the first faulty cell.
    private(set) var faults: [Int: (column: Int, fault: CellFault)] = [:]
    /// The columns in which something stands, from 1; empty where there is nothing.
    package private(set) var columns = 0..<0

    package init(sheet: String, fingerprint: InputFingerprint) {
        self.sheet = sheet
        self.fingerprint = fingerprint
    }

    /// The number of the first row; nil where there is none.
    package var firstRow: Int? { rows.first?.number }
    /// The number of the last row; nil where there is none.
    package var lastRow: Int? { rows.last?.number }
    package var rowCount: Int { rows.count }

    /// Adds the next cell in which something stands, from left to right and from top to bottom.
    package mutating func append(_ text: borrowing [UInt8], row: Int, column: Int) {
        if text.isEmpty { return }
        bytes += copy text
        cells.append(Cell(column: column, end: bytes.count))
        if rows.last?.number == row {
            rows[rows.count - 1].end = cells.count
        } else {
            rows.append(Row(number: row, end: cells.count))
        }
        columns =
            columns.isEmpty
            ? column..<column + 1 : min(columns.lowerBound, column)..<max(columns.upperBound, column + 1)
    }

    /// Adds a cell of which nobody can say what stands in it: its row is then faulty.
    ///
    /// A row of nothing but formulas without results is blank: such are the rows of a form that nobody has filled in.
    package mutating func append(_ fault: CellFault, row: Int, column: Int) {
        if faults[row] == nil { faults[row] = (column, fault) }
        if case .errorValue(let name) = fault { append(Array(name.utf8), row: row, column: column) }
    }

    /// The first formula without a result where no row below the headings has anything else in it.
    package var formulaWithoutResult: (row: Int, column: Int)? {
        guard rows.count <= 1, let row = faults.keys.min(), let fault = faults[row] else { return nil }
        return (row, fault.column)
    }
}

/// Goes through the rows of a sheet.
struct SheetCursor {
    let records: SheetRecords
    private var next = 0
    private(set) var rowNumber = 0

    init(_ records: SheetRecords) { self.records = records }

    /// Fills in where the fields of the next row lie.
    ///
    /// - Returns: The number of the row; nil where there is none left.
    mutating func advance(into record: inout Record) -> Int? {
        guard next < records.rows.count else { return nil }
        let row = records.rows[next]
        var cell = next == 0 ? 0 : records.rows[next - 1].end
        let start = cell == 0 ? 0 : records.cells[cell - 1].end
        var end = 0
        record.clear()
        for column in records.columns {
            let fieldStart = end
            if cell < row.end, records.cells[cell].column == column {
                end = records.cells[cell].end - start
                cell += 1
            }
            record.fields.append(Record.Field(start: fieldStart, end: end, form: .plain))
        }
        record.end = end
        record.next = end
        next += 1
        rowNumber = row.number
        return row.number
    }
}
