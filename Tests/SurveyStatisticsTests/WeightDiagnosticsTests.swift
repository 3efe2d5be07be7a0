import Testing

@testable import SurveyStatistics

@Suite("Diagnostics of weights")
struct WeightDiagnosticsTests {
    @Test("the numbers of a sample summed by hand")
    func byHand() throws {
        // 1 2 3 4 10: sum 20, sum of squares 130.
        let found = try #require(WeightDiagnostics([4, 1, 10, 0, 3, 2]))
        #expect(found.count == 5 && found.sum == 20 && found.negative == 0)
        let five = [found.minimum, found.lowerQuartile, found.median, found.upperQuartile, found.maximum]
        #expect(five == [1, 2, 3, 4, 10])
        #expect(found.designEffect == 1.625)
        let effective = 400.0 / 130
        #expect(abs(found.effectiveCount - effective) < 1e-15)
    }

    @Test("quartiles are R's quantile(c(1, 2, 4, 8), type = 7)")
    func quartiles() throws {
        let found = try #require(WeightDiagnostics([8, 4, 2, 1]))
        #expect([found.lowerQuartile, found.median, found.upperQuartile] == [1.75, 3, 5])
    }

    @Test("equal weights have no design effect, negative ones are counted, none give nothing")
    func ends() throws {
        let equal = try #require(WeightDiagnostics([7, 7, 7]))
        #expect(equal.designEffect == 1 && equal.effectiveCount == 3)
        #expect(try #require(WeightDiagnostics([-1, 3])).negative == 1)
        #expect(WeightDiagnostics([]) == nil && WeightDiagnostics([0, 0]) == nil)
    }
}
