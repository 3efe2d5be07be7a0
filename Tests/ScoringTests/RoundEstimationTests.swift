import SurveyModel
import SurveyStatistics
import TestMaterial
import Testing

@testable import Scoring

/// The department of ``SmallRound``, rated by four of six delegates and, in two strata, by two of ten and three of twenty
/// officials. Everything is summed by hand; t quantiles are of R 4.2 `qt`.
///
/// Row 1.1.1 (2 points, delegates): y = 1, 0.75, 0.5, 0.75, mean 0.75.
/// Row 1.1.2 (1 point): delegates 1, 0.5, 0.5, 0, mean 0.5; officials A 1, 0.5 and B 0, 0.5, 1 with weights 5 and 20/3,
/// mean (7.5 + 10) ÷ 30 = 7/12; share 0.25 × 0.5 + 0.75 × 7/12 = 0.5625.
@Suite("Errors of a round")
struct RoundEstimationTests {
    private static func round(populations: (delegates: Int, a: Int, b: Int)) -> Round {
        var groups = SmallRound.groups
        var delegates = GroupDesign()
        delegates.frame = [
            FrameStratum(stratum: "", population: populations.delegates, clusters: nil, location: SmallRound.place)
        ]
        var officials = GroupDesign()
        officials.strata = .stratum
        officials.frame = [("A", populations.a), ("B", populations.b)].map {
            FrameStratum(stratum: $0, population: $1, clusters: nil, location: SmallRound.place)
        }
        (groups[0].design, groups[1].design) = (delegates, officials)
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        return SmallRound.make(groups: groups, settings: settings)
    }

    /// Levels of the scale with five and of the scale of conduct.
    private static let delegates: [(first: Int, second: Int)] = [(0, 2), (1, 1), (2, 1), (1, 0)]
    private static let officials: [(stratum: String, level: Int)] = [("A", 2), ("A", 1), ("B", 0), ("B", 1), ("B", 2)]

    private static func responses(_ round: Round, suffix: String = "") throws -> [Response] {
        let unit = try #require(round.unitIndex("S1"))
        let rate = { (group: Int, name: String, stratum: String?, answers: [Answer]) throws -> Response in
            let index = try #require(round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group))
            return Response(
                responseID: "\(name)/S1", respondent: name, group: group, unit: unit, stratum: stratum,
                questionnaire: index, answers: answers, location: SmallRound.place)
        }
        return try delegates.enumerated().map { number, levels in
            try rate(
                0, "D\(number)\(suffix)", nil, [.answered(level: levels.first), .answered(level: levels.second)])
        }
            + officials.enumerated().map { number, official in
                try rate(1, "O\(number)\(suffix)", official.stratum, [.answered(level: official.level)])
            }
    }

    private static func errors(
        _ round: Round, _ responses: [Response]
    ) throws -> (sheet: ScoreSheet, errors: RoundErrors) {
        let made = try EstimatedRound(round, responses)
        return (made.sheet, try made.errors())
    }

    private static func close(_ left: Double?, _ right: Double) -> Bool { abs((left ?? .nan) - right) < 1e-12 }

    @Test("shares, errors, degrees of freedom and intervals are those summed by hand")
    func byHand() throws {
        let round = Self.round(populations: (6, 10, 20))
        let (sheet, errors) = try Self.errors(round, try Self.responses(round))
        let row = try #require(sheet.rows.firstIndex { $0.unit == 0 && $0.criterion.code == "1.1.2" })
        #expect(Self.close(sheet.rows[row].share, 0.5625))
        let precision = try #require(errors.rows[row])
        // Delegates: (1 − 4/6) × (1/6) ÷ 4 = 1/72. Officials: z = w(y − 7/12) ÷ 30 deviates by ±1/24 from its mean in A
        // and by 1/9, 0, 1/9 in B: 0.8 × 2 × 2/576 + 0.85 × 1.5 × 2/81 = 1/27.
        // 0.25² ÷ 72 + 0.75² ÷ 27
        #expect(Self.close(precision.standardError * precision.standardError, 0.0625 / 72 + 0.5625 / 27))
        #expect(abs(precision.degreesOfFreedom - 3.24956) < 1e-4)
        let block = try #require(errors.blocks[0])
        // Delegates on both rows, 2(y − 0.75) + 0.25(y − 0.5) = 0.625, 0, −0.5, −0.125: (1/3) × 0.21875 ÷ 4.
        #expect(Self.close(sheet.blocks[0].pointsUnrounded, 2.0625))
        #expect(Self.close(block.standardError * block.standardError, 0.21875 / 12 + 0.5625 / 27))
        #expect(abs(block.degreesOfFreedom - 5.97345) < 1e-4)
        // 2.0625 ± qt(0.975, 5.973451) × 0.1976424
        #expect(abs((block.interval?.low ?? .nan) - 1.57836508568811) < 1e-10)
        #expect(abs((block.interval?.high ?? .nan) - 2.54663491431189) < 1e-10)
        // plogis(qlogis(0.5625) ± qt(0.975, 3.249567) × 0.1473139 ÷ (0.5625 × 0.4375))
        #expect(abs((precision.interval?.low ?? .nan) - 0.171707580581264) < 1e-10)
        #expect(abs((precision.interval?.high ?? .nan) - 0.888568550155656) < 1e-10)
    }

    @Test("a census has no error, an interval that is a point, and no division by zero")
    func census() throws {
        let round = Self.round(populations: (4, 2, 3))
        let (sheet, errors) = try Self.errors(round, try Self.responses(round))
        let block = try #require(errors.blocks[0])
        #expect(block.standardError == 0)
        #expect(block.interval?.low == sheet.blocks[0].pointsUnrounded)
        #expect(block.interval?.high == sheet.blocks[0].pointsUnrounded)
        for (row, precision) in zip(sheet.rows, errors.rows) where row.share != nil {
            #expect(precision?.standardError == 0)
            #expect(precision?.interval?.low == precision?.interval?.high)
        }
        #expect(errors.ranks[0].map(\.ranks.marginal) == [1...1])
    }

