package import Scoring
package import SurveyModel
import TextOutput

/// The tables of a sensitivity analysis.
package struct SensitivityTables: Sendable {
    private let round: Round

    package init(round: Round) {
        self.round = round
    }

    /// One row for every unit by the round's own choices (`setting` and `value` are `round`), then under each alternative.
    package func outcomes(_ analysis: SensitivityAnalysis) -> ExportTable {
        let all =
            [("round", "round", analysis.baseline)] + analysis.alternatives.map { ($0.setting, $0.value, $0.outcomes) }
        return ExportTable(
            rowName: "outcome",
            columns: [
                "kind", "unit", "unit_name", "setting", "value", "maximum", "points", "share", "rank", "rank_change",
                "grade", "standard_error",
            ],
            rows: all.flatMap { setting, value, outcomes in
                zip(outcomes, analysis.baseline).map { cells(setting, value, $0, baseline: $1) }
            }, isSynthetic: round.isSynthetic)
    }

    /// One row for every unit: where it stands, and where at best and at worst over all combinations of the choices.
    package func ranges(_ analysis: SensitivityAnalysis) -> ExportTable {
        ExportTable(
            rowName: "range",
            columns: [
                "kind", "unit", "unit_name", "points", "lowest_points", "highest_points", "rank", "best_rank",
                "worst_rank", "moved_by",
            ],
            rows: zip(analysis.baseline, analysis.ranges).map { outcome, range in
                unitCells(outcome.unit) + [
                    points(outcome.points), points(range.lowestPoints), points(range.highestPoints),
                    number(outcome.rank), number(range.bestRank), number(range.worstRank),
                    .text(range.movedBy.joined(separator: "; ")),
                ]
            }, isSynthetic: round.isSynthetic)
    }

    private func cells(
        _ setting: String, _ value: String, _ outcome: SensitivityAnalysis.Outcome,
        baseline: SensitivityAnalysis.Outcome
    ) -> [ExportValue] {
        let change = outcome.rank.flatMap { rank in baseline.rank.map { rank - $0 } }
        return unitCells(outcome.unit) + [
            .text(setting), .text(value), points(outcome.maximum), points(outcome.points),
            .number(orAbsent: outcome.share.map(roundTripText)), number(outcome.rank), number(change),
            outcome.grade.map(ExportValue.text) ?? .absent,
            .number(orAbsent: outcome.standardError.map(roundTripText)),
        ]
    }

    private func unitCells(_ index: Int) -> [ExportValue] {
        let unit = round.units[index]
        return [.text(unit.kind.description), .text(unit.code.description), .text(unit.name)]
    }

    private func number(_ value: Int?) -> ExportValue { .number(orAbsent: value.map { String($0) }) }

    private func points(_ points: Points?) -> ExportValue {
        .number(orAbsent: points?.text(decimals: round.settings.roundingStep.decimals))
    }
}
