/// Ranks of estimates with confidence sets, and the pairs that differ (Mogstad, Romano, Shaikh and Wilhelm 2024, Inference
/// for ranks with applications to mobility across neighbourhoods and academic achievement across countries, Review of
/// Economic Studies 91, sections 2 and 3; R `csranks`).
///
/// The largest estimate has rank 1; equal ones share the better rank. A set holds every rank that is not excluded by the
/// pairs of which it is shown that one is above the other, found stepwise with simulated critical values.
package struct RankSets: Sendable {
    /// The ranks of one estimate.
    package struct Unit: Hashable, Sendable {
        /// The position of the estimate.
        package let rank: Int
        /// Holds the true rank of this unit with the level.
        package let marginal: ClosedRange<Int>
        /// Holds, together with those of all other units, all true ranks with the level.
        package let simultaneous: ClosedRange<Int>
    }

    /// Two units of which it is shown that they differ.
    package struct Pair: Hashable, Sendable {
        /// The position of the one above.
        package let upper: Int
        /// The position of the one below.
        package let lower: Int
    }

    /// In the order of the estimates.
    package let units: [Unit]
    /// Every pair that differs, with the level for all of them together, from the top down.
    package let differing: [Pair]

    /// - Parameters:
    ///   - estimates: One for each unit.
    ///   - names: By which equal estimates are told apart, so that their order is irrelevant; as many, or none.
    ///   - degreesOfFreedom: Of the covariance. Below 30 errors are drawn from the t distribution.
    ///   - level: Of confidence, between 0 and 1.
    ///   - draws: How often errors are drawn.
    ///   - seed: The same seed gives the same sets.
    /// - Throws: Where estimates or errors are no numbers, or no errors have such a covariance.
    package init(
        estimates: [Double], names: [String] = [], covariance: RankCovariance, degreesOfFreedom: Double? = nil,
        level: Double = 0.95, draws: Int = 10_000, seed: UInt64
    ) throws(RankError) {
        if let fault = covariance.fault(for: estimates) { throw fault }
        let order = Self.order(estimates, names, covariance)
        let sorted = order.map { estimates[$0] }
        let errors = covariance.simplified.reordered(order)
        let comparisons = RankComparisons(
            sorted, errors,
            draws: RankDraws(errors, degreesOfFreedom: degreesOfFreedom, count: draws, seed: seed), level: level)
        // Of all pairs, which takes longest, and then of each unit's.
        let shown = concurrentMap(order.count + 1) { comparisons.shownPairs(of: $0 == 0 ? nil : $0 - 1) }
        let all = shown[0]
        let places = Self.places(sorted)
        var units = [Unit?](repeating: nil, count: order.count)
        for unit in order.indices {
            units[order[unit]] = Unit(
                rank: places[unit], marginal: Self.set(unit, shown[unit + 1], sorted, comparisons),
                simultaneous: Self.set(unit, all, sorted, comparisons))
        }
        self.units = units.compactMap { $0 }
        differing = Self.differing(all, sorted, comparisons).map {
            Pair(upper: order[$0.upper], lower: order[$0.lower])
        }
    }

    /// The positions from the largest estimate down.
    private static func order(_ estimates: [Double], _ names: [String], _ covariance: RankCovariance) -> [Int] {
        let isNamed = names.count == estimates.count
        return estimates.indices.sorted { left, right in
            if estimates[left] != estimates[right] { return estimates[left] > estimates[right] }
            let (variance, other) = (covariance.variance(left), covariance.variance(right))
            if variance != other { return variance < other }
            if isNamed, names[left] != names[right] { return names[left] < names[right] }
            return left < right
        }
    }

    /// The ranks of estimates from the largest down; equal ones share the better.
    private static func places(_ sorted: [Double]) -> [Int] {
        var places: [Int] = []
        for (position, value) in sorted.enumerated() {
            let isTied = position > 0 && sorted[position - 1] == value
            places.append(isTied ? places[position - 1] : position + 1)
        }
        return places
    }

    /// The ranks that are left to a unit: behind those that are above, before those that are not.
    private static func set(
        _ unit: Int, _ shown: Set<RankComparisons.Pair>, _ sorted: [Double], _ comparisons: RankComparisons
    ) -> ClosedRange<Int> {
        var above = 0
        var notAbove = 0
        for other in sorted.indices where other != unit {
            if comparisons.isCertain(unit, other) {
                if sorted[other] > sorted[unit] { above += 1 } else { notAbove += 1 }
            } else if shown.contains(RankComparisons.Pair(upper: other, lower: unit)) {
                above += 1
            } else if shown.contains(RankComparisons.Pair(upper: unit, lower: other)) {
                notAbove += 1
            }
        }
        return (1 + above)...(sorted.count - notAbove)
    }

    private static func differing(
        _ shown: Set<RankComparisons.Pair>, _ sorted: [Double], _ comparisons: RankComparisons
    ) -> [RankComparisons.Pair] {
        var pairs: [RankComparisons.Pair] = []
        for upper in sorted.indices {
            for lower in (upper + 1)..<max(sorted.count, upper + 1) {
                let pair = RankComparisons.Pair(upper: upper, lower: lower)
                let isCertain = comparisons.isCertain(upper, lower) && sorted[upper] > sorted[lower]
                if isCertain || shown.contains(pair) { pairs.append(pair) }
            }
        }
        return pairs
    }
}
