import Testing

@testable import SurveyStatistics

@Suite("Half of some units")
struct HalfDrawTests {
    @Test("half of them are drawn, and a single one is", arguments: [1, 2, 3, 63, 64, 65, 1000, 1001])
    func counts(units: Int) {
        var generator = StreamGenerator(seed: 3, stream: UInt64(units))
        for _ in 0..<20 {
            let draw = HalfDraw(units, using: &generator)
            #expect((0..<units).count { draw[$0] } == max(1, units / 2))
        }
    }

    @Test("each of the ten sets of two out of five is as likely")
    func sets() {
        var generator = StreamGenerator(seed: 1, stream: 0)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<10_000 {
            let draw = HalfDraw(5, using: &generator)
            counts[(0..<5).filter { draw[$0] }, default: 0] += 1
        }
        #expect(counts.count == 10)
        // χ² of nine degrees of freedom exceeds 27.88 once in a thousand.
        let statistic = counts.values.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        #expect(statistic < 27.88)
    }
}
