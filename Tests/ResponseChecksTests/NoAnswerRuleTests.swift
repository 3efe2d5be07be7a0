import SurveyModel
import TestMaterial
import Testing

@testable import ResponseChecks

@Suite("NoAnswerRule")
struct NoAnswerRuleTests {
    @Test(
        "reports a response in which nothing was written",
        arguments: [
            ([.blank, .blank], true), ([.notShown, .notShown], true), ([.blank, .notShown], true),
            ([.blank, .doNotKnow], false), ([.blank, .invalid], false), ([.answered(level: 0), .blank], false),
        ] as [([Answer], Bool)])
    func reportsEmptyResponses(answers: [Answer], isReported: Bool) {
        let verdict = NoAnswerRule().verdict(on: rating(answers: answers), in: SmallRound.make())
        #expect(verdict.brief == (isReported ? "doubtful: warning r.csv:5:1 response.no-answer" : "sound"))
    }
}
