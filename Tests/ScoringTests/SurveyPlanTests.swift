import SurveyModel
import SurveyStatistics
import TestMaterial
import Testing

@testable import Scoring

/// ``SmallRound`` with 60 delegates and, in two strata, 100 and 200 officials.
///
/// What a group can move, from all worst to all best: of a department delegates 2 + 0.25 × 1 = 2.25 points (1.1.1 alone, a
/// quarter of 1.1.2), officials 0.75; of a district officials 1.5.
@Suite("Plan of a round")
struct SurveyPlanTests {
    private static func round(
        delegates: Int? = 60, inference: Inference = .finite, combination: GroupCombination = .groupShares,
        organisations: [FrameOrganisation] = [], units: [RatedUnit] = SmallRound.units
    ) -> Round {
        var groups = SmallRound.groups
        groups[0].design = delegates.map { design([("", $0)], inference) }
        var officials = design([("A", 100), ("B", 200)], inference)
        officials.strata = .stratum
        officials.frame[1].organisations = organisations
        groups[1].design = officials
        var settings = RoundSettings()
        settings.combination = combination
        return SmallRound.make(groups: groups, units: units, settings: settings)
    }

    private static func design(_ strata: [(String, Int)], _ inference: Inference) -> GroupDesign {
        var design = GroupDesign()
        design.inference = inference
        design.frame = strata.map {
            FrameStratum(stratum: $0, population: $1, clusters: nil, location: SmallRound.place)
        }
        return design
    }

    private static func target(
        margin: Double? = nil, difference: Double? = nil, deviation: Double? = nil, responseRate: Double = 1
    ) -> PlanTarget {
        var target = PlanTarget()
        (target.margin, target.difference, target.deviation) = (margin, difference, deviation)
        target.responseRate = responseRate
        return target
    }

    /// A standard deviation of a fifth of the range leaves, for a single respondent, W²·S² of
    ///
    /// - a department: delegates 0.45² = 0.2025, officials (1/3)² × 0.15² = 0.0025 and (2/3)² × 0.15² = 0.01
    /// - a district: (1/3)² × 0.3² = 0.01 and (2/3)² × 0.3² = 0.04
    ///
    /// All samples of less were tried in R 4.2 (`qt` for the quantiles): none of 61 for a department and none of 33 for a
    /// district has a margin of 0.1. By the worth of the next respondent, W²·S² ÷ (n(n − 1)), 62 are 47 + 5 + 10 and 34
    /// are 11 + 23.
    @Test("gives each group what the kind of unit needs that asks for most")
    func byHand() throws {
        let plan = try SurveyPlan(round: Self.round(), target: Self.target(margin: 0.1, deviation: 0.2))
        #expect(plan.strata.map(\.stratum) == ["", "A", "B"])
        #expect(plan.kinds.map(\.needed) == [[47, 5, 10], [nil, 11, 23]])
        #expect(plan.respondents == [47, 11, 23])
        #expect(plan.invited == plan.respondents)
        #expect(plan.notes.isEmpty)
        // 0.2025(1/47 − 1/60) + 0.0025(1/11 − 1/100) + 0.01(1/23 − 1/200) and 0.01(1/11 − 1/100) + 0.04(1/23 − 1/200)
        // times qt(0.975) with 77.812 and 32 degrees of freedom; twice the second times qt(0.975) + qt(0.8).
        for (kind, margin) in zip(plan.kinds, [0.07763491186, 0.09870663189]) {
            #expect(abs(kind.margin - margin) < 1e-8)
        }
        // There is one department.
        #expect(plan.kinds[0].difference == nil)
        #expect(abs((plan.kinds[1].difference ?? 0) - 0.19804875056) < 1e-8)
    }

