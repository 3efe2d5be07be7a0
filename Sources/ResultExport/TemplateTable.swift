package import Scoring
package import SurveyModel
import TextOutput

/// A cell of a file for other software.
package struct TemplateCell: Hashable, Sendable {
    package var value: ExportValue
    /// Whether the template says these very words, which nobody else could have put there.
    package var isOwnText = false
    /// How many decimals a number is shown with; nil for as many as it has.
    package var decimals: Int?
}

/// The points of a round in the shape that a template gives them.
package struct TemplateTable: Sendable {
    package let file: TemplateFile
    package let headers: [String]
    package let rows: [[TemplateCell]]
    package let isSynthetic: Bool

    package init(
        _ file: TemplateFile, of template: ExportTemplate, round: Round, sheet: ScoreSheet, errors: RoundErrors?
    ) {
        self.file = file
        isSynthetic = round.isSynthetic
        // As in every table of results, behind the columns that were agreed.
        headers = file.columns.map(\.header) + (round.isSynthetic ? ["synthetic"] : [])
        let builder = TemplateRows(file: file, template: template, round: round, sheet: sheet, errors: errors)
        let mark = round.isSynthetic ? [TemplateCell(value: .text("true"), isOwnText: true)] : []
        rows = builder.rows.map { $0 + mark }
    }
}

/// Fills the rows of a file for other software.
private struct TemplateRows {
    let file: TemplateFile
    let template: ExportTemplate
    let round: Round
    let sheet: ScoreSheet
    let errors: RoundErrors?

    /// Units in the register's order, rows in the tables'.
    var rows: [[TemplateCell]] {
        let indices = sheet.rows.indices.filter { index in
            let row = sheet.rows[index]
            guard let method = row.criterion.method, file.methods.contains(method) else { return false }
            return file.kinds.contains(round.units[row.unit].kind)
        }
        if file.layout == .long {
            let kept = indices.filter { file.keepsRowsWithoutPoints || sheet.rows[$0].awardedPoints != nil }
            return kept.enumerated().map { position, index in
                file.columns.map { cell($0, number: position + 1, unit: sheet.rows[index].unit) { _ in index } }
            }
        }
        let units = round.units.indices.filter { file.kinds.contains(round.units[$0].kind) }
        let places = Dictionary(grouping: indices) { sheet.rows[$0].unit }
        return units.enumerated().map { position, unit in
            let own = Dictionary((places[unit] ?? []).map { (sheet.rows[$0].criterion.code, $0) }) { first, _ in first }
            return file.columns.map { cell($0, number: position + 1, unit: unit) { $0.flatMap { own[$0] } } }
        }
    }

    private func cell(
        _ column: TemplateColumn, number: Int, unit: Int, row: (CriterionCode?) -> Int?
    ) -> TemplateCell {
        switch column.content {
        case .text(let text): return TemplateCell(value: .text(text), isOwnText: true)
        case .field(let field, let criterion):
            if !field.isOfCriterion { return unitCell(field, unit, number: number) }
            guard let index = row(criterion) else { return TemplateCell(value: .absent) }
            return rowCell(field, index)
        }
    }

    private func unitCell(_ field: TemplateField, _ index: Int, number: Int) -> TemplateCell {
        let unit = round.units[index]
        func block(_ method: AssessmentMethod) -> BlockRow? {
            sheet.blocks.first { $0.unit == index && $0.method == method }
        }
        switch field {
        case .number: return TemplateCell(value: .number(number))
        case .year: return TemplateCell(value: .number(round.year))
        case .criteriaSet: return TemplateCell(value: .text(round.criteriaSet.id))
        case .kind: return TemplateCell(value: .text(unit.kind.description))
        case .unit: return TemplateCell(value: .text(unit.code.description))
        case .unitID: return TemplateCell(value: .text(template.unitIDs[unit.code] ?? ""), isOwnText: true)
        case .unitName: return TemplateCell(value: .text(unit.name))
        case .surveyPoints: return points(block(.survey)?.points)
        case .surveyPointsOnStatedScale: return points(block(.survey)?.pointsOnStatedScale)
        case .satisfactionPoints: return points(block(.satisfaction)?.points)
        default: return TemplateCell(value: .absent)
        }
    }

    private func rowCell(_ field: TemplateField, _ index: Int) -> TemplateCell {
        let row = sheet.rows[index]
        switch field {
        case .criterion: return TemplateCell(value: .text(row.criterion.code.description))
        case .criterionID:
            let id = template.criterionIDs[round.units[row.unit].kind]?[row.criterion.code]
            return TemplateCell(value: .text(id ?? ""), isOwnText: true)
        case .printedCode: return TemplateCell(value: .text(row.criterion.printedCode))
        case .title: return TemplateCell(value: .text(row.criterion.title))
        case .method: return TemplateCell(value: .text(row.criterion.method?.rawValue ?? ""))
        case .maximumPoints: return points(row.maximumPoints)
        case .awardedPoints:
            switch row.status {
            case .notAssessed: return TemplateCell(value: own(file.notAssessed), isOwnText: true)
            case .pending: return TemplateCell(value: own(file.pending), isOwnText: true)
            case .scored, .scoredWithoutGroups, .insufficientData: return points(row.awardedPoints)
            }
        case .share: return TemplateCell(value: .number(orAbsent: row.share.map(roundTripText)))
        case .scoredRespondents:
            return TemplateCell(value: .number(orAbsent: row.scoredRespondents.map { String($0) }))
        case .status: return TemplateCell(value: .text(row.status.rawValue))
        case .standardError:
            let error = errors?.rows[index]?.standardError
            return TemplateCell(value: .number(orAbsent: error.map(roundTripText)))
        default: return TemplateCell(value: .absent)
        }
    }

    private func own(_ text: String) -> ExportValue { text.isEmpty ? .absent : .text(text) }

    /// Points are never rounded a second time: with fewer decimals than they have they keep theirs.
    private func points(_ points: Points?) -> TemplateCell {
        let decimals = file.decimals ?? round.settings.roundingStep.decimals
        return TemplateCell(
            value: .number(orAbsent: points?.text(decimals: decimals)),
            decimals: points.map { max(decimals, $0.decimals) })
    }
}
