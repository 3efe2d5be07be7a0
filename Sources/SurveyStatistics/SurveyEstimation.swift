/// Estimates with their standard errors, intervals and whole covariance, from a design and columns.
///
/// One core for all: an estimate is a function of weighted totals, its variance that of the total of its linearised
/// values under the design (Binder 1983; R `svymean`, `svytotal`, `svyratio`, `svyquantile`, `svyby`).
package struct SurveyEstimation: Sendable {
    package var design: SurveyDesign
    package var domains: DomainDivision
    /// What a calibration of the weights explains is taken out of linearised values; nil without one.
    package var residuals: CalibrationResiduals?
    package var lonely = LonelyStratumRule.error
    package var interval = IntervalMethod.t
    /// The method for proportions.
    package var proportionInterval = IntervalMethod.logit
    package var level = 0.95
    package var effectBasis = DesignEffectBasis.withoutReplacement

    /// - Parameter design: With calibrated weights where there is a calibration.
    package init(design: SurveyDesign, domains: DomainDivision? = nil) {
        self.design = design
        self.domains = domains ?? DomainDivision(rows: design.count)
    }

    /// Every estimate in every domain.
    ///
    /// - Returns: The first estimand in all domains, then the next.
    package func estimates(_ estimands: [Estimand]) throws(VarianceFault) -> SurveyEstimates {
        var cells: [EstimateCell] = []
        for estimand in estimands { cells += self.cells(estimand) }
        var rules = VarianceRules(lonely: lonely)
        rules.isEveryStratumPresent = residuals != nil
        let covariance = try DesignCovariance(cells.map { explained($0.linear.column) }, design: design, rules: rules)
        let degrees = residuals == nil ? covariance.degreesOfFreedom : cells.map { degreesOfFreedom($0.rows) }
        let precision = EstimatePrecision(self)
        let estimates = cells.indices.map { position in
            precision.estimate(
                cells[position], variance: covariance.matrix[position, position], degreesOfFreedom: degrees[position])
        }
        return SurveyEstimates(estimates: estimates, covariance: precision.scaled(covariance.matrix, cells, estimates))
    }

    /// The values alone under other weights, as replicates need them.
    ///
    /// - Parameter weights: As many as rows; a row of weight zero takes no part.
    /// - Returns: NaN where there is none.
    package func values(_ estimands: [Estimand], weights: [Double]) -> [Double] {
        estimands.flatMap { estimand in
            Self.rows(estimand, domains, design.order, weights).map {
                Linearisation(estimand, rows: $0.taking, weights: weights).value ?? .nan
            }
        }
    }

    func cells(_ estimand: Estimand) -> [EstimateCell] {
        Self.rows(estimand, domains, design.order, design.weights).map { rows in
            EstimateCell(
                estimand: estimand, rows: rows.taking, blank: rows.blank, weightless: rows.weightless,
                linear: Linearisation(estimand, rows: rows.taking, weights: design.weights))
        }
    }

    /// Rows by domain, in the order of units.
    private static func rows(
        _ estimand: Estimand, _ domains: DomainDivision, _ order: [Int32], _ weights: [Double]
    ) -> [DomainRows] {
        var result = [DomainRows](repeating: DomainRows(), count: domains.count)
        for row in order {
            let domain = Int(domains.rowDomains[Int(row)])
            guard domain >= 0 else { continue }
            if !estimand.isKnown(Int(row)) {
                result[domain].blank += 1
            } else if weights[Int(row)] == 0 {
                result[domain].weightless += 1
            } else {
                result[domain].taking.append(row)
            }
        }
        return result
    }

    private func explained(_ column: LinearisedColumn) -> LinearisedColumn {
        guard let residuals, !column.rows.isEmpty else { return column }
        var whole = [Double](repeating: 0, count: design.count)
        for (row, value) in zip(column.rows, column.values) { whole[Int(row)] = value }
        return LinearisedColumn(rows: (0..<Int32(design.count)).map { $0 }, values: residuals.residuals(of: whole))
    }

    /// Clusters less strata among some rows.
    private func degreesOfFreedom(_ rows: [Int32]) -> Int {
        Set(rows.map { design.first.rowUnits[Int($0)] }).count - Set(rows.map { design.rowStrata[Int($0)] }).count
    }

    private struct DomainRows {
        var taking: [Int32] = []
        var blank = 0
        var weightless = 0
    }
}

/// An estimand in a domain.
struct EstimateCell {
    var estimand: Estimand
    /// Those that take part.
    var rows: [Int32]
    var blank: Int
    var weightless: Int
    var linear: Linearisation
}

/// Estimates and how they vary together.
package struct SurveyEstimates: Hashable, Sendable {
    package let estimates: [Estimate]
    /// Between every two of them; zero for one without a value.
    package let covariance: CovarianceMatrix

    /// Σ c·estimate with its standard error.
    ///
    /// - Parameter coefficients: As many as estimates.
    /// - Returns: Nil where an estimate with a coefficient has no value.
    package func contrast(_ coefficients: [Double]) -> (value: Double, standardError: Double)? {
        precondition(coefficients.count == estimates.count, "a contrast has a coefficient for each estimate")
        var value = 0.0
        for (coefficient, estimate) in zip(coefficients, estimates) where coefficient != 0 {
            guard let part = estimate.value else { return nil }
            value += coefficient * part
        }
        return (value, max(0, covariance.variance(of: coefficients)).squareRoot())
    }
}
