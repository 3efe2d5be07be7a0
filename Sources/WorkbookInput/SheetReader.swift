import ByteInput
import TabularInput
import XMLInput

/// Reads the cells of one sheet.
struct SheetReader {
    let sheet: WorkbookParts.Sheet
    let strings: SharedStrings
    let formats: CellFormats
    let numbers: NumberText
    let limits: WorkbookLimits
    /// The columns of the table and its heading row, where the workbook says so; nil for all that there is.
    let region: CellRange?

    private enum Name: String, CaseIterable {
        case row, c, v, f, t, s, r, rPh, mergeCell, ref
    }

    /// A cell that is being read.
    private struct Cell {
        var row: Int
        var column: Int
        var type: String
        var format: Int
        var text = ""
        var hasFormula = false
    }

    /// Where the events are: which texts belong to a cell.
    private struct State {
        var row = 0
        var column = 0
        var cell: Cell?
        var isText = false
        var isReading = false
        var merged: [(range: CellRange, name: String)] = []
    }

    func read(_ archive: ZipArchive, _ fingerprint: InputFingerprint) throws(WorkbookError) -> SheetRecords {
        var records = SheetRecords(sheet: sheet.name, fingerprint: fingerprint)
        var state = State()
        try PackedXML(archive, Name.self).read(sheet.part) { (event) throws(WorkbookError) in
            switch event {
            case .start(.row, let attributes): try beginRow(attributes[.r], &state)
            case .start(.c, let attributes):
                let format = attributes[.s].flatMap { Int($0) } ?? 0
                try beginCell(attributes[.r], type: attributes[.t] ?? "n", format: format, &state)
            case .start(.v, _): state.isText = true
            case .start(.t, _): state.isText = !state.isReading
            case .start(.rPh, _): state.isReading = true
            case .start(.f, _): state.cell?.hasFormula = true
            case .start(.mergeCell, let attributes): try merge(attributes[.ref], &state)
            case .end(.v), .end(.t): state.isText = false
            case .end(.rPh): state.isReading = false
            case .text(let text): if state.isText { state.cell?.text += text }
            case .end(.c):
                if let cell = state.cell { try append(cell, to: &records) }
                state.cell = nil
            default: return
            }
        }
        try refuseMerged(state.merged, records)
        if let (row, column) = records.formulaWithoutResult {
            throw .noFormulaResults(sheet: sheet.name, row: row, column: column)
        }
        guard records.rowCount * records.columns.count <= limits.cells else {
            throw .tooManyCells(sheet: sheet.name, limit: limits.cells)
        }
        return records
    }

    // MARK: Places

    private func beginRow(_ name: String?, _ state: inout State) throws(WorkbookError) {
        let row = name.map { Int($0) ?? 0 } ?? state.row + 1
        guard row > state.row, row <= WorkbookLimits.rows else { throw .malformedPart(sheet.part) }
        (state.row, state.column) = (row, 0)
    }

    private func beginCell(
        _ name: String?, type: String, format: Int, _ state: inout State
    ) throws(WorkbookError) {
        let place = name.map { CellRange.cell($0[...]) } ?? (state.row, state.column + 1)
        guard let place, place.row == state.row, place.column > state.column, place.column <= WorkbookLimits.columns,
            state.cell == nil
        else { throw .malformedPart(sheet.part) }
        state.column = place.column
        guard isInTable(place) else { return }
        state.cell = Cell(row: place.row, column: place.column, type: type, format: format)
    }

    private func isInTable(_ place: (row: Int, column: Int)) -> Bool {
        guard let region else { return true }
        return place.row >= region.rows.lowerBound && region.columns.contains(place.column)
    }

    // MARK: What stands in a cell

    private func append(_ cell: Cell, to records: inout SheetRecords) throws(WorkbookError) {
        let (row, column) = (cell.row, cell.column)
        if cell.type == "e" {
            records.append(.errorValue(cell.text), row: row, column: column)
        } else if cell.hasFormula, cell.text.isEmpty, cell.type != "str" {
            records.append(.formulaWithoutValue, row: row, column: column)
        } else {
            let text = try text(of: cell)
            if !text.allSatisfy(\.isBlank) { records.append(text, row: row, column: column) }
        }
    }

    private func text(of cell: Cell) throws(WorkbookError) -> [UInt8] {
        switch cell.type {
        case "s":
            if cell.text.isEmpty { return [] }
            guard let text = Int(cell.text).flatMap({ strings.text($0) }) else { throw .malformedPart(sheet.part) }
            return text
        case "inlineStr", "str": return Array(unescaped(cell.text).utf8)
        case "b": return Array((cell.text == "1" ? "TRUE" : cell.text.isEmpty ? "" : "FALSE").utf8)
        case "d": return Array(cell.text.utf8)
        case "n":
            if cell.text.isEmpty { return [] }
            guard let text = numbers.text(cell.text, formats[cell.format]) else { throw .malformedPart(sheet.part) }
            return Array(text.utf8)
        default: throw .malformedPart(sheet.part)
        }
    }

    // MARK: Merged cells

    private func merge(_ name: String?, _ state: inout State) throws(WorkbookError) {
        guard let name, let range = CellRange(name[...]) else { throw .malformedPart(sheet.part) }
        state.merged.append((range, name))
    }

    /// Refuses a table of which cells were merged; what lies beside or above it may look as it likes.
    private func refuseMerged(
        _ merged: [(range: CellRange, name: String)], _ records: SheetRecords
    ) throws(WorkbookError) {
        guard let first = records.firstRow, let last = records.lastRow, !records.columns.isEmpty else { return }
        let columns = records.columns.lowerBound...(records.columns.upperBound - 1)
        let touching = merged.filter { $0.range.rows.overlaps(first...last) && $0.range.columns.overlaps(columns) }
        let places = touching.map { ($0.range.rows.lowerBound, $0.range.columns.lowerBound, $0.name) }
        guard let (row, column, name) = places.min(by: { ($0.0, $0.1) < ($1.0, $1.1) }) else { return }
        throw .mergedCells(sheet: sheet.name, range: name, row: row, column: column, isHeading: row <= first)
    }
}

extension UInt8 {
    /// A space, a tab or a line end.
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
