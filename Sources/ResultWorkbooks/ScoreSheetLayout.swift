import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    // MARK: Sheets

    /// A sheet with its title, the round and, where that is so, that all of it is made up; nothing else yet.
    func titledSheet(_ name: String, _ title: String, notes: [String] = []) -> SheetText {
        var sheet = SheetText(name: name)
        sheet.rows = [[SheetCell(title, .title)], [SheetCell(round.title, .subtitle)]]
        if round.isSynthetic {
            sheet.rows.append([SheetCell(syntheticMark[round.language], .mark)])
            sheet.pageMark = syntheticMark[round.language]
        }
        sheet.rows += notes.map { [SheetCell($0, .note)] }
        sheet.isLandscape = true
        sheet.pagesWide = 1
        sheet.hasPrintArea = true
        return sheet
    }

    /// How many characters the lines above a table may be wide.
    private static let lineWidth = 160.0

    /// Lets the lines above a table run over its columns, in as many rows of text as that takes.
    ///
    /// - Parameter count: How many such lines there are, each a text in the first column.
    func spreadLines(_ count: Int, of sheet: inout SheetText) {
        var (columns, width) = (0, 0.0)
        while columns < sheet.widths.count, columns == 0 || width + sheet.widths[columns] <= Self.lineWidth {
            width += sheet.widths[columns]
            columns += 1
        }
        for row in 0..<count {
            guard columns > 1, let cell = sheet.rows[row].first, case .text(let text) = cell.content else { continue }
            sheet.merged.append(CellArea(rows: row...row, columns: 0...columns - 1))
            sheet.rows[row][0].style.wraps = true
            // As in `fitHeights`: letters of a size in columns that are measured in digits of another.
            let perLine = max(1, width * 11 / cell.style.size)
            sheet.heights[row] = max(1, (Double(text.count) / perLine).rounded(.up)) * cell.style.size * 1.3 + 3
        }
    }

    // MARK: Cells

    /// Codes are texts, whatever they look like: 1.10 is not 1.1.
    func code<Subject>(_ code: Code<Subject>) -> SheetCell { SheetCell(code.description, .codeCell) }

    func count(_ count: Int?) -> SheetCell {
        SheetCell(count.map { .number(Double($0)) } ?? .blank, .countCell)
    }

    func points(_ points: Points?, _ style: CellStyle = .numberCell) -> SheetCell {
        SheetCell(points.map { .number($0.double) } ?? .blank, style.decimals(pointDecimals))
    }

    func number(_ value: Double?, decimals: Int) -> SheetCell {
        SheetCell(value.map { .number($0) } ?? .blank, CellStyle.numberCell.decimals(decimals))
    }

    func percent(_ share: Double?) -> SheetCell {
        SheetCell(share.map { .number($0) } ?? .blank, .numberCell.with { $0.format = .custom("0.00%") })
    }

    /// The points of a row, or in words why there are none.
    func awarded(_ row: ScoreRow?, _ style: CellStyle = .numberCell) -> SheetCell {
        guard let row else { return SheetCell(.blank, style) }
        if let awarded = row.awardedPoints { return points(awarded, style) }
        return SheetCell(words.abbreviation(row.status), style.with { $0.alignment = .center })
    }

    // MARK: Numbers

    func units(of kind: Int) -> [Int] { round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind } }

    /// The rows of the table that have points, in its order.
    func scoredCriteria(of kind: Int) -> [CriteriaRow] {
        round.criteriaSet.kinds[kind].table.rows.filter { $0.method == .survey || $0.method == .satisfaction }
    }

    /// By unit and criterion the row of the sheet.
    var rowIndex: [RowKey: ScoreRow] {
        Dictionary(sheet.rows.map { (RowKey(unit: $0.unit, criterion: $0.criterion.code), $0) }) { first, _ in first }
    }
}

/// What tells the rows of a sheet of scores apart.
struct RowKey: Hashable {
    /// Index into the round's units.
    var unit: Int
    var criterion: CriterionCode
}

extension CellStyle {
    static let subtitle = CellStyle().with { $0.color = 0x595959 }
    /// That the answers were made up.
    static let mark = CellStyle().with {
        $0.isBold = true
        $0.color = 0xC00000
    }
    static let codeCell = centered.with { $0.format = .text }
    static let numberCell = cell.with { $0.alignment = .right }
    static let countCell = numberCell.with { $0.format = .custom("0") }
    /// What stands above several columns.
    static let groupHeading = heading.with { $0.ground = 0xB4C6E7 }
    /// The name of a column in the files for programs.
    static let columnName = heading.with {
        $0.isBold = false
        $0.size = 9
        $0.color = 0x595959
        $0.ground = 0xF2F2F2
    }

    /// A number with so many decimals.
    func decimals(_ count: Int) -> CellStyle {
        with { $0.format = .custom(count == 0 ? "0" : "0." + String(repeating: "0", count: count)) }
    }
}
