/// How weights are spread, and what their spread costs.
package struct WeightDiagnostics: Hashable, Sendable {
    /// Rows whose weight is not zero.
    package let count: Int
    package let sum: Double
    package let minimum: Double
    /// Quartiles by linear interpolation between the ordered weights (R `quantile`, type 7).
    package let lowerQuartile: Double
    package let median: Double
    package let upperQuartile: Double
    package let maximum: Double
    /// How many weights are below zero, which linear calibration may give.
    package let negative: Int
    /// Kish's design effect of unequal weights, n·Σw² ÷ (Σw)²: 1 where all are equal (Kish 1965, Survey Sampling,
    /// section 11.7). It leaves strata and clusters out.
    package let designEffect: Double
    /// n ÷ design effect, (Σw)² ÷ Σw².
    package let effectiveCount: Double

    /// - Returns: Nil where every weight is zero or their sum is.
    package init?(_ weights: [Double]) {
        let ordered = weights.filter { $0 != 0 }.sorted()
        let sum = orderFreeSum(ordered)
        guard let first = ordered.first, let last = ordered.last, sum != 0 else { return nil }
        let squares = orderFreeSum(ordered.map { $0 * $0 })
        count = ordered.count
        self.sum = sum
        minimum = first
        maximum = last
        lowerQuartile = Self.quantile(ordered, 0.25)
        median = Self.quantile(ordered, 0.5)
        upperQuartile = Self.quantile(ordered, 0.75)
        negative = ordered.count { $0 < 0 }
        effectiveCount = sum * sum / squares
        designEffect = Double(ordered.count) * squares / (sum * sum)
    }

    private static func quantile(_ ordered: [Double], _ share: Double) -> Double {
        let place = share * Double(ordered.count - 1)
        let below = Int(place)
        let above = min(below + 1, ordered.count - 1)
        return ordered[below] + (place - Double(below)) * (ordered[above] - ordered[below])
    }
}
