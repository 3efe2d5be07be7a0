import CoverageStudy
import SurveyStatistics
import Testing

/// Intervals of made-up populations that are wholly known.
@Suite("Coverage")
struct CoverageTests {
    private static let samples = 600
    /// Five standard deviations of the count of covering intervals, were the true coverage 95 %: binomial, 600·0.95·0.05.
    /// A right engine is outside by chance less than once in a million seeds, and the seed is fixed.
    private static let margin = 5 * (Double(samples) * 0.95 * 0.05).squareRoot()

    /// 2 000 members in three strata and 100 equal clusters; values are normal about the means of stratum and cluster.
    private static let population: StudyPopulation = {
        var generator = StreamGenerator(seed: 1, stream: 0)
        let shifts = (0..<100).map { _ in 3 * generator.normal() }
        let strata = (0..<2000).map { $0 % 3 }
        let values = (0..<2000).map { 50 + 4 * Double(strata[$0]) + shifts[$0 % 100] + 5 * generator.normal() }
        return StudyPopulation(values: values, strata: strata, clusters: (0..<2000).map { $0 % 100 })
    }()

    @Test(
        "nominal 95 % intervals cover the mean of a population as often as a binomial with 0.95 allows",
        arguments: [
            (plan: SamplePlan.simple(200), name: "simple"), (plan: .stratified([40, 30, 30]), name: "stratified"),
            (plan: .clusters(30), name: "clusters"),
        ])
    func covers(plan: SamplePlan, name: String) throws {
        let outcome = try CoverageStudy(Self.population, plan, seed: 7).run(samples: Self.samples)
        #expect(abs(Double(outcome.covered) - 0.95 * Double(Self.samples)) <= Self.margin, "\(name): \(outcome)")
        #expect(outcome.covered + outcome.tooLow + outcome.tooHigh == Self.samples)
        // The standard error is as large as estimates vary: both are within about 1 / √(2·600), here four times that.
        #expect(abs(outcome.standardError / outcome.spread - 1) < 4 / (2 * Double(Self.samples)).squareRoot())
    }

    @Test("intervals without the clusters of a clustered sample would not pass the same bound")
    func boundTells() throws {
        var covered = 0
        for sample in 0..<Self.samples {
            var generator = StreamGenerator(seed: 7, stream: UInt64(sample))
            let drawn = try SamplePlan.clusters(30).sample(Self.population, using: &generator)
            let wrong = SurveyEstimation(design: try SurveyDesign(rows: drawn.values.count))
            let interval = try wrong.estimates([.mean(drawn.values)]).estimates[0].interval
            if let low = interval?.low, let high = interval?.high, low <= Self.population.mean,
                high >= Self.population.mean
            {
                covered += 1
            }
        }
        #expect(abs(Double(covered) - 0.95 * Double(Self.samples)) > Self.margin)
    }

    @Test("the same seed gives the same study, another seed another")
    func repeats() throws {
        let study = { (seed: UInt64) in
            try CoverageStudy(Self.population, .simple(50), seed: seed).run(samples: 20)
        }
        #expect(try study(3) == study(3))
        #expect(try study(3) != study(4))
    }
}
