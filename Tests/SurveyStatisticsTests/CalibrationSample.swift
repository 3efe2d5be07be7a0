import Foundation

@testable import SurveyStatistics

/// `apiclus1` with the totals of its population, `apipop` (R `xtabs(~stype, apipop)` and so on).
struct CalibrationSample {
    let stype = Self.words(CalibrationReference.stype)
    let schWide = Self.words(CalibrationReference.schWide)
    let awards = Self.words(CalibrationReference.awards)
    let api99 = Self.numbers(CalibrationReference.api99)
    let api00 = Self.numbers(CalibrationReference.api00)
    let enroll = Self.numbers(CalibrationReference.enroll)
    let dnum = Self.words(CalibrationReference.dnum)
    /// As R holds `pw`.
    let base = [Double](repeating: 33.846996307373047, count: 183)

    var stypeMargin: CalibrationMargin { margin("stype", stype, [("E", 4421), ("H", 755), ("M", 1018)]) }
    var schWideMargin: CalibrationMargin { margin("sch.wide", schWide, [("No", 1072), ("Yes", 5122)]) }
    var awardsMargin: CalibrationMargin { margin("awards", awards, [("No", 2027), ("Yes", 4167)]) }
    var crossedMargin: CalibrationMargin {
        margin(
            "stype:awards", zip(stype, awards).map { "\($0):\($1)" },
            [("E:No", 1111), ("E:Yes", 3310), ("H:No", 467), ("H:Yes", 288), ("M:No", 449), ("M:Yes", 569)])
    }
    var api99Total: CalibrationQuantity { CalibrationQuantity(variable: "api99", values: api99, total: 3_914_069) }

    func margin(_ variable: String, _ values: [String], _ totals: [(String, Double)]) -> CalibrationMargin {
        CalibrationMargin(variable: variable, totals: totals.map { (level: $0, total: $1) }, values: values)
    }

    /// Every method that R's weights are carried for, by its name there.
    var calibrations: [(name: String, calibration: Calibration, expected: [Double])] {
        let numbers = CalibrationTargets(margins: [stypeMargin], quantities: [api99Total])
        return [
            (
                "poststratify", Calibration(.postStratification, to: targets([stypeMargin])),
                CalibrationReference.poststratify
            ),
            ("crossed", Calibration(.postStratification, to: targets([crossedMargin])), CalibrationReference.crossed),
            ("rake", Calibration(.raking, to: targets([stypeMargin, schWideMargin])), CalibrationReference.rake),
            (
                "rake3", Calibration(.raking, to: targets([stypeMargin, schWideMargin, awardsMargin])),
                CalibrationReference.rake3
            ),
            ("linear", Calibration(.regression(.linear), to: numbers), CalibrationReference.linear),
            (
                "logit", Calibration(.regression(.logit), to: numbers, bounds: .ratio(lower: 0.7, upper: 1.7)),
                CalibrationReference.logit
            ),
            (
                "bounded", Calibration(.regression(.linear), to: numbers, bounds: .ratio(lower: 0.7, upper: 1.75)),
                CalibrationReference.bounded
            ),
            ("raking", Calibration(.regression(.raking), to: numbers), CalibrationReference.raking),
            (
                "raking_bounded",
                Calibration(.regression(.raking), to: numbers, bounds: .ratio(lower: 0.7, upper: 1.75)),
                CalibrationReference.rakingBounded
            ),
            (
                "constant",
                Calibration(
                    .regression(.linear), to: targets([stypeMargin, awardsMargin]),
                    bounds: .weight(lower: 30, upper: 55)),
                CalibrationReference.constant
            ),
        ].map { ($0.0, $0.1, Self.numbers($0.2)) }
    }

    func calibration(_ name: String) -> Calibration? { calibrations.first { $0.name == name }?.calibration }

    func targets(_ margins: [CalibrationMargin]) -> CalibrationTargets { CalibrationTargets(margins: margins) }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func numbers(_ text: String) -> [Double] { words(text).compactMap(Double.init) }
}

/// The largest relative difference between numbers and those expected.
func worstRelativeDifference(_ found: [Double], _ expected: [Double]) -> Double {
    guard found.count == expected.count, !found.isEmpty else { return .infinity }
    return zip(found, expected).map { abs($0 - $1) / max(abs($1), .leastNormalMagnitude) }.max() ?? .infinity
}
