package import SurveyModel
import SurveyStatistics

/// The survey blocks of a round as replicates have them.
package struct BlockReplicates: Sendable {
    /// A unit's block.
    package struct Unit: Sendable {
        /// Index into the round's units.
        package var unit: Int
        /// Index into the sheet's blocks.
        package var block: Int
        /// Unrounded, of all responses.
        package var points: Double
        package var maximum: Points
        /// Among the units of its kind, by the share of the maximum.
        package var rank: Int
        /// The standard deviation of the replicates' points; nil of fewer than two.
        package var standardError: Double?
        /// The middle 95 % of the replicates' points and ranks; nil where there are none.
        package var middle: (low: Double, high: Double)?
        package var middleRanks: (low: Int, high: Int)?
        /// The part of replicates in which the unit has the rank that it has.
        package var rankKept: Double?
        /// How many replicates have points; in others a question has no answer left.
        package var replicates: Int
    }

    /// By kind and, within a kind, from the top down.
    package let units: [Unit]
    /// How many replicates were drawn, and in how many of them there were no weights.
    package let count: Int
    package let failed: Int

    /// - Parameter points: By unit and replicate; NaN where there are none.
    init(round: Round, sheet: ScoreSheet, units: [UnitRows], points: [[Double]], count: Int, failed: Int) {
        self.count = count
        self.failed = failed
        self.units = round.criteriaSet.kinds.indices.flatMap { kind -> [Unit] in
            let members = units.indices.filter { round.kindIndex(ofUnit: units[$0].unit) == kind }
                .compactMap { index in
                    units[index].block.map { (index: $0, block: sheet.blocks[$0], replicates: points[index]) }
                }
                .filter { $0.block.maximum.double > 0 }
            let maxima = members.map(\.block.maximum.double)
            let ranks = Self.ranks(zip(members, maxima).map { ($0.block.pointsUnrounded ?? .nan) / $1 })
            let moved = (0..<(members.first?.replicates.count ?? 0)).map { replicate in
                Self.ranks(zip(members, maxima).map { $0.replicates[replicate] / $1 })
            }
            return members.indices.compactMap { place in
                ranks[place].map {
                    Unit(
                        members[place].block, index: members[place].index, rank: $0,
                        points: members[place].replicates.filter(\.isFinite),
                        ranks: moved.compactMap { $0[place] })
                }
            }.sorted { ($0.rank, round.units[$0.unit].code) < ($1.rank, round.units[$1.unit].code) }
        }
    }

    /// For each share one more than there are larger ones; nil where there is no share.
    private static func ranks(_ shares: [Double]) -> [Int?] {
        shares.map { share in share.isFinite ? 1 + shares.count { $0 > share } : nil }
    }
}

extension BlockReplicates.Unit {
    /// - Parameters:
    ///   - index: Of the block in the sheet.
    ///   - points: Of the replicates that have them.
    ///   - ranks: Of the same.
    fileprivate init(_ block: BlockRow, index: Int, rank: Int, points: [Double], ranks: [Int]) {
        unit = block.unit
        self.block = index
        self.points = block.pointsUnrounded ?? .nan
        maximum = block.maximum
        self.rank = rank
        replicates = points.count
        middle = points.middle(0.95)
        middleRanks = ranks.middle(0.95)
        if points.count > 1 {
            let mean = points.reduce(0, +) / Double(points.count)
            let squares = points.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            standardError = (squares / Double(points.count - 1)).squareRoot()
        }
        if !ranks.isEmpty { rankKept = Double(ranks.count { $0 == rank }) / Double(ranks.count) }
    }
}

extension Array where Element: Comparable {
    /// The smallest values that at least (1 ∓ part) ÷ 2 of all do not exceed (R `quantile(type = 1)`); nil of none.
    fileprivate func middle(_ part: Double) -> (low: Element, high: Element)? {
        if isEmpty { return nil }
        let sorted = sorted()
        let value = { (probability: Double) in
            // 0.025 · 1000 is 25, whatever doubles make of it.
            sorted[Swift.max(0, Int((probability * Double(sorted.count) - 1e-9).rounded(.up)) - 1)]
        }
        return (value((1 - part) / 2), value((1 + part) / 2))
    }
}
