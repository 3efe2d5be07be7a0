import Testing

@testable import SurveyStatistics

@Suite("Calibration")
struct CalibrationTests {
    private let sample = CalibrationSample()

    @Test(
        "weights are those of R survey 4.1.1 (Tests/R/weights.R)",
        arguments: [
            // R solves these directly, to rounding.
            ("poststratify", 1e-14), ("crossed", 1e-14), ("linear", 1e-12),
            // Iterated on both sides: R until 1e-13 of the table, ours until 1e-10 of each total.
            ("rake", 1e-8), ("rake3", 1e-8),
            // R stops Newton steps at 1e-12 of the totals.
            ("logit", 1e-10), ("bounded", 1e-10), ("raking", 1e-10), ("raking_bounded", 1e-10), ("constant", 1e-10),
        ])
    func weights(name: String, tolerance: Double) throws {
        let method = try #require(sample.calibrations.first { $0.name == name })
        let result = try method.calibration.calibrated(sample.base)
        #expect(worstRelativeDifference(result.weights, method.expected) <= tolerance)
        #expect(result.report.worstDifference <= 1e-10)
    }

    @Test("every margin holds afterwards, and the report says what it was before")
    func keepsMargins() throws {
        for method in sample.calibrations {
            let result = try method.calibration.calibrated(sample.base)
            for total in result.report.totals {
                #expect(total.relativeDifference <= 1e-10, "\(method.name) \(total.variable)")
            }
        }
        let report = try #require(sample.calibration("rake")).calibrated(sample.base).report
        let high = try #require(report.totals.first { $0.level == "H" })
        #expect(high.rows == 14 && high.target == 755)
        // 14 × 33.846996307373047
        #expect(abs(high.before - 473.857948303222658) < 1e-9)
        #expect(report.iterations > 1)
    }

    @Test("weights that hold already are left to the last digit")
    func changesNothingThatHolds() throws {
        for method in sample.calibrations {
            let first = try method.calibration.calibrated(sample.base)
            let again = try method.calibration.calibrated(first.weights)
            #expect(again.weights == first.weights, "\(method.name)")
            #expect(again.report.iterations == 0, "\(method.name)")
        }
    }

    @Test("neither the order of rows nor that of variables and levels changes a digit")
    func orderIsIrrelevant() throws {
        // 53 is prime to 183: every row once.
        let order = (0..<183).map { $0 * 53 % 183 }
        func shuffled(_ values: [String]) -> [String] { order.map { values[$0] } }
        let base = (0..<183).map { 20 + Double($0 % 17) / 7 }
        let stype = sample.margin("stype", shuffled(sample.stype), [("M", 1018), ("H", 755), ("E", 4421)])
        let schWide = sample.margin("sch.wide", shuffled(sample.schWide), [("Yes", 5122), ("No", 1072)])
        let api99 = CalibrationQuantity(variable: "api99", values: order.map { sample.api99[$0] }, total: 3_914_069)
        let plain = CalibrationTargets(
            margins: [sample.stypeMargin, sample.schWideMargin], quantities: [sample.api99Total])
        let mixed = CalibrationTargets(margins: [schWide, stype], quantities: [api99])
        let influence = sample.api00.map { $0 / 6194 }
        for method in [CalibrationMethod.regression(.linear), .regression(.raking)] {
            let one = try Calibration(method, to: plain).calibrated(base)
            let other = try Calibration(method, to: mixed).calibrated(order.map { base[$0] })
            #expect(other.weights == order.map { one.weights[$0] })
            let residuals = one.residuals.residuals(of: zip(influence, one.weights).map { $0 * $1 })
            let others = other.residuals.residuals(of: zip(order.map { influence[$0] }, other.weights).map { $0 * $1 })
            #expect(others == order.map { residuals[$0] })
        }
        let raked = try Calibration(.raking, to: sample.targets([sample.stypeMargin, sample.schWideMargin]))
            .calibrated(base).weights
        let rakedMixed = try Calibration(.raking, to: sample.targets([schWide, stype]))
            .calibrated(order.map { base[$0] }).weights
        #expect(rakedMixed == order.map { raked[$0] })
    }

    @Test("a row of weight zero stays at zero and is in no level")
    func zeroWeight() throws {
        // An elementary school: of the others none can be spared within the bounds.
        var base = sample.base
        base[1] = 0
        for method in sample.calibrations {
            let result = try method.calibration.calibrated(base)
            #expect(result.weights[1] == 0, "\(method.name)")
            #expect(result.report.worstDifference <= 1e-10, "\(method.name)")
            #expect(result.residuals.residuals(of: result.weights)[1] == 0)
        }
    }

    @Test("base weights that are all 1 reach the population: raking does not depend on their scale")
    func scaleOfBase() throws {
        let calibration = try #require(sample.calibration("rake"))
        let ones = try calibration.calibrated([Double](repeating: 1, count: 183)).weights
        let expected = try calibration.calibrated(sample.base).weights
        #expect(worstRelativeDifference(ones, expected) < 1e-12)
    }

    @Test("weights within bounds, where bounds are given")
    func withinBounds() throws {
        let bounded = try #require(sample.calibration("bounded")).calibrated(sample.base)
        let ratios = zip(bounded.weights, sample.base).map { $0 / $1 }
        #expect(ratios.allSatisfy { $0 >= 0.7 - 1e-15 && $0 <= 1.75 + 1e-15 })
        #expect(ratios.contains { abs($0 - 0.7) < 1e-15 } && ratios.contains { abs($0 - 1.75) < 1e-15 })
        let constant = try #require(sample.calibration("constant")).calibrated(sample.base)
        #expect(constant.weights.allSatisfy { $0 >= 30 && $0 <= 55 + 1e-12 })
    }

