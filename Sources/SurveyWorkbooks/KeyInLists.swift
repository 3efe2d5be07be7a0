import SurveyModel
import WorkbookOutput

/// The sheet with the units and codes from which is chosen.
struct KeyInLists {
    let round: Round
    let questionnaire: Questionnaire
    let units: [RatedUnit]
    let words: KeyInWords

    private static let (firstRow, unitCode, unitName, code, stratum) = (3, 0, 1, 4, 7)

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

    /// The strata of the group, each once, in the order of the frame.
    private var strata: [String] {
        let design = round.groupIndex(questionnaire.group).flatMap { round.groups[$0].design }
        guard let design, design.strata == .stratum else { return [] }
        var names: [String] = []
        for place in design.frame where !place.stratum.isEmpty && !names.contains(place.stratum) {
            names.append(place.stratum)
        }
        return names
    }

    /// The strata, as formulas call them; nil where the frame names none.
    var strataCells: String? {
        strata.isEmpty
            ? nil
            : areaName(
                CellArea(rows: rows(strata.count), columns: Self.stratum...Self.stratum), sheet: words.listSheet)
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
        let strata = strata
        if !strata.isEmpty {
            sheet.rows[Self.firstRow - 1] += [SheetCell(""), SheetCell(words.label(.stratum), .heading)]
        }
        for index in 0..<max(units.count, lines.count, strata.count) {
            var row = [SheetCell](repeating: SheetCell(""), count: Self.stratum + (strata.isEmpty ? 0 : 1))
            if index < units.count {
                row[Self.unitCode] = SheetCell(units[index].code.description, .textCell)
                row[Self.unitName] = SheetCell(units[index].name, .cell)
            }
            if index < lines.count {
                let line = lines[index]
                row[Self.code - 1] = SheetCell(words.scaleName(round.scales[line.scale]), .cell)
                row[Self.code] = SheetCell(line.code, .textCell)
                row[Self.code + 1] = SheetCell(line.label, .cell)
            }
            if index < strata.count { row[Self.stratum] = SheetCell(strata[index], .cell) }
            sheet.rows.append(row)
        }
        sheet.widths = [14, 46, 3, 26, 8, 38] + (strata.isEmpty ? [] : [3, 40])
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
