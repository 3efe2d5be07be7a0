package import Scoring
package import SurveyModel
import TextOutput

extension ExportTable {
    /// One row for each unit whose survey block has points, by kind and from the top down: its points with the errors of
    /// both ways, and where the middle 95 % of replicates lie.
    package init(_ replicates: BlockReplicates, errors: RoundErrors?, round: Round) {
        let number = { (value: Double?) in ExportValue.number(orAbsent: value.map(roundTripText)) }
        self.init(
            rowName: "replicates",
            columns: [
                "kind", "unit", "unit_name", "points", "maximum", "standard_error", "bootstrap_error", "low", "high",
                "rank", "rank_low", "rank_high", "rank_kept", "replicates",
            ],
            rows: replicates.units.map { own in
                let unit = round.units[own.unit]
                return [
                    .text(unit.kind.description), .text(unit.code.description), .text(unit.name), number(own.points),
                    .number(own.maximum.text(decimals: round.settings.roundingStep.decimals)),
                    number(errors?.blocks[own.block]?.standardError), number(own.standardError),
                    number(own.middle?.low), number(own.middle?.high), .number(own.rank),
                    .number(orAbsent: own.middleRanks.map { String($0.low) }),
                    .number(orAbsent: own.middleRanks.map { String($0.high) }), number(own.rankKept),
                    .number(own.replicates),
                ]
            }, isSynthetic: round.isSynthetic)
    }
}