    @Test("bounds that all totals together exclude end without convergence, not with weights")
    func noConvergence() throws {
        // R: "Failed to converge" (bounds = c(0.8, 1.6)).
        let targets = CalibrationTargets(margins: [sample.stypeMargin], quantities: [sample.api99Total])
        let calibration = Calibration(.regression(.linear), to: targets, bounds: .ratio(lower: 0.8, upper: 1.6))
        #expect(throws: CalibrationError.self) { try calibration.calibrated(sample.base) }
        do throws(CalibrationError) {
            _ = try calibration.calibrated(sample.base)
        } catch {
            guard case .noConvergence(_, let worst) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(worst.relativeDifference > 1e-6)
        }
    }

    @Test(
        "bounds that exclude the base weights themselves are met from outside",
        arguments: [CalibrationDistance.linear, .raking])
    func boundsBesideOne(distance: CalibrationDistance) throws {
        // All ratios are to be from 1.5 to 2.2, so that no weight moves at first.
        let stype = sample.margin("stype", sample.stype, [("E", 144 * 1.7), ("H", 14 * 2.1), ("M", 25 * 1.6)])
        let api99 = CalibrationQuantity(
            variable: "api99", values: sample.api99,
            total: zip(sample.api99, sample.stype).map { $0 * ($1 == "E" ? 1.7 : $1 == "H" ? 2.1 : 1.6) }
                .reduce(0, +) * 1.005)
        let made = try Calibration(
            .regression(distance), to: CalibrationTargets(margins: [stype], quantities: [api99]),
            bounds: .ratio(lower: 1.5, upper: 2.2)
        ).calibrated([Double](repeating: 1, count: 183))
        #expect(made.weights.allSatisfy { $0 >= 1.5 && $0 <= 2.2 })
        #expect(made.report.worstDifference <= 1e-10)
    }

    @Test(
        "wherever weights within narrow bounds exist they are found",
        arguments: [CalibrationDistance.linear, .logit, .raking])
    func findsWhatExists(distance: CalibrationDistance) throws {
        for seed in 0..<60 {
            var numbers = StreamGenerator(seed: 40, stream: UInt64(seed))
            let rows = 20 + 20 * (seed % 3)
            let base = (0..<rows).map { _ in 0.5 + 30 * numbers.uniform() }
            let first = (0..<rows).map { _ in "abc".randomLetter(&numbers) }
            let second = (0..<rows).map { _ in "uvwx".randomLetter(&numbers) }
            let size = (0..<rows).map { _ in 50 + 20 * numbers.normal() }
            // Ratios that are known to do, some on either side of 1.
            let ratios = (0..<rows).map { $0 == 0 ? 0.9 : $0 == 1 ? 1.1 : 4 * numbers.uniform() * numbers.uniform() }
            let weights = zip(base, ratios).map { $0 * $1 }
            func margin(_ variable: String, _ values: [String]) -> CalibrationMargin {
                let totals = Set(values).sorted().map { level in
                    (level, zip(weights, values).reduce(0) { $0 + ($1.1 == level ? $1.0 : 0) })
                }
                return sample.margin(variable, values, totals)
            }
            let total = zip(weights, size).reduce(0) { $0 + $1.0 * $1.1 }
            let targets = CalibrationTargets(
                margins: [margin("a", first), margin("b", second)],
                quantities: [CalibrationQuantity(variable: "size", values: size, total: total)])
            let (lower, upper) = (0.97 * (ratios.min() ?? 0), 1.03 * (ratios.max() ?? 0))
            let made = try Calibration(.regression(distance), to: targets, bounds: .ratio(lower: lower, upper: upper))
                .calibrated(base)
            #expect(made.report.worstDifference <= 1e-10)
            #expect(zip(made.weights, base).allSatisfy { $0 >= lower * $1 * 0.999999 && $0 <= upper * $1 * 1.000001 })
        }
    }

    @Test("raking with an aim goes on beyond the tolerance, and does not fail where it is out of reach")
    func aim() throws {
        let targets = sample.targets([sample.stypeMargin, sample.schWideMargin])
        let near = try Calibration(.raking, to: targets, aim: 1e-13).calibrated(sample.base)
        #expect(near.report.worstDifference <= 1e-13)
        let plain = try Calibration(.raking, to: targets).calibrated(sample.base)
        #expect(near.report.iterations > plain.report.iterations)
        let short = try Calibration(
            .raking, to: targets, aim: 1e-13, maximumIterations: plain.report.iterations
        ).calibrated(sample.base)
        #expect(short.weights == plain.weights)
        // No double comes this near: rounds end where none leads nearer.
        let beyond = try Calibration(.raking, to: targets, aim: 1e-18).calibrated(sample.base)
        #expect(beyond.report.iterations < 100)
    }

    @Test("raking over an empty corner of the table does not converge, and says so")
    func emptyCorner() throws {
        let rows = sample.margin("a", ["x", "x", "y"], [("x", 10), ("y", 20)])
        let columns = sample.margin("b", ["u", "v", "v"], [("u", 15), ("v", 15)])
        let calibration = Calibration(.raking, to: sample.targets([rows, columns]), maximumIterations: 200)
        do throws(CalibrationError) {
            _ = try calibration.calibrated([1, 1, 1])
            Issue.record("there are no such weights: x:u would be 15 of the 10 of x")
        } catch {
            guard case .noConvergence(200, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}

extension String {
    /// One of the letters.
    fileprivate func randomLetter(_ numbers: inout StreamGenerator) -> String {
        let letters = Array(self)
        return String(letters[min(Int(numbers.uniform() * Double(letters.count)), letters.count - 1)])
    }
}
