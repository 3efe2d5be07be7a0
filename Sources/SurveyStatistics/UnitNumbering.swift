/// Numbers for strata and nested units, without gaps and in the order of their codes, whatever the order of rows.
struct UnitNumbering {
    private(set) var rowStrata: [Int32]
    private(set) var rowUnits: [Int32]
    /// Nil where there is one stage.
    private(set) var rowSubunits: [Int32]?
    /// Rows by stratum, unit and subunit; within the last as they stand.
    private(set) var order: [Int32]

    /// - Parameter clusters: At most two columns; without any each row is a unit.
    init(rows: Int, strata: [Int]?, clusters: [[Int]]) {
        let strataRanks = strata.map(Self.ranks) ?? [Int32](repeating: 0, count: rows)
        let clusterRanks = clusters.map(Self.ranks)
        var order = (0..<Int32(rows)).map { $0 }
        for ranks in clusterRanks.reversed() { order = Self.sorted(order, by: ranks) }
        if strata != nil { order = Self.sorted(order, by: strataRanks) }
        self.order = order
        rowStrata = strataRanks
        rowUnits = Self.numbers(order, [strataRanks] + clusterRanks.prefix(1), isEachRowNew: clusters.isEmpty)
        rowSubunits = clusters.count < 2 ? nil : Self.numbers(order, [strataRanks] + clusterRanks, isEachRowNew: false)
    }

    /// For each code how many distinct ones are smaller.
    private static func ranks(_ codes: [Int]) -> [Int32] {
        guard let least = codes.min(), let greatest = codes.max() else { return [] }
        let (width, isTooWide) = greatest.subtractingReportingOverflow(least)
        guard !isTooWide, width < 4 * codes.count + 1024 else { return ranksOfFew(codes) }
        var ranks = [Int32](repeating: 0, count: width + 1)
        for code in codes { ranks[code - least] = 1 }
        var next: Int32 = 0
        for position in ranks.indices {
            let isThere = ranks[position]
            ranks[position] = next
            next += isThere
        }
        return codes.map { ranks[$0 - least] }
    }

    private static func ranksOfFew(_ codes: [Int]) -> [Int32] {
        var ranks: [Int: Int32] = [:]
        for (rank, code) in Set(codes).sorted().enumerated() { ranks[code] = Int32(rank) }
        return codes.map { ranks[$0] ?? 0 }
    }

    /// Rows by their ranks, those of equal rank as they stood (a counting sort).
    private static func sorted(_ rows: [Int32], by ranks: [Int32]) -> [Int32] {
        var starts = [Int](repeating: 0, count: Int(ranks.max() ?? 0) + 2)
        for rank in ranks { starts[Int(rank) + 1] += 1 }
        for rank in 1..<starts.count { starts[rank] += starts[rank - 1] }
        var result = rows
        for row in rows {
            let rank = Int(ranks[Int(row)])
            result[starts[rank]] = row
            starts[rank] += 1
        }
        return result
    }

    /// A new number wherever one of the columns changes.
    private static func numbers(_ order: [Int32], _ columns: [[Int32]], isEachRowNew: Bool) -> [Int32] {
        var numbers = [Int32](repeating: 0, count: order.count)
        var number: Int32 = -1
        var last = -1
        for row in order.map(Int.init) {
            let isNew = isEachRowNew || last < 0 || columns.contains { $0[row] != $0[last] }
            if isNew { number += 1 }
            numbers[row] = number
            last = row
        }
        return numbers
    }
}
