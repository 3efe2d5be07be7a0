import SurveyModel
import TestMaterial
import Testing

@testable import Scoring

/// Properties of shares; the numbers are proved by the round that was computed by hand.
@Suite("Shares")
struct ShareCalculationTests {
    private func response(_ round: Round, unit: Int, group: Int, level: Int, number: Int) throws -> Response {
        let index = try #require(round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group))
        let questions = round.questionnaires[index].questions
        return Response(
            responseID: "SIM-\(number)", respondent: "SIM-\(number)", group: group, unit: unit, questionnaire: index,
            answers: questions.map { .answered(level: level % round.scales[$0.scale].levels.count) },
            location: round.units[unit].location)
    }

    @Test("the order in which responses are counted does not matter, to the last bit")
    func order() throws {
        let round = SmallRound.make()
        var responses: [Response] = []
        for number in 0..<60 {
            for unit in round.units.indices {
                for group in round.groups.indices
                where round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group) != nil {
                    responses.append(
                        try response(round, unit: unit, group: group, level: number * 7 % 5, number: number))
                }
            }
        }
        func sheet(_ responses: [Response]) -> [Double?] {
            var tally = AnswerTally(round: round)
            for response in responses { tally.add(response) }
            return ScoreSheet(round: round, tally: tally, satisfaction: SatisfactionIndices()).rows.map(\.share)
        }
        #expect(sheet(responses) == sheet(responses.reversed()))
        #expect(sheet(responses).contains { $0 != nil })
    }

    @Test("everybody at the best level gives the maximum, everybody at the worst nothing")
    func extremes() throws {
        let round = SmallRound.make()
        for (isBest, expected) in [(true, 1.0), (false, 0.0)] {
            var tally = AnswerTally(round: round)
            for unit in round.units.indices {
                for group in round.groups.indices {
                    let kind = round.kindIndex(ofUnit: unit)
                    guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                    for number in 0..<5 {
                        var answers = try response(round, unit: unit, group: group, level: 0, number: number)
                        answers.answers = round.questionnaires[index].questions.map { question in
                            let levels = round.scales[question.scale].levels
                            let wanted = isBest ? 1.0 : 0.0
                            return .answered(level: levels.firstIndex { $0.coefficient == wanted } ?? 0)
                        }
                        tally.add(answers)
                    }
                }
            }
            let sheet = ScoreSheet(round: round, methods: [.survey], tally: tally, satisfaction: SatisfactionIndices())
            for row in sheet.rows where row.status == .scored {
                #expect(row.share == expected)
                #expect(row.awardedPoints == (isBest ? row.maximumPoints : .zero))
            }
            #expect(sheet.rows.contains { $0.status == .scored })
        }
    }

    @Test("a minimum of one is not met by no answer at all")
    func noAnswers() {
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        let round = SmallRound.make(settings: settings)
        let sheet = ScoreSheet(
            round: round, tally: AnswerTally(round: round), satisfaction: SatisfactionIndices())
        let survey = sheet.rows.filter { $0.criterion.method == .survey }
        #expect(!survey.isEmpty && survey.allSatisfy { $0.status == .insufficientData && $0.awardedPoints == nil })
    }
}
