import SurveyModel
import TestMaterial
import Testing

@testable import ResponseChecks

@Suite("LateResponseRule")
struct LateResponseRuleTests {
    @Test(
        "reports what was submitted after the closing instant, whatever the offset, and lets it count",
        arguments: [
            ("2024-12-31T23:59:59+07:00", "sound"), ("2024-12-31T16:59:59Z", "sound"),
            ("2024-12-31T23:59:59.001+07:00", "doubtful: warning r.csv:5:1 response.late"),
            ("2024-12-31T20:00:00Z", "doubtful: warning r.csv:5:1 response.late"),
            ("2025-01-01T00:59:59+09:00", "sound"), (nil, "sound"),
        ] as [(String?, String)])
    func reportsLateResponses(submitted: String?, expected: String) {
        var settings = RoundSettings()
        settings.closesAt = Timestamp("2024-12-31T23:59:59+07:00")
        let response = rating(submittedAt: submitted.flatMap { Timestamp($0) })
        #expect(LateResponseRule().verdict(on: response, in: SmallRound.make(settings: settings)).brief == expected)
    }

    @Test("has nothing to say where the round names no end")
    func withoutEnd() {
        let response = rating(submittedAt: Timestamp("2999-01-01T00:00Z"))
        #expect(LateResponseRule().verdict(on: response, in: SmallRound.make()).brief == "sound")
    }
}
