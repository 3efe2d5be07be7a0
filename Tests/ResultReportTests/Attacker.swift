/// Somebody who knows every sum of the published tables and solves them: exactly, with fractions.
struct Attacker {
    /// By equation: the coefficients of the unknowns, and what they add up to.
    private var equations: [(coefficients: [Int: Int], sum: Int)] = []
    private var unknownCount = 0
    /// The most that an unknown can be, where that is known.
    private var limits: [Int: Int] = [:]

    /// A number of a table: known, or one of the unknowns.
    enum Term {
        case known(Int)
        case unknown(Int)
    }

    /// A new unknown.
    mutating func unknown(limit: Int? = nil) -> Term {
        unknownCount += 1
        if let limit { limits[unknownCount - 1] = limit }
        return .unknown(unknownCount - 1)
    }

    var count: Int { unknownCount }

    /// Some terms add up to as much as others.
    mutating func learn(_ left: [Term], equal right: [Term]) {
        var (coefficients, sum): ([Int: Int], Int) = ([:], 0)
        for (terms, sign) in [(left, 1), (right, -1)] {
            for term in terms {
                switch term {
                case .known(let value): sum -= sign * value
                case .unknown(let index): coefficients[index, default: 0] += sign
                }
            }
        }
        equations.append((coefficients.filter { $0.value != 0 }, sum))
    }

    /// The unknowns that the equations leave only one solution for, by elimination.
    var determined: [Int] {
        var rows = equations.map { row in (0..<unknownCount).map { Fraction(row.coefficients[$0] ?? 0) } }
        var pivots: [(row: Int, column: Int)] = []
        var next = 0
        for column in 0..<unknownCount {
            guard let pivot = rows.indices.dropFirst(next).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(next, pivot)
            rows[next] = rows[next].map { $0 / rows[next][column] }
            for row in rows.indices where row != next && rows[row][column] != 0 {
                let factor = rows[row][column]
                rows[row] = zip(rows[row], rows[next]).map { $0 - factor * $1 }
            }
            pivots.append((next, column))
            next += 1
        }
        return pivots.filter { pivot in
            rows[pivot.row].indices.allSatisfy { $0 == pivot.column || rows[pivot.row][$0] == 0 }
        }
        .map(\.column)
    }

    /// The least and the most that an unknown can be if none is negative or above its limit; nil above where there is no end.
    func range(of unknown: Int) -> (low: Fraction, high: Fraction?) {
        let low = Simplex(self, objective: unknown, isMaximum: false).solution ?? Fraction(-1)
        return (low, Simplex(self, objective: unknown, isMaximum: true).solution)
    }

    /// The equations with a slack for each limit.
    fileprivate var rows: [(coefficients: [Int: Int], sum: Int)] {
        equations
            + limits.sorted { $0.key < $1.key }.enumerated().map { place, limit in
                ([limit.key: 1, unknownCount + place: 1], limit.value)
            }
    }

    fileprivate var columnCount: Int { unknownCount + limits.count }
}

/// The two phases of Dantzig's method, with Bland's rule so that it comes to an end.
private struct Simplex {
    private var table: [[Fraction]] = []
    private var basis: [Int] = []
    /// Nil where there is no end; the values of a system without a solution cannot be asked for.
    private(set) var solution: Fraction?

    init(_ attacker: Attacker, objective: Int, isMaximum: Bool) {
        let (rows, columns) = (attacker.rows, attacker.columnCount)
        for (index, row) in rows.enumerated() {
            let sign = row.sum < 0 ? -1 : 1
            var line = [Fraction](repeating: 0, count: columns + rows.count + 1)
            for (column, value) in row.coefficients { line[column] = Fraction(sign * value) }
            line[columns + index] = 1
            line[columns + rows.count] = Fraction(sign * row.sum)
            table.append(line)
            basis.append(columns + index)
        }
        var costs = [Fraction](repeating: 0, count: columns + rows.count)
        for index in rows.indices { costs[columns + index] = -1 }
        let rest = maximize(costs, among: columns + rows.count)
        precondition(rest == 0, "the published tables contradict each other")
        costs = [Fraction](repeating: 0, count: columns + rows.count)
        costs[objective] = isMaximum ? 1 : -1
        for index in rows.indices { costs[columns + index] = -1_000_000 }
        let best = maximize(costs, among: columns)
        solution = best.map { isMaximum ? $0 : 0 - $0 }
    }

    private mutating func maximize(_ costs: [Fraction], among columns: Int) -> Fraction? {
        let last = (table.first?.count ?? 1) - 1
        while true {
            let gains = (0..<columns).lazy.map { [self] column in
                (column, basis.indices.reduce(costs[column]) { $0 - costs[basis[$1]] * table[$1][column] })
            }
            guard let (enter, _) = gains.first(where: { $0.1 > 0 }) else {
                return basis.indices.reduce(Fraction(0)) { $0 + costs[basis[$1]] * table[$1][last] }
            }
            let ratios = table.indices.filter { table[$0][enter] > 0 }
                .map { (row: $0, ratio: table[$0][last] / table[$0][enter]) }
            guard
                let leave = ratios.min(by: {
                    $0.ratio == $1.ratio ? basis[$0.row] < basis[$1.row] : $0.ratio < $1.ratio
                })
            else { return nil }
            let pivot = table[leave.row][enter]
            table[leave.row] = table[leave.row].map { $0 / pivot }
            for row in table.indices where row != leave.row && table[row][enter] != 0 {
                let factor = table[row][enter]
                table[row] = zip(table[row], table[leave.row]).map { $0 - factor * $1 }
            }
            basis[leave.row] = enter
        }
    }
}

/// An exact fraction; sums of tables need no large ones.
struct Fraction: Hashable, Comparable, ExpressibleByIntegerLiteral {
    let numerator: Int
    let denominator: Int

    init(_ numerator: Int, over denominator: Int = 1) {
        var (first, second) = (numerator.magnitude, denominator.magnitude)
        while second != 0 { (first, second) = (second, first % second) }
        let divisor = Int(max(1, first)) * (denominator < 0 ? -1 : 1)
        (self.numerator, self.denominator) = (numerator / divisor, denominator / divisor)
    }

    init(integerLiteral value: Int) { self.init(value) }

    static func + (left: Self, right: Self) -> Self {
        Fraction(
            left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator)
    }
    static func - (left: Self, right: Self) -> Self { left + Fraction(-right.numerator, over: right.denominator) }
    static func * (left: Self, right: Self) -> Self {
        Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
    }
    static func / (left: Self, right: Self) -> Self {
        Fraction(left.numerator * right.denominator, over: left.denominator * right.numerator)
    }
    static func < (left: Self, right: Self) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }
}
