import Diagnostics
package import ResultExport
package import SurveyModel
import SurveyWorkbooks
package import WorkbookOutput

/// A file in the shape of other software as a workbook: headings in the first row, and nothing above them.
package struct TemplateWorkbook: Sendable {
    private let table: TemplateTable
    private let round: Round

    package init(_ table: TemplateTable, round: Round) {
        self.table = table
        self.round = round
    }

    package var workbook: WorkbookText {
        let words = ScoreWords(language: round.language)
        var sheet = SheetText(name: table.file.sheet ?? words.points)
        sheet.rows = [table.headers.map { SheetCell($0, .heading) }] + table.rows.map { $0.map(cell) }
        sheet.widths = table.headers.indices.map { column in
            let longest = sheet.rows.map { Self.length(of: $0[column]) }.max() ?? 0
            return Double(min(60, max(9, longest + 2)))
        }
        sheet.frozenRows = 1
        sheet.printedHeadings = 0...0
        (sheet.isLandscape, sheet.hasPrintArea) = (true, true)
        if round.isSynthetic { sheet.pageMark = syntheticMark[round.language] }
        sheet.textAreas = [
            CellArea(rows: 0...max(1, table.rows.count), columns: 0...max(0, table.headers.count - 1))
        ]
        return WorkbookText(title: "\(words.title): \(round.title)", sheets: [sheet])
    }

    private func cell(_ cell: TemplateCell) -> SheetCell {
        switch cell.value {
        case .absent: SheetCell(.blank, .cell)
        case .text(let text): SheetCell(text, .cell.with { $0.format = .text })
        case .number(let digits):
            SheetCell(
                Double(digits).map { .number($0) } ?? .text(digits),
                cell.decimals.map { CellStyle.numberCell.decimals($0) } ?? .numberCell)
        }
    }

    private static func length(of cell: SheetCell) -> Int {
        if case .text(let text) = cell.content { text.count } else { 0 }
    }
}
