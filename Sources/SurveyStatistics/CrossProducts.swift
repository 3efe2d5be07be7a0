/// A sum of products of columns over units: the lower triangle of ZᵀZ, added up block by block.
///
/// Columns lie in panels of four and products in tiles of four by four, so that a tile stays in registers. Every element is
/// summed over units in their order, one after the other, whatever the number of threads.
struct CrossProducts: Sendable {
    let columns: Int
    private let panels: Int
    /// Tile by tile, four vectors each; only tiles on and below the diagonal are used.
    private var tiles: [SIMD4<Double>]

    init(columns: Int) {
        self.columns = columns
        panels = (columns + 3) / 4
        tiles = [SIMD4<Double>](repeating: .zero, count: panels * panels * 4)
    }

    /// The sum for two columns.
    subscript(row: Int, column: Int) -> Double {
        let (high, low) = (max(row, column), min(row, column))
        return tiles[((high / 4) * panels + low / 4) * 4 + high % 4][low % 4]
    }

    /// Adds a product of two columns.
    mutating func add(_ product: Double, row: Int, column: Int) {
        let (high, low) = (max(row, column), min(row, column))
        tiles[((high / 4) * panels + low / 4) * 4 + high % 4][low % 4] += product
    }

    /// Adds other products of the same columns, times a factor.
    mutating func add(_ other: CrossProducts, factor: Double) {
        for place in tiles.indices { tiles[place] += other.tiles[place] * factor }
    }

    /// Adds factor · ZᵀZ of a block, whose columns are all of them.
    mutating func add(_ block: PanelBlock, factor: Double) {
        let panels = panels
        let units = block.units
        unsafe tiles.withUnsafeMutableBufferPointer { tiles in
            unsafe block.values.withUnsafeBufferPointer { values in
                for high in 0..<panels {
                    let left = unsafe UnsafeBufferPointer(rebasing: values[high * units..<(high + 1) * units])
                    for low in 0...high {
                        let right = unsafe UnsafeBufferPointer(rebasing: values[low * units..<(low + 1) * units])
                        let sums = unsafe Self.tile(left, right)
                        let first = (high * panels + low) * 4
                        unsafe tiles[first] += sums.0 * factor
                        unsafe tiles[first + 1] += sums.1 * factor
                        unsafe tiles[first + 2] += sums.2 * factor
                        unsafe tiles[first + 3] += sums.3 * factor
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func tile(
        _ left: UnsafeBufferPointer<SIMD4<Double>>, _ right: UnsafeBufferPointer<SIMD4<Double>>
    ) -> (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>) {
        var sums = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
        for unit in 0..<left.count {
            let (four, other) = unsafe (left[unit], right[unit])
            sums.0 += other * four.x
            sums.1 += other * four.y
            sums.2 += other * four.z
            sums.3 += other * four.w
        }
        return sums
    }
}

/// The columns of some units in panels of four: panel by panel, within a panel unit by unit.
struct PanelBlock: Sendable {
    let units: Int
    let columns: Int
    fileprivate(set) var values: [SIMD4<Double>]

    /// Zero throughout.
    init(units: Int, columns: Int) {
        self.units = units
        self.columns = columns
        values = [SIMD4<Double>](repeating: .zero, count: units * ((columns + 3) / 4))
    }

    /// Sets the values of a column.
    @inline(__always)
    mutating func setColumn(_ column: Int, _ value: (_ unit: Int) -> Double) {
        let (panel, lane) = column.quotientAndRemainder(dividingBy: 4)
        for unit in 0..<units { values[panel &* units &+ unit][lane] = value(unit) }
    }

    subscript(unit: Int, column: Int) -> Double {
        get { values[(column / 4) * units + unit][column % 4] }
        set { values[(column / 4) * units + unit][column % 4] = newValue }
    }
}
