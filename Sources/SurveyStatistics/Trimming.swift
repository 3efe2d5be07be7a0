/// Cuts weights that are too large or too small, and spreads what was cut equally over those that can take it, again and
/// again until none is outside (the limit of R `trimWeights(strict = TRUE)`): the sum stays, the margins do not.
///
/// To keep margins, calibrate with bounds of the weight: `CalibrationBounds.weight`.
package struct Trimming: Hashable, Sendable {
    private let lower: Double
    private let upper: Double

    /// - Parameter upper: May be infinite.
    package init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The weights within the bounds; a row of weight zero stays at zero.
    ///
    /// - Returns: With the weights, in how many rounds they were cut; 0 where none was outside.
    /// - Throws: Where the bounds are none, or cannot hold with the sum of the weights.
    package func trimmed(_ base: [Double]) throws(CalibrationError) -> (weights: [Double], rounds: Int) {
        let faults = faults(of: base)
        guard faults.isEmpty else { throw CalibrationError.impossible(faults) }
        let rows = base.indices.filter { base[$0] > 0 }
        var weights = base
        var rounds = 0
        while true {
            let outside = rows.filter { weights[$0] < lower || weights[$0] > upper }
            if outside.isEmpty { return (weights, rounds) }
            rounds += 1
            let excess = orderFreeSum(outside.map { weights[$0] - cut(weights[$0]) })
            for row in outside { weights[row] = cut(weights[row]) }
            let takers = takers(of: excess, weights, rows, justCut: Set(outside))
            // Each round either ends it or brings one more row to its bound.
            for row in takers { weights[row] += excess / Double(takers.count) }
        }
    }

    /// The rows that can take of the excess: those that were inside or, where none of them can, any.
    private func takers(
        of excess: Double, _ weights: [Double], _ rows: [Int], justCut: Set<Int>
    ) -> [Int] {
        let able = rows.filter { excess > 0 ? weights[$0] < upper : weights[$0] > lower }
        let inside = able.filter { !justCut.contains($0) }
        return inside.isEmpty ? able : inside
    }

    private func cut(_ weight: Double) -> Double { max(lower, min(upper, weight)) }

    private func faults(of base: [Double]) -> [CalibrationFault] {
        guard lower >= 0, lower < upper else { return [.badBounds(lower: lower, upper: upper)] }
        if let bad = base.firstIndex(where: { !$0.isFinite || $0 < 0 }) { return [.badWeight(row: bad)] }
        let fault = sumOutOfBounds(base)
        guard case .sumOutOfBounds(let sum, let lowest, let highest) = fault, sum > 0 else { return [.noWeight] }
        return sum >= lowest && sum <= highest ? [] : [fault]
    }

    private func sumOutOfBounds(_ base: [Double]) -> CalibrationFault {
        let count = Double(base.count { $0 > 0 })
        return .sumOutOfBounds(sum: orderFreeSum(base), lowest: count * lower, highest: count * upper)
    }
}
