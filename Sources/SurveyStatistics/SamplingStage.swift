/// One stage of drawing: units drawn within groups, which are strata at the first stage and clusters at the second.
package struct SamplingStage: Sendable {
    /// For each row its unit.
    package let rowUnits: [Int32]
    /// For each unit its group; units of the same group are side by side.
    package let unitGroups: [Int32]
    /// For each group the number of its first unit; one more at the end.
    package let groupStarts: [Int]
    /// For each group how many units there are in the population; infinity where that is not known.
    package let populations: [Double]

    package var unitCount: Int { unitGroups.count }
    package var groupCount: Int { populations.count }
    var hasInfinitePopulation: Bool { populations.contains(.infinity) }

    /// How many units of a group were sampled.
    package func sampled(_ group: Int) -> Int { groupStarts[group + 1] - groupStarts[group] }

    /// The part of a group's population that was not sampled: (N − n) ÷ N; 1 for an unknown population.
    package func unsampledFraction(_ group: Int) -> Double {
        let population = populations[group]
        return population == .infinity ? 1 : (population - Double(sampled(group))) / population
    }

    /// The part of a group's population that was sampled; 0 for an unknown population.
    package func samplingFraction(_ group: Int) -> Double { Double(sampled(group)) / populations[group] }

    /// Units in the population for each one sampled, in the group of a row.
    func expansion(row: Int) -> Double {
        let group = Int(unitGroups[Int(rowUnits[row])])
        return populations[group] / Double(sampled(group))
    }

    /// - Parameters:
    ///   - stage: From 1, for faults.
    ///   - rowUnits: Numbered by group, without gaps.
    ///   - rowGroups: Numbered without gaps.
    ///   - population: For each row a count or a fraction; nil where it is not known.
    init(_ stage: Int, rowUnits: [Int32], rowGroups: [Int32], population: [Double]?) throws(DesignFault) {
        self.rowUnits = rowUnits
        let unitCount = Int(rowUnits.max() ?? -1) + 1
        let groupCount = Int(rowGroups.max() ?? -1) + 1
        var groups = [Int32](repeating: 0, count: unitCount)
        for (unit, group) in zip(rowUnits, rowGroups) { groups[Int(unit)] = group }
        var starts = [Int](repeating: 0, count: groupCount + 1)
        for group in groups { starts[Int(group) + 1] += 1 }
        for group in 0..<groupCount { starts[group + 1] += starts[group] }
        unitGroups = groups
        groupStarts = starts
        let sampled = (0..<groupCount).map { starts[$0 + 1] - starts[$0] }
        populations =
            try population.map { column throws(DesignFault) in
                try Self.populations(stage, column, rowGroups: rowGroups, sampled: sampled)
            } ?? [Double](repeating: .infinity, count: groupCount)
    }

    private static func populations(
        _ stage: Int, _ column: [Double], rowGroups: [Int32], sampled: [Int]
    ) throws(DesignFault) -> [Double] {
        if let row = column.firstIndex(where: { !($0 > 0) }) { throw .badPopulation(stage: stage, row: row) }
        let count = column.firstIndex { $0 > 1 }
        let fraction = column.firstIndex { $0 < 1 }
        if let count, let fraction { throw .mixedPopulations(stage: stage, countRow: count, fractionRow: fraction) }
        var rows = [Int](repeating: -1, count: sampled.count)
        for (row, group) in rowGroups.enumerated() {
            let known = rows[Int(group)]
            if known < 0 {
                rows[Int(group)] = row
            } else if column[known] != column[row] {
                throw .unequalPopulations(stage: stage, row: row, other: known)
            }
        }
        var populations: [Double] = []
        for (group, row) in rows.enumerated() {
            let units = Double(sampled[group])
            let population = count == nil ? units / column[row] : column[row]
            guard population >= units else {
                throw .populationTooSmall(
                    stage: stage, row: row, sampled: sampled[group], population: population)
            }
            populations.append(population)
        }
        return populations
    }
}
