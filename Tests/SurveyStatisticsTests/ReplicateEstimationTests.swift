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
}
