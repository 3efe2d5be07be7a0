import SurveyModel
import TestMaterial
import Testing
import TextOutput

@testable import ResultExport

@Suite("SettingsInForce")
struct SettingsInForceTests {
    private func text(_ round: Round) -> String {
        JSONValue.object(round.settingsInForce.map { ($0.name, $0.value) }).serialized()
    }

    @Test("writes every choice out, defaults and coefficients among them")
    func writesDefaults() {
        #expect(
            text(SmallRound.make()) == """
                {
                  "combine-groups": "group-shares",
                  "minimum-scored-answers": 5,
                  "on-insufficient-data": "block",
                  "conflicts": "reject-all",
                  "rounding-step": 0.01,
                  "survey-block": "tabulated",
                  "satisfaction-rule": "linear",
                  "closes-at": null,
                  "groups": {
                    "delegate": {
                      "share": 0.25,
                      "rates": ["department"],
                      "may-rate-own-unit": false
                    },
                    "official": {
                      "share": 0.75,
                      "rates": ["department", "district"],
                      "may-rate-own-unit": false
                    }
                  },
                  "coefficients": {
                    "levels-5": {"5": 1, "4": 0.75, "3": 0.5, "2": 0.25, "1": 0},
                    "conduct": {"1": 0, "2": 0.5, "3": 1}
                  }
                }

                """)
    }

    @Test("writes what the round chose instead")
    func writesChoices() {
        var settings = RoundSettings()
        settings.combination = .pooled
        settings.minimumScoredAnswers = 12
        settings.insufficientData = .useOtherGroups
        settings.conflicts = .latest
        settings.roundingStep = Points(tenThousandths: 2500)
        settings.surveyBlock = .stated
        settings.satisfaction = .bands([
            SatisfactionRule.Band(lowerBound: 82.5, share: 1), SatisfactionRule.Band(lowerBound: 0, share: 0.1),
        ])
        var groups = SmallRound.groups
        groups[1].mayRateOwnUnit = true
        let text = text(SmallRound.make(groups: groups, settings: settings))
        for line in [
            #""combine-groups": "pooled""#, #""minimum-scored-answers": 12"#,
            #""on-insufficient-data": "use-other-groups""#, #""conflicts": "latest""#, #""rounding-step": 0.25"#,
            #""survey-block": "stated""#, #"{"from": 82.5, "share": 1}"#, #"{"from": 0, "share": 0.1}"#,
            #""may-rate-own-unit": true"#,
        ] {
            #expect(text.contains(line), "\(line)")
        }
        // Shares that do not count are not shown as if they did.
        #expect(!text.contains(#""share": 0.25"#))
    }
}
