import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseChecks

@Suite("SelfRatingRule")
struct SelfRatingRuleTests {
    private func verdict(employer: String?, mayRateOwnUnit: Bool?) -> RuleVerdict {
        var groups = SmallRound.groups
        groups[1].mayRateOwnUnit = mayRateOwnUnit
        return SelfRatingRule().verdict(on: rating(employer: employer), in: SmallRound.make(groups: groups))
    }

    @Test(
        "rejects a rating of the unit that employs the respondent, unless their group is allowed it",
        arguments: [
            ("S1", false, "rejected: warning r.csv:5:1 response.self-rating"),
            ("S1", nil, "rejected: warning r.csv:5:1 response.self-rating"), ("S1", true, "sound"),
            ("H1", false, "sound"), ("Công ty S1", false, "sound"), (nil, false, "sound"),
        ] as [(String?, Bool?, String)])
    func rejectsOwnUnit(employer: String?, mayRateOwnUnit: Bool?, expected: String) {
        #expect(verdict(employer: employer, mayRateOwnUnit: mayRateOwnUnit).brief == expected)
    }

    @Test("asks the group of the response, not another")
    func asksTheirGroup() {
        var groups = SmallRound.groups
        groups[1].mayRateOwnUnit = true
        let round = SmallRound.make(groups: groups)
        #expect(SelfRatingRule().verdict(on: rating(group: 1, employer: "S1"), in: round).brief == "sound")
        #expect(SelfRatingRule().verdict(on: rating(group: 0, employer: "S1"), in: round).finding != nil)
    }

    @Test("names the group and no respondent", arguments: Language.allCases)
    func namesNobody(language: Language) throws {
        let text = try #require(verdict(employer: "S1", mayRateOwnUnit: false).finding).text(in: language)
        #expect(text.contains("official"))
        #expect(!text.contains("R-17"))
    }
}
