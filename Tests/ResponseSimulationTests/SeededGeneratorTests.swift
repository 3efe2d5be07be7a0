import Testing

@testable import ResponseSimulation

@Suite("SeededGenerator")
struct SeededGeneratorTests {
    // SplitMix64 from state 1234567, as listed at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
    @Test("gives SplitMix64's numbers")
    func givesKnownNumbers() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("gives every stream numbers of its own")
    func separatesStreams() {
        let streams: [SeededGenerator] = [
            SeededGenerator(seed: 1), SeededGenerator(seed: 2), SeededGenerator(seed: 1, stream: 1),
            SeededGenerator(seed: 1, stream: 2), SeededGenerator(seed: 1, stream: 1, 2),
            SeededGenerator(seed: 1, stream: 2, 1), SeededGenerator(seed: 1, stream: 0),
        ]
        let firsts = streams.map { stream in
            var stream = stream
            return stream.next()
        }
        #expect(Set(firsts).count == firsts.count)
    }

    @Test("draws numbers within their bounds, with the mean and spread they should have")
    func drawsWithinBounds() {
        var generator = SeededGenerator(seed: 5)
        let uniform = (0..<10_000).map { _ in generator.uniform() }
        #expect(uniform.allSatisfy { (0..<1).contains($0) })
        // Standard deviations of the means: 0.0029 and 0.02; five of them are allowed.
        #expect(abs(uniform.reduce(0, +) / 10_000 - 0.5) < 0.015)
        let normal = (0..<10_000).map { _ in generator.normal(standardDeviation: 2) }
        #expect(abs(normal.reduce(0, +) / 10_000) < 0.1)
        // The variance is 4; that of a sample of 10 000 strays by about 0.06.
        #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / 10_000 - 4) < 0.3)
        #expect(Set((0..<1000).map { _ in generator.index(below: 3) }) == [0, 1, 2])
        #expect(generator.index(below: 1) == 0)
    }
}
