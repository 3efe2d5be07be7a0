import Testing

@testable import SurveyStatistics

@Suite("Estimates from replicates")
struct ReplicateEstimationTests {
    @Test("all of R's numbers are carried")
    func lines() {
        #expect(ReplicateSample.lines.count == 86)
    }

    @Test(
        "values and standard errors are those of R survey 4.1.1 (Tests/R/replicates.R), to 1e-9",
        arguments: ReplicateSample.lines)
    func agreement(line: ReplicateSample.Line) throws {
        let replicates = try ReplicateSample.replicates(
            line.design, centre: line.design.hasSuffix("_mse") ? .estimate : .replicates)
        let (estimand, domains) = ReplicateSample.estimand(line)
        let estimation = SurveyEstimation(design: replicates.design, domains: domains)
        let found = try estimation.estimates([estimand], replicates: replicates)
        let estimate = try #require(found.estimates.estimates.first)
        let value = try #require(estimate.value)
        #expect(abs(value / line.value - 1) <= 1e-9)
        let error = try #require(estimate.standardError)
        var expected = line.error
        if line.statistic == "median" {
            // An interval's length over twice the quantile of t: R counts degrees of freedom anew after calibration.
            expected *= studentQuantile(0.975, degreesOfFreedom: Double(line.degreesOfFreedom))
            expected /= studentQuantile(0.975, degreesOfFreedom: Double(estimate.degreesOfFreedom))
        }
        #expect(abs(error / expected - 1) <= 1e-9, "\(error) for \(expected)")
        #expect(found.failed == 0 && found.undefined == [0])
    }

    @Test(
        "degrees of freedom are those of R, which counts them anew after calibration", arguments: ReplicateSample.lines)
    func degreesOfFreedom(line: ReplicateSample.Line) throws {
        let replicates = try ReplicateSample.replicates(line.design, centre: .replicates)
        let (estimand, domains) = ReplicateSample.estimand(line)
        let found = try SurveyEstimation(design: replicates.design, domains: domains)
            .estimates([estimand], replicates: replicates)
        // R's numbers of the design before calibration; afterwards it has the rank of numbers to 1e-5, 9, 196 and 198.
        let known = ["jk1_rake": "jk1", "jk1_linear": "jk1", "jkn_poststratify": "jkn", "jkn_linear": "jkn"]
        let design = known[line.design] ?? line.design
        let expected = ReplicateSample.lines.first { $0.design == design && $0.statistic == line.statistic }
        #expect(found.estimates.estimates.first?.degreesOfFreedom == expected?.degreesOfFreedom)
    }

    @Test("threads change no digit of replicates", arguments: ["jk1_rake", "jkn_linear"])
    func threads(name: String) throws {
        let replicates = try ReplicateSample.replicates(name, centre: .replicates)
        let line = try #require(ReplicateSample.lines.first { $0.design == name })
        let (estimand, domains) = ReplicateSample.estimand(line)
        let estimation = SurveyEstimation(design: replicates.design, domains: domains)
        let alone = try estimation.estimates([estimand], replicates: replicates, threads: 1)
        for threads in [2, 3, 7] {
            let many = try estimation.estimates([estimand], replicates: replicates, threads: threads)
            #expect(many.estimates == alone.estimates)
        }
    }

    @Test(
        "threads change no digit of a bootstrap, and its standard error is that of linearisation, as far as draws tell")
    func bootstrapThreads() throws {
        var generator = StreamGenerator(seed: 8, stream: 0)
        let y = (0..<120).map { _ in 50 + 9 * generator.normal() }
        let design = try SurveyDesign(
            rows: 120, strata: (0..<120).map { $0 % 3 }, populations: [(0..<120).map { [60, 100, 400][$0 % 3] }])
        let replicates = try ReplicateWeights(.bootstrap(count: 2000, seed: 4), of: design)
        let estimation = SurveyEstimation(design: design)
        let alone = try estimation.estimates([.mean(y)], replicates: replicates, threads: 1).estimates
        #expect(try estimation.estimates([.mean(y)], replicates: replicates, threads: 5).estimates == alone)
        let linear = try estimation.estimates([.mean(y)]).estimates[0].standardError
        // A standard deviation of 2 000 draws is within 1 ÷ √(2·2000) = 1.6 %; here four times that.
        #expect(abs((alone.estimates[0].standardError ?? 0) / (linear ?? 1) - 1) < 0.064)
    }
}
