import Testing

@testable import SurveyStatistics

@Suite("What makes totals impossible is found before any weight is changed")
struct CalibrationChecksTests {
    private let sample = CalibrationSample()

    private func faults(_ method: CalibrationMethod, _ margins: [CalibrationMargin]) -> [CalibrationFault] {
        Calibration(method, to: CalibrationTargets(margins: margins)).faults(of: sample.base)
    }

    @Test(
        "each fact of a margin, alone",
        arguments: [
            (
                [("E", 4421), ("H", 755)],
                CalibrationFault.levelWithoutTotal(variable: "stype", level: "M", rows: 25, first: 9)
            ),
            (
                [("E", 4421), ("H", 755), ("M", 1018), ("P", 7)],
                .emptyLevel(variable: "stype", level: "P", total: 7)
            ),
            ([("E", 4421), ("H", 0), ("M", 1018)], .zeroTotal(variable: "stype", level: "H", rows: 14)),
            ([("E", 4421), ("H", -1), ("M", 1018)], .badTotal(variable: "stype", level: "H")),
            ([("E", 4421), ("H", .infinity), ("M", 1018)], .badTotal(variable: "stype", level: "H")),
            (
                [("E", 4421), ("H", 755), ("M", 1018), ("H", 755)],
                .repeatedLevel(variable: "stype", level: "H")
            ),
        ] as [([(String, Double)], CalibrationFault)])
    func marginFacts(totals: [(String, Double)], expected: CalibrationFault) {
        for method in [CalibrationMethod.postStratification, .raking, .regression(.linear)] {
            #expect(faults(method, [sample.margin("stype", sample.stype, totals)]) == [expected])
        }
    }

    @Test("a level that has the total zero and no rows is no fault")
    func zeroAndEmpty() {
        let margin = sample.margin("stype", sample.stype, [("E", 4421), ("H", 755), ("M", 1018), ("P", 0)])
        #expect(faults(.raking, [margin]).isEmpty)
    }

    @Test("blank cells, and every fault at once")
    func blanks() {
        let values: [String?] = [nil, "E", nil] + sample.stype[3...].map { $0 }
        let margin = CalibrationMargin(
            variable: "stype", totals: [(level: "E", total: 4421), (level: "H", total: -1), (level: "M", total: 1018)],
            values: values)
        #expect(
            faults(.raking, [margin]) == [
                .blankLevel(variable: "stype", rows: 2, first: 0), .badTotal(variable: "stype", level: "H"),
            ])
    }

    @Test("two variables that sum to different populations, from the tolerance on")
    func unequalSums() {
        let awards = sample.margin("awards", sample.awards, [("No", 2027), ("Yes", 4168)])
        #expect(
            faults(.raking, [sample.stypeMargin, awards]) == [
                .unequalSums(variable: "stype", sum: 6194, other: "awards", otherSum: 6195)
            ])
        let nearly = sample.margin("awards", sample.awards, [("No", 2027), ("Yes", 4167.0000001)])
        #expect(faults(.raking, [sample.stypeMargin, nearly]).isEmpty)
    }

    @Test("base weights that are none")
    func baseWeights() {
        let calibration = Calibration(.raking, to: sample.targets([sample.stypeMargin]))
        var base = sample.base
        base[7] = -1
        #expect(calibration.faults(of: base) == [.badWeight(row: 7)])
        base[7] = .nan
        #expect(calibration.faults(of: base) == [.badWeight(row: 7)])
        #expect(calibration.faults(of: base.map { _ in 0 }) == [.noWeight])
    }

    @Test("a level whose rows all have weight zero is empty")
    func weightlessLevel() {
        let base = zip(sample.base, sample.stype).map { $1 == "H" ? 0 : $0 }
        #expect(
            Calibration(.raking, to: sample.targets([sample.stypeMargin])).faults(of: base) == [
                .emptyLevel(variable: "stype", level: "H", total: 755)
            ])
    }

    @Test("what a method does not take")
    func methods() {
        #expect(
            faults(.postStratification, [sample.stypeMargin, sample.awardsMargin]) == [
                .severalPostStrata(variables: ["stype", "awards"])
            ])
        let numbers = CalibrationTargets(margins: [sample.stypeMargin], quantities: [sample.api99Total])
        #expect(
            Calibration(.raking, to: numbers).faults(of: sample.base) == [
                .quantityWithoutRegression(variable: "api99")
            ])
        #expect(Calibration(.raking, to: CalibrationTargets(margins: [])).faults(of: sample.base) == [.noTotal])
    }

    @Test("bounds that are none, that logit cannot have, and that keep a total out of reach")
    func bounds() {
        let targets = sample.targets([sample.stypeMargin])
        func faults(_ distance: CalibrationDistance, _ bounds: CalibrationBounds) -> [CalibrationFault] {
            Calibration(.regression(distance), to: targets, bounds: bounds).faults(of: sample.base)
        }
        #expect(faults(.linear, .ratio(lower: 2, upper: 1)) == [.badBounds(lower: 2, upper: 1)])
        #expect(faults(.linear, .ratio(lower: -1, upper: 2)) == [.badBounds(lower: -1, upper: 2)])
        #expect(faults(.logit, .ratio(lower: 1, upper: 2)) == [.boundsWithoutOne(lower: 1, upper: 2)])
        #expect(faults(.logit, .none) == [.boundsWithoutOne(lower: -.infinity, upper: .infinity)])
        #expect(faults(.logit, .weight(lower: 34, upper: 60)) == [.boundsWithoutOne(lower: 34, upper: 60)])
        // High schools need 755 ÷ (14 × 33.847) = 1.593 times their weight.
        let low = faults(.linear, .ratio(lower: 0.5, upper: 1.5))
        #expect(low.count == 1)
        if case .totalOutOfBounds("stype", "H", 755, _, let highest) = low.first {
            #expect(abs(highest - 14 * 33.846996307373047 * 1.5) < 1e-9)
        } else {
            Issue.record("\(low)")
        }
    }

    @Test("a number that follows from the levels must have the total that follows, also where all else holds")
    func contradiction() throws {
        let pupils = sample.stype.map { $0 == "E" ? 2.0 : 5 }
        // 2 × 4421 + 5 × (755 + 1018)
        let cases: [(total: Double, isFine: Bool)] = [(17_707, true), (17_708, false)]
        for (total, isFine) in cases {
            let targets = CalibrationTargets(
                margins: [sample.stypeMargin],
                quantities: [CalibrationQuantity(variable: "pupils", values: pupils, total: total)])
            let calibration = Calibration(.regression(.linear), to: targets)
            if isFine {
                #expect(throws: Never.self) { try calibration.calibrated(sample.base) }
            } else {
                #expect(throws: CalibrationError.impossible([.contradictoryTotal(variable: "pupils", level: nil)])) {
                    try calibration.calibrated(sample.base)
                }
            }
        }
    }
}
