package import SurveyModel
import SurveyStatistics

/// Draws the respondents of a round again and again from themselves and makes the survey points of every unit anew: a second
/// way to standard errors, and how often ranks would be others.
///
/// Source: Preston (2009), Rescaled bootstrap for stratified multistage sampling, Survey Methodology 35(2).
package struct RoundBootstrap: Sendable {
    private let round: Round
    /// Of all responses.
    private let answers: [UInt8]
    private let sheet: ScoreSheet
    private let units: [BootstrapUnit]
    private let samples: [BootstrapSample]
    private let count: Int

    /// Replicates that are worked on together; what they draw is in memory at once.
    private static let batch = 32

    /// - Parameters:
    ///   - estimation: That of the sheet's weights.
    ///   - count: How many replicates.
    ///   - seed: The same seed gives the same replicates.
    ///   - takesRows: Whether respondents who were drawn one by one are counted in bits; the result is the same.
    package init(
        round: Round, store: RatingStore, _ estimation: RoundEstimation, of sheet: ScoreSheet, tally: AnswerTally,
        count: Int = 1000, seed: UInt64 = 1, takesRows: Bool = true
    ) throws(SampleFault) {
        self.round = round
        self.sheet = sheet
        self.count = count
        var samples: [BootstrapSample] = []
        for sample in estimation.samples {
            samples.append(
                try BootstrapSample(
                    round: round, store: store, sample, respondents: estimation.respondents, count: count,
                    seed: seed, takesRows: takesRows))
        }
        let calculation = ShareCalculation(round: round, tally: tally, weights: estimation.weights)
        let rows = UnitRows.all(round: round, sheet: sheet, calculation: calculation)
            .filter { unit in unit.block.map { sheet.blocks[$0].points != nil } ?? false }
        self.samples = samples
        let answers = store.allAnswers
        self.answers = answers
        units = concurrentMap(rows.count) { [samples] index in
            BootstrapUnit(round: round, answers: answers, rows[index], samples: samples)
        }
    }

    /// Every replicate of every unit that has points.
    ///
    /// - Parameter afterEach: Hears how many more replicates are there.
    package func replicates(afterEach: (_ more: Int) -> Void = { _ in }) throws(SampleFault) -> BlockReplicates {
        var points = [[Double]](repeating: [], count: units.count)
        var failures: [(group: Int, error: CalibrationError?)] = []
        for first in stride(from: 0, to: count, by: Self.batch) {
            let size = min(Self.batch, count - first)
            let draws = concurrentMap(size) { index in samples.map { $0.draw(first + index) } }
            let good = draws.filter { draw in
                guard let failure = Self.failure(draw) else { return true }
                failures.append(failure)
                return false
            }
            let found = concurrentMap(units.count) { unit in good.map { units[unit].points($0, answers) } }
            for unit in units.indices { points[unit] += found[unit] }
            afterEach(size)
        }
        if let first = failures.first, Double(failures.count) > ReplicateWeights.partLeftOut * Double(count) {
            let error = failures.compactMap(\.error).first
            throw .bootstrap(
                error.map { .replicateCalibration(failed: failures.count, count: count, first: $0) }
                    ?? .negativeWeights(failed: failures.count, count: count), group: first.group)
        }
        return BlockReplicates(
            round: round, sheet: sheet, units: units.map(\.rows), points: points, count: count,
            failed: failures.count)
    }

    private static func failure(_ draw: [BootstrapSample.Draw]) -> (group: Int, error: CalibrationError?)? {
        for (group, draw) in draw.enumerated() {
            if case .failed(let error) = draw { return (group, error) }
        }
        return nil
    }
}
