/// Holds weights against the totals that they are to have.
struct CalibrationAccount {
    private let targets: CalibrationTargets
    private let base: [Double]

    init(_ targets: CalibrationTargets, base: [Double]) {
        self.targets = targets
        self.base = base
    }

    /// Every total with what the weights sum to, in the order given.
    func totals(of weights: [Double]) -> [MarginTotal] {
        targets.margins.flatMap { totals(of: weights, in: $0) } + targets.quantities.map { total(of: weights, $0) }
    }

    private func totals(of weights: [Double], in margin: CalibrationMargin) -> [MarginTotal] {
        let count = margin.levels.count
        let before = orderFreeSums(base, in: margin.rowLevels, count: count)
        let after = orderFreeSums(weights, in: margin.rowLevels, count: count)
        var rows = [Int](repeating: 0, count: count)
        for (row, level) in margin.rowLevels.enumerated() where level >= 0 && base[row] > 0 { rows[level] += 1 }
        return margin.levels.indices.compactMap { position in
            guard let target = margin.levels[position].total else { return nil }
            return MarginTotal(
                variable: margin.variable, level: margin.levels[position].name, rows: rows[position], target: target,
                before: before[position], achieved: after[position],
                relativeDifference: Self.difference(after[position], target, scale: before[position]))
        }
    }

    private func total(of weights: [Double], _ quantity: CalibrationQuantity) -> MarginTotal {
        let products = { (weights: [Double]) in
            zip(weights, quantity.values).map { $0 == 0 ? 0 : $0 * $1 }
        }
        let after = products(weights)
        let achieved = orderFreeSum(after)
        return MarginTotal(
            variable: quantity.variable, level: nil, rows: base.count { $0 > 0 }, target: quantity.total,
            before: orderFreeSum(products(base)), achieved: achieved,
            relativeDifference: Self.difference(
                achieved, quantity.total, scale: orderFreeSum(after.map(\.magnitude))))
    }

    /// - Parameter scale: What the difference is relative to where the target is zero.
    private static func difference(_ achieved: Double, _ target: Double, scale: Double) -> Double {
        let difference = abs(achieved - target)
        if difference == 0 { return 0 }
        let relative = difference / (target == 0 ? scale : target.magnitude)
        return relative.isNaN ? .infinity : relative
    }
}
