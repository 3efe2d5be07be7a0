import Testing

@testable import SurveyStatistics

@Suite("Factors of symmetric matrices")
struct MatrixFactorTests {
    /// 4·[2 1 0; 1 2 1; 0 1 2] and a fourth row that is the sum of the first two.
    private let singular: [[Double]] = [[8, 4, 0, 12], [4, 8, 4, 12], [0, 4, 8, 4], [12, 12, 4, 24]]

    @Test("L·Lᵀ is the matrix, in the order of the pivots, and the rank is found")
    func product() {
        let factor = MatrixFactor(singular, tolerance: 1e-12)
        #expect(factor.rank == 3)
        #expect(factor.remainder < 1e-12)
        for row in 0..<4 {
            for column in 0..<4 {
                let sum = (0..<4).map { factor.lower[row * 4 + $0] * factor.lower[column * 4 + $0] }.reduce(0, +)
                #expect(abs(sum - singular[factor.order[row]][factor.order[column]]) < 1e-12)
            }
        }
    }

    @Test("a solution solves, also where the matrix is singular and the right side in reach")
    func solution() {
        let wanted = [1.0, -2, 3, 0.5]
        let right = singular.map { row in zip(row, wanted).map { $0 * $1 }.reduce(0, +) }
        let found = MatrixFactor(singular, tolerance: 1e-12).solved(right)
        let back = singular.map { row in zip(row, found).map { $0 * $1 }.reduce(0, +) }
        #expect(zip(back, right).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("a matrix that is not positive semidefinite leaves something behind")
    func indefinite() {
        #expect(MatrixFactor([[1, 2], [2, 1]], tolerance: 1e-12).remainder == 3)
        // Nothing is left on the diagonal, and yet it is none.
        #expect(MatrixFactor([[1, -1, -1], [-1, 1, -1], [-1, -1, 1]], tolerance: 1e-12).remainder == 2)
        #expect(MatrixFactor([], tolerance: 1e-12).rank == 0)
        #expect(MatrixFactor([[0]], tolerance: 1e-12).rank == 0)
    }
}
