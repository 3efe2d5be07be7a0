import SurveyModel
import WorkbookOutput

/// The sheet with the units and codes from which is chosen.
struct KeyInLists {
    let round: Round
    let questionnaire: Questionnaire
    let units: [RatedUnit]
    let words: KeyInWords

    private static let (firstRow, unitCode, unitName, code) = (3, 0, 1, 4)

    /// The scales that are asked with, in the order of the questions.
    private var scales: [Int] {
        var scales: [Int] = []
        for question in questionnaire.questions where !scales.contains(question.scale) { scales.append(question.scale) }
        return scales
    }

    private func rows(_ count: Int) -> ClosedRange<Int> { Self.firstRow...Self.firstRow + max(1, count) - 1 }

    /// The units' codes, as formulas call them.
    var codes: String {
        areaName(
            CellArea(rows: rows(units.count), columns: Self.unitCode...Self.unitCode), sheet: words.listSheet)
    }

    /// The units' codes and names, as formulas call them.
    var table: String {
        areaName(
            CellArea(rows: rows(units.count), columns: Self.unitCode...Self.unitName), sheet: words.listSheet)
    }

    /// How long a list may be that is written into a rule.
    private static let listLength = 255

    /// The codes of a scale: written into the rule, or where they do not fit there or hold a comma, from this sheet.
    func choices(of scale: Int) -> CellChoice.Choices {
        let codes = round.scales[scale].codes
        let length = codes.joined(separator: ",").utf16.count
        if length <= Self.listLength, !codes.contains(where: { $0.contains(",") || $0.contains("\"") }) {
            return .list(codes)
        }
        let first = Self.firstRow + (lines.firstIndex { $0.scale == scale } ?? 0)
        return .cells(
            areaName(
                CellArea(rows: first...first + max(1, codes.count) - 1, columns: Self.code...Self.code),
                sheet: words.listSheet))
    }

    /// The codes of all scales, one below the other.
    private var lines: [(scale: Int, code: String, label: String)] {
        scales.flatMap { index in
            let scale = round.scales[index]
            let labels = scale.levels.map(\.label) + (scale.doNotKnow.map { [$0.label] } ?? [])
            return zip(scale.codes, labels).map { (index, $0, $1) }
        }
    }

    var sheet: SheetText {
        var sheet = SheetText(name: words.listSheet)
        let lines = lines
        sheet.rows = [[SheetCell(words.listSheet.uppercased(), .title)], []]
        sheet.rows.append([
            SheetCell(words.unitCode, .heading), SheetCell(words.unitName, .heading), SheetCell(""),
            SheetCell(words.scaleColumn, .heading), SheetCell(words.codeColumn, .heading),
            SheetCell(words.meaningColumn, .heading),
        ])
        for index in 0..<max(units.count, lines.count) {
            var row = [SheetCell](repeating: SheetCell(""), count: 3)
            if index < units.count {
                row[Self.unitCode] = SheetCell(units[index].code.description, .textCell)
                row[Self.unitName] = SheetCell(units[index].name, .cell)
            }
            if index < lines.count {
                let line = lines[index]
                row += [
                    SheetCell(words.scaleName(round.scales[line.scale]), .cell), SheetCell(line.code, .textCell),
                    SheetCell(line.label, .cell),
                ]
            }
            sheet.rows.append(row)
        }
        sheet.widths = [14, 46, 3, 26, 8, 38]
        sheet.textAreas = [CellArea(rows: rows(max(units.count, lines.count)), columns: Self.unitCode...Self.code)]
        sheet.frozenRows = Self.firstRow
        sheet.printedHeadings = Self.firstRow - 1...Self.firstRow - 1
        sheet.isProtected = true
        sheet.isLandscape = true
        sheet.pagesWide = 1
        sheet.fitHeights(from: 2)
        return sheet
    }
}

extension CellStyle {
    fileprivate static let textCell = centered.with { $0.format = .text }
}
