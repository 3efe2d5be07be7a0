import ResultExport
import Scoring
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    /// A row for every survey or satisfaction row of every unit, with the columns of `scores.csv`.
    func rowsSheet(named name: String) -> SheetText {
        let table = ScoreTables(round: round).scores(sheet, errors: errors)
        var sheet = titledSheet(name, words.rowsTitle)
        let first = sheet.rows.count
        sheet.rows.append(table.columns.map { SheetCell(words.heading(ofColumn: $0), .heading) })
        sheet.rows.append(table.columns.map { SheetCell($0, .columnName) })
        let styles = table.columns.map(style(ofColumn:))
        for row in table.rows {
            sheet.rows.append(
                zip(row, styles).map { value, style in
                    switch value {
                    case .text(let text): SheetCell(text, style)
                    case .number(let digits): SheetCell(Double(digits).map { .number($0) } ?? .text(digits), style)
                    case .absent: SheetCell(.blank, style)
                    }
                })
        }
        sheet.widths = table.columns.map(width(ofColumn:))
        (sheet.frozenRows, sheet.frozenColumns) = (first + 2, 5)
        sheet.printedHeadings = first...first + 1
        sheet.isLargePaper = true
        sheet.filter = CellArea(
            rows: first + 1...max(first + 1, sheet.rows.count - 1), columns: 0...table.columns.count - 1)
        sheet.fitHeights(from: first)
        spreadLines(first, of: &sheet)
        // Codes that look like numbers are no mistake.
        sheet.textAreas = [CellArea(rows: first + 2...max(first + 2, sheet.rows.count - 1), columns: 2...5)]
        return sheet
    }

    private func style(ofColumn name: String) -> CellStyle {
        switch name {
        case "unit", "criterion", "printed_code": .codeCell
        case "year", "scored_respondents": .countCell
        case "maximum_points", "awarded_points": .numberCell.decimals(pointDecimals)
        case "share": .numberCell.decimals(6)
        case "standard_error", "ci_low", "ci_high": .numberCell.decimals(4)
        case "df", "effective_n": .numberCell.decimals(1)
        case "method", "status": .centered
        default: .cell
        }
    }

    private func width(ofColumn name: String) -> Double {
        switch name {
        case "year": 6
        case "criteria_set": 14
        case "unit_name": 28
        case "title": 52
        case "status", "method": 12
        default: 10.5
        }
    }
}
