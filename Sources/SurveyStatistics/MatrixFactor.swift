/// A symmetric positive semidefinite matrix A as L·Lᵀ, with the largest pivot first (Higham 2002, Accuracy and Stability
/// of Numerical Algorithms, section 10.3).
///
/// Small and dense: the work is n²·rank ÷ 2 and all is held in memory.
struct MatrixFactor: Sendable {
    /// How many rows and columns the matrix has.
    let size: Int
    /// The number of pivots that are not zero but for rounding.
    private(set) var rank = 0
    /// L by rows, `size` × `size`, in the order of the pivots; columns from `rank` on are zero.
    private(set) var lower: [Double]
    /// For each row of L the row of the matrix.
    private(set) var order: [Int]
    /// The largest magnitude of what the pivots left; more than rounding where the matrix is not positive semidefinite.
    private(set) var remainder = 0.0

    /// - Parameters:
    ///   - matrix: By rows; the lower triangle is read.
    ///   - tolerance: A pivot below this part of the largest diagonal element is zero.
    init(_ matrix: [[Double]], tolerance: Double) {
        size = matrix.count
        order = Array(matrix.indices)
        lower = [Double](repeating: 0, count: size * size)
        var diagonal = matrix.indices.map { matrix[$0][$0] }
        let limit = tolerance * (diagonal.max() ?? 0)
        for step in 0..<size {
            guard let pivot = (step..<size).max(by: { diagonal[$0] < diagonal[$1] }), diagonal[pivot] > limit else {
                break
            }
            swap(step, pivot, &diagonal)
            eliminate(step, matrix, &diagonal)
            rank = step + 1
        }
        remainder = largestRemainder(of: matrix)
    }

    /// The solution of A·x = b that is zero for rows without a pivot; b must lie in what A spans.
    func solved(_ right: [Double]) -> [Double] {
        var values = [Double](repeating: 0, count: rank)
        for row in 0..<rank {
            var sum = right[order[row]]
            for column in 0..<row { sum -= lower[row * size + column] * values[column] }
            values[row] = sum / lower[row * size + row]
        }
        for row in (0..<rank).reversed() {
            for below in (row + 1)..<max(rank, row + 1) { values[row] -= lower[below * size + row] * values[below] }
            values[row] /= lower[row * size + row]
        }
        var solution = [Double](repeating: 0, count: size)
        for row in 0..<rank { solution[order[row]] = values[row] }
        return solution
    }

    private func largestRemainder(of matrix: [[Double]]) -> Double {
        var largest = 0.0
        for row in rank..<max(size, rank) {
            for column in rank...row {
                var rest = matrix[max(order[row], order[column])][min(order[row], order[column])]
                for step in 0..<rank { rest -= lower[row * size + step] * lower[column * size + step] }
                largest = max(largest, rest.magnitude)
            }
        }
        return largest
    }

    private mutating func swap(_ step: Int, _ pivot: Int, _ diagonal: inout [Double]) {
        guard step != pivot else { return }
        diagonal.swapAt(step, pivot)
        order.swapAt(step, pivot)
        for column in 0..<step { lower.swapAt(step * size + column, pivot * size + column) }
    }

    private mutating func eliminate(_ step: Int, _ matrix: [[Double]], _ diagonal: inout [Double]) {
        let root = diagonal[step].squareRoot()
        lower[step * size + step] = root
        for row in (step + 1)..<max(size, step + 1) {
            let (high, low) = (max(order[row], order[step]), min(order[row], order[step]))
            var sum = matrix[high][low]
            for column in 0..<step { sum -= lower[row * size + column] * lower[step * size + column] }
            let value = sum / root
            lower[row * size + step] = value
            diagonal[row] -= value * value
        }
    }
}
