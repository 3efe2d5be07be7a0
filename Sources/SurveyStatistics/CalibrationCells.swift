/// Rows that are alike in every variable of a calibration, taken together: their weights change in the same ratio.
///
/// There are often few of them, so that the work goes on cells and not on rows.
struct CalibrationCells: Sendable {
    /// For each row its cell.
    let rowCells: [Int]
    /// How many cells there are.
    let count: Int
    /// The targets with a cell in the place of each row.
    let targets: CalibrationTargets

    /// - Parameter areRowsApart: Whether every row is a cell of its own, as where the ratio depends on the row's weight.
    init(_ targets: CalibrationTargets, areRowsApart: Bool) {
        let rows = targets.margins.first?.rowLevels.count ?? targets.quantities.first?.values.count ?? 0
        var grouping = Grouping(rows: rows)
        if areRowsApart {
            grouping.split(by: Array(0..<rows), count: rows)
        } else {
            for margin in targets.margins {
                grouping.split(by: margin.rowLevels.map { $0 + 1 }, count: margin.levels.count + 1)
            }
            for quantity in targets.quantities { grouping.split(byBitsOf: quantity.values) }
        }
        rowCells = grouping.cells
        count = grouping.count
        var examples = [Int](repeating: 0, count: count)
        for (row, cell) in rowCells.enumerated() { examples[cell] = row }
        self.targets = CalibrationTargets(
            margins: targets.margins.map { margin in
                CalibrationMargin(
                    variable: margin.variable, levels: margin.levels, rowLevels: examples.map { margin.rowLevels[$0] })
            },
            quantities: targets.quantities.map { quantity in
                CalibrationQuantity(
                    variable: quantity.variable, values: examples.map { quantity.values[$0] }, total: quantity.total)
            })
    }

    /// The sum of each cell.
    func sums(of values: [Double]) -> [Double] { orderFreeSums(values, in: rowCells, count: count) }

    /// Numbers of rows times those of their cells.
    func products(_ values: [Double], _ ratios: [Double]) -> [Double] {
        zip(values, rowCells).map { $0 * ratios[$1] }
    }
}

/// Rows that are split into ever smaller groups.
private struct Grouping {
    var cells: [Int]
    var count = 1

    init(rows: Int) {
        cells = [Int](repeating: 0, count: rows)
    }

    /// - Parameter numbers: From 0 up to, not including, `count`.
    mutating func split(by numbers: [Int], count width: Int) {
        var found: [Int: Int] = [:]
        for row in cells.indices {
            let key = cells[row] * width + numbers[row]
            let cell = found[key] ?? found.count
            found[key] = cell
            cells[row] = cell
        }
        count = found.count
    }

    mutating func split(byBitsOf values: [Double]) {
        var found: [UInt64: Int] = [:]
        let numbers = values.map { value -> Int in
            let number = found[value.bitPattern] ?? found.count
            found[value.bitPattern] = number
            return number
        }
        split(by: numbers, count: max(1, found.count))
    }
}
