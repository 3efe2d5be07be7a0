import Testing

@testable import SurveyStatistics

@Suite("Random numbers for critical values")
struct StreamGeneratorTests {
    @Test(
        "normal quantiles are those of R 4.2.2, qnorm",
        arguments: [
            (0.975, 1.959963984540054), (0.5, 0), (0.025, -1.959963984540054), (0.001, -3.090232306167813),
            (0.925, 1.439531470938456), (1e-10, -6.361340902404056), (1e-100, -21.2734535609653186),
        ])
    func quantiles(probability: Double, expected: Double) {
        #expect(abs(NormalQuantile.value(at: probability) - expected) <= 4e-16 * max(1, abs(expected)) * 4)
    }

    @Test("a stream is the same for a seed, and another for another")
    func streams() {
        var one = StreamGenerator(seed: 7, stream: 3)
        var same = StreamGenerator(seed: 7, stream: 3)
        var other = StreamGenerator(seed: 7, stream: 4)
        let numbers = (0..<5).map { _ in one.next() }
        #expect(numbers == (0..<5).map { _ in same.next() })
        #expect(numbers != (0..<5).map { _ in other.next() })
    }

    @Test("chi-squared draws have the mean and variance that they should", arguments: [0.7, 1, 2, 7.5, 29])
    func chiSquared(degreesOfFreedom: Double) {
        var generator = StreamGenerator(seed: 11, stream: 0)
        let count = 20_000
        let values = (0..<count).map { _ in generator.chiSquared(degreesOfFreedom) }
        let mean = values.reduce(0, +) / Double(count)
        let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(count)
        // Mean df and variance 2·df; five standard errors of the mean, and a tenth of the variance.
        #expect(abs(mean - degreesOfFreedom) < 5 * (2 * degreesOfFreedom / Double(count)).squareRoot())
        #expect(abs(variance / (2 * degreesOfFreedom) - 1) < 0.1)
    }
}
