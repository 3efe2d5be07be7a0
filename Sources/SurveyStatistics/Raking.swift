/// Scales weights to one margin after the other, again and again, until all hold (iterative proportional fitting; Deming
/// and Stephan 1940; R `rake`).
struct Raking {
    /// In the order of names, so that the order given is irrelevant.
    private let margins: [CalibrationMargin]

    /// - Parameter margins: Of cells.
    init(margins: [CalibrationMargin]) {
        self.margins = margins.sorted { ($0.variable, $0.levels.count) < ($1.variable, $1.levels.count) }
    }

    /// Makes rounds over all margins until every total is within the tolerance and, by the rate at which they come nearer,
    /// so are the weights: where margins are nearly the same, totals are met long before the weights stand.
    ///
    /// - Parameter aim: At most the tolerance: rounds go on until there while they lead nearer.
    func ratios(
        of base: [Double], tolerance: Double, aim: Double, maximumIterations: Int
    ) -> CalibrationAttempt {
        var weights = base
        var rounds = 0
        var last = Double.infinity
        var isSettled = false
        while rounds < maximumIterations, !isSettled {
            for margin in margins { fit(&weights, to: margin) }
            rounds += 1
            let difference = worstDifference(of: weights)
            // What is left of a geometric series; below the rounding of doubles there is no rate.
            let rest = difference / max(1 - difference / last, 1e-6)
            let isStill = rest <= aim || difference < 1e-15 || aim < tolerance && difference >= last
            isSettled = difference <= tolerance && isStill
            last = difference
        }
        let ratios = zip(weights, base).map { $1 > 0 ? $0 / $1 : 1 }
        return CalibrationAttempt(ratios: ratios, iterations: rounds, isConverged: last <= tolerance)
    }

    private func fit(_ weights: inout [Double], to margin: CalibrationMargin) {
        let factors = PostStratification(margin: margin).factors(of: weights)
        for (cell, level) in margin.rowLevels.enumerated() where level >= 0 { weights[cell] *= factors[level] }
    }

    private func worstDifference(of weights: [Double]) -> Double {
        var worst = 0.0
        for margin in margins {
            let sums = orderFreeSums(weights, in: margin.rowLevels, count: margin.levels.count)
            for (level, sum) in zip(margin.levels, sums) {
                guard let total = level.total, total > 0 else { continue }
                let difference = abs(sum - total) / total
                guard difference.isFinite else { return .infinity }
                worst = max(worst, difference)
            }
        }
        return worst
    }
}
