import Foundation

/// How far weights may go from where they were: the function F that makes the ratio of new to old weight out of a linear
/// combination of the auxiliary variables (Deville and Särndal 1992, section 2; R `calibrate(calfun = )`).
package enum CalibrationDistance: String, Sendable, CaseIterable {
    /// F(u) = 1 + u, cut at the bounds: the generalised regression estimator, which may give negative weights.
    case linear
    /// F(u) from 0 at −∞, exponential around 1, to the upper bound at +∞; never reaches a bound.
    case logit
    /// F(u) = exp u, cut at the bounds: the weights of raking.
    case raking

    /// The ratio at u and its derivative.
    func ratio(_ u: Double, in bounds: (lower: Double, upper: Double)) -> (value: Double, slope: Double) {
        switch self {
        case .linear: Self.cut(1 + u, slope: 1, in: bounds)
        case .raking: Self.cut(exp(u), slope: exp(u), in: bounds)
        case .logit: Self.logit(u, in: bounds)
        }
    }

    private static func cut(
        _ value: Double, slope: Double, in bounds: (lower: Double, upper: Double)
    ) -> (value: Double, slope: Double) {
        if value <= bounds.lower { return (bounds.lower, 0) }
        if value >= bounds.upper { return (bounds.upper, 0) }
        return (value, slope)
    }

    /// Deville and Särndal (1992), case 6: between lower L and upper U with F(0) = F′(0) = 1.
    private static func logit(
        _ u: Double, in bounds: (lower: Double, upper: Double)
    ) -> (value: Double, slope: Double) {
        let (lower, upper) = bounds
        let below = 1 - lower
        let above = upper - 1
        let steepness = (upper - lower) / (below * above)
        // Weights of the two bounds: above·1 for the lower and below·exp(Au) for the upper, by the smaller exponent.
        let small = exp(-abs(steepness * u))
        let (atLower, atUpper) = u > 0 ? (above * small, below) : (above, below * small)
        let sum = atLower + atUpper
        return (
            (lower * atLower + upper * atUpper) / sum,
            (upper - lower) * steepness * (atLower / sum) * (atUpper / sum)
        )
    }
}

/// What weights, or their ratios to those before, may not leave.
package enum CalibrationBounds: Hashable, Sendable {
    case none
    /// Of the ratio of new to old weight (R `calibrate(bounds = )`).
    case ratio(lower: Double, upper: Double)
    /// Of the new weight itself (R `calibrate(bounds = , bounds.const = TRUE)`): trimming that keeps the margins.
    case weight(lower: Double, upper: Double)

    /// The bounds of the ratio for a row of a weight above zero.
    func ratio(for weight: Double) -> (lower: Double, upper: Double) {
        switch self {
        case .none: (-.infinity, .infinity)
        case .ratio(let lower, let upper): (lower, upper)
        case .weight(let lower, let upper): (lower / weight, upper / weight)
        }
    }

    /// A weight that is within the bounds but for rounding, brought to them.
    func held(_ weight: Double) -> Double {
        guard case .weight(let lower, let upper) = self, weight > 0 else { return weight }
        return max(lower, min(upper, weight))
    }
}