    @Test("answers that spread as far as they can: half the range, among N people times N ÷ (N − 1)")
    func largestSpread() throws {
        // S² of a department: delegates (2.25 ÷ 2)² × 60/59, officials (0.375)² × 100/99 ÷ 9 and × 200/199 × 4/9.
        let spread = try Self.spread(Self.round(), kind: 0, target: Self.target(margin: 1), previous: nil)
        let expected = [1.265625 * 60 / 59, 0.140625 * 100 / 99 / 9, 0.140625 * 200 / 199 * 4 / 9]
        for (value, number) in zip(spread.units[0], expected) { #expect(abs(value - number) < 1e-14) }
        let endless = try Self.spread(
            Self.round(inference: .superpopulation), kind: 0, target: Self.target(margin: 1), previous: nil)
        #expect(abs(endless.units[0][0] - 1.265625) < 1e-14)
    }

    @Test("goes on to a census, where the frame is what is inferred to, and says where it cannot")
    func census() throws {
        let plan = try SurveyPlan(round: Self.round(), target: Self.target(margin: 0.0001))
        #expect(plan.respondents == [60, 100, 200])
        #expect(plan.kinds.map(\.margin) == [0, 0])
        do throws(PlanFault) {
            _ = try SurveyPlan(round: Self.round(inference: .superpopulation), target: Self.target(margin: 0.1))
            Issue.record("60 delegates do not give that margin")
        } catch {
            guard case .unreachable(let kind, let goal, let reach) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(kind == 0 && goal == .margin && reach > 0.1)
        }
    }

    @Test("more certainty needs more, and fewer who answer means more to ask, at most everybody")
    func monotone() throws {
        var last = 0
        for margin in [1, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05] {
            let plan = try SurveyPlan(round: Self.round(), target: Self.target(margin: margin, deviation: 0.3))
            let total = plan.respondents.reduce(0, +)
            #expect(total >= last)
            last = total
        }
    }

    @Test("to ask are so many that, at the rate of response, enough answer; nobody is counted on who will not")
    func responseRate() throws {
        let plan = try SurveyPlan(
            round: Self.round(), target: Self.target(margin: 0.1, deviation: 0.2, responseRate: 0.8))
        #expect(plan.respondents == [47, 11, 23])
        // 58.75, 13.75 and 28.75
        #expect(plan.invited == [59, 14, 29])
        // Of 60 delegates 45 answer; 45 + 5 + 12 gives departments a margin of 0.0985 (R), as many in all as before.
        let fewer = try SurveyPlan(
            round: Self.round(), target: Self.target(margin: 0.1, deviation: 0.2, responseRate: 0.75))
        #expect(fewer.respondents == [45, 11, 23] && fewer.invited[0] == 60)
        #expect(fewer.kinds[0].needed.reduce(0) { $0 + ($1 ?? 0) } == 62)
        #expect(fewer.notes.isEmpty)
        // Of 30 no margin of 0.1 can come: 0.2025(1/30 − 1/60) alone is an error of 0.058.
        do throws(PlanFault) {
            _ = try SurveyPlan(
                round: Self.round(), target: Self.target(margin: 0.1, deviation: 0.2, responseRate: 0.5))
            Issue.record("30 delegates do not give that margin")
        } catch {
            guard case .unreachable(kind: 0, goal: .margin, let reach) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(reach > 0.1)
        }
    }

    @Test("a stratum of a few people is hoped to give two answers, and that is said")
    func fewPeople() throws {
        var round = Self.round()
        round.groups[1].design?.frame[0].population = 4
        let plan = try SurveyPlan(round: round, target: Self.target(margin: 2, responseRate: 0.3))
        #expect(plan.respondents[1] == 2 && plan.invited[1] == 4)
        #expect(plan.notes == [.tooFewAnswers(group: 1, stratum: "A", needed: 2, expected: 1)])
    }

    @Test("two units are told apart with as many as the formula says")
    func difference() throws {
        let plan = try SurveyPlan(round: Self.round(), target: Self.target(difference: 0.2, deviation: 0.2))
        let difference = try #require(plan.kinds[1].difference)
        #expect(difference <= 0.2 && difference > 0.195)
        // With one department there is nothing to be told apart: as many delegates as the round scores at least.
        #expect(plan.kinds[0].needed.map { $0 ?? 0 } == [5, 2, 3])
    }

    @Test("a group that is not counted is taken as a whole, and cannot be pooled")
    func notCounted() throws {
        let plan = try SurveyPlan(round: Self.round(delegates: nil), target: Self.target(margin: 0.1, deviation: 0.2))
        #expect(plan.strata[0].population == nil)
        #expect(plan.notes.contains(.noPopulation(group: 0)))
        #expect(plan.respondents[0] > 60)
        #expect(throws: PlanFault.pooledWithoutPopulation(group: 0)) {
            try SurveyPlan(round: Self.round(delegates: nil, combination: .pooled), target: Self.target(margin: 0.1))
        }
    }

