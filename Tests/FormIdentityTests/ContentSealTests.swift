import FormIdentity
import SurveyModel
import Testing

@Suite("ContentSeal")
struct ContentSealTests {
    private func seal(_ facts: [ResponseFact: String], answers: [(String, String)]) -> String {
        var seal = ContentSeal(
            root: [("form_id", "f"), ("form_version", "v"), ("year", "2031"), ("synthetic", "")])
        seal.takeResponse(facts)
        for (question, value) in answers { seal.takeAnswer(question: question, value: value) }
        return seal.sha256
    }

    /// printf 'responses\x1fform_id=f\x1fform_version=v\x1fyear=2031\x1eresponse\x1frespondent=R1\x1funit=Sở\x1e
    /// answer\x1f1.1\x1f5\x1eanswer\x1f1.2\x1f\x1e' | sha256sum, on one line; GNU coreutils 9.1.
    @Test("is the SHA-256 of the records that the description of formats shows")
    func records() {
        #expect(
            seal([.unit: "Sở", .respondent: "R1", .employer: ""], answers: [("1.1", "5"), ("1.2", "")])
                == "1b48be3d82717718b34feb015db63417fcb15e0cb6c0629e738b2b247c2a8eac")
    }

    @Test("tells apart what must not be mixed up")
    func ambiguity() {
        let seals = [
            seal([.respondent: "R1", .unit: "S"], answers: [("1", "2")]),
            seal([.respondent: "R1", .unit: "S"], answers: [("12", "")]),
            seal([.respondent: "R1", .unit: "S"], answers: [("", "12")]),
            seal([.respondent: "R1", .unit: "S"], answers: [("1", "2"), ("1", "2")]),
            seal([.respondent: "R1", .unit: "S"], answers: []),
            seal([.respondent: "S", .unit: "R1"], answers: [("1", "2")]),
            seal([.responseID: "R1", .unit: "S"], answers: [("1", "2")]),
        ]
        #expect(Set(seals).count == seals.count)
    }
}
