import Foundation

/// Confidence intervals from an estimate, its standard error and its degrees of freedom, which need not be whole.
package struct ConfidenceInterval: Hashable, Sendable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
        (self.low, self.high) = (low, high)
    }

    /// `estimate ± t·error`; a point where there is no error, nil where there are no degrees of freedom to judge one by.
    package static func t(
        _ estimate: Double, error: Double, degreesOfFreedom: Double, level: Double = 0.95
    ) -> ConfidenceInterval? {
        if error == 0 { return ConfidenceInterval(low: estimate, high: estimate) }
        let factor = studentQuantile((1 + level) / 2, degreesOfFreedom: degreesOfFreedom)
        guard factor.isFinite, error.isFinite else { return nil }
        return ConfidenceInterval(low: estimate - factor * error, high: estimate + factor * error)
    }

    /// For a share: the t interval of log(p ÷ (1 − p)) (R `svyciprop(method = "xlogit")`); at 0 and 1, and without error,
    /// that of Korn and Graubard (1998), with `count` for the effective number.
    ///
    /// - Parameters:
    ///   - count: Of answers.
    ///   - isWhole: Whether everybody was asked, so that no error means that there is none.
    package static func share(
        _ share: Double, error: Double, degreesOfFreedom: Double, count: Double, isWhole: Bool, level: Double = 0.95
    ) -> ConfidenceInterval? {
        if error == 0, isWhole { return ConfidenceInterval(low: share, high: share) }
        if error > 0, share > 0, share < 1 {
            let centre = log(share / (1 - share))
            let bounds = t(
                centre, error: error / (share * (1 - share)), degreesOfFreedom: degreesOfFreedom, level: level)
            return bounds.map { ConfidenceInterval(low: logistic($0.low), high: logistic($0.high)) }
        }
        let tail = (1 - level) / 2
        let rows = studentQuantile(tail, degreesOfFreedom: count - 1)
        let units = studentQuantile(tail, degreesOfFreedom: degreesOfFreedom)
        guard rows.isFinite, units.isFinite else { return nil }
        let share = min(1, max(0, share))
        let size = count * (rows / units) * (rows / units)
        return ConfidenceInterval(
            low: betaQuantile(tail, size * share, size * (1 - share) + 1),
            high: betaQuantile(1 - tail, size * share + 1, size * (1 - share)))
    }

    private static func logistic(_ value: Double) -> Double {
        value < 0 ? exp(value) / (1 + exp(value)) : 1 / (1 + exp(-value))
    }
}
