/// A total that weights were to have, and what they sum to before and after.
package struct MarginTotal: Hashable, Sendable {
    package let variable: String
    /// Nil where the total is that of a number.
    package let level: String?
    /// How many rows of weight above zero the level has; all of them for a number.
    package let rows: Int
    package let target: Double
    package let before: Double
    package let achieved: Double

    /// How far the total is from the target, relative to it (to the sum of magnitudes where the target is zero).
    package let relativeDifference: Double
}

/// How weights came about.
package struct CalibrationReport: Hashable, Sendable {
    /// Rounds over all margins, or Newton steps; 0 where every total held already and nothing was changed.
    package let iterations: Int
    /// Every total with what was achieved, in the order given.
    package let totals: [MarginTotal]

    /// The largest relative difference of a total from its target.
    package var worstDifference: Double { totals.map(\.relativeDifference).max() ?? 0 }
}

/// Weights that meet given totals, with the account of how, and what standard errors need.
package struct CalibratedWeights: Sendable {
    /// For each row its weight; one of weight zero keeps it.
    package let weights: [Double]
    package let report: CalibrationReport
    /// Takes the part of a linearised value that the totals explain out of it.
    package let residuals: CalibrationResiduals
}
