/// Estimates of a sample and of its replicates.
package struct ReplicateEstimates: Sendable {
    /// Of the whole sample; NaN where there is none.
    package let values: [Double]
    /// For each replicate its estimates; nil for one of a bootstrap that could not be calibrated.
    package let replicates: [[Double]?]
    /// Between every two estimates (R `svrVar`); zero for one without a value.
    package let covariance: CovarianceMatrix
    /// For each estimate how many replicates have none, as where a domain lies in the unit left out; they do not count.
    package let undefined: [Int]

    /// How many replicates could not be calibrated.
    package var failed: Int { replicates.count { $0 == nil } }

    init(
        values: [Double], replicates: [[Double]?], method: ReplicateMethod, centre: ReplicateCentre,
        factors: ReplicateFactors
    ) {
        self.values = values
        self.replicates = replicates
        undefined = values.indices.map { column in replicates.count { $0.map { !$0[column].isFinite } ?? false } }
        var deviations = ReplicateDeviations(values, replicates, centre: centre, factors: factors)
        if case .bootstrap = method { deviations.isMeanOfSquares = true }
        covariance =
            CovarianceMatrix(size: values.count) { row, column in
                // Each pair once: the other half is the same numbers.
                column <= row ? deviations.covariance(row, column) : 0
            }.mirrored
    }
}

/// How far replicates are from their centre.
private struct ReplicateDeviations {
    /// For each estimate its deviations by replicate, times the root of the replicate's scale; NaN where there is none.
    private let scaled: [[Double]]
    private let count: Int
    private let scale: Double
    /// Whether the sum is to be over as many replicates as there are, less one, and not those that should be.
    var isMeanOfSquares = false

    init(_ values: [Double], _ replicates: [[Double]?], centre: ReplicateCentre, factors: ReplicateFactors) {
        let roots = factors.replicateScales.map { $0.squareRoot() }
        scaled = values.indices.map { column in
            let estimates = replicates.map { $0?[column] ?? .nan }
            // Only replicates that add to the variance have a say in the mean (R `svrVar`).
            let counted = zip(estimates, roots).filter { $0.0.isFinite && $0.1 > 0 }.map(\.0)
            let middle =
                switch centre {
                case .estimate: values[column]
                case .replicates: orderFreeSum(counted) / Double(counted.count)
                }
            guard values[column].isFinite else { return estimates.map { _ in .nan } }
            return zip(estimates, roots).map { ($0 - middle) * $1 }
        }
        count = replicates.count
        scale = factors.scale
    }

    func covariance(_ row: Int, _ column: Int) -> Double {
        let products = zip(scaled[row], scaled[column]).map { $0 * $1 }.filter(\.isFinite)
        let sum = orderFreeSum(products) * scale
        guard isMeanOfSquares, products.count < count, products.count > 1 else { return sum }
        return sum * Double(count - 1) / Double(products.count - 1)
    }
}

extension CovarianceMatrix {
    /// The same with what is below the diagonal also above it.
    fileprivate var mirrored: CovarianceMatrix {
        CovarianceMatrix(size: size) { self[max($0, $1), min($0, $1)] }
    }
}
