/// A grouping of the rows whose levels are to have given totals of weight.
package struct CalibrationMargin: Hashable, Sendable {
    /// A level of the grouping, with the total that it is to have; nil where none is given.
    package struct Level: Hashable, Sendable {
        package let name: String
        package let total: Double?

        package init(name: String, total: Double?) {
            self.name = name
            self.total = total
        }
    }

    /// The name of the variable, or the names of several that are crossed, joined by `:`.
    package let variable: String
    /// The levels with a total in the order given, then those that only rows have, by name.
    package let levels: [Level]
    /// For each row the position of its level; −1 where the row has none.
    package let rowLevels: [Int]

    /// - Parameter rowLevels: For each row the position of its level; −1 where the row has none.
    package init(variable: String, levels: [Level], rowLevels: [Int]) {
        self.variable = variable
        self.levels = levels
        self.rowLevels = rowLevels
    }

    /// Finds the levels of rows among those with a total.
    ///
    /// - Parameters:
    ///   - totals: The levels and their totals; a level that stands there twice is a fault that is found later.
    ///   - values: For each row its level; nil where the cell is blank.
    package init(variable: String, totals: [(level: String, total: Double)], values: [String?]) {
        var positions: [String: Int] = [:]
        for (position, entry) in totals.enumerated() where positions[entry.level] == nil {
            positions[entry.level] = position
        }
        let strangers = Set(values.compactMap { $0 }.filter { positions[$0] == nil }).sorted()
        for (offset, name) in strangers.enumerated() { positions[name] = totals.count + offset }
        self.init(
            variable: variable,
            levels: totals.map { Level(name: $0.level, total: $0.total) }
                + strangers.map { Level(name: $0, total: nil) },
            rowLevels: values.map { $0.flatMap { positions[$0] } ?? -1 })
    }
}

/// A number that every row has, whose weighted total is given.
package struct CalibrationQuantity: Hashable, Sendable {
    package let variable: String
    /// For each row its number; not finite where the cell is blank.
    package let values: [Double]
    package let total: Double

    package init(variable: String, values: [Double], total: Double) {
        self.variable = variable
        self.values = values
        self.total = total
    }
}

/// What weights are to add up to: totals of levels, and totals of numbers.
package struct CalibrationTargets: Hashable, Sendable {
    package let margins: [CalibrationMargin]
    package let quantities: [CalibrationQuantity]

    /// - Parameters: Whose rows must be as many in each.
    package init(margins: [CalibrationMargin], quantities: [CalibrationQuantity] = []) {
        let counts = Set(margins.map(\.rowLevels.count) + quantities.map(\.values.count))
        precondition(counts.count <= 1, "margins of the same rows have as many rows")
        self.margins = margins
        self.quantities = quantities
    }
}
