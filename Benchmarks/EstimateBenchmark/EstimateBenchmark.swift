import Foundation
import SurveyStatistics

/// Times the means of 28 questions in 19 units with their whole covariance, on made-up rows with strata and clusters.
///
/// Arguments: how many rows (1 000 000), and a file to write two questions to, as R's survey reads them.
func runBenchmark(_ arguments: [String]) {
    let rows = arguments.first.flatMap { Int($0) } ?? 1_000_000
    let sample = BenchmarkSample(rows: rows)
    let clock = ContinuousClock()
    do {
        let start = clock.now
        let design = try SurveyDesign(
            rows: rows, strata: sample.strata, clusters: [sample.clusters], weights: sample.weights,
            populations: [sample.populations])
        let drawn = clock.now
        let result = try CodedMeans(
            sample.questions, design: design, domains: DomainDivision(rowDomains: sample.units, count: 19))
        let end = clock.now
        print("rows \(rows), strata \(design.stratumCount), clusters \(design.first.unitCount)")
        print("design \(seconds(drawn - start)) s")
        print("means \(result.means.count) with covariance \(seconds(end - drawn)) s")
        print("peak memory \(peakMegabytes()) MB")
        for cell in 0..<38 {
            let digits = { (value: Double) in String(format: "%.17g", value) }
            print("check \(cell) \(digits(result.means[cell])) \(digits(result.covariance.matrix.standardError(cell)))")
        }
        if arguments.count > 1 { try sample.write(to: arguments[1]) }
    } catch {
        print("fault: \(error)")
        exit(1)
    }
}

private func seconds(_ duration: Duration) -> String {
    String(format: "%.3f", Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds))
}

/// The most memory that the process has held.
private func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
}

/// Rows as a large survey has them: 200 strata of 50 clusters, of as many respondents, each rating one of 19 units.
private struct BenchmarkSample {
    let strata: [Int]
    let clusters: [Int]
    let units: [Int32]
    let weights: [Double]
    let populations: [Double]
    let questions: [CodedColumn]

    init(rows: Int) {
        var state: UInt64 = 2270
        func next() -> UInt64 {
            // SplitMix64 (Steele, Lea and Flood 2014).
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
        let clusters = (0..<rows).map { $0 * 10_000 / rows }
        strata = clusters.map { $0 / 50 }
        self.clusters = clusters
        units = (0..<rows).map { _ in Int32(next() % 19) }
        weights = strata.map { 1 + Double($0 % 7) / 4 + Double(next() % 1000) / 1000 }
        populations = strata.map { 100 + Double($0) }
        let coefficients = [Double.nan, 0, 0.25, 0.5, 0.75, 1, .nan, .nan, .nan, .nan]
        questions = (0..<28).map { question in
            let codes = (0..<rows).map { row -> UInt8 in
                let draw = next() % 100
                let shift = UInt64((clusters[row] * 7 + question) % 20)
                return draw < 6 ? 9 : UInt8(1 + min(4, (draw + shift) / 24))
            }
            return CodedColumn(codes: codes, coefficients: coefficients)
        }
    }

    func write(to path: String) throws {
        var text = "stratum,cluster,unit,weight,population,q1,q2\n"
        for row in strata.indices {
            let answers = questions.prefix(2).map { column -> String in
                let value = column.coefficients[Int(column.codes[row])]
                return value.isNaN ? "" : String(value)
            }
            text +=
                "\(strata[row]),\(clusters[row]),\(units[row]),\(weights[row]),\(populations[row]),\(answers[0]),\(answers[1])\n"
        }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
