package import Scoring
package import SurveyModel
import TextOutput

/// The tables of results, with the columns that the method's contract names.
package struct ScoreTables: Sendable {
    private let round: Round

    package init(round: Round) {
        self.round = round
    }

    /// One row for every survey or satisfaction row of every unit.
    package func scores(_ sheet: ScoreSheet) -> ExportTable {
        ExportTable(
            rowName: "score",
            columns: [
                "year", "criteria_set", "unit", "unit_name", "criterion", "printed_code", "title", "method",
                "maximum_points", "awarded_points", "share", "scored_respondents", "status",
            ],
            rows: sheet.rows.map(scoreCells), isSynthetic: round.isSynthetic)
    }

    /// One row for every block of every unit, on both scales.
    package func blocks(_ sheet: ScoreSheet) -> ExportTable {
        ExportTable(
            rowName: "block",
            columns: [
                "unit", "block", "maximum", "points", "points_unrounded", "stated_maximum", "points_on_stated_scale",
            ],
            rows: sheet.blocks.map(blockCells), isSynthetic: round.isSynthetic)
    }

    private func scoreCells(_ row: ScoreRow) -> [ExportValue] {
        let unit = round.units[row.unit]
        return [
            .number(round.year), .text(round.criteriaSet.id), .text(unit.code.description), .text(unit.name),
            .text(row.criterion.code.description), .text(row.criterion.printedCode), .text(row.criterion.title),
            .text(row.criterion.method?.rawValue ?? ""), points(row.maximumPoints), points(row.awardedPoints),
            .number(orAbsent: row.share.map(roundTripText)),
            .number(orAbsent: row.scoredRespondents.map { String($0) }), .text(row.status.rawValue),
        ]
    }

    private func blockCells(_ row: BlockRow) -> [ExportValue] {
        [
            .text(round.units[row.unit].code.description), .text(row.method.rawValue), points(row.maximum),
            points(row.points), .number(orAbsent: row.pointsUnrounded.map(roundTripText)),
            points(row.statedMaximum), points(row.pointsOnStatedScale),
        ]
    }

    /// Points with the step's decimals, more where the value has more.
    private func points(_ points: Points?) -> ExportValue {
        .number(orAbsent: points?.text(decimals: round.settings.roundingStep.decimals))
    }
}
