/// What makes totals impossible for given weights, found before any weight is changed.
struct CalibrationChecks {
    let targets: CalibrationTargets
    let base: [Double]
    /// By how much, relative, the sums of two variables may differ.
    let tolerance: Double

    /// Every fact, in the order of variables and levels; empty where the totals may be tried.
    var faults: [CalibrationFault] {
        if let bad = base.firstIndex(where: { !$0.isFinite || $0 < 0 }) { return [.badWeight(row: bad)] }
        guard base.contains(where: { $0 > 0 }) else { return [.noWeight] }
        guard !(targets.margins.isEmpty && targets.quantities.isEmpty) else { return [.noTotal] }
        let found = targets.margins.flatMap(faults(of:)) + targets.quantities.flatMap(faults(of:))
        // Sums say nothing as long as a level is wrong.
        return found.isEmpty ? unequalSums : found
    }

    private func faults(of margin: CalibrationMargin) -> [CalibrationFault] {
        var rows = [Int](repeating: 0, count: margin.levels.count)
        var firstRows = rows
        var blank = (rows: 0, first: 0)
        for (row, level) in margin.rowLevels.enumerated() where base[row] > 0 {
            if level < 0 {
                if blank.rows == 0 { blank.first = row }
                blank.rows += 1
            } else {
                if rows[level] == 0 { firstRows[level] = row }
                rows[level] += 1
            }
        }
        var found: [CalibrationFault] = []
        if blank.rows > 0 {
            found.append(.blankLevel(variable: margin.variable, rows: blank.rows, first: blank.first))
        }
        var names: Set<String> = []
        for (position, level) in margin.levels.enumerated() {
            guard names.insert(level.name).inserted else {
                found.append(.repeatedLevel(variable: margin.variable, level: level.name))
                continue
            }
            if let fault = Self.fault(of: level, in: margin.variable, rows: rows[position], first: firstRows[position])
            {
                found.append(fault)
            }
        }
        return found
    }

    private static func fault(
        of level: CalibrationMargin.Level, in variable: String, rows: Int, first: Int
    ) -> CalibrationFault? {
        guard let total = level.total else {
            if rows == 0 { return nil }
            return .levelWithoutTotal(variable: variable, level: level.name, rows: rows, first: first)
        }
        guard total.isFinite, total >= 0 else { return .badTotal(variable: variable, level: level.name) }
        if rows == 0, total > 0 { return .emptyLevel(variable: variable, level: level.name, total: total) }
        if rows > 0, total == 0 { return .zeroTotal(variable: variable, level: level.name, rows: rows) }
        return nil
    }

    private func faults(of quantity: CalibrationQuantity) -> [CalibrationFault] {
        guard quantity.total.isFinite else { return [.badTotal(variable: quantity.variable, level: nil)] }
        let blank = quantity.values.indices.filter { base[$0] > 0 && !quantity.values[$0].isFinite }
        guard let first = blank.first else { return [] }
        return [.blankQuantity(variable: quantity.variable, rows: blank.count, first: first)]
    }

    private var unequalSums: [CalibrationFault] {
        guard let first = targets.margins.first else { return [] }
        let sum = Self.sum(of: first)
        return targets.margins.dropFirst().compactMap { margin in
            let otherSum = Self.sum(of: margin)
            guard abs(sum - otherSum) > max(tolerance, 1e-12) * max(sum, otherSum) else { return nil }
            return .unequalSums(variable: first.variable, sum: sum, other: margin.variable, otherSum: otherSum)
        }
    }

    private static func sum(of margin: CalibrationMargin) -> Double {
        orderFreeSum(margin.levels.compactMap(\.total))
    }
}
