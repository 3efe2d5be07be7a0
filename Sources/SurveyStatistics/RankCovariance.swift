/// The errors of estimates that are ranked.
package enum RankCovariance: Sendable {
    /// Independent of each other, with these standard errors.
    case independent(standardErrors: [Double])
    /// Any covariance, by rows.
    case full([[Double]])

    /// Below this part of the sum of two variances, the variance of the difference is rounding and taken for none.
    private static let negligible = 1e-12

    /// How many estimates there are errors for.
    var count: Int {
        switch self {
        case .independent(let errors): errors.count
        case .full(let matrix): matrix.count
        }
    }

    /// The variance of an estimate.
    package func variance(_ unit: Int) -> Double {
        switch self {
        case .independent(let errors): errors[unit] * errors[unit]
        case .full(let matrix): matrix[unit][unit]
        }
    }

    /// The variance of the difference of two estimates; exactly zero where there is none.
    package func differenceVariance(_ unit: Int, _ other: Int) -> Double {
        let sum = variance(unit) + variance(other)
        guard case .full(let matrix) = self else { return sum }
        let difference = sum - 2 * matrix[unit][other]
        return difference > Self.negligible * sum ? difference : 0
    }

    /// The same errors, as independent ones where no two of them vary together.
    var simplified: RankCovariance {
        guard case .full(let matrix) = self else { return self }
        for row in matrix.indices {
            for column in 0..<row where matrix[row][column] != 0 || matrix[column][row] != 0 { return self }
        }
        return .independent(standardErrors: matrix.indices.map { matrix[$0][$0].squareRoot() })
    }

    /// The same errors for estimates in another order.
    func reordered(_ order: [Int]) -> RankCovariance {
        switch self {
        case .independent(let errors): .independent(standardErrors: order.map { errors[$0] })
        case .full(let matrix): .full(order.map { row in order.map { matrix[row][$0] } })
        }
    }

    /// Beyond it squares and differences might be beyond what a double holds.
    private static let largest = 1e150

    /// What is wrong with the errors; nil where nothing is.
    func fault(for estimates: [Double]) -> RankError? {
        if let unit = estimates.firstIndex(where: { !($0.magnitude <= Self.largest) }) {
            return .badEstimate(unit: unit)
        }
        switch self {
        case .independent(let errors):
            if let unit = errors.firstIndex(where: { !($0 <= Self.largest) || $0 < 0 }) {
                return .badStandardError(unit: unit)
            }
            return errors.count == estimates.count ? nil : .wrongSize(rows: errors.count, units: estimates.count)
        case .full(let matrix): return Self.fault(matrix, units: estimates.count)
        }
    }

    private static func fault(_ matrix: [[Double]], units: Int) -> RankError? {
        guard matrix.count == units, matrix.allSatisfy({ $0.count == units }) else {
            return .wrongSize(rows: matrix.count, units: units)
        }
        if let unit = matrix.indices.first(where: { !matrix[$0][$0].isFinite || matrix[$0][$0] < 0 }) {
            return .badCovariance(unit: unit, other: unit)
        }
        for row in matrix.indices {
            for column in 0..<row {
                let (value, mirrored) = (matrix[row][column], matrix[column][row])
                guard value.isFinite, mirrored.isFinite else { return .badCovariance(unit: row, other: column) }
                let scale = (matrix[row][row] * matrix[column][column]).squareRoot()
                guard abs(value - mirrored) <= 1e-8 * scale else { return .notSymmetric(unit: row, other: column) }
            }
        }
        let factor = MatrixFactor(matrix, tolerance: 1e-10)
        let largest = matrix.indices.map { matrix[$0][$0] }.max() ?? 0
        return factor.remainder > 1e-8 * largest ? .notACovariance : nil
    }
}

/// Why estimates cannot be ranked.
package enum RankError: Error, Hashable, Sendable {
    case badEstimate(unit: Int)
    case badStandardError(unit: Int)
    case badCovariance(unit: Int, other: Int)
    case notSymmetric(unit: Int, other: Int)
    /// No errors have this covariance: it is not positive semidefinite.
    case notACovariance
    case wrongSize(rows: Int, units: Int)
}
