/// The products of the totals of a group of units, about their mean.
///
/// Where most units have a total in most columns they are centred and multiplied in blocks. Where few have, units with
/// totals in the same columns are multiplied together and the product of the means is taken off at the end: means are
/// small beside the totals then, so no digits are lost.
struct GroupProducts: UnitProducts {
    private let totals: UnitTotals
    private let group: UnitGroup
    /// The columns that any unit has a total in, ascending.
    private let active: [Int]
    let present: [Int]
    /// For each column its mean over all units; zero where it is not taken off.
    private let means: [Double]

    /// How many units are multiplied at a time.
    private static let blockSize = 128

    init(_ totals: UnitTotals, _ group: UnitGroup, columnCount: Int) {
        self.totals = totals
        self.group = group
        var sums = [Double](repeating: 0, count: columnCount)
        var isThere = [Bool](repeating: false, count: columnCount)
        var present = [Int](repeating: 0, count: columnCount)
        for place in totals.places(group.units) {
            let column = Int(totals.columns[place])
            sums[column] += totals.values[place]
            isThere[column] = true
            if totals.isPresent?[place] ?? true { present[column] += 1 }
        }
        self.present = present
        active = isThere.indices.filter { isThere[$0] }
        let count = group.isCentred ? Double(group.units.count) : .infinity
        means = sums.map { $0 / count }
    }

    var squares: [(column: Int, sum: Double)] {
        var sums = [Double](repeating: 0, count: means.count)
        var present = [Int](repeating: 0, count: means.count)
        for place in places {
            let column = Int(totals.columns[place])
            let distance = totals.values[place] - means[column]
            sums[column] += distance * distance
            present[column] += 1
        }
        return active.map { column in
            let absent = Double(group.units.count - present[column])
            return (column, sums[column] + absent * means[column] * means[column])
        }
    }

    func add(to products: inout CrossProducts, factor: Double) {
        if active.count == 1 {
            for (column, sum) in squares { products.add(factor * sum, row: column, column: column) }
        } else if 4 * places.count >= group.units.count * active.count {
            addDense(to: &products, factor: factor)
        } else {
            addSparse(to: &products, factor: factor)
        }
    }

    private func addDense(to products: inout CrossProducts, factor: Double) {
        // Zeros are multiplied faster than products are moved one by one.
        let isWhole = 2 * active.count >= products.columns
        let columns = isWhole ? Array(means.indices) : active
        var local = CrossProducts(columns: isWhole ? 0 : active.count)
        var positions = [Int](repeating: 0, count: means.count)
        for (position, column) in columns.enumerated() { positions[column] = position }
        var start = group.units.lowerBound
        while start < group.units.upperBound {
            let units = start..<min(start + Self.blockSize, group.units.upperBound)
            let block = block(units, columns, positions)
            if isWhole { products.add(block, factor: factor) } else { local.add(block, factor: factor) }
            start = units.upperBound
        }
        if !isWhole { local.scatter(active, to: &products) }
    }

    private func block(_ units: Range<Int>, _ columns: [Int], _ positions: [Int]) -> PanelBlock {
        var block = PanelBlock(units: units.count, columns: columns.count)
        if group.isCentred { block.fill(columns.map { -means[$0] }) }
        for unit in units {
            for place in totals.places(unit) {
                let column = Int(totals.columns[place])
                block[unit - units.lowerBound, positions[column]] = totals.values[place] - means[column]
            }
        }
        return block
    }

    private func addSparse(to products: inout CrossProducts, factor: Double) {
        var patterns: [ArraySlice<Int32>: [Int]] = [:]
        for unit in group.units where !totals.places(unit).isEmpty {
            patterns[totals.columns[totals.places(unit)], default: []].append(unit)
        }
        // In the order of units, for that of a dictionary is another every time.
        for (columns, units) in patterns.sorted(by: { $0.value[0] < $1.value[0] }) {
            var local = CrossProducts(columns: columns.count)
            for start in stride(from: 0, to: units.count, by: Self.blockSize) {
                let some = units[start..<min(start + Self.blockSize, units.count)]
                var block = PanelBlock(units: some.count, columns: columns.count)
                for (position, unit) in some.enumerated() {
                    for (column, place) in (totals.places(unit)).enumerated() {
                        block[position, column] = totals.values[place]
                    }
                }
                local.add(block, factor: factor)
            }
            local.scatter(columns.map(Int.init), to: &products)
        }
        guard group.isCentred else { return }
        let count = Double(group.units.count)
        for (position, row) in active.enumerated() {
            for column in active[...position] {
                products.add(-factor * count * means[row] * means[column], row: row, column: column)
            }
        }
    }

    private var places: Range<Int> { totals.places(group.units) }
}

extension UnitTotals: FirstStageTotals {
    func isThere(_ unit: Int) -> Bool { !places(unit).isEmpty }

    func products(of group: UnitGroup, columnCount: Int) -> GroupProducts {
        GroupProducts(self, group, columnCount: columnCount)
    }
}

extension CrossProducts {
    /// Adds every product to that of other columns.
    ///
    /// - Parameter places: For each column of this one that of the other, ascending.
    fileprivate func scatter(_ places: [Int], to other: inout CrossProducts) {
        for row in places.indices {
            for column in 0...row { other.add(self[row, column], row: places[row], column: places[column]) }
        }
    }
}

extension PanelBlock {
    /// Sets every unit to the same values; as many as columns.
    fileprivate mutating func fill(_ line: [Double]) {
        for (column, value) in line.enumerated() where value != 0 {
            for unit in 0..<units { self[unit, column] = value }
        }
    }
}
