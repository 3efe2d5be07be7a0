/// Tables of counts that add up to one another, as a network: a cell is an arc that carries its count from one node to
/// another, and at each node as much comes in as goes out.
///
/// Every sum that a reader can form is such a node. Rows with subtotals below columns without, and rows that share their
/// totals with those of another table, all are networks; a cube of three ways that each have totals is none.
package struct SumNetwork: Sendable {
    /// A number in a table: a count or a sum of counts.
    package struct Cell: Sendable {
        package let from: Int
        package let to: Int
        package let value: Int
        /// What everybody may know that the count cannot exceed.
        package let limit: Int
        /// Whether the number must not be found out, however large it is.
        package let isSecret: Bool
        /// What is lost where the number is not shown; nil where it is known anyway.
        package let cost: Int?
        /// Whether the number is not in the tables at all.
        package let isAbsent: Bool
    }

    /// What it costs to hide a count: a little more where it is larger, so that of two alike the smaller one goes.
    package static func cost(_ base: Int, hiding count: Int) -> Int { base + min(count, base / 2) }

    package private(set) var nodeCount = 0
    package private(set) var cells: [Cell] = []

    package init() {}

    /// A new place where sums meet.
    package mutating func addNode() -> Int {
        nodeCount += 1
        return nodeCount - 1
    }

    /// A new cell.
    ///
    /// - Returns: Its index among ``cells``.
    @discardableResult
    package mutating func addCell(
        from: Int, to: Int, value: Int, limit: Int = .max, isSecret: Bool = false, cost: Int?, isAbsent: Bool = false
    ) -> Int {
        cells.append(
            Cell(
                from: from, to: to, value: value, limit: max(limit, value), isSecret: isSecret, cost: cost,
                isAbsent: isAbsent))
        return cells.count - 1
    }
}
