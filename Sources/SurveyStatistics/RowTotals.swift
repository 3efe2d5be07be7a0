/// Linearised values where each row is a unit, so that there is nothing to add up: the units of a stratum in the order of
/// their values, which is not that of the rows.
struct RowTotals: Sendable {
    let matrix: LinearisedMatrix
    /// For each unit of that order its row.
    let rows: [Int32]

    init(_ matrix: LinearisedMatrix, stage: SamplingStage) {
        self.matrix = matrix
        var rows = [Int32](repeating: 0, count: stage.unitCount)
        for (row, unit) in stage.rowUnits.enumerated() { rows[Int(unit)] = Int32(row) }
        for group in 0..<stage.groupCount {
            let units = stage.groupStarts[group]..<stage.groupStarts[group + 1]
            rows.replaceSubrange(units, with: Self.sorted(rows[units], matrix))
        }
        self.rows = rows
    }

    private struct Key {
        var row: Int32
        /// The first column in which the row takes part, and its value there, which tell nearly all rows apart.
        var column: Int32
        var value: Double
    }

    private static func sorted(_ rows: ArraySlice<Int32>, _ matrix: LinearisedMatrix) -> [Int32] {
        matrix.read { reader in
            var keys = rows.map { row in
                var column = 0
                while column < matrix.columnCount {
                    let value = reader.value(row, from: reader.start(ofColumn: column))
                    if !value.isNaN { return Key(row: row, column: Int32(column), value: value) }
                    column += 1
                }
                return Key(row: row, column: .max, value: 0)
            }
            keys.sort { left, right in
                if left.column != right.column { return left.column < right.column }
                if left.value != right.value { return left.value < right.value }
                return precedes(left.row, right.row, from: Int(left.column) + 1, matrix.columnCount, reader)
            }
            return keys.map(\.row)
        }
    }

    /// Whether a row comes before another that has the same in the columns before one.
    private static func precedes(
        _ left: Int32, _ right: Int32, from column: Int, _ columns: Int, _ reader: LinearisedMatrix.Reader
    ) -> Bool {
        var column = column
        while column < columns {
            let start = reader.start(ofColumn: column)
            let (one, other) = (reader.value(left, from: start), reader.value(right, from: start))
            if one.isNaN != other.isNaN { return other.isNaN }
            if one < other { return true }
            if one > other { return false }
            column += 1
        }
        return false
    }
}

extension RowTotals: FirstStageTotals {
    func isThere(_ unit: Int) -> Bool {
        matrix.read { reader in
            (0..<matrix.columnCount).contains { !reader.value(rows[unit], from: reader.start(ofColumn: $0)).isNaN }
        }
    }

    func products(of group: UnitGroup, columnCount: Int) -> RowProducts { RowProducts(self, group) }
}

/// The products of the values of a group of rows, about their mean, by several threads.
///
/// The rows are divided in the same way for any number of threads, and what their parts come to is added in their order.
struct RowProducts: UnitProducts {
    private let totals: RowTotals
    private let group: UnitGroup
    /// For each column its mean over all rows of the group, those that do not take part counting as zero; zero where it is
    /// not taken off.
    private let means: [Double]
    let present: [Int]

    /// How many rows one thread takes at a time, and how many of these are multiplied together.
    private static let portion = 4096
    private static let blockSize = 128

    init(_ totals: RowTotals, _ group: UnitGroup) {
        self.totals = totals
        self.group = group
        let parts = concurrentMap((group.units.count + Self.portion - 1) / Self.portion) { part in
            Self.sums(totals, Self.units(of: part, group))
        }
        let columns = 0..<totals.matrix.columnCount
        present = columns.map { column in parts.reduce(0) { $0 + $1.present[column] } }
        let count = group.isCentred ? Double(group.units.count) : .infinity
        means = columns.map { column in parts.reduce(0) { $0 + $1.sums[column] } / count }
    }

    private static func units(of part: Int, _ group: UnitGroup) -> Range<Int> {
        let first = group.units.lowerBound + part * portion
        return first..<min(first + portion, group.units.upperBound)
    }

    private static func sums(_ totals: RowTotals, _ units: Range<Int>) -> (sums: [Double], present: [Int]) {
        var sums = [Double](repeating: 0, count: totals.matrix.columnCount)
        var present = [Int](repeating: 0, count: totals.matrix.columnCount)
        totals.matrix.read { reader in
            for column in sums.indices {
                let start = reader.start(ofColumn: column)
                var (sum, count) = (0.0, 0)
                for row in totals.rows[units] {
                    let value = reader.value(row, from: start)
                    if value.isNaN { continue }
                    sum += value
                    count &+= 1
                }
                (sums[column], present[column]) = (sum, count)
            }
        }
        return (sums, present)
    }

    var squares: [(column: Int, sum: Double)] {
        let products = products
        return present.indices.filter { present[$0] > 0 }.map { ($0, products[$0, $0]) }
    }

    func add(to products: inout CrossProducts, factor: Double) { products.add(self.products, factor: factor) }

    private var products: CrossProducts {
        let parts = concurrentMap((group.units.count + Self.portion - 1) / Self.portion) { part in
            products(Self.units(of: part, group))
        }
        var sum = CrossProducts(columns: means.count)
        for part in parts { sum.add(part, factor: 1) }
        return sum
    }

    private func products(_ units: Range<Int>) -> CrossProducts {
        var products = CrossProducts(columns: means.count)
        totals.matrix.read { reader in
            for first in stride(from: units.lowerBound, to: units.upperBound, by: Self.blockSize) {
                let some = totals.rows[first..<min(first + Self.blockSize, units.upperBound)]
                var block = PanelBlock(units: some.count, columns: means.count)
                for (column, mean) in means.enumerated() {
                    let start = reader.start(ofColumn: column)
                    block.setColumn(column) { unit in
                        let value = reader.value(some[some.startIndex &+ unit], from: start)
                        return (value.isNaN ? 0 : value) - mean
                    }
                }
                products.add(block, factor: 1)
            }
        }
        return products
    }
}
