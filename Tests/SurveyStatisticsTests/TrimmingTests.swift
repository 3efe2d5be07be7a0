import Testing

@testable import SurveyStatistics

@Suite("Trimming")
struct TrimmingTests {
    /// The weights of `apistrat`, as R holds them.
    private let base =
        [Double](repeating: 44.209999084472656, count: 100) + [Double](repeating: 15.100000381469727, count: 50)
        + [Double](repeating: 20.360000610351562, count: 50)

    @Test("weights are those of R survey 4.1.1, trimWeights(upper = 33, lower = 20, strict = TRUE)")
    func strict() throws {
        // Rscript Tests/R/weights.R trimmed
        let expected =
            [Double](repeating: 33, count: 100) + [Double](repeating: 24.879999160766605, count: 50)
            + [Double](repeating: 33, count: 50)
        let trimmed = try Trimming(lower: 20, upper: 33).trimmed(base)
        #expect(worstRelativeDifference(trimmed.weights, expected) < 1e-14)
        #expect(trimmed.rounds > 1)
    }

    @Test("the sum stays, and none is outside", arguments: [(0, 31), (20, 33), (30.5, 60), (16, .infinity)])
    func sum(lower: Double, upper: Double) throws {
        let trimmed = try Trimming(lower: lower, upper: upper).trimmed(base).weights
        #expect(worstRelativeDifference([trimmed.reduce(0, +)], [base.reduce(0, +)]) < 1e-13)
        #expect(trimmed.allSatisfy { $0 >= lower && $0 <= upper })
    }

    @Test("bounds that leave hardly any room end as well, in a round for each weight that reaches its bound")
    func narrow() throws {
        let weights = (1...500).map(Double.init)
        let trimmed = try Trimming(lower: 0, upper: 250.6).trimmed(weights)
        #expect(trimmed.weights.allSatisfy { $0 <= 250.6 })
        #expect(worstRelativeDifference([trimmed.weights.reduce(0, +)], [125_250]) < 1e-13)
        #expect(trimmed.rounds <= 501)
    }

    @Test("weights that are all inside are left to the last digit, and one of zero always")
    func nothingOutside() throws {
        let trimmed = try Trimming(lower: 1, upper: 50).trimmed(base + [0])
        #expect(trimmed.weights == base + [0])
        #expect(trimmed.rounds == 0)
        #expect(try Trimming(lower: 20, upper: 33).trimmed(base + [0]).weights.last == 0)
    }

    @Test("bounds that no weights of the sum can keep are refused")
    func impossible() {
        // 200 rows of together 6194.
        #expect(throws: CalibrationError.self) { try Trimming(lower: 0, upper: 30.9).trimmed(base) }
        #expect(throws: CalibrationError.self) { try Trimming(lower: 31, upper: 90).trimmed(base) }
        #expect(throws: CalibrationError.impossible([.badBounds(lower: 5, upper: 5)])) {
            try Trimming(lower: 5, upper: 5).trimmed(base)
        }
        #expect(throws: CalibrationError.impossible([.noWeight])) { try Trimming(lower: 0, upper: 5).trimmed([0]) }
        #expect(throws: CalibrationError.impossible([.badWeight(row: 1)])) {
            try Trimming(lower: 0, upper: 5).trimmed([1, -1])
        }
    }
}
