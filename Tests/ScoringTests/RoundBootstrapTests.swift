import SurveyModel
import SurveyStatistics
import TestMaterial
import Testing

@testable import Scoring

/// Made-up rounds of six departments, rated by 25 delegates of 60 and, in two strata, by 40 officials of 200 and 30 of 90.
@Suite("Respondents drawn again from themselves")
struct RoundBootstrapTests {
    private static let units = (1...6).map {
        RatedUnit(code: UnitCode("S\($0)"), name: "S\($0)", kind: "department", location: SmallRound.place)
    }

    private static func design(_ strata: [(String, population: Int)]) -> GroupDesign {
        var design = GroupDesign()
        if strata.count > 1 { design.strata = .stratum }
        design.frame = strata.map {
            FrameStratum(stratum: $0.0, population: $0.population, clusters: nil, location: SmallRound.place)
        }
        return design
    }

    private static func round(
        populations: (delegates: Int, a: Int, b: Int) = (60, 200, 90), combination: GroupCombination = .groupShares
    ) -> Round {
        var groups = SmallRound.groups
        groups[0].design = design([("", populations.delegates)])
        groups[1].design = design([("A", populations.a), ("B", populations.b)])
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        settings.combination = combination
        return SmallRound.make(groups: groups, units: units, settings: settings)
    }

    /// Some skip a unit, some a question; names are left out where that is wanted.
    private static func responses(named: Bool = true) -> [Response] {
        var numbers = RepeatableNumbers(state: 5)
        let people =
            (0..<25).map { (group: 0, name: "D\($0)", stratum: String?.none) }
            + (0..<40).map { (group: 1, name: "A\($0)", stratum: "A") }
            + (0..<30).map { (group: 1, name: "B\($0)", stratum: "B") }
        return people.flatMap { person in
            units.indices.compactMap { unit -> Response? in
                if Int.random(in: 0..<10, using: &numbers) == 0 { return nil }
                let level = { (levels: Int) -> Answer in
                    Int.random(in: 0..<12, using: &numbers) == 0
                        ? .doNotKnow : .answered(level: Int.random(in: 0..<levels, using: &numbers))
                }
                return Response(
                    responseID: "\(person.name)/\(unit)", respondent: named ? person.name : nil, group: person.group,
                    unit: unit, stratum: person.stratum, questionnaire: person.group,
                    answers: person.group == 0 ? [level(5), level(3)] : [level(3)], location: SmallRound.place)
            }
        }
    }

    private static func replicates(
        _ round: Round, _ responses: [Response], count: Int = 50, seed: UInt64 = 1, takesRows: Bool = true
    ) throws -> (replicates: BlockReplicates, sheet: ScoreSheet, errors: RoundErrors) {
        let made = try EstimatedRound(round, responses)
        let bootstrap = try RoundBootstrap(
            round: round, store: made.store, made.estimation, of: made.sheet, tally: made.tally, count: count,
            seed: seed, takesRows: takesRows)
        return (try bootstrap.replicates(), made.sheet, try made.errors())
    }

    /// Everything there is to be said of a result.
    private static func text(_ replicates: BlockReplicates) -> String { replicates.units.map { "\($0)" }.joined() }

    @Test(
        "bits and weights give the same, also where groups are pooled",
        arguments: [GroupCombination.groupShares, .equalGroups, .pooled])
    func twoWays(combination: GroupCombination) throws {
        let round = Self.round(combination: combination)
        let bits = try Self.replicates(round, Self.responses()).replicates.units
        let weights = try Self.replicates(round, Self.responses(), takesRows: false).replicates.units
        #expect(bits.count == 6)
        for (left, right) in zip(bits, weights) {
            #expect(left.unit == right.unit && left.rank == right.rank && left.replicates == 50)
            for (own, other) in [
                (left.standardError, right.standardError), (left.middle?.low, right.middle?.low),
                (left.middle?.high, right.middle?.high), (left.rankKept, right.rankKept),
            ] {
                #expect(abs((own ?? .nan) - (other ?? .nan)) < 1e-12)
            }
            #expect((left.standardError ?? 0) > 0)
        }
    }

    @Test("neither the order of responses nor missing names change a digit; a seed does")
    func order() throws {
        for named in [true, false] {
            let all = Self.responses(named: named)
            // Without names each response is another person, and there are more of them than the frame counts.
            let round = Self.round(populations: named ? (60, 200, 90) : (600, 2000, 900))
            let usual = Self.text(try Self.replicates(round, all).replicates)
            var numbers = RepeatableNumbers(state: 3)
            for shuffled in [all.reversed(), all.shuffled(using: &numbers)] {
                #expect(Self.text(try Self.replicates(round, shuffled).replicates) == usual)
            }
            #expect(Self.text(try Self.replicates(round, all, seed: 2).replicates) != usual)
        }
    }

    @Test("standard errors are those of linearisation, as far as draws tell")
    func errors() throws {
        let (replicates, sheet, errors) = try Self.replicates(Self.round(), Self.responses(), count: 2000)
        for unit in replicates.units {
            let block = try #require(sheet.blocks.firstIndex { $0.unit == unit.unit })
            let linear = try #require(errors.blocks[block]).standardError
            // A standard deviation of 2 000 draws is within 1 ÷ √(2·2000) = 1.6 %, here four times that, and 3 % more for
            // what linearisation leaves out in samples of 25 and 30.
            #expect(abs((unit.standardError ?? 0) / linear - 1) < 0.094)
            let middle = try #require(unit.middle)
            #expect(middle.low < unit.points && unit.points < middle.high)
        }
    }

    @Test("where everybody answered nothing moves")
    func census() throws {
        let replicates = try Self.replicates(
            Self.round(populations: (25, 40, 30)), Self.responses()
        ).replicates
        #expect(replicates.units.count == 6)
        for unit in replicates.units {
            #expect((unit.standardError ?? 1) < 1e-12 && unit.rankKept == 1)
            #expect(unit.middleRanks?.low == unit.rank && unit.middleRanks?.high == unit.rank)
        }
    }

    @Test("of two respondents drawn from very many each replicate is one of them")
    func twoRespondents() throws {
        var groups = SmallRound.groups
        groups[1].design = GroupDesign()
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        let round = SmallRound.make(groups: groups, settings: settings)
        let unit = try #require(round.unitIndex("H1"))
        let index = try #require(round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: 1))
        let question = round.questionnaires[index].questions[0]
        let last = round.scales[question.scale].levels.count - 1
        let pair = [0, last].enumerated().map { number, level in
            Response(
                responseID: "\(number)", respondent: "\(number)", group: 1, unit: unit, questionnaire: index,
                answers: [.answered(level: level)], location: SmallRound.place)
        }
        let replicates = try Self.replicates(round, pair, count: 200).replicates
        let own = try #require(replicates.units.first { $0.unit == unit })
        // Row 1.1 has 1.5 points, the levels 1 and 0: their factors are 2 and 0, so that points are 1.5 or 0.
        #expect(own.points == 0.75 && own.middle?.low == 0 && own.middle?.high == 1.5)
        // Of k at 1.5 the variance is 1.5²·k(200 − k) ÷ (200·199), at most 0.5653; that of 75 is 0.5299.
        let variance = (own.standardError ?? 0) * (own.standardError ?? 0)
        #expect(variance > 0.5299 && variance < 0.5654)
    }
}
