package import SurveyStatistics

/// What the answers of a stratum weigh.
package struct StratumWeights: Sendable {
    package var stratum: String
    package var respondents: Int
    package var base: Double
    package var smallest: Double
    package var largest: Double
    package var sum: Double
}

extension GroupSample {
    /// By stratum, in the order of their names.
    package var strataWeights: [StratumWeights] {
        let members = Dictionary(grouping: weights.indices, by: { strata[$0] })
        return members.keys.sorted().map { stratum in
            // Sorted, so that the order of responses changes no digit.
            let own = (members[stratum] ?? []).map { weights[$0] }.sorted()
            return StratumWeights(
                stratum: stratum, respondents: own.count, base: members[stratum]?.first.map { baseWeights[$0] } ?? 0,
                smallest: own.first ?? 0, largest: own.last ?? 0, sum: own.reduce(0, +))
        }
    }

    /// How the weights are spread; nil where nobody answered.
    package var diagnostics: WeightDiagnostics? { WeightDiagnostics(weights) }

    package var baseWeightSum: Double { baseWeights.sorted().reduce(0, +) }
}
