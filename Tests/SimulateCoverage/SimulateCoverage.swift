import CoverageStudy
import Foundation

/// A plan of docs/methodology.md.
private struct Trial {
    var name: String
    var plan: SamplePlan
    /// The coverage that it must have; nil where it is only reported.
    var required: ClosedRange<Double>?
    /// Whether the largest cluster is taken out of the population.
    var isWithoutLargest = false
}

private let trials = [
    Trial(name: "simple", plan: .simple(200), required: 0.94...0.96),
    // Strata in the order of their codes: E, H, M.
    Trial(name: "stratified", plan: .stratified([100, 50, 50]), required: 0.94...0.96),
    Trial(name: "clusters", plan: .clusters(15)),
    Trial(name: "clusters-60", plan: .clusters(60)),
    Trial(name: "clusters-240", plan: .clusters(240)),
    Trial(name: "clusters-without-largest", plan: .clusters(15), isWithoutLargest: true),
    Trial(name: "clusters-60-without-largest", plan: .clusters(60), isWithoutLargest: true),
    Trial(name: "clusters-240-without-largest", plan: .clusters(240), isWithoutLargest: true),
]

/// Draws samples of a file of schools by each plan, and prints how often 95 % intervals cover the mean, as CSV.
///
/// - Parameter arguments: The file, with the columns `stype`, `dnum` and `api00`; how many samples (10 000); the seed (2270).
/// - Returns: The exit status: 1 where the file cannot be read, or the coverage of a plan is outside of what it must be.
func simulateCoverage(_ arguments: [String]) -> Int32 {
    let samples = arguments.dropFirst().first.map { Int($0) ?? 0 } ?? 10_000
    let seed = arguments.dropFirst(2).first.map { UInt64($0) } ?? 2270
    guard let path = arguments.first, arguments.count <= 3, samples > 1, let seed else {
        return complain("usage: SimulateCoverage POPULATION.csv [SAMPLES [SEED]]", status: 64)
    }
    guard let population = schools(path: path) else { return 1 }
    print("plan,samples,covered,too_low,too_high,coverage,bias,spread,standard_error,correlation")
    var status: Int32 = 0
    for trial in trials {
        do {
            let outcome = try CoverageStudy(
                trial.isWithoutLargest ? population.withoutLargestCluster : population, trial.plan, seed: seed
            ).run(samples: samples)
            let counts = [outcome.samples, outcome.covered, outcome.tooLow, outcome.tooHigh].map(String.init)
            let numbers = [
                outcome.coverage, outcome.bias, outcome.spread, outcome.standardError, outcome.correlation,
            ].map { String(format: "%.4f", $0) }
            print(([trial.name] + counts + numbers).joined(separator: ","))
            if let required = trial.required, !required.contains(outcome.coverage) {
                status = complain("\(trial.name): coverage \(outcome.coverage) is outside \(required)", status: 1)
            }
        } catch {
            return complain("\(trial.name): \(error)", status: 1)
        }
    }
    return status
}

func complain(_ text: String, status: Int32) -> Int32 {
    FileHandle.standardError.write(Data((text + "\n").utf8))
    return status
}
