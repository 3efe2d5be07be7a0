import Testing

@testable import SurveyStatistics

@Suite("Values in a matrix have the covariance of the same values in columns")
struct LinearisedMatrixTests {
    /// Several thousand rows, so that more than one thread works on them, in two strata of a finite population.
    @Test("as far as rounding goes, whatever the order of rows", arguments: [0.1, 0.6, 1.0])
    func covariance(density: Double) throws {
        let (rows, columns) = (9000, 6)
        var generator = StreamGenerator(seed: 4, stream: 1)
        let strata = (0..<rows).map { $0 % 3 == 0 ? 1 : 0 }
        let weights = strata.map { $0 == 1 ? 2.0 : 5.0 }
        let populations = strata.map { $0 == 1 ? 6000.0 : 30_000 }
        let influences = (0..<rows * columns).map { _ in
            generator.uniform() < density ? (generator.uniform() * 40).rounded() / 8 - 2 : .nan
        }
        let found = try covariance(
            influences, strata: strata, weights: weights, populations: populations, columns: columns)
        let order = (0..<rows).map { ($0 * 7) % rows }
        let other = try covariance(
            (0..<columns).flatMap { column in order.map { influences[column * rows + $0] } },
            strata: order.map { strata[$0] }, weights: order.map { weights[$0] },
            populations: order.map { populations[$0] }, columns: columns)
        #expect(found.matrix == other.matrix)
    }

    /// That of the matrix, held against that of its columns.
    private func covariance(
        _ influences: [Double], strata: [Int], weights: [Double], populations: [Double], columns: Int
    ) throws -> DesignCovariance {
        let rows = strata.count
        let design = try SurveyDesign(rows: rows, strata: strata, weights: weights, populations: [populations])
        let matrix = LinearisedMatrix(influences, starts: (0..<columns).map { $0 * rows }, weights: weights)
        let (fast, plain) = try (
            DesignCovariance(matrix, design: design), DesignCovariance(matrix.columns, design: design)
        )
        #expect(fast.degreesOfFreedom == plain.degreesOfFreedom)
        for (one, other) in zip(fast.matrix.values, plain.matrix.values) {
            #expect(abs(one - other) <= 1e-12 * (abs(fast.matrix.values[0]) + abs(other)))
        }
        return fast
    }
}
