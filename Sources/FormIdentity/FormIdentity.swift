import Crypto
import Foundation
package import SurveyModel

/// Which form it is, and in which wording: printed on every form, and said by every file that a form hands back.
package struct FormIdentity: Hashable, Sendable {
    /// The questionnaire's code.
    package var id: String
    /// Twelve hexadecimal digits that change with whatever a respondent reads or chooses.
    package var version: String

    package init(id: String, version: String) {
        self.id = id
        self.version = version
    }
}

extension FormIdentity {
    /// The identity of the form that asks a questionnaire of a round.
    ///
    /// The version stands for the texts of the form, its questions in their order and what each level is called. It does
    /// not change with coefficients, weights and criteria, which a respondent does not see, nor with the register of units,
    /// whose codes are their identity.
    package init(
        questionnaire: Questionnaire, scales: [Scale], year: Int, letterhead: FormLetterhead = FormLetterhead()
    ) {
        var fields = [
            "\(year)", questionnaire.code.description, questionnaire.kind.description, questionnaire.group.description,
            questionnaire.form, questionnaire.title, questionnaire.introduction, questionnaire.instructions,
            questionnaire.closing,
        ]
        for question in questionnaire.questions {
            fields += [question.code.description, question.text]
            let scale = scales[question.scale]
            fields += scale.levels.flatMap { [$0.code, $0.label] }
            fields += scale.doNotKnow.map { [$0.code, $0.label] } ?? []
            fields.append("")
        }
        if letterhead != FormLetterhead() {
            fields += [letterhead.authority, letterhead.agency, letterhead.place, letterhead.confidentiality]
            fields += letterhead.grounds
        }
        let hash = SHA256.hash(data: Data(fields.joined(separator: "\u{1F}").utf8))
        self.init(id: questionnaire.code.description, version: String(hexadecimal(hash).prefix(12)))
    }
}

extension Round {
    /// The identity of the form of each questionnaire, in their order.
    package var formIdentities: [FormIdentity] {
        questionnaires.map { FormIdentity(questionnaire: $0, scales: scales, year: year, letterhead: letterhead) }
    }
}

func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
