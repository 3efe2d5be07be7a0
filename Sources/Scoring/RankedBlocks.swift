import SurveyModel
import SurveyStatistics

/// Ranks the units of each kind by the share of their own maximum, with confidence sets from the whole covariance.
struct RankedBlocks {
    let round: Round
    let sheet: ScoreSheet
    let errors: BlockErrors

    private var units: [UnitRows] { errors.units }

    /// By kind of unit: the units from the top down, and the pairs that differ.
    func ranks(
        level: Double, draws: Int, seed: UInt64
    ) throws(SampleFault) -> (units: [[UnitRank]], differences: [[UnitDifference]]) {
        let kinds = round.criteriaSet.kinds.indices.map { kind in
            units.indices.filter { round.kindIndex(ofUnit: units[$0].unit) == kind && maximum($0) > 0 }
        }
        var ranked: (units: [[UnitRank]], differences: [[UnitDifference]]) = ([], [])
        for (kind, members) in kinds.enumerated() {
            do throws(RankError) {
                let found = try ranks(of: members, level: level, draws: draws, seed: seed)
                ranked.units.append(found.units)
                ranked.differences.append(found.differences)
            } catch {
                throw .ranks(error, kind: kind)
            }
        }
        return ranked
    }

    private func ranks(
        of members: [Int], level: Double, draws: Int, seed: UInt64
    ) throws(RankError) -> (units: [UnitRank], differences: [UnitDifference]) {
        if members.isEmpty { return ([], []) }
        let shares = members.map { points($0) / maximum($0) }
        let covariance = RankCovariance.full(
            members.map { row in members.map { errors.covariance[row, $0] / (maximum(row) * maximum($0)) } })
        let degrees = members.compactMap { units[$0].block.flatMap { errors.precisions[$0]?.degreesOfFreedom } }.min()
        let sets = try RankSets(
            estimates: shares, names: members.map { round.units[units[$0].unit].code.description },
            covariance: covariance, degreesOfFreedom: degrees.map { max(1, $0) }, level: level, draws: draws,
            seed: seed)
        let all = members.indices.map { index in
            UnitRank(
                unit: units[members[index]].unit, points: points(members[index]), share: shares[index],
                ranks: sets.units[index])
        }
        let codes = { (unit: Int) in round.units[unit].code }
        return (
            all.sorted { ($0.ranks.rank, codes($0.unit)) < ($1.ranks.rank, codes($1.unit)) },
            sets.differing.map { pair in
                UnitDifference(
                    upper: units[members[pair.upper]].unit, lower: units[members[pair.lower]].unit,
                    difference: shares[pair.upper] - shares[pair.lower],
                    standardError: covariance.differenceVariance(pair.upper, pair.lower).squareRoot())
            }
        )
    }

    private func maximum(_ index: Int) -> Double { units[index].block.map { sheet.blocks[$0].maximum.double } ?? 0 }

    private func points(_ index: Int) -> Double {
        units[index].block.flatMap { sheet.blocks[$0].pointsUnrounded } ?? 0
    }
}
