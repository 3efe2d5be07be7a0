import Testing

@testable import SurveyStatistics

@Suite("Hadamard matrices")
struct HadamardMatrixTests {
    private func rows(_ matrix: HadamardMatrix) -> [String] {
        (0..<matrix.order).map { row in
            String((0..<matrix.order).map { matrix.isPlus(row: row, column: $0) ? "1" : "0" })
        }
    }

    @Test("rows are orthogonal, and the first row and column are all plus", arguments: 0...120)
    func isHadamard(count: Int) throws {
        let matrix = try #require(HadamardMatrix(moreRowsThan: count))
        let order = matrix.order
        #expect(order > count && order.isMultiple(of: 4))
        for row in 0..<order {
            #expect(matrix.isPlus(row: 0, column: row) && matrix.isPlus(row: row, column: 0))
            for other in 0..<row {
                let equal = (0..<order).count {
                    matrix.isPlus(row: row, column: $0) == matrix.isPlus(row: other, column: $0)
                }
                #expect(equal * 2 == order, "rows \(row) and \(other) of \(order)")
            }
        }
    }

    @Test("orders are the smallest that there are constructions for")
    func orders() {
        let orders = [0, 3, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60].map {
            HadamardMatrix(moreRowsThan: $0)?.order
        }
        // R survey 4.1.1: dim(hadamard(n)) is the same for n above zero; 52 has none of these constructions.
        #expect(orders == [4, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 56, 60, 64])
    }

    @Test("the arrangement is that of R survey 4.1.1: hadamard(3), hadamard(8)")
    func arrangement() throws {
        #expect(rows(try #require(HadamardMatrix(moreRowsThan: 3))) == ["1111", "1010", "1100", "1001"])
        #expect(
            rows(try #require(HadamardMatrix(moreRowsThan: 8))).prefix(4) == [
                "111111111111", "100100011101", "101000111010", "110001110100",
            ])
    }

    @Test("none is made that would fill memory")
    func tooLarge() {
        #expect(HadamardMatrix(moreRowsThan: 4096) == nil)
        #expect(HadamardMatrix(moreRowsThan: .max) == nil)
        #expect(HadamardMatrix(moreRowsThan: -1) == nil)
    }
}
