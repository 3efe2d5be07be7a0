/// Standard errors, intervals and design effects from variances.
struct EstimatePrecision {
    private let weights: [Double]
    private let method: IntervalMethod
    private let proportionMethod: IntervalMethod
    private let level: Double
    private let basis: DesignEffectBasis
    /// Whether the whole population was sampled, so that there is no error.
    private let isCensus: Bool

    init(_ estimation: SurveyEstimation) {
        weights = estimation.design.weights
        method = estimation.interval
        proportionMethod = estimation.proportionInterval
        level = estimation.level
        basis = estimation.effectBasis
        isCensus = [estimation.design.first, estimation.design.second].allSatisfy { stage in
            stage.map { stage in (0..<stage.groupCount).allSatisfy { stage.isWhole($0) } } ?? true
        }
    }

    /// The estimate of a cell.
    ///
    /// - Parameter variance: Of the total of its linearised values.
    func estimate(_ cell: EstimateCell, variance: Double, degreesOfFreedom: Int) -> Estimate {
        var estimate = Estimate(
            value: cell.linear.value, standardError: nil, degreesOfFreedom: max(0, degreesOfFreedom), interval: nil,
            designEffect: nil, count: cell.rows.count, blank: cell.blank, weightless: cell.weightless,
            gaps: [cell.linear.gap].compactMap { $0 })
        guard let value = cell.linear.value else { return estimate }
        guard value.isFinite, variance.isFinite else {
            estimate.value = value.isFinite ? value : nil
            estimate.gaps.append(.tooLarge)
            return estimate
        }
        let error = max(0, variance).squareRoot()
        if case .quantile(let column, let probability) = cell.estimand {
            fillQuantile(&estimate, cell, column, probability, rankError: error)
            return estimate
        }
        estimate.standardError = error
        estimate.interval = interval(estimate, value: value, error: error, isShare: cell.isShare)
        if estimate.interval == nil {
            let isOutside = cell.isShare && !Self.shares.contains(value)
            estimate.gaps.append(isOutside ? .shareOutOfRange : .noDegreesOfFreedom)
        }
        estimate.designEffect = designEffect(cell, variance: variance)
        return estimate
    }

    /// A covariance whose quantiles have the variance of their standard error, as those of ranks have been found.
    func scaled(_ matrix: CovarianceMatrix, _ cells: [EstimateCell], _ estimates: [Estimate]) -> CovarianceMatrix {
        let factors = cells.indices.map { position -> Double in
            guard case .quantile = cells[position].estimand else { return 1 }
            let rankError = matrix.standardError(position)
            // A larger value goes with a smaller share below a given one.
            return rankError > 0 ? -(estimates[position].standardError ?? .nan) / rankError : 0
        }
        guard factors.contains(where: { $0 != 1 }) else { return matrix }
        return CovarianceMatrix(size: matrix.size) { factors[$0] * factors[$1] * matrix[$0, $1] }
    }

    // MARK: Intervals

    /// From 0 to 1, but for rounding.
    private static let shares = -1e-9...1 + 1e-9

    private func interval(_ estimate: Estimate, value: Double, error: Double, isShare: Bool) -> Estimate.Bounds? {
        let method = isShare ? proportionMethod : method
        if method == .logit || method == .beta, !Self.shares.contains(value) { return nil }
        let (degrees, count) = (Double(estimate.degreesOfFreedom), Double(estimate.count))
        let bounds =
            switch method {
            case .normal:
                ConfidenceInterval.around(value, error: error, factor: normalQuantile((1 + level) / 2))
            case .t: ConfidenceInterval.t(value, error: error, degreesOfFreedom: degrees, level: level)
            case .logit:
                ConfidenceInterval.logit(
                    value, error: error, degreesOfFreedom: degrees, count: count, isWhole: isCensus, level: level)
            case .beta:
                ConfidenceInterval.beta(
                    value, error: error, degreesOfFreedom: degrees, count: count, isWhole: isCensus, level: level)
            }
        return bounds.map { Estimate.Bounds(low: $0.low, high: $0.high) }
    }

    /// The interval of the rank turned into values, and the standard error that it stands for (Woodruff 1952; R's
    /// `interval.type = "mean"`).
    private func fillQuantile(
        _ estimate: inout Estimate, _ cell: EstimateCell, _ column: [Double], _ probability: Double, rankError: Double
    ) {
        let factor =
            method == .normal
            ? normalQuantile((1 + level) / 2)
            : studentQuantile((1 + level) / 2, degreesOfFreedom: Double(estimate.degreesOfFreedom))
        let rows = cell.rows.map(Int.init)
        let share = cell.share(below: estimate.value ?? .nan, column, weights: weights)
        guard factor.isFinite else {
            estimate.gaps.append(.noDegreesOfFreedom)
            return
        }
        let distribution = WeightedDistribution(rows.map { column[$0] }, weights: rows.map { weights[$0] })
        let ends = [share - factor * rankError, share + factor * rankError].map { rank in
            rank >= 0 && rank <= 1 ? distribution.quantile(rank) : nil
        }
        if ends.contains(where: { $0 != nil }) { estimate.interval = Estimate.Bounds(low: ends[0], high: ends[1]) }
        if let low = ends[0], let high = ends[1] {
            estimate.standardError = (high - low) / (2 * factor)
        } else {
            estimate.gaps.append(.rankOutOfRange)
        }
    }

    // MARK: Design effect

    private func designEffect(_ cell: EstimateCell, variance: Double) -> Double? {
        let count = Double(cell.rows.count)
        let rowWeights = cell.rows.map { weights[Int($0)] }
        let sum = orderFreeSum(rowWeights)
        guard count > 1, sum > 0 else { return nil }
        let mean = orderFreeSum(cell.linear.column.values) / sum
        let squares = zip(cell.linear.column.values, rowWeights).map { value, weight in
            let distance = value / weight - mean
            return weight * distance * distance
        }
        let spread = count / (count - 1) * orderFreeSum(squares) / sum
        let correction = basis == .withReplacement ? 1 : (sum - count) / sum
        let simple = spread * sum * sum / count * correction
        return simple > 0 && simple.isFinite ? variance / simple : nil
    }
}

extension EstimateCell {
    fileprivate var isShare: Bool {
        if case .proportion = estimand { return true }
        return false
    }

    /// The share of weight of rows whose value is at most a given one.
    fileprivate func share(below value: Double, _ column: [Double], weights: [Double]) -> Double {
        let places = rows.map(Int.init)
        let total = orderFreeSum(places.map { weights[$0] })
        return orderFreeSum(places.filter { column[$0] <= value }.map { weights[$0] }) / total
    }
}
