/// Finds the ratios of new to old weight by Newton's method on the orthonormal basis (Deville and Särndal 1992, section 3;
/// R `grake`), with steps as long as they lead nearer. All is about cells.
struct CalibrationSearch {
    private let basis: CalibrationBasis
    private let base: [Double]
    private let distance: CalibrationDistance
    private let bounds: [(lower: Double, upper: Double)]
    private let account: CalibrationAccount

    /// Where a search stands: the coefficients, and what follows from them.
    private struct Point {
        var coefficients: [Double]
        /// For each cell the ratio of new to old weight, and the new weight.
        var ratios: [Double]
        var weights: [Double]
        /// Base weight times the derivative of the ratio.
        var slopes: [Double]
        /// What each column of the basis still lacks.
        var misfit: [Double]
    }

    init(
        basis: CalibrationBasis, base: [Double], distance: CalibrationDistance, bounds: CalibrationBounds,
        account: CalibrationAccount
    ) {
        self.basis = basis
        self.base = base
        self.distance = distance
        self.bounds = base.map { bounds.ratio(for: $0) }
        self.account = account
    }

    /// Makes steps until every total is within the tolerance, or none leads nearer.
    func ratios(tolerance: Double, maximumIterations: Int) -> CalibrationAttempt {
        var point = self.point([Double](repeating: 0, count: basis.columns.count))
        var steps = 0
        while !isMet(by: point, tolerance) {
            guard steps < maximumIterations, let next = next(after: point) else {
                return CalibrationAttempt(ratios: point.ratios, iterations: steps, isConverged: false)
            }
            point = next
            steps += 1
        }
        return CalibrationAttempt(
            ratios: polished(point, tolerance).ratios, iterations: steps, isConverged: true)
    }

    private func isMet(by point: Point, _ tolerance: Double) -> Bool {
        account.totals(of: point.weights).allSatisfy { $0.relativeDifference <= tolerance }
    }

    /// One more step, which from here squares the distance, where it does not lead away.
    private func polished(_ point: Point, _ tolerance: Double) -> Point {
        guard let next = next(after: point), Self.size(next.misfit) < Self.size(point.misfit),
            isMet(by: next, tolerance)
        else { return point }
        return next
    }

    /// A point that is nearer, or nil where the totals are out of reach.
    ///
    /// What is maximised (Deville and Särndal 1992, equation 3.1) is concave, and `misfit` is its slope. Along a step the
    /// slope falls: a step that is too short is lengthened and one that is too long is shortened until it has fallen by
    /// half. Where it never falls, however long the step, no weights within the bounds meet the totals.
    private func next(after point: Point) -> Point? {
        let step = direction(from: point)
        let climb = Self.product(step, point.misfit)
        guard climb > 0 else { return nil }
        var (tooShort, tooLong) = (0.0, Double.infinity)
        var length = 1.0
        while length < Self.longestStep, length > 1 / Self.longestStep {
            let next = self.point(zip(point.coefficients, step).map { $0 + length * $1 })
            let slope = Self.product(step, next.misfit)
            if abs(slope) <= climb / 2 { return next }
            if slope > 0 { tooShort = length } else { tooLong = length }
            let middle = (tooShort + tooLong) / 2
            // Doubles leave no room between the two: the slope jumps from one to the other.
            if middle == tooShort || middle == tooLong { return next }
            length = middle.isFinite ? middle : 4 * length
        }
        return nil
    }

    /// Far beyond any step that leads to weights: its length is told from that of Newton's.
    private static let longestStep = 1e40

    /// Newton's step; where weights hardly move, as at their bounds, and the matrix may be singular, drawn towards the
    /// steepest as long as the totals are far away.
    private func direction(from point: Point) -> [Double] {
        var matrix = slopeMatrix(point)
        if zip(point.slopes, base).contains(where: { $0 < 0.01 * $1 }) {
            let distance = (Self.size(point.misfit) / max(Self.size(basis.totals), .leastNormalMagnitude)).squareRoot()
            for row in matrix.indices { matrix[row][row] += max(1e-12, 0.01 * min(1, distance)) }
        }
        return MatrixFactor(matrix, tolerance: 1e-15).solved(point.misfit)
    }

    private func point(_ coefficients: [Double]) -> Point {
        var combinations = [Double](repeating: 0, count: base.count)
        for (column, coefficient) in zip(basis.columns, coefficients) {
            for row in combinations.indices { combinations[row] += coefficient * column[row] }
        }
        var ratios = [Double](repeating: 1, count: base.count)
        var weights = base
        var slopes = base
        for row in base.indices where base[row] > 0 {
            let ratio = distance.ratio(combinations[row], in: bounds[row])
            ratios[row] = ratio.value
            weights[row] *= ratio.value
            slopes[row] *= ratio.slope
        }
        let misfit = zip(basis.columns, basis.totals).map { column, total in
            total - orderFreeSum(zip(column, weights).map { $0 * $1 })
        }
        return Point(coefficients: coefficients, ratios: ratios, weights: weights, slopes: slopes, misfit: misfit)
    }

    private func slopeMatrix(_ point: Point) -> [[Double]] {
        let columns = basis.columns
        var matrix = columns.map { _ in [Double](repeating: 0, count: columns.count) }
        for row in columns.indices {
            let scaled = zip(columns[row], point.slopes).map { $0 * $1 }
            for column in 0...row {
                matrix[row][column] = orderFreeSum(zip(scaled, columns[column]).map { $0 * $1 })
                matrix[column][row] = matrix[row][column]
            }
        }
        return matrix
    }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func size(_ values: [Double]) -> Double { product(values, values) }
}
