/// A replicate that leaves one unit out, or under the rule `adjust` a stratum that has only one (R `jk1weights`,
/// `jknweights`).
struct UnitDeletion: Sendable {
    /// The unit left out.
    var unit: Int
    var stratum: Int
    /// The factor of the others in the stratum.
    var factorInStratum: Double
    /// The factor of all other strata.
    var factorElsewhere: Double
    /// (1 − f)·(n − 1) ÷ n.
    var scale: Double

    /// A replicate for each unit of each stratum that was not sampled whole.
    ///
    /// - Returns: With the replicates, what all of them are multiplied by: under the rule `average`, units ÷ replicates.
    static func all(
        of design: SurveyDesign, lonely: LonelyStratumRule
    ) throws(ReplicateFault) -> (list: [UnitDeletion], scale: Double) {
        let stage = design.first
        var list: [UnitDeletion] = []
        var lonelyStrata: [Int] = []
        for stratum in 0..<stage.groupCount where !stage.isWhole(stratum) {
            let units = stage.groupStarts[stratum]..<stage.groupStarts[stratum + 1]
            if units.count == 1 {
                lonelyStrata.append(stratum)
                if lonely == .adjust { list.append(wholeStratum(stratum, stage)) }
                continue
            }
            let count = Double(units.count)
            let scale = stage.unsampledFraction(stratum) * (count - 1) / count
            list += units.map {
                UnitDeletion(
                    unit: $0, stratum: stratum, factorInStratum: count / (count - 1), factorElsewhere: 1, scale: scale)
            }
        }
        guard let first = lonelyStrata.first else { return (list, 1) }
        let isUndefined = lonely == .adjust && stage.groupCount == 1 || lonely == .average && list.isEmpty
        if lonely == .error || isUndefined { throw .lonelyUnit(stage: 1, row: stage.row(inGroup: first)) }
        let units = Double(list.count + lonelyStrata.count)
        return (list, lonely == .average ? units / Double(list.count) : 1)
    }

    private static func wholeStratum(_ stratum: Int, _ stage: SamplingStage) -> UnitDeletion {
        let strata = Double(stage.groupCount)
        return UnitDeletion(
            unit: stage.groupStarts[stratum], stratum: stratum, factorInStratum: 0,
            factorElsewhere: strata / (strata - 1), scale: (strata - 1) / strata)
    }

    /// For each unit its factor.
    func factors(_ stage: SamplingStage) -> [Double] {
        var factors = [Double](repeating: factorElsewhere, count: stage.unitCount)
        for other in stage.groupStarts[stratum]..<stage.groupStarts[stratum + 1] { factors[other] = factorInStratum }
        factors[unit] = 0
        return factors
    }
}
