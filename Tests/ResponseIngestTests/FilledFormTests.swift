import ByteInput
import Diagnostics
import FormIdentity
import ResponseIngest
import SurveyModel
import Testing

@Suite("Files of forms")
struct FilledFormTests {
    private let round = Round.small()

    /// A file of a form of delegates about departments, filled in by p1 on D1.
    private func file(
        id: String? = nil, version: String? = nil, hash: String? = nil, answers: [(String, String)] = [("2.5.1", "4")],
        sealed: [(String, String)]? = nil, unit: String = "D1"
    ) -> String {
        let form = round.formIdentities[0]
        let (id, version) = (id ?? form.id, version ?? form.version)
        var seal = ContentSeal(root: [("form_id", id), ("form_version", version), ("year", "2024")])
        seal.takeResponse([.respondent: "p1", .group: "delegate", .unit: unit])
        for (question, value) in sealed ?? answers { seal.takeAnswer(question: question, value: value) }
        return
            "<responses year=\"2024\" form_id=\"\(id)\" form_version=\"\(version)\" content_sha256=\"\(hash ?? seal.sha256)\">\n"
            + "<response unit=\"\(unit)\" group=\"delegate\"\n respondent=\"p1\">"
            + answers.map { "<answer value=\"\($0.1)\" question=\"\($0.0)\"/>" }.joined() + "</response></responses>"
    }

    @Test("a file that says what the form wrote is read without a finding")
    func isRead() {
        let reading = Reading(file(), path: "r.xml")
        #expect(reading.brief == [])
        #expect(reading.counts == [1, 0])
        #expect(reading.answers == [[.notShown, .answered(level: 0), .notShown]])
    }

    @Test("whatever was changed, added or taken away makes the file a damaged one", arguments: damages)
    func damage(answers: [(String, String)]) {
        let reading = Reading(file(answers: answers, sealed: [("2.5.1", "4"), ("5.10.1", "9")]), path: "r.xml")
        #expect(reading.brief.contains { $0.hasSuffix("response-xml.damaged") && $0.hasPrefix("error 1:") })
        #expect(reading.counts == nil)
    }
    private static let damages: [[(String, String)]] = [
        [("2.5.1", "5"), ("5.10.1", "9")], [("2.5.1", "4")], [("2.5.1", "4"), ("5.10.1", "")],
        [("5.10.1", "9"), ("2.5.1", "4")], [("2.5.1", "4"), ("5.10.1", "9"), ("1.10.1", "5")], [],
    ]

    @Test("a hash of nothing is a damaged one, and rejected responses are part of what is hashed")
    func rejected() {
        #expect(Reading(file(hash: String(repeating: "A", count: 64)), path: "r.xml").counts == nil)
        let rejected = Reading(file(unit: "D9"), path: "r.xml")
        #expect(rejected.brief.map { $0.split(separator: " ").last } == ["response.unknown-unit"])
        #expect(rejected.counts == [0, 1])
    }

    @Test(
        "another version, or a form that there is not, refuses the file and says which there are",
        arguments: [
            (id: "department.delegat", version: nil, code: "response-xml.unknown-form"),
            (id: nil, version: "000000000000", code: "response-xml.other-version"),
        ] as [(id: String?, version: String?, code: String)])
    func otherForm(id: String?, version: String?, code: String) {
        let reading = Reading(file(id: id, version: version), path: "r.xml")
        #expect(reading.brief.map { $0.split(separator: " ").last.map(String.init) } == [code])
        #expect(reading.counts == nil)
        let form = round.formIdentities[0]
        for text in reading.texts { #expect(text.contains(form.id)) }
    }

    @Test("a version that the questionnaire accepts is read, with its own hash")
    func acceptedVersion() {
        var round = round
        round.questionnaires[0].acceptedVersions = ["000000000012"]
        #expect(Reading(file(version: "000000000012"), path: "r.xml", round: round).counts == [1, 0])
        #expect(Reading(file(version: "000000000013"), path: "r.xml", round: round).counts == nil)
    }

    @Test("a response to another questionnaire than the form's is rejected")
    func otherQuestionnaire() {
        let reading = Reading(file(answers: [("5.11.3", "3")], unit: "H1"), path: "r.xml")
        #expect(reading.brief == ["warning 2:1 response.other-form"])
        #expect(reading.counts == [0, 1])
    }

    @Test("a form without a hash is read; a hash without a form is held")
    func parts() {
        let bare = file().replacing(/\ content_sha256="[^"]*"/, with: "")
        #expect(Reading(bare, path: "r.xml").counts == [1, 0])
        let hashed = file().replacing(/\ form_id="[^"]*"/, with: "")
        #expect(Reading(hashed, path: "r.xml").counts == nil)
    }

    @Test("what is rejected is written without the hash, which mending changes")
    func rejects() throws {
        let text = file(unit: "D9")
        var findings = Findings()
        var reading = ResponseReading()
        reading.keepsRejections = true
        let file = try #require(
            ResponseFile.read(
                ByteReader(path: "r.xml", bytes: Array(text.utf8)), round: round, into: ResponseList(), reading,
                findings: &findings))
        let document = try RejectedElements(file.rejections, language: .english)
            .document { () throws(ByteInputError) in ByteReader(path: "r.xml", bytes: Array(text.utf8)) }
        let mended = String(decoding: document, as: UTF8.self).replacing("D9", with: "D2")
        #expect(!mended.contains("content_sha256"))
        #expect(mended.contains("form_id="))
        #expect(Reading(mended, path: "m.xml").counts == [1, 0])
    }
}
