/// The linearised value of one estimate for the rows that take part in it: the weight times the influence of the row.
///
/// For a mean, `w·(y − mean) ÷ Σ w`; for a total, `w·y`. A row that is not there has no influence (it is outside the
/// domain).
package struct LinearisedColumn: Sendable {
    /// Rows in any order, none twice.
    package let rows: [Int32]
    /// For each of them its value.
    package let values: [Double]

    package init(rows: [Int32], values: [Double]) {
        precondition(rows.count == values.count, "a linearised value belongs to a row")
        self.rows = rows
        self.values = values
    }
}

/// Totals of linearised values by unit, for those units that have any: by unit, within a unit by column.
struct UnitTotals: Sendable {
    /// The number of the first unit.
    var firstUnit = 0
    /// For each unit where its entries start; one more at the end.
    var starts: [Int]
    var columns: [Int32]
    var values: [Double]
    /// For each entry whether any row of the unit takes part, where some are zero because none does.
    var isPresent: [Bool]?

    /// The entries of units side by side.
    func places(_ units: Range<Int>) -> Range<Int> {
        starts[units.lowerBound - firstUnit]..<starts[units.upperBound - firstUnit]
    }

    func places(_ unit: Int) -> Range<Int> { places(unit..<unit + 1) }

    /// The totals of the units of a stage, to the same digit in whatever order rows stand.
    ///
    /// - Parameter areRowsUnits: Whether each row is a unit, so that there is nothing to add up.
    init(_ columns: [LinearisedColumn], stage: SamplingStage, areRowsUnits: Bool = false) {
        if areRowsUnits {
            self = Self.ofRows(columns, stage: stage)
            return
        }
        let sums = columns.map { Self.sums(of: $0, stage: stage) }
        var starts = [Int](repeating: 0, count: stage.unitCount + 1)
        for entries in sums { for entry in entries { starts[Int(entry.unit) + 1] += 1 } }
        for unit in 0..<stage.unitCount { starts[unit + 1] += starts[unit] }
        self.starts = starts
        let count = starts[stage.unitCount]
        self.columns = [Int32](repeating: 0, count: count)
        values = [Double](repeating: 0, count: count)
        // `starts` here runs ahead of the property, which keeps where each unit begins.
        for (column, entries) in sums.enumerated() {
            for entry in entries {
                let place = starts[Int(entry.unit)]
                starts[Int(entry.unit)] += 1
                self.columns[place] = Int32(column)
                values[place] = entry.value
            }
        }
    }

    private static func ofRows(_ lines: [LinearisedColumn], stage: SamplingStage) -> UnitTotals {
        var next = [Int](repeating: 0, count: stage.unitCount + 1)
        for line in lines { for row in line.rows { next[Int(stage.rowUnits[Int(row)]) + 1] += 1 } }
        for unit in 0..<stage.unitCount { next[unit + 1] += next[unit] }
        let starts = next
        var columns = [Int32](repeating: 0, count: next[stage.unitCount])
        var values = [Double](repeating: 0, count: next[stage.unitCount])
        for (column, line) in lines.enumerated() {
            for (row, value) in zip(line.rows, line.values) {
                let unit = Int(stage.rowUnits[Int(row)])
                columns[next[unit]] = Int32(column)
                values[next[unit]] = value
                next[unit] += 1
            }
        }
        return UnitTotals(starts: starts, columns: columns, values: values)
    }

    init(firstUnit: Int = 0, starts: [Int], columns: [Int32], values: [Double]) {
        self.firstUnit = firstUnit
        self.starts = starts
        self.columns = columns
        self.values = values
    }

    /// Totals of larger units, each made of smaller ones side by side.
    ///
    /// - Parameters:
    ///   - larger: The larger units whose smaller ones these are.
    ///   - groups: For each larger unit the number of its first smaller one; one more at the end.
    func summed(_ larger: Range<Int>, _ groups: [Int], columnCount: Int) -> UnitTotals {
        var result = UnitTotals(firstUnit: larger.lowerBound, starts: [0], columns: [], values: [])
        if isPresent != nil { result.isPresent = [] }
        var sums = [Double](repeating: 0, count: columnCount)
        var isThere = [Bool](repeating: false, count: columnCount)
        var takesPart = isThere
        for group in larger {
            var touched: [Int32] = []
            for place in places(groups[group]..<groups[group + 1]) {
                let column = Int(columns[place])
                if !isThere[column] { touched.append(columns[place]) }
                isThere[column] = true
                if isPresent?[place] ?? true { takesPart[column] = true }
                sums[column] += values[place]
            }
            for column in touched.sorted() {
                result.columns.append(column)
                result.values.append(sums[Int(column)])
                result.isPresent?.append(takesPart[Int(column)])
                sums[Int(column)] = 0
                isThere[Int(column)] = false
                takesPart[Int(column)] = false
            }
            result.starts.append(result.columns.count)
        }
        return result
    }

    /// The same totals with the units of each group in the order of what they hold: by columns, then values.
    func sorted(within stage: SamplingStage, _ groups: Range<Int>) -> UnitTotals {
        var result = UnitTotals(firstUnit: firstUnit, starts: [0], columns: [], values: [])
        if isPresent != nil { result.isPresent = [] }
        for group in groups {
            let units = stage.groupStarts[group]..<stage.groupStarts[group + 1]
            for unit in sorted(units) {
                let places = places(unit)
                result.columns += columns[places]
                result.values += values[places]
                if let isPresent { result.isPresent?.append(contentsOf: isPresent[places]) }
                result.starts.append(result.columns.count)
            }
        }
        return result
    }

    /// Units in the order of what they hold, nearly all of which their first entries tell.
    private func sorted(_ units: Range<Int>) -> [Int] {
        let keys = units.map { unit -> (unit: Int, column: Int32, value: Double) in
            let places = places(unit)
            return places.isEmpty ? (unit, -1, 0) : (unit, columns[places.lowerBound], values[places.lowerBound])
        }
        return keys.sorted { left, right in
            if left.column != right.column { return left.column < right.column }
            if left.value != right.value { return left.value < right.value }
            return precedes(left.unit, right.unit)
        }.map(\.unit)
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let (lefts, rights) = (places(left), places(right))
        for (one, other) in zip(lefts, rights) {
            if columns[one] != columns[other] { return columns[one] < columns[other] }
            if values[one] != values[other] { return values[one] < values[other] }
        }
        return lefts.count < rights.count
    }

    private static func sums(of column: LinearisedColumn, stage: SamplingStage) -> [(unit: Int32, value: Double)] {
        guard let last = column.rows.map({ stage.rowUnits[Int($0)] }).max() else { return [] }
        var isThere = [Bool](repeating: false, count: Int(last) + 1)
        let groups = column.rows.map { row -> Int in
            let unit = Int(stage.rowUnits[Int(row)])
            isThere[unit] = true
            return unit
        }
        let sums = orderFreeSums(column.values, in: groups, count: isThere.count)
        return isThere.indices.filter { isThere[$0] }.map { (Int32($0), sums[$0]) }
    }
}
