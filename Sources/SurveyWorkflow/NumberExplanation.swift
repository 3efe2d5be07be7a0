package import Diagnostics
package import Scoring
import SurveyDefinitions
package import SurveyModel

/// One number with every step that led to it.
package struct NumberExplanation: Sendable {
    package var result: RoundResult
    package var row: ScoreRow
    /// The steps of a survey row; nil for another row.
    package var share: CriterionShare?
    /// How sure its points are; nil where that is not asked for.
    package var precision: PointsPrecision?
    /// The published index of a satisfaction row, in percent; nil for another row, or while it is pending.
    package var satisfactionIndex: Double?
}

/// Why there is no such number.
package enum ExplanationError: Error, Equatable {
    case unknownUnit(UnitCode, nearest: String?)
    case unknownCriterion(CriterionCode, table: String, nearest: String?)
    /// The row's points are not computed here.
    case notScoredHere(CriterionCode)

    /// The fault in words.
    package var wording: Wording {
        switch self {
        case .unknownUnit(let code, let nearest):
            Wording(
                "there is no unit \"\(code)\"" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                vi: "không có đơn vị \"\(code)\"" + (nearest.map { "; có phải ý bạn là \($0)?" } ?? ""))
        case .unknownCriterion(let code, let table, let nearest):
            Wording(
                "\(table) has no row \"\(code)\"" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                vi: "\(table) không có dòng \"\(code)\"" + (nearest.map { "; có phải ý bạn là \($0)?" } ?? ""))
        case .notScoredHere(let code):
            Wording(
                "row \(code) is neither a survey nor a satisfaction row: its points come from the appraisal",
                vi: "dòng \(code) không phải dòng điều tra xã hội học hay hài lòng: điểm do thẩm định")
        }
    }
}

extension RoundJob {
    /// Computes one number of the round and keeps the steps.
    ///
    /// - Returns: Nil, with errors among the findings, where definitions or data do not allow it.
    package func explain(
        unit code: UnitCode, criterion: CriterionCode, findings: inout Findings
    ) throws(ExplanationError) -> NumberExplanation? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        guard let unit = round.unitIndex(code) else {
            throw .unknownUnit(
                code, nearest: nearestName(to: code.description, among: round.units.map(\.code.description)))
        }
        let table = round.kind(ofUnit: unit).table
        guard let row = table.row(criterion) else {
            throw .unknownCriterion(
                criterion, table: table.title,
                nearest: nearestName(to: criterion.description, among: table.rows.map(\.code.description)))
        }
        guard let method = row.method, method != .appraisal else { throw .notScoredHere(criterion) }
        guard let result = points(of: [method], in: loaded, findings: &findings),
            let score = result.sheet.rows.first(where: { $0.unit == unit && $0.criterion.code == criterion })
        else { return nil }
        let share = result.collected.map {
            ShareCalculation(round: round, tally: $0.tally, weights: result.weights).share(
                unit: unit, criterion: criterion)
        }
        let place = result.sheet.rows.firstIndex { $0.unit == unit && $0.criterion.code == criterion }
        return NumberExplanation(
            result: result, row: score, share: share, precision: place.flatMap { result.errors?.rows[$0] },
            satisfactionIndex: result.satisfactionIndices[code, criterion])
    }
}
