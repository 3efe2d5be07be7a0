import Foundation
import SurveyModel
import SurveyStatistics
import TestMaterial
import Testing

@testable import Scoring

/// Many samples from a population whose points are known: `make coverage` draws thousands, a test run some hundreds.
@Suite("Intervals and sets of ranks hold the truth as often as they say")
struct RoundCoverageTests {
    private static let rounds = ProcessInfo.processInfo.environment["PARSURVEY_ROUNDS"].flatMap { Int($0) } ?? 250
    private static let units = (1...6).map {
        RatedUnit(code: UnitCode("S\($0)"), name: "S\($0)", kind: "department", location: SmallRound.place)
    }
    /// By group: people, and how many of them are drawn.
    private static let sizes = [(people: 60, drawn: 30), (people: 200, drawn: 60)]

    private static var round: Round {
        var groups = SmallRound.groups
        for group in groups.indices {
            var design = GroupDesign()
            design.frame = [
                FrameStratum(
                    stratum: "", population: sizes[group].people, clusters: nil, location: SmallRound.place)
            ]
            groups[group].design = design
        }
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        return SmallRound.make(groups: groups, units: units, settings: settings)
    }

    /// By group, person and unit: the answers. A person's mood reaches all units, which makes their points correlated.
    private static func population() -> [[[[Answer]]]] {
        var numbers = RepeatableNumbers(state: 7)
        return sizes.enumerated().map { group, size in
            (0..<size.people).map { _ in
                let mood = Double.random(in: -0.2...0.2, using: &numbers)
                return units.indices.map { unit in
                    let quality = min(0.98, 0.4 + 0.06 * Double(unit) + mood)
                    let steps = { (count: Int) in
                        (0..<count).count { _ in Double.random(in: 0..<1, using: &numbers) < quality }
                    }
                    let second = Answer.answered(level: steps(2))
                    return group == 0 ? [.answered(level: 4 - steps(4)), second] : [second]
                }
            }
        }
    }

    private static func survey(
        _ round: Round, _ people: [[[[Answer]]]], _ drawn: [[Int]]
    ) throws -> (sheet: ScoreSheet, errors: RoundErrors) {
        let responses = people.indices.flatMap { group in
            drawn[group].flatMap { person in
                units.indices.map { unit in
                    Response(
                        responseID: "\(group)/\(person)/\(unit)", respondent: "\(person)", group: group, unit: unit,
                        questionnaire: group, answers: people[group][person][unit], location: SmallRound.place)
                }
            }
        }
        let made = try EstimatedRound(round, responses)
        return (made.sheet, try made.errors(draws: 500))
    }

    @Test("simple random samples of two groups of finite populations")
    func coverage() throws {
        let (round, people) = (Self.round, Self.population())
        let truth = try Self.survey(round, people, Self.sizes.map { Array(0..<$0.people) }).sheet.blocks
            .map { $0.pointsUnrounded ?? .nan }
        let trueRanks = truth.map { value in 1 + truth.count { $0 > value } }
        var numbers = RepeatableNumbers(state: 11)
        var (covered, ranked) = (0, 0)
        for _ in 0..<Self.rounds {
            let drawn = Self.sizes.map { Array((0..<$0.people).shuffled(using: &numbers).prefix($0.drawn)) }
            let (_, errors) = try Self.survey(round, people, drawn)
            for (precision, value) in zip(errors.blocks, truth) {
                let interval = try #require(precision?.interval)
                if interval.low <= value, value <= interval.high { covered += 1 }
            }
            if errors.ranks[0].allSatisfy({ $0.ranks.simultaneous.contains(trueRanks[$0.unit]) }) { ranked += 1 }
        }
        let part = Double(covered) / Double(Self.rounds * Self.units.count)
        let rankPart = Double(ranked) / Double(Self.rounds)
        // One part in a hundred is what is claimed; a short run may miss it by three standard errors of its own.
        let chance = 3 * (0.95 * 0.05 / Double(Self.rounds)).squareRoot()
        let reach = Self.rounds >= 2000 ? 0.01 : max(0.01, chance)
        if Self.rounds >= 2000 {
            print("block totals are covered in \(part), all ranks together in \(rankPart) of \(Self.rounds) rounds")
        }
        #expect(abs(part - 0.95) <= reach)
        #expect(rankPart >= 0.95 - (Self.rounds >= 2000 ? 0 : chance))
    }
}
