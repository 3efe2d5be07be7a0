/// A square matrix of +1 and −1 whose rows are orthogonal, the first row and the first column all +1.
///
/// Orders are multiples of 4, made by doubling (Sylvester 1867) and by Paley's constructions (1933), in the arrangement that
/// R `survey::hadamard` gives for the same order, but for orders that come from 28 and 36, which R takes from a list.
package struct HadamardMatrix: Hashable, Sendable {
    /// How many rows and columns there are.
    package let order: Int
    /// Whether each element is +1, by rows.
    private let isPlus: [Bool]

    /// The largest order that is made: some megabytes.
    package static let largestOrder = 4096

    /// The smallest matrix that can be made with more rows than are given.
    ///
    /// - Parameter rows: At least 0.
    /// - Returns: Nil where that would be above `largestOrder`.
    package init?(moreRowsThan rows: Int) {
        guard rows >= 0, rows < Self.largestOrder else { return nil }
        for order in stride(from: rows / 4 * 4 + 4, through: Self.largestOrder, by: 4) {
            guard let elements = Self.elements(order) else { continue }
            self.order = order
            isPlus = elements
            return
        }
        return nil
    }

    /// The element of a row and column, both from 0.
    package func isPlus(row: Int, column: Int) -> Bool { isPlus[row * order + column] }

    /// Nil where no construction gives the order.
    private static func elements(_ order: Int) -> [Bool]? {
        if order == 1 { return [true] }
        if order.isMultiple(of: 2), let half = elements(order / 2) { return doubled(half, order / 2) }
        guard order.isMultiple(of: 4) else { return nil }
        if isPrime(order - 1) { return bordered(order - 1) }
        let prime = order / 2 - 1
        return isPrime(prime) && prime % 4 == 1 ? symmetric(prime) : nil
    }

    private static func doubled(_ half: [Bool], _ size: Int) -> [Bool] {
        var result: [Bool] = []
        for row in 0..<(2 * size) {
            let start = row % size * size
            let values = half[start..<(start + size)]
            result += values
            result += row < size ? Array(values) : values.map { !$0 }
        }
        return result
    }

    /// Paley's first construction, for a prime that leaves 3 when divided by 4.
    private static func bordered(_ prime: Int) -> [Bool] {
        let isSquare = squares(prime)
        return (0...prime).flatMap { row in
            (0...prime).map { column in
                row == 0 || column == 0 || !isSquare[(row + column - 2) % prime]
            }
        }
    }

    /// Paley's second construction, for a prime that leaves 1 when divided by 4, with rows and columns negated so that the
    /// first of each is all +1.
    private static func symmetric(_ prime: Int) -> [Bool] {
        let isSquare = squares(prime)
        /// 0 on the diagonal, 1 in the border, else whether the difference is a square.
        func conference(_ row: Int, _ column: Int) -> Int {
            if row == column { return 0 }
            if row == 0 || column == 0 { return 1 }
            return isSquare[abs(row - column)] ? 1 : -1
        }
        func element(_ row: Int, _ column: Int) -> Bool {
            let value = conference(row / 2, column / 2)
            let isLower = (row % 2, column % 2) == (1, 1)
            // In place of 0 the block (+ −; − −), in place of ±1 the block ±(+ +; + −).
            if value == 0 { return (row % 2, column % 2) == (0, 0) }
            return (value > 0) != isLower
        }
        let order = 2 * (prime + 1)
        return (0..<order).flatMap { row in
            (0..<order).map { column in
                (element(row, column) == element(0, column)) == (element(row, 0) == element(0, 0))
            }
        }
    }

    /// Whether each number below a prime is a square modulo it; 0 is.
    private static func squares(_ prime: Int) -> [Bool] {
        var result = [Bool](repeating: false, count: prime)
        for root in 0..<prime { result[root * root % prime] = true }
        return result
    }

    private static func isPrime(_ number: Int) -> Bool {
        guard number > 1 else { return false }
        var divisor = 2
        while divisor * divisor <= number {
            if number.isMultiple(of: divisor) { return false }
            divisor += 1
        }
        return true
    }
}
