import Testing

@testable import SurveyStatistics

@Suite("Standard errors after calibration")
struct CalibrationResidualsTests {
    private let sample = CalibrationSample()

    @Test(
        "means and their standard errors are those of R survey 4.1.1 (Tests/R/weights.R errors)",
        arguments: [
            (
                "poststratify", 642.31078821158212, 23.92048644509039, 0.3263888888888889, 0.062676222301375886
            ),
            ("crossed", 641.97037399660906, 24.090825195152316, 0.32658829379028431, 0.063203434592714519),
            ("rake", 641.23032092682001, 23.703616887922493, 0.32657679058447892, 0.064349426605250573),
            ("rake3", 641.37598423253212, 23.391829480984033, 0.32647507564231237, 0.064057014188540914),
            ("linear", 665.30907116577998, 3.4417531164048079, 0.31492585551432078, 0.057754537938968932),
            ("logit", 665.46096942853796, 3.4199837215694471, 0.31944207882962744, 0.055909251652533437),
            ("bounded", 665.48095010564305, 3.4126466479543582, 0.31565561026692385, 0.05525704408993793),
            ("raking", 665.39379600015013, 3.437753539834834, 0.31714383076530289, 0.05736793811671357),
            ("raking_bounded", 665.53290940147815, 3.4241977565477084, 0.31759471071543227, 0.055801368722368849),
            ("constant", 641.96730405376582, 23.627523402630224, 0.32652833032102441, 0.063016625041068239),
        ])
    func errors(name: String, mean: Double, error: Double, share: Double, shareError: Double) throws {
        let result = try #require(sample.calibration(name)).calibrated(sample.base)
        let all = estimate(sample.api00, among: sample.stype.map { _ in true }, result)
        #expect(abs(all.mean / mean - 1) < 1e-9)
        #expect(abs(all.error / error - 1) < 1e-9)
        let elementary = estimate(
            sample.enroll.map { $0 > 500 ? 1 : 0 }, among: sample.stype.map { $0 == "E" }, result)
        #expect(abs(elementary.mean / share - 1) < 1e-9)
        #expect(abs(elementary.error / shareError - 1) < 1e-9)
    }

    @Test("the total of an auxiliary variable has no error left")
    func auxiliariesAreExplained() throws {
        for method in sample.calibrations {
            let result = try method.calibration.calibrated(sample.base)
            let z = zip(sample.stype, result.weights).map { $0 == "H" ? $1 : 0 }
            let left = result.residuals.residuals(of: z)
            #expect(left.allSatisfy { abs($0) < 1e-6 }, "\(method.name)")
        }
    }

    /// A mean in a domain, and its standard error with 15 of 757 districts as sampling units (Särndal, Swensson and
    /// Wretman 1992, result 4.2.1 and section 5.7).
    private func estimate(
        _ values: [Double], among isIn: [Bool], _ calibrated: CalibratedWeights
    ) -> (mean: Double, error: Double) {
        let weights = zip(calibrated.weights, isIn).map { $1 ? $0 : 0 }
        let size = weights.reduce(0, +)
        let mean = zip(weights, values).map { $0 * $1 }.reduce(0, +) / size
        let z = zip(weights, values).map { $0 * ($1 - mean) / size }
        var clusters: [String: Double] = [:]
        for (district, part) in zip(sample.dnum, calibrated.residuals.residuals(of: z)) {
            clusters[district, default: 0] += part
        }
        let count = Double(clusters.count)
        let middle = clusters.values.reduce(0, +) / count
        let squares = clusters.values.map { ($0 - middle) * ($0 - middle) }.reduce(0, +)
        return (mean, ((1 - count / 757) * count / (count - 1) * squares).squareRoot())
    }
}
