/// What makes bounds impossible for given totals, found before any weight is changed.
///
/// Bounds that no single total forbids may still be too narrow for all together: that shows as no convergence.
struct CalibrationBoundChecks {
    let targets: CalibrationTargets
    let base: [Double]
    let bounds: CalibrationBounds
    let distance: CalibrationDistance
    let tolerance: Double

    var faults: [CalibrationFault] {
        switch bounds {
        case .none: distance == .logit ? [.boundsWithoutOne(lower: -.infinity, upper: .infinity)] : []
        case .ratio(let lower, let upper): faults(lower, upper) ?? unreachableTotals
        case .weight(let lower, let upper): faults(lower, upper) ?? unreachableTotals
        }
    }

    /// Nil where the bounds are some.
    private func faults(_ lower: Double, _ upper: Double) -> [CalibrationFault]? {
        guard lower < upper, lower >= 0 || (lower.isInfinite && distance != .logit) else {
            return [.badBounds(lower: lower, upper: upper)]
        }
        guard distance == .logit else { return nil }
        let ratios = base.filter { $0 > 0 }.map { bounds.ratio(for: $0) }
        let holds = upper.isFinite && ratios.allSatisfy { $0.lower < 1 && $0.upper > 1 }
        return holds ? nil : [.boundsWithoutOne(lower: lower, upper: upper)]
    }

    private var unreachableTotals: [CalibrationFault] {
        var lowest = base
        var highest = base
        for row in base.indices where base[row] > 0 {
            let ratio = bounds.ratio(for: base[row])
            lowest[row] *= ratio.lower
            highest[row] *= ratio.upper
        }
        return targets.margins.flatMap { faults(of: $0, lowest, highest) }
            + targets.quantities.flatMap { faults(of: $0, lowest, highest) }
    }

    private func faults(
        of margin: CalibrationMargin, _ lowest: [Double], _ highest: [Double]
    ) -> [CalibrationFault] {
        let lows = orderFreeSums(lowest, in: margin.rowLevels, count: margin.levels.count)
        let highs = orderFreeSums(highest, in: margin.rowLevels, count: margin.levels.count)
        return margin.levels.indices.compactMap { position in
            guard let total = margin.levels[position].total else { return nil }
            return fault(margin.variable, margin.levels[position].name, total, lows[position], highs[position])
        }
    }

    private func faults(
        of quantity: CalibrationQuantity, _ lowest: [Double], _ highest: [Double]
    ) -> [CalibrationFault] {
        let rows = base.indices.filter { base[$0] > 0 && quantity.values[$0] != 0 }
        let products = rows.map { row in
            (lowest[row] * quantity.values[row], highest[row] * quantity.values[row])
        }
        let low = orderFreeSum(products.map { min($0.0, $0.1) })
        let high = orderFreeSum(products.map { max($0.0, $0.1) })
        return fault(quantity.variable, nil, quantity.total, low, high).map { [$0] } ?? []
    }

    private func fault(
        _ variable: String, _ level: String?, _ total: Double, _ low: Double, _ high: Double
    ) -> CalibrationFault? {
        let room = tolerance * total.magnitude
        guard total < low - room || total > high + room else { return nil }
        return .totalOutOfBounds(variable: variable, level: level, total: total, lowest: low, highest: high)
    }
}