    @Test("rows that are not assessed for any unit need nobody, and a round without units is not planned")
    func units() throws {
        let unit = RatedUnit(
            code: "S1", name: "Sở Một", kind: "department", notAssessed: ["1.1.1"], location: SmallRound.place)
        let round = Self.round(units: [unit])
        let spread = try Self.spread(round, kind: 0, target: Self.target(margin: 1, deviation: 0.5), previous: nil)
        #expect(abs(spread.units[0][0] - 0.125 * 0.125) < 1e-14)
        #expect(throws: PlanFault.noSurvey) {
            try SurveyPlan(round: Self.round(units: []), target: Self.target(margin: 0.1))
        }
    }

    @Test("organisations share their stratum out exactly")
    func organisations() throws {
        let organisations = [("X", 120), ("Y", 50), ("Z", 30)].map { FrameOrganisation(employer: $0, population: $1) }
        let plan = try SurveyPlan(
            round: Self.round(organisations: organisations),
            target: Self.target(margin: 0.1, deviation: 0.2, responseRate: 0.8))
        // 23 of 200: 13.8, 5.75, 3.45; 29 to be asked: 17.4, 7.25, 4.35.
        #expect(plan.organisations.map(\.respondents) == [14, 6, 3])
        #expect(plan.organisations.map(\.invited) == [18, 7, 4])
        #expect(plan.organisations.allSatisfy { $0.stratum == 2 })
    }

    private static func spread(
        _ round: Round, kind: Int, target: PlanTarget, previous: ObservedSpread?
    ) throws -> KindSpread {
        let strata = try SurveyPlan(round: round, target: Self.target(margin: 1e5), previous: previous).strata
        return KindSpread(
            round: round, kind: kind, strata: strata, ranges: try ContributionRanges(round: round), target, previous)
    }
}

/// A plan from the responses of a round.
extension SurveyPlanTests {
    private struct Held {
        var round: Round
        var spread: ObservedSpread
        var errors: RoundErrors
    }

    /// Six delegates and five and six officials rate the department; the officials the districts as well, H1 with the best
    /// levels and H2 with low ones, some of them not.
    private static func held(_ round: Round, countB: Int = 6, isReversed: Bool = false) throws -> Held {
        var responses: [Response] = []
        func rate(_ group: Int, _ name: String, _ unit: UnitCode, _ stratum: String?, _ answers: [Answer]) throws {
            let unit = try #require(round.unitIndex(unit))
            let index = try #require(round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group))
            let response = Response(
                responseID: "\(name)/\(unit)", respondent: name, group: group, unit: unit, stratum: stratum,
                questionnaire: index, answers: answers, location: SmallRound.place)
            responses.append(response)
        }
        for (number, levels) in [(0, 2), (1, 1), (2, 1), (1, 0), (3, 2), (4, 2)].enumerated() {
            try rate(0, "D\(number)", "S1", nil, [.answered(level: levels.0), .answered(level: levels.1)])
        }
        for number in 0..<5 + countB {
            let stratum = number < 5 ? "A" : "B"
            try rate(1, "O\(number)", "S1", stratum, [.answered(level: [2, 1, 0, 1, 2, 2, 1][number % 7])])
            try rate(1, "O\(number)", "H1", stratum, [.answered(level: number % 3 == 0 ? 1 : 0)])
            try rate(
                1, "O\(number)", "H2", stratum, [number % 4 == 3 ? .doNotKnow : .answered(level: 3 + number % 2)])
        }
        let made = try EstimatedRound(round, isReversed ? responses.reversed() : responses)
        return Held(
            round: round, spread: try ObservedSpread(round: round, tally: made.tally, store: made.store),
            errors: try made.errors())
    }

