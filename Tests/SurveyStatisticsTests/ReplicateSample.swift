import Foundation
import Testing

@testable import SurveyStatistics

/// `apistrat`, `apiclus1` and `scd` as designs, with the estimates of `Tests/R/replicates.R`.
struct ReplicateSample {
    /// A line of what R gives.
    struct Line: CustomTestStringConvertible, Sendable {
        var design: String
        var statistic: String
        var value: Double
        var error: Double
        var degreesOfFreedom: Int
        var testDescription: String { "\(design) \(statistic)" }
    }

    static let lines: [Line] = ReplicateReference.numbers.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 5, let value = Double(words[2]), let error = Double(words[3]), let degrees = Int(words[4])
        else { return nil }
        return Line(design: words[0], statistic: words[1], value: value, error: error, degreesOfFreedom: degrees)
    }

    static let clusters = CalibrationSample()
    static let stype = words(ReplicateReference.stype)
    static let awards = words(ReplicateReference.awards)
    static let api00 = numbers(ReplicateReference.api00)
    static let api99 = numbers(ReplicateReference.api99)
    static let enroll = numbers(ReplicateReference.enroll)
    /// As R holds `pw`.
    static let stratumWeights = ["E": 44.209999084472656, "M": 20.360000610351562, "H": 15.100000381469727]
    static let stratumCounts = ["E": 4421.0, "M": 1018, "H": 755]

    static func codes(_ names: [String]) -> [Int] {
        let order = Set(names).sorted()
        return names.map { order.firstIndex(of: $0) ?? -1 }
    }

    /// `svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)`
    static func clusterDesign() throws -> SurveyDesign {
        try SurveyDesign(
            rows: 183, clusters: [clusters.dnum.compactMap { Int($0) }], weights: clusters.base,
            populations: [[Double](repeating: 757, count: 183)])
    }

    /// `svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)`
    static func stratifiedDesign(isFinite: Bool = true) throws -> SurveyDesign {
        try SurveyDesign(
            rows: 200, strata: codes(stype), weights: stype.map { stratumWeights[$0] ?? .nan },
            populations: isFinite ? [stype.map { stratumCounts[$0] ?? .nan }] : [])
    }

    /// `scd`: two ambulance companies in each of three areas, with arrests and how many lived.
    static func ambulanceDesign() throws -> SurveyDesign {
        try SurveyDesign(
            rows: 6, strata: [1, 1, 2, 2, 3, 3], clusters: [[1, 2, 1, 2, 1, 2]],
            weights: [Double](repeating: 1, count: 6))
    }
    static let arrests: [Double] = [120, 78, 185, 228, 670, 530]
    static let alive: [Double] = [25, 24, 30, 49, 80, 70]

    /// The replicates that a line of R's is about.
    static func replicates(_ name: String, centre: ReplicateCentre) throws -> ReplicateWeights {
        let parts = name.split(separator: "_").map(String.init)
        let method: ReplicateMethod =
            switch parts[0] {
            case "jk1": .jk1
            case "jkn": .jkn
            case "brr": .brr(fay: 0)
            default: .brr(fay: 0.3)
            }
        let design =
            switch parts[0] {
            case "jk1": try clusterDesign()
            case "jkn": try stratifiedDesign(isFinite: !name.hasSuffix("unlimited"))
            default: name == "brr_pairs" ? try stratifiedDesign(isFinite: false) : try ambulanceDesign()
            }
        let calibration =
            switch name {
            case "jk1_poststratify": clusters.calibration("poststratify")
            case "jk1_rake": clusters.calibration("rake")
            case "jk1_linear": clusters.calibration("linear")
            case "jkn_poststratify":
                Calibration(
                    .postStratification,
                    to: CalibrationTargets(margins: [clusters.margin("awards", awards, [("No", 2027), ("Yes", 4167)])]))
            case "jkn_linear":
                Calibration(
                    .regression(.linear),
                    to: CalibrationTargets(
                        margins: [clusters.margin("stype", stype, [("E", 4421), ("H", 755), ("M", 1018)])],
                        quantities: [CalibrationQuantity(variable: "api99", values: api99, total: 3_914_069)]))
            default: Calibration?.none
            }
        return try ReplicateWeights(method, of: design, calibration: calibration, centre: centre)
    }

    /// What a line of R's is an estimate of, and among which rows.
    static func estimand(_ line: Line) -> (Estimand, DomainDivision) {
        let isCluster = line.design.hasPrefix("jk1")
        let (y, x, n) = isCluster ? (clusters.api00, clusters.api99, clusters.enroll) : (api00, api99, enroll)
        let school = isCluster ? clusters.stype : stype
        let all = DomainDivision(rows: school.count)
        func only(_ kind: String) -> DomainDivision {
            DomainDivision(rowDomains: school.map { $0 == kind ? 0 : -1 }, count: 1)
        }
        if !line.design.hasPrefix("jk"), line.design != "brr_pairs" {
            let all = DomainDivision(rows: 6)
            return line.statistic == "total"
                ? (.total(alive), all)
                : line.statistic == "mean" ? (.mean(arrests), all) : (.ratio(alive, arrests), all)
        }
        return switch line.statistic {
        case "mean": (.mean(y), all)
        case "total": (.total(n), all)
        case "ratio": (.ratio(y, x), all)
        case "median": (.quantile(y, probability: 0.5), all)
        case "share_E": (.proportion(n.map { $0 > 500 ? 1 : 0 }), only("E"))
        case "mean_H": (.mean(y), only("H"))
        default: (.total(n), only("H"))
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func numbers(_ text: String) -> [Double] { words(text).compactMap(Double.init) }
}
