/// Scales weights to one margin after the other, again and again, until all hold (iterative proportional fitting; Deming
/// and Stephan 1940; R `rake`).
///
/// Rows that have the same level in every margin share their factor, so that the work goes on cells, of which there are
/// few, and not on rows.
struct Raking: Sendable {
    /// For each row its cell; −1 where a margin has no level for it.
    private let rowCells: [Int]
    private let cellCount: Int
    /// Each margin's totals, and for each cell its level; in the order of names, so that the order given is irrelevant.
    private let margins: [(totals: [Double], cellLevels: [Int])]

    init(margins: [CalibrationMargin]) {
        let ordered = margins.sorted { ($0.variable, $0.levels.count) < ($1.variable, $1.levels.count) }
        var cells = [Int](repeating: 0, count: ordered.first?.rowLevels.count ?? 0)
        var count = 1
        for margin in ordered {
            var numbers: [Int: Int] = [:]
            for row in cells.indices {
                guard cells[row] >= 0, margin.rowLevels[row] >= 0 else {
                    cells[row] = -1
                    continue
                }
                let key = cells[row] * margin.levels.count + margin.rowLevels[row]
                let number = numbers[key] ?? numbers.count
                numbers[key] = number
                cells[row] = number
            }
            count = numbers.count
        }
        rowCells = cells
        cellCount = count
        self.margins = ordered.map { margin in
            var levels = [Int](repeating: -1, count: count)
            for (row, cell) in cells.enumerated() where cell >= 0 { levels[cell] = margin.rowLevels[row] }
            return (margin.levels.map { $0.total ?? 0 }, levels)
        }
    }

    /// Makes rounds over all margins until every total is within the tolerance and, by the rate at which they come nearer,
    /// so are the weights: where margins are nearly the same, totals are met long before the weights stand.
    func weights(from base: [Double], tolerance: Double, maximumIterations: Int) -> CalibrationAttempt {
        let before = orderFreeSums(base, in: rowCells, count: cellCount)
        var cells = before
        var rounds = 0
        var last = Double.infinity
        var isSettled = false
        while rounds < maximumIterations, !isSettled {
            for margin in margins { fit(&cells, to: margin) }
            rounds += 1
            let difference = worstDifference(of: cells)
            // What is left of a geometric series; below the rounding of doubles there is no rate.
            let rest = difference / max(1 - difference / last, 1e-6)
            isSettled = difference <= tolerance && (rest <= tolerance || difference < 1e-15)
            last = difference
        }
        let factors = zip(cells, before).map { $1 > 0 ? $0 / $1 : 1 }
        let weights = zip(base, rowCells).map { weight, cell in cell >= 0 ? weight * factors[cell] : weight }
        return CalibrationAttempt(weights: weights, iterations: rounds, isConverged: last <= tolerance)
    }

    private func fit(_ cells: inout [Double], to margin: (totals: [Double], cellLevels: [Int])) {
        let sums = orderFreeSums(cells, in: margin.cellLevels, count: margin.totals.count)
        let factors = zip(margin.totals, sums).map { $1 > 0 ? $0 / $1 : 1 }
        for cell in cells.indices { cells[cell] *= factors[margin.cellLevels[cell]] }
    }

    private func worstDifference(of cells: [Double]) -> Double {
        var worst = 0.0
        for margin in margins {
            let sums = orderFreeSums(cells, in: margin.cellLevels, count: margin.totals.count)
            for (total, sum) in zip(margin.totals, sums) where total > 0 {
                let difference = abs(sum - total) / total
                guard difference.isFinite else { return .infinity }
                worst = max(worst, difference)
            }
        }
        return worst
    }
}
