/// An estimate for one domain with the linearised values of its rows.
struct Linearisation {
    var value: Double?
    /// Empty where there is no value.
    var column: LinearisedColumn
    var gap: EstimateGap?

    /// A value of nothing.
    init(gap: EstimateGap) {
        value = nil
        column = LinearisedColumn(rows: [], values: [])
        self.gap = gap
    }

    init(_ value: Double, _ column: LinearisedColumn) {
        self.value = value
        self.column = column
    }

    /// - Parameters:
    ///   - rows: Those that take part.
    ///   - weights: For each row of the design.
    init(_ estimand: Estimand, rows: [Int32], weights: [Double]) {
        guard !rows.isEmpty else {
            self.init(gap: .noRows)
            return
        }
        let places = rows.map(Int.init)
        let sum = { (values: [Double]) in orderFreeSum(zip(places, values).map { weights[$0] * $1 }) }
        switch estimand {
        case .total(let y):
            let values = places.map { y[$0] }
            self.init(sum(values), LinearisedColumn(rows: rows, values: zip(places, values).map { weights[$0] * $1 }))
        case .mean(let y), .proportion(let y):
            self.init(ratio: places.map { y[$0] }, places.map { _ in 1 }, rows: rows, weights: weights)
        case .ratio(let y, let x):
            self.init(ratio: places.map { y[$0] }, places.map { x[$0] }, rows: rows, weights: weights)
        case .quantile(let y, let probability):
            let distribution = WeightedDistribution(places.map { y[$0] }, weights: places.map { weights[$0] })
            let value = distribution.quantile(probability)
            let isBelow = places.map { y[$0] <= value ? 1.0 : 0 }
            self.init(ratio: isBelow, places.map { _ in 1 }, rows: rows, weights: weights)
            self.value = value
        }
    }

    private init(ratio above: [Double], _ below: [Double], rows: [Int32], weights: [Double]) {
        let rowWeights = rows.map { weights[Int($0)] }
        let total = orderFreeSum(zip(rowWeights, below).map { $0 * $1 })
        guard total != 0 else {
            self.init(gap: .zeroDenominator)
            return
        }
        let value = orderFreeSum(zip(rowWeights, above).map { $0 * $1 }) / total
        let values = rows.indices.map { rowWeights[$0] * (above[$0] - value * below[$0]) / total }
        self.init(value, LinearisedColumn(rows: rows, values: values))
    }
}

/// The distribution of a column by weight.
struct WeightedDistribution {
    /// Ascending.
    private let values: [Double]
    /// For each value the weight of it and all before it.
    private let cumulated: [Double]
    private let total: Double

    /// - Parameter weights: None of them zero.
    init(_ values: [Double], weights: [Double]) {
        let order = values.indices.sorted { (values[$0], weights[$0]) < (values[$1], weights[$1]) }
        self.values = order.map { values[$0] }
        total = orderFreeSum(weights)
        // With what each addition rounds off carried along, so that ties of weight come out as ties.
        var (sum, rest) = (0.0, 0.0)
        cumulated = order.map { place in
            let next = sum + weights[place]
            let part = next - sum
            rest += (sum - (next - part)) + (weights[place] - part)
            sum = next
            return sum + rest
        }
    }

    /// The least value whose share of weight, with all before it, is at least the probability (R `qrule_math`).
    ///
    /// As in `survey` 4.1 the second value stands for probabilities below the first one's share.
    func quantile(_ probability: Double) -> Double {
        let limit = probability * total
        let position = max(0, firstAbove(limit) - 1)
        if probability - cumulated[position] / total == 0 { return values[position] }
        return values[min(position + 1, values.count - 1)]
    }

    /// How many cumulated weights do not exceed the limit.
    private func firstAbove(_ limit: Double) -> Int {
        var (low, high) = (0, cumulated.count)
        while low < high {
            let middle = (low + high) / 2
            if cumulated[middle] <= limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
