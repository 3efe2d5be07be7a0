/// The covariance of estimates under a design, from their linearised values (R `svyrecvar`).
///
/// Within each stratum: (1 − f)·n ÷ (n − 1) times the products of the units' totals about their mean, units without a
/// value counting as zero; at the second stage the same within each cluster, times the sampling fraction of the first
/// (Särndal, Swensson and Wretman 1992, sections 2.9 and 4.3). Without a population count at a stage nothing is known of
/// later ones, and units are taken as drawn with replacement.
package struct DesignCovariance: Sendable {
    /// Between every two columns.
    package let matrix: CovarianceMatrix
    /// For each column its clusters less its strata, among units that have rows of it (R `degf` of the domain).
    package let degreesOfFreedom: [Int]
    /// For each stratum what it adds to the variance of each column; empty unless wanted.
    package let stratumVariances: [[Double]]

    /// - Parameter columns: One for each estimate.
    package init(
        _ columns: [LinearisedColumn], design: SurveyDesign, rules: VarianceRules = VarianceRules()
    ) throws(VarianceFault) {
        let finest = UnitTotals(
            columns, stage: design.second ?? design.first, areRowsUnits: design.areRowsUnits && design.second == nil)
        var sums = DesignSums(design, columns: columns.count, rules: rules)
        try sums.add(finest, strata: 0..<design.stratumCount)
        try self.init(sums)
    }

    /// The same covariance of values that are in a matrix.
    package init(
        _ matrix: LinearisedMatrix, design: SurveyDesign, rules: VarianceRules = VarianceRules()
    ) throws(VarianceFault) {
        guard design.areRowsUnits, design.second == nil, matrix.isDense else {
            try self.init(matrix.columns, design: design, rules: rules)
            return
        }
        var sums = DesignSums(design, columns: matrix.columnCount, rules: rules)
        try sums.addFirstStage(RowTotals(matrix, stage: design.first), 0..<design.stratumCount)
        try self.init(sums)
    }

    /// - Parameter order: For each column of the result its number in the sums; as they are where it is nil.
    init(_ sums: DesignSums, order: [Int]? = nil) throws(VarianceFault) {
        try sums.checkAverage()
        let order = order ?? Array(sums.unitsPresent.indices)
        let whole = sums.covariance
        matrix = CovarianceMatrix(size: order.count) { whole[order[$0], order[$1]] }
        degreesOfFreedom = order.map { sums.unitsPresent[$0] - sums.strataPresent[$0] }
        stratumVariances = sums.stratumVariances.map { line in order.map { line[$0] } }
    }
}

/// A covariance of estimates, by rows.
package struct CovarianceMatrix: Hashable, Sendable {
    package let size: Int
    package private(set) var values: [Double]

    package init(size: Int, element: (_ row: Int, _ column: Int) -> Double) {
        self.size = size
        values = []
        values.reserveCapacity(size * size)
        for row in 0..<size { for column in 0..<size { values.append(element(row, column)) } }
    }

    package subscript(row: Int, column: Int) -> Double { values[row * size + column] }

    /// The root of a variance.
    package func standardError(_ column: Int) -> Double { max(0, self[column, column]).squareRoot() }

    /// The variance of Σ c·estimate.
    ///
    /// - Parameter coefficients: As many as estimates.
    package func variance(of coefficients: [Double]) -> Double {
        precondition(coefficients.count == size, "a contrast has a coefficient for each estimate")
        var sum = 0.0
        for row in 0..<size where coefficients[row] != 0 {
            for column in 0..<size { sum += coefficients[row] * coefficients[column] * self[row, column] }
        }
        return sum
    }
}
