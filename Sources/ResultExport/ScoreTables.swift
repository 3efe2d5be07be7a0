package import Scoring
package import SurveyModel
import SurveyStatistics
import TextOutput

/// The tables of results, with the columns that the method's contract names.
package struct ScoreTables: Sendable {
    private let round: Round

    package init(round: Round) {
        self.round = round
    }

    /// One row for every survey or satisfaction row of every unit.
    ///
    /// - Parameter errors: How sure the points are; their cells stay empty without them.
    package func scores(_ sheet: ScoreSheet, errors: RoundErrors? = nil) -> ExportTable {
        ExportTable(
            rowName: "score",
            columns: [
                "year", "criteria_set", "unit", "unit_name", "criterion", "printed_code", "title", "method",
                "maximum_points", "awarded_points", "share", "scored_respondents", "status", "standard_error", "ci_low",
                "ci_high", "df", "effective_n",
            ],
            rows: sheet.rows.enumerated().map { index, row in
                scoreCells(row) + precisionCells(errors?.rows[index])
                    + [number(errors?.rows[index]?.effectiveCount)]
            }, isSynthetic: round.isSynthetic)
    }

    /// One row for every block of every unit, on both scales.
    package func blocks(_ sheet: ScoreSheet, errors: RoundErrors? = nil) -> ExportTable {
        ExportTable(
            rowName: "block",
            columns: [
                "unit", "block", "maximum", "points", "points_unrounded", "stated_maximum", "points_on_stated_scale",
                "standard_error", "ci_low", "ci_high", "df", "standard_error_on_stated_scale", "ci_low_on_stated_scale",
                "ci_high_on_stated_scale",
            ],
            rows: sheet.blocks.enumerated().map { index, block in
                blockCells(block) + precisionCells(errors?.blocks[index])
                    + statedCells(errors?.blocks[index], of: block)
            }, isSynthetic: round.isSynthetic)
    }

    private func precisionCells(_ precision: PointsPrecision?) -> [ExportValue] {
        [
            number(precision?.standardError), number(precision?.interval?.low), number(precision?.interval?.high),
            number(precision?.degreesOfFreedom),
        ]
    }

    /// The error and the interval times stated ÷ tabulated maximum.
    private func statedCells(_ precision: PointsPrecision?, of block: BlockRow) -> [ExportValue] {
        guard let stated = block.statedMaximum, block.maximum > .zero else { return [.absent, .absent, .absent] }
        let factor = stated.double / block.maximum.double
        return [precision?.standardError, precision?.interval?.low, precision?.interval?.high].map {
            number($0.map { $0 * factor })
        }
    }

    private func number(_ value: Double?) -> ExportValue { .number(orAbsent: value.map(roundTripText)) }

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
