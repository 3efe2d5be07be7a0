import Scoring
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension ScoreWorkbook {
    /// The most units that are printed on a page.
    private static let unitsOnPage = 25

    /// Criteria × units of a kind: the rounded points, and what they sum to.
    func matrixSheet(_ kind: Int, named name: String) -> SheetText {
        let units = units(of: kind)
        let criteria = scoredCriteria(of: kind)
        let unitKind = round.criteriaSet.kinds[kind]
        var sheet = titledSheet(name, "\(words.matrixTitle) – \(unitKind.title) (\(unitKind.table.title))")
        let facts = [
            (words.criterion, 9.0), (words.printedCode, 8), (words.criterionTitle, 44), (words.methodOfRow, 10),
            (words.maximum, 9.0), (words.mean, 10),
        ]
        let first = sheet.rows.count
        sheet.rows.append(
            facts.map { SheetCell($0.0, .heading) }
                + units.map { SheetCell(round.units[$0].name, .heading) })
        sheet.rows.append(
            facts.map { _ in SheetCell("", .columnName) }
                + units.map { SheetCell(round.units[$0].code.description, .columnName.with { $0.format = .text }) })
        let rows = rowIndex
        for criterion in criteria {
            let own = units.map { rows[RowKey(unit: $0, criterion: criterion.code)] }
            let shares = own.compactMap { $0?.share }
            sheet.rows.append(
                [
                    code(criterion.code), SheetCell(criterion.printedCode, .codeCell),
                    SheetCell(criterion.title, .cell), SheetCell(words.abbreviation(criterion.method), .centered),
                    points(criterion.maximumPoints),
                    percent(shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)),
                ] + own.map { awarded($0) })
        }
        let last = sheet.rows.count - 1
        sheet.rows.append(
            facts.indices.map { column in
                switch column {
                case 2: SheetCell(words.total, .totalText)
                case 4:
                    total(criteria.map(\.maximumPoints).sum(), column: column, rows: first + 2...last)
                default: SheetCell("", .totalText)
                }
            }
                + units.enumerated().map { position, unit in
                    let awarded = criteria.compactMap { rows[RowKey(unit: unit, criterion: $0.code)]?.awardedPoints }
                    return total(awarded.sum(), column: facts.count + position, rows: first + 2...last)
                })
        sheet.widths = facts.map(\.1) + units.map { _ in 9 }
        (sheet.frozenRows, sheet.frozenColumns) = (first + 2, 3)
        sheet.printedHeadings = first...first + 1
        sheet.printedColumns = 0...facts.count - 1
        sheet.isLargePaper = true
        if units.count > Self.unitsOnPage { sheet.pagesWide = nil }
        sheet.fitHeights(from: first)
        spreadLines(first, of: &sheet)
        return sheet
    }

    /// The sum of a column as a formula, with the sum as it was computed.
    private func total(_ sum: Points, column: Int, rows: ClosedRange<Int>) -> SheetCell {
        let cells = CellArea(rows: rows, columns: column...column).plainName
        return SheetCell(
            .computed("=ROUND(SUM(\(cells)),4)", result: sum.double), CellStyle.totalNumber.decimals(pointDecimals))
    }
}

extension CellArea {
    /// `B2:K500`, which moves along where it is copied.
    var plainName: String { name.replacing("$", with: "") }
}

extension CellStyle {
    static let totalText = cell.with {
        $0.isBold = true
        $0.ground = 0xF2F2F2
    }
    static let totalNumber = totalText.with { $0.alignment = .right }
}
