package import Scoring
package import SurveyModel
import SurveyStatistics
import TextOutput

/// The tables of ranks and of weights.
package struct RankTables: Sendable {
    private let round: Round

    package init(round: Round) {
        self.round = round
    }

    /// One row for each unit whose survey block has points, by kind and from the top down.
    package func ranks(_ errors: RoundErrors) -> ExportTable {
        ExportTable(
            rowName: "rank",
            columns: [
                "kind", "unit", "points", "share", "rank", "rank_low", "rank_high", "simultaneous_low",
                "simultaneous_high",
            ],
            rows: errors.ranks.joined().map { unit in
                unitCells(unit.unit) + [
                    .number(roundTripText(unit.points)), .number(roundTripText(unit.share)), .number(unit.ranks.rank),
                    .number(unit.ranks.marginal.lowerBound), .number(unit.ranks.marginal.upperBound),
                    .number(unit.ranks.simultaneous.lowerBound), .number(unit.ranks.simultaneous.upperBound),
                ]
            }, isSynthetic: round.isSynthetic)
    }

    /// One row for each two units of a kind of which it is shown that the first stands above the second.
    package func differences(_ errors: RoundErrors) -> ExportTable {
        ExportTable(
            rowName: "difference", columns: ["kind", "unit", "other_unit", "difference", "standard_error"],
            rows: errors.differences.joined().map { pair in
                unitCells(pair.upper) + [
                    .text(round.units[pair.lower].code.description), .number(roundTripText(pair.difference)),
                    .number(roundTripText(pair.standardError)),
                ]
            }, isSynthetic: round.isSynthetic)
    }

    /// One row for each stratum of each group: who was asked, and what an answer weighs.
    package func weights(_ errors: RoundErrors) -> ExportTable {
        ExportTable(
            rowName: "weight",
            columns: [
                "group", "stratum", "population", "respondents", "base_weight", "smallest_weight", "largest_weight",
                "sum_of_weights",
            ],
            rows: errors.samples.flatMap { sample in
                let group = round.groups[sample.group]
                return sample.strataWeights.map { stratum -> [ExportValue] in
                    [
                        .text(group.code.description), .text(stratum.stratum),
                        .number(orAbsent: group.design?.counts(of: stratum.stratum)?.population.map { String($0) }),
                        .number(stratum.respondents), .number(roundTripText(stratum.base)),
                        .number(roundTripText(stratum.smallest)), .number(roundTripText(stratum.largest)),
                        .number(roundTripText(stratum.sum)),
                    ]
                }
            }, isSynthetic: round.isSynthetic)
    }

    /// One row for each group, and for each level of its margins: what weights cost, and what they were brought to.
    package func diagnostics(_ errors: RoundErrors) -> ExportTable {
        ExportTable(
            rowName: "diagnostic",
            columns: [
                "group", "margin", "level", "respondents", "target", "before", "after", "kish_effect", "effective_n",
                "smallest_weight", "largest_weight",
            ],
            rows: errors.samples.flatMap(diagnosticRows), isSynthetic: round.isSynthetic)
    }

    private func diagnosticRows(_ sample: GroupSample) -> [[ExportValue]] {
        guard let spread = sample.diagnostics else { return [] }
        let group = ExportValue.text(round.groups[sample.group].code.description)
        let whole: [ExportValue] = [
            group, .absent, .absent, .number(sample.count), .absent, .number(roundTripText(sample.baseWeightSum)),
            .number(roundTripText(spread.sum)), .number(roundTripText(spread.designEffect)),
            .number(roundTripText(spread.effectiveCount)), .number(roundTripText(spread.minimum)),
            .number(roundTripText(spread.maximum)),
        ]
        let margins = sample.calibrated?.report.totals ?? []
        return [whole]
            + margins.map { total in
                [
                    group, .text(total.variable), total.level.map(ExportValue.text) ?? .absent, .number(total.rows),
                    .number(roundTripText(total.target)), .number(roundTripText(total.before)),
                    .number(roundTripText(total.achieved)), .absent, .absent, .absent, .absent,
                ]
            }
    }

    private func unitCells(_ index: Int) -> [ExportValue] {
        let unit = round.units[index]
        return [.text(unit.kind.description), .text(unit.code.description)]
    }
}