    @Test(
        "as many respondents as last time give the errors of last time, of units and of differences",
        arguments: [
            (60, .finite, .groupShares, false), (nil, .finite, .groupShares, false),
            (60, .superpopulation, .groupShares, false), (60, .finite, .pooled, false),
            (60, .finite, .groupShares, true),
        ] as [(Int?, Inference, GroupCombination, Bool)])
    func errorsOfLastTime(
        delegates: Int?, inference: Inference, combination: GroupCombination, isCalibrated: Bool
    ) throws {
        var round = Self.round(delegates: delegates, inference: inference, combination: combination)
        if isCalibrated {
            let levels = [("A", 120.0), ("B", 180)].map {
                FrameMargin.Level(name: $0, total: $1, location: SmallRound.place)
            }
            round.groups[1].design?.calibration = GroupCalibration(
                method: .postStratification, margins: [FrameMargin(facts: [.stratum], levels: levels)], bounds: nil,
                location: SmallRound.place)
        }
        let held = try Self.held(round)
        let plan = try SurveyPlan(round: held.round, target: Self.target(margin: 1e5), previous: held.spread)
        for kind in 0...1 {
            let spread = try Self.spread(held.round, kind: kind, target: Self.target(), previous: held.spread)
            let counts = kind == 0 ? [6, 5, 6] : [5, 6]
            let strata = spread.members.map { member in
                PlannedStratum(
                    population: plan.strata[member].population,
                    isCorrected: inference == .finite && plan.strata[member].population != nil,
                    sample: plan.strata[member].group)
            }
            let blocks = held.errors.blocks.compactMap { $0 }
            for (index, variances) in spread.units.enumerated() {
                let precision = PlannedPrecision(variances: variances, counts: counts, strata: strata)
                let error = blocks[kind + index].standardError
                #expect(abs(precision.standardError - error) < 1e-12 * error)
            }
            if kind == 0 { continue }
            let difference = try #require(held.errors.differences[1].first)
            let precision = PlannedPrecision(variances: spread.pairs[0], counts: counts, strata: strata)
            // Differences are of shares of 1.5 points.
            #expect(abs(precision.standardError - 1.5 * difference.standardError) < 1e-12)
        }
    }

    @Test("the order of responses changes no digit")
    func order() throws {
        let spreads = try [false, true].map { isReversed in
            let held = try Self.held(Self.round(), isReversed: isReversed)
            return try (0...1).map { kind in
                let spread = try Self.spread(held.round, kind: kind, target: Self.target(), previous: held.spread)
                return spread.units + spread.pairs
            }
        }
        #expect(spreads[0] == spreads[1])
    }

    @Test("a stratum with few respondents is taken to be like the group, and that is said")
    func fewRespondents() throws {
        let held = try Self.held(Self.round(), countB: 4)
        let plan = try SurveyPlan(round: held.round, target: Self.target(margin: 0.2), previous: held.spread)
        #expect(plan.notes == [.pooledStrata(group: 1, strata: ["B"])])
        #expect(plan.kinds.map(\.observedUnits) == [1, 2])
    }

    @Test("a round with other points and shares takes what answers spread over from the range")
    func otherRound() throws {
        let held = try Self.held(Self.round())
        var next = Self.round()
        next.groups[0].share = 0.5
        next.groups[1].share = 0.5
        // Officials' part of 1.1.2 is 0.5 in place of 0.75.
        let before = try Self.spread(held.round, kind: 0, target: Self.target(), previous: held.spread)
        let after = try Self.spread(next, kind: 0, target: Self.target(), previous: held.spread)
        for stratum in [1, 2] {
            #expect(abs(after.units[0][stratum] - before.units[0][stratum] * 4 / 9) < 1e-12)
        }
    }

    @Test("groups and kinds of which the earlier round says nothing are assumed, and that is said")
    func nothingObserved() throws {
        let held = try Self.held(Self.round())
        let other = ObservedSpread(kinds: held.spread.kinds.filter { $0.code == "district" })
        let plan = try SurveyPlan(round: held.round, target: Self.target(margin: 0.2), previous: other)
        for group in 0...1 { #expect(plan.notes.contains(.nothingObserved(kind: 0, group: group))) }
        #expect(plan.kinds.map(\.observedUnits) == [0, 2])
    }
}
