import Foundation

/// Estimates whose precision comes from replicates.
package struct ReplicatedEstimates: Sendable {
    package let estimates: SurveyEstimates
    /// For each estimate how many replicates have none; they do not count.
    package let undefined: [Int]
    /// How many replicates could not be calibrated; they do not count.
    package let failed: Int
}

extension SurveyEstimation {
    /// Every estimate in every domain, with standard errors, intervals and covariance from replicates (R `svymean` and so on
    /// of an `as.svrepdesign`). The standard error of a quantile is that of its interval, which comes from the share of
    /// weight up to it (Woodruff 1952), as R makes it unless told otherwise.
    ///
    /// - Parameter replicates: Of this design; their weights take the place of the design's. The rule for strata with one
    ///   unit and the calibration are theirs.
    /// - Parameter afterEach: Called after each replicate, from any thread.
    /// - Returns: The first estimand in all domains, then the next.
    package func estimates(
        _ estimands: [Estimand], replicates: ReplicateWeights,
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, afterEach: @Sendable () -> Void = {}
    ) throws(ReplicateError) -> ReplicatedEstimates {
        var whole = self
        whole.design = replicates.design.reweighted(replicates.estimateWeights)
        let fixed = whole
        let cells = estimands.flatMap { fixed.cells($0) }
        let counterparts = estimands.indices.map { index in
            fixed.counterpart(estimands[index], cells[(index * domains.count)..<((index + 1) * domains.count)])
        }
        let replicated = try replicates.estimates(threads: threads, afterEach: afterEach) { weights in
            zip(cells, fixed.values(counterparts, weights: weights)).map { cell, value in
                // Of a total nothing is left where no row is, and not no total.
                value.isNaN && cell.isTotal && cell.linear.value != nil ? 0 : value
            }
        }
        let precision = EstimatePrecision(fixed)
        let estimates = cells.indices.map { position in
            precision.estimate(
                cells[position], variance: replicated.covariance[position, position],
                degreesOfFreedom: replicates.degreesOfFreedom(cells[position].rows))
        }
        return ReplicatedEstimates(
            estimates: SurveyEstimates(
                estimates: estimates, covariance: precision.scaled(replicated.covariance, cells, estimates)),
            undefined: replicated.undefined, failed: replicated.failed)
    }

    /// What replicates estimate in place of an estimand: of a quantile the share of weight up to it.
    ///
    /// - Parameter cells: Of the estimand, one for each domain.
    private func counterpart(_ estimand: Estimand, _ cells: ArraySlice<EstimateCell>) -> Estimand {
        guard case .quantile(let y, _) = estimand else { return estimand }
        let quantiles = cells.map { $0.linear.value ?? .nan }
        return .mean(
            y.indices.map { row in
                let domain = Int(domains.rowDomains[row])
                guard domain >= 0, !y[row].isNaN else { return .nan }
                return y[row] <= quantiles[domain] ? 1 : 0
            })
    }
}

extension EstimateCell {
    fileprivate var isTotal: Bool {
        if case .total = estimand { return true }
        return false
    }
}
