import SurveyModel
import WorkbookOutput

/// The sheet with the units and codes from which is chosen.
struct KeyInLists {
    let round: Round
    let questionnaire: Questionnaire
    let units: [RatedUnit]
    let words: KeyInWords

    private static let (firstRow, unitCode, unitName, firstScale) = (3, 0, 1, 3)

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
        let column = Self.firstScale + 3 * (scales.firstIndex(of: scale) ?? 0)
        return .cells(
            areaName(CellArea(rows: rows(codes.count), columns: column...column), sheet: words.listSheet))
    }

    var sheet: SheetText {
        var sheet = SheetText(name: words.listSheet)
        let answers = scales.map { scale in
            let scale = round.scales[scale]
            return zip(scale.codes, scale.levels.map(\.label) + (scale.doNotKnow.map { [$0.label] } ?? [])).map { $0 }
        }
        sheet.rows = [[SheetCell(words.listSheet.uppercased(), .title)]]
        sheet.rows.append(
            [SheetCell(words.kindLabel, .strong), SheetCell("")]
                + scales.flatMap {
                    [SheetCell(""), SheetCell(words.scaleName(round.scales[$0]), .strong), SheetCell("")]
                })
        sheet.rows.append(
            [SheetCell(words.unitCode, .heading), SheetCell(words.unitName, .heading)]
                + scales.flatMap { _ in
                    [SheetCell(""), SheetCell(words.codeColumn, .heading), SheetCell(words.meaningColumn, .heading)]
                })
        for index in 0..<max(units.count, answers.map(\.count).max() ?? 0) {
            var row = [SheetCell(""), SheetCell("")]
            if index < units.count {
                row = [SheetCell(units[index].code.description, .textCell), SheetCell(units[index].name, .cell)]
            }
            for scale in answers {
                row.append(SheetCell(""))
                row +=
                    index < scale.count
                    ? [SheetCell(scale[index].0, .textCell), SheetCell(scale[index].1, .cell)]
                    : [SheetCell(""), SheetCell("")]
            }
            sheet.rows.append(row)
        }
        sheet.widths = [14, 44] + scales.flatMap { _ in [3, 8, 34.0] }
        sheet.textAreas = [CellArea(rows: rows(units.count), columns: 0...Self.firstScale + 3 * max(1, scales.count))]
        sheet.frozenRows = Self.firstRow
        sheet.isProtected = true
        sheet.isLandscape = true
        sheet.pagesWide = 1
        return sheet
    }
}

extension CellStyle {
    fileprivate static let strong = CellStyle().with { $0.isBold = true }
    fileprivate static let textCell = centered.with { $0.format = .text }
}
