import FormIdentity
import SurveyModel
import TestMaterial
import Testing

@Suite("FormIdentity")
struct FormIdentityTests {
    private func identity(
        letterhead: FormLetterhead = FormLetterhead(), year: Int = 2031,
        change: (inout Questionnaire, inout [Scale]) -> Void = { _, _ in }
    ) -> FormIdentity {
        let round = SmallRound.make()
        var questionnaire = round.questionnaires[0]
        var scales = round.scales
        change(&questionnaire, &scales)
        return FormIdentity(questionnaire: questionnaire, scales: scales, year: year, letterhead: letterhead)
    }

    @Test("the id is the questionnaire's code, the version twelve hexadecimal digits")
    func shape() {
        #expect(identity().id == "D-S")
        #expect(identity().version.wholeMatch(of: /[0-9a-f]{12}/) != nil)
        #expect(identity() == identity())
    }

    @Test("whatever a respondent reads or chooses changes the version")
    func changes() {
        var letterhead = FormLetterhead()
        letterhead.confidentiality = "Giữ kín"
        let versions = [
            identity(), identity(letterhead: letterhead), identity(year: 2032),
            identity { form, _ in form.title += "." }, identity { form, _ in form.introduction = "." },
            identity { form, _ in form.instructions = "." }, identity { form, _ in form.closing = "." },
            identity { form, _ in form.questions[0].text += "?" },
            identity { form, _ in form.questions.swapAt(0, 1) }, identity { form, _ in form.questions.removeLast() },
            identity { form, _ in form.questions[0].code = "1.1.9" },
            identity { form, _ in form.questions[0].scale = 1 },
            identity { _, scales in scales[0].levels[0].label = "Tuyệt vời" },
            identity { _, scales in scales[0].levels[0].code = "6" },
            identity { _, scales in scales[0].levels.swapAt(0, 1) },
            identity { _, scales in scales[0].doNotKnow = nil },
        ].map(\.version)
        #expect(Set(versions).count == versions.count)
    }

    @Test("what only the calculation uses does not")
    func calculation() {
        #expect(identity { _, scales in scales[0].levels[1].coefficient = 0.8 } == identity())
        #expect(identity { form, _ in form.questions[0].weight = 3 } == identity())
        #expect(identity { form, _ in form.questions[0].criterion = "1.1.2" } == identity())
    }
}