    @Test("a row of a group of which everybody answered has no error, whoever else is sampled")
    func censusOfOneGroup() throws {
        let round = Self.round(populations: (4, 10, 20))
        let (sheet, errors) = try Self.errors(round, try Self.responses(round))
        let own = try #require(sheet.rows.firstIndex { $0.unit == 0 && $0.criterion.code == "1.1.1" })
        #expect(errors.rows[own]?.standardError == 0)
        // Of 2 points: the mean 0.75.
        #expect(errors.rows[own]?.interval == ConfidenceInterval(low: 1.5, high: 1.5))
        let joint = try #require(sheet.rows.firstIndex { $0.unit == 0 && $0.criterion.code == "1.1.2" })
        // Officials alone vary: 0.75² ÷ 27 with 5 − 2 degrees of freedom.
        let precision = try #require(errors.rows[joint])
        #expect(Self.close(precision.standardError * precision.standardError, 0.5625 / 27))
        #expect(Self.close(precision.degreesOfFreedom, 3))
    }

    @Test("the order of responses changes no digit, and everybody twice under another name no share")
    func invariance() throws {
        let round = Self.round(populations: (60, 100, 200))
        let once = try Self.responses(round)
        let (sheet, errors) = try Self.errors(round, once)
        let (turned, turnedErrors) = try Self.errors(round, once.reversed())
        #expect(turned.rows.map(\.share) == sheet.rows.map(\.share))
        #expect(turnedErrors.rows == errors.rows && turnedErrors.blocks == errors.blocks)
        let (twice, _) = try Self.errors(round, once + Self.responses(round, suffix: "b"))
        for (double, single) in zip(twice.rows, sheet.rows) {
            #expect(double.share == nil ? single.share == nil : Self.close(double.share, single.share ?? .nan))
        }
    }

    @Test("says what of the design and the responses does not fit")
    func faults() throws {
        let responses = try Self.responses(Self.round(populations: (6, 10, 20)))
        #expect(throws: SampleFault.tooManyRespondents(stratum: "", sampled: 4, population: 3, group: 0)) {
            _ = try Self.errors(Self.round(populations: (3, 10, 20)), responses)
        }
        #expect(throws: SampleFault.lonelyStratum(stratum: "B", group: 1)) {
            _ = try Self.errors(
                Self.round(populations: (6, 10, 20)), Array(responses.prefix(7)))
        }
        var strange = responses
        strange[8].stratum = "C"
        #expect(throws: SampleFault.strangeStratum("C", group: 1)) {
            _ = try Self.errors(Self.round(populations: (6, 10, 20)), strange)
        }
        strange[8].stratum = nil
        #expect(throws: SampleFault.missing(fact: .stratum, group: 1, respondents: 1)) {
            _ = try Self.errors(Self.round(populations: (6, 10, 20)), strange)
        }
    }

    /// A district has one survey row and officials are asked one question of it, so that its block is that row: the one is
    /// made from respondents, the other from counts.
    @Test("scales of many levels count, also where their bytes take eight bits", arguments: [5, 12, 13, 60])
    func manyLevels(levels: Int) throws {
        var round = Self.round(populations: (6, 10, 20))
        round.scales[0].levels = (0..<levels).map { level in
            ScaleLevel(code: "\(level)", label: "\(level)", coefficient: Double(level * level % 7) / 6)
        }
        let unit = try #require(round.unitIndex("H1"))
        let index = try #require(round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: 1))
        let answers: [Answer] = [
            .answered(level: levels - 1), .doNotKnow, .answered(level: levels / 2), .answered(level: 1), .notShown,
            .answered(level: levels - 2), .blank, .answered(level: 0), .invalid,
        ]
        let responses = answers.enumerated().map { number, answer in
            Response(
                responseID: "\(number)", respondent: "O\(number)", group: 1, unit: unit,
                stratum: number < 4 ? "A" : "B", questionnaire: index, answers: [answer], location: SmallRound.place)
        }
        let (sheet, errors) = try Self.errors(round, responses)
        let row = try #require(sheet.rows.firstIndex { $0.unit == unit && $0.criterion.code == "1.1" })
        let block = try #require(sheet.blocks.firstIndex { $0.unit == unit && $0.method == .survey })
        let (one, other) = (try #require(errors.rows[row]), try #require(errors.blocks[block]))
        #expect(one.standardError > 0.01 && Self.close(one.standardError, other.standardError))
        #expect(one.degreesOfFreedom == other.degreesOfFreedom)
    }

    @Test("a store gives up the responses that do not count, and joins another")
    func store() throws {
        let round = Self.round(populations: (6, 10, 20))
        let responses = try Self.responses(round)
        var (first, second, all) = (RatingStore(), RatingStore(), RatingStore())
        for (index, response) in responses.enumerated() {
            if index < 4 { first.append(response) } else { second.append(response) }
            all.append(response)
        }
        first.append(second)
        #expect(first.count == all.count)
        for index in 0..<all.count {
            #expect(first.answers(of: index) == all.answers(of: index))
            #expect(
                first.rating(index).unit == all.rating(index).unit && first.rater(of: index) == all.rater(of: index))
        }
        let less = all.without([responses[1], responses[8]])
        #expect(less.count == 7)
        #expect(
            (0..<7).map { less.texts[less.rater(of: $0).respondent] } == ["D0", "D2", "D3", "O0", "O1", "O2", "O3"])
    }
}
