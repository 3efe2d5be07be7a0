/// Rectangles of a sheet, by the names of their cells.
struct CellRange: Equatable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// Reads `B7` or `A2:D9`, with or without `$`; nil for anything else.
    init?(_ text: Substring) {
        let corners = text.split(separator: ":", omittingEmptySubsequences: false).map { Self.cell($0) }
        guard (1...2).contains(corners.count), let first = corners[0], let last = corners[corners.count - 1],
            first.row <= last.row, first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }

    /// The row and column of a cell, both from 1.
    static func cell(_ text: Substring) -> (row: Int, column: Int)? {
        var (row, column) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                guard row == 0 else { return nil }
                column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
            default: return nil
            }
            guard row <= WorkbookLimits.rows, column <= WorkbookLimits.columns else { return nil }
        }
        return row > 0 && column > 0 ? (row, column) : nil
    }
}
