/// Takes out of a linearised value the part that the totals explain: what is left has the variance of the calibrated
/// estimate (Särndal, Swensson and Wretman 1992, sections 6.6 and 7.6), as R's `svyrecvar` does by `postStrata`.
package struct CalibrationResiduals: Sendable {
    enum Projection: Sendable {
        /// Means within post-strata, weighted by the base weights.
        case postStrata(rowLevels: [Int], count: Int, base: [Double])
        /// Unweighted means within each margin in turn, ten rounds of them.
        case margins([(rowLevels: [Int], count: Int)])
        /// Least squares on the auxiliary variables, weighted by the base weights; the basis is one of cells.
        case regression(CalibrationBasis, CalibrationCells, base: [Double])
    }

    private let weights: [Double]
    private let projection: Projection

    /// How many rounds R's `svyrecvar` makes over the margins of a raking; its standard errors are those after ten, and
    /// so are ours.
    private static let roundsOverMargins = 10

    /// - Parameter weights: The calibrated weights.
    init(weights: [Double], projection: Projection) {
        self.weights = weights
        self.projection = projection
    }

    /// The linearised values less what the totals explain.
    ///
    /// - Parameter z: For each row `w·u`: the calibrated weight times the influence `u` of the row on the estimate for
    ///   a unit weight (for a mean, `u = (y − mean) ÷ Σ w`; for a total, `u = y`). Zero for rows outside a domain.
    /// - Returns: `w·e` with the same calibrated weights, e the residual of u; as many as `z`, in its order. A row whose
    ///   calibrated weight is zero has no influence and gives zero.
    package func residuals(of z: [Double]) -> [Double] {
        var values = zip(z, weights).map { $1 == 0 ? 0 : $0 / $1 }
        switch projection {
        case .postStrata(let rowLevels, let count, let base):
            subtractMeans(from: &values, rowLevels: rowLevels, count: count, by: base)
        case .margins(let margins):
            let ones = weights.map { $0 == 0 ? 0.0 : 1 }
            for _ in 0..<Self.roundsOverMargins {
                for margin in margins {
                    subtractMeans(from: &values, rowLevels: margin.rowLevels, count: margin.count, by: ones)
                }
            }
        case .regression(let basis, let cells, let base):
            // What the variables explain is the same for all rows of a cell, and follows from the cell's mean.
            let sums = cells.sums(of: zip(values, base).map { $0 * $1 })
            let means = zip(sums, cells.sums(of: base)).map { $1 > 0 ? $0 / $1 : 0 }
            let explained = zip(means, basis.residuals(of: means)).map { $0 - $1 }
            for (row, cell) in cells.rowCells.enumerated() { values[row] -= explained[cell] }
        }
        return zip(values, weights).map { $1 == 0 ? 0 : $0 * $1 }
    }

    private func subtractMeans(from values: inout [Double], rowLevels: [Int], count: Int, by shares: [Double]) {
        let sums = orderFreeSums(zip(values, shares).map { $0 * $1 }, in: rowLevels, count: count)
        let sizes = orderFreeSums(shares, in: rowLevels, count: count)
        let means = zip(sums, sizes).map { $1 > 0 ? $0 / $1 : 0 }
        for (row, level) in rowLevels.enumerated() where level >= 0 { values[row] -= means[level] }
    }
}
