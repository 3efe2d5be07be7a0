import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseChecks

@Suite("ResponseRule")
struct ResponseRuleTests {
    @Test("asks every rule there is, rejections first")
    func asksEveryRule() {
        var settings = RoundSettings()
        settings.closesAt = Timestamp(milliseconds: 0)
        let round = SmallRound.make(settings: settings)
        let response = rating(employer: "S1", submittedAt: Timestamp(milliseconds: 1), answers: [.blank])
        let codes = responseRules.map { $0.verdict(on: response, in: round).finding?.code.description }
        #expect(codes == ["response.self-rating", "response.late", "response.no-answer"])
        #expect(responseRules.allSatisfy { $0.verdict(on: rating(), in: round).brief == "sound" })
    }
}
