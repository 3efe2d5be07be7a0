import Diagnostics
import FormIdentity
import SurveyModel

/// What the root of a file says about the form that the responses were given on, and the hash of them as it should be.
struct FilledForm {
    /// The questionnaire that the form asks; nil where the file does not say.
    var questionnaire: Int?
    private(set) var seal: ContentSeal
    /// The hash that the file says it has, in lower case, and where; nil where it says none.
    let expected: (hash: String, place: SourceLocation)?

    /// - Parameter facts: The attributes of the root that name a form, its version, year and synthetic mark, in NFC.
    init(_ facts: [ResponseName: String], expected: (hash: String, place: SourceLocation)?) {
        self.expected = expected.map { ($0.hash.lowercased(), $0.place) }
        seal = ContentSeal(
            root: [ResponseName.formID, .formVersion, .year, .synthetic].map { ($0.rawValue, facts[$0] ?? "") })
    }

    mutating func take(_ facts: RawFacts) {
        if expected != nil { seal.takeResponse(facts.all) }
    }

    mutating func takeAnswer(question: String, value: String) {
        if expected != nil { seal.takeAnswer(question: question, value: value) }
    }

    /// Where the hash stands that is not that of what was taken; nil where it is, or where there is none.
    var damage: SourceLocation? {
        expected.flatMap { $0.hash == seal.sha256 ? nil : $0.place }
    }
}

extension XMLResponseState {
    /// Understands what the root says about a form.
    ///
    /// - Parameter facts: Its attributes, with the place of each value.
    mutating func readForm(_ facts: [ResponseName: (text: String, place: SourceLocation)]) {
        let texts = facts.mapValues(\.text).filter { !$0.value.isEmpty }
        guard texts.keys.contains(where: { [.formID, .formVersion, .contentHash].contains($0) }) else { return }
        var form = FilledForm(
            texts,
            expected: texts[.contentHash].flatMap { hash in facts[.contentHash].map { (hash, $0.place) } })
        if let id = facts[.formID], !id.text.isEmpty {
            let identities = assembler.round.formIdentities
            form.questionnaire = identities.firstIndex { $0.id == id.text }
            if let index = form.questionnaire {
                let accepted = assembler.round.questionnaires[index].acceptedVersions.union([identities[index].version])
                if let version = facts[.formVersion], !accepted.contains(version.text.lowercased()) {
                    refuse(otherVersion(version.text, of: identities[index], at: version.place))
                }
            } else {
                refuse(unknownForm(id.text, among: identities.map(\.id), at: id.place))
            }
        }
        self.form = form
    }
}
