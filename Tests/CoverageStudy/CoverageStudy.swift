import SurveyStatistics

/// How often the intervals of the engine cover the mean of a population that is wholly known, sample after sample.
package struct CoverageStudy: Sendable {
    package var population: StudyPopulation
    package var plan: SamplePlan
    package var level = 0.95
    /// The same seed draws the same samples.
    package var seed: UInt64

    package init(_ population: StudyPopulation, _ plan: SamplePlan, seed: UInt64) {
        self.population = population
        self.plan = plan
        self.seed = seed
    }

    /// What some samples have shown.
    package struct Outcome: Hashable, Sendable {
        package var samples = 0
        package var covered = 0
        /// Intervals that lie wholly below the truth.
        package var tooLow = 0
        /// Intervals that lie wholly above it.
        package var tooHigh = 0
        /// The mean of the estimates less the truth.
        package var bias = 0.0
        /// The standard deviation of the estimates.
        package var spread = 0.0
        /// The root of the mean of the estimated variances.
        package var standardError = 0.0
        /// The correlation of estimate and standard error.
        package var correlation = 0.0

        package var coverage: Double { Double(covered) / Double(samples) }
    }

    /// Draws samples and lets `SurveyEstimation` judge each; every one has random numbers of its own.
    package func run(samples: Int) throws -> Outcome {
        let truth = population.mean
        var outcome = Outcome()
        var estimates: [(value: Double, error: Double)] = []
        for sample in 0..<samples {
            var generator = StreamGenerator(seed: seed, stream: UInt64(sample))
            let drawn = try plan.sample(population, using: &generator)
            var estimation = SurveyEstimation(design: drawn.design)
            estimation.level = level
            let estimate = try estimation.estimates([.mean(drawn.values)]).estimates[0]
            guard let value = estimate.value, let error = estimate.standardError, let low = estimate.interval?.low,
                let high = estimate.interval?.high
            else { throw StudyFault.noInterval(sample: sample) }
            outcome.samples += 1
            if high < truth {
                outcome.tooLow += 1
            } else if low > truth {
                outcome.tooHigh += 1
            } else {
                outcome.covered += 1
            }
            estimates.append((value - truth, error))
        }
        summarise(estimates, into: &outcome)
        return outcome
    }

    private func summarise(_ estimates: [(value: Double, error: Double)], into outcome: inout Outcome) {
        let count = Double(estimates.count)
        let mean = { (values: [Double]) in values.reduce(0, +) / count }
        let variance = { (values: [Double], centre: Double) in mean(values.map { ($0 - centre) * ($0 - centre) }) }
        let (values, errors) = (estimates.map(\.value), estimates.map(\.error))
        let meanError = mean(errors)
        outcome.bias = mean(values)
        outcome.spread = variance(values, outcome.bias).squareRoot()
        outcome.standardError = mean(errors.map { $0 * $0 }).squareRoot()
        let products = mean(estimates.map { ($0.value - outcome.bias) * ($0.error - meanError) })
        let scale = outcome.spread * variance(errors, meanError).squareRoot()
        outcome.correlation = scale > 0 ? products / scale : 0
    }
}

/// What ends a study.
package enum StudyFault: Error, Hashable {
    /// A sample has no interval.
    case noInterval(sample: Int)
}
