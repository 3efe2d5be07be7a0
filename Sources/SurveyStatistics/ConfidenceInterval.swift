import Foundation

/// Confidence intervals from an estimate, its standard error and its degrees of freedom, which need not be whole.
package struct ConfidenceInterval: Hashable, Sendable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
        (self.low, self.high) = (low, high)
    }

    /// `centre ± factor·error`; nil where that is no number, as without degrees of freedom.
    static func around(_ centre: Double, error: Double, factor: Double) -> ConfidenceInterval? {
        let (low, high) = (centre - factor * error, centre + factor * error)
        return low.isFinite && high.isFinite ? ConfidenceInterval(low: low, high: high) : nil
    }

    /// `estimate ± t·error`.
    ///
    /// - Parameter isWhole: Whether everybody was asked, so that no error means that there is none.
    package static func t(
        _ estimate: Double, error: Double, degreesOfFreedom: Double, isWhole: Bool = false, level: Double = 0.95
    ) -> ConfidenceInterval? {
        if isWhole, error == 0 { return ConfidenceInterval(low: estimate, high: estimate) }
        return around(
            estimate, error: error, factor: studentQuantile((1 + level) / 2, degreesOfFreedom: degreesOfFreedom))
    }

    /// For a share: the t interval of log(p ÷ (1 − p)) (R `svyciprop(method = "xlogit")`); where there is none, at 0 and 1 and
    /// without error, ``beta(_:error:degreesOfFreedom:count:isWhole:level:)``.
    package static func logit(
        _ share: Double, error: Double, degreesOfFreedom: Double, count: Double, isWhole: Bool, level: Double = 0.95
    ) -> ConfidenceInterval? {
        guard share > 0, share < 1, error > 0 else {
            return beta(
                share, error: error, degreesOfFreedom: degreesOfFreedom, count: count, isWhole: isWhole, level: level)
        }
        return t(
            log(share / (1 - share)), error: error / (share * (1 - share)), degreesOfFreedom: degreesOfFreedom,
            level: level
        ).map { ConfidenceInterval(low: logistic($0.low), high: logistic($0.high)) }
    }

    /// For a share: that of Korn and Graubard (1998), Confidence intervals for proportions with small expected number of
    /// positive counts, Survey Methodology 24 (R `svyciprop(method = "beta")`). Without error the number of answers stands
    /// for the effective sample size.
    ///
    /// - Parameters:
    ///   - count: Of answers.
    ///   - isWhole: Whether everybody was asked, so that no error means that there is none.
    package static func beta(
        _ share: Double, error: Double, degreesOfFreedom: Double, count: Double, isWhole: Bool, level: Double = 0.95
    ) -> ConfidenceInterval? {
        if isWhole, error == 0 { return ConfidenceInterval(low: share, high: share) }
        let tail = (1 - level) / 2
        let rows = studentQuantile(tail, degreesOfFreedom: count - 1)
        let units = studentQuantile(tail, degreesOfFreedom: degreesOfFreedom)
        guard rows.isFinite, units.isFinite else { return nil }
        // Rounding must not take a share past its ends.
        let share = min(1, max(0, share))
        let plain = error > 0 && share > 0 && share < 1 ? share * (1 - share) / (error * error) : count
        let size = plain * (rows / units) * (rows / units)
        return ConfidenceInterval(
            low: betaQuantile(tail, size * share, size * (1 - share) + 1),
            high: betaQuantile(1 - tail, size * share + 1, size * (1 - share)))
    }

    private static func logistic(_ value: Double) -> Double {
        value < 0 ? exp(value) / (1 + exp(value)) : 1 / (1 + exp(-value))
    }
}
