package import Diagnostics
package import FormIdentity
package import SurveyModel

/// A unit on a form, with the questions that are not put about it because their rows are not assessed.
package struct FormUnit: Hashable, Sendable {
    package var code: UnitCode
    package var name: String
    package var notAsked: Set<QuestionCode>
}

/// A question as it stands on a form.
package struct FormQuestion: Sendable {
    /// Counted from 1 through the whole questionnaire, also where a form leaves some out.
    package var number: Int
    package var code: QuestionCode
    package var text: String
    package var choices: [FormChoice]
}

/// One of the answers that a question offers.
package struct FormChoice: Hashable, Sendable {
    package var code: String
    package var label: String
    package var isDoNotKnow: Bool
}

/// The questions of one area, in the order of the questionnaire.
package struct FormSection: Sendable {
    /// The area's code and title in the criteria table.
    package var code: CriterionCode
    package var title: String
    package var questions: [FormQuestion]
}

/// A form as it is handed out: a questionnaire about one unit or many, with everything that is printed on it.
package struct Form: Sendable {
    /// The questionnaire's code and, where the form is about one unit of many, that unit's code.
    package var id: String
    package var identity: FormIdentity
    /// The form's number, such as "Mẫu 01-ĐTXHH/2024"; may be empty.
    package var number: String
    package var layout: FormLayout
    package var title: String
    package var year: Int
    package var language: Language
    package var isSynthetic: Bool
    package var letterhead: FormLetterhead
    /// What the survey rests on: the round's own words, else the source of the criteria.
    package var grounds: [String]
    package var introduction: [String]
    package var instructions: [String]
    package var closing: [String]
    /// Whether the respondent is asked where they work.
    package var asksEmployer: Bool
    package var units: [FormUnit]
    package var sections: [FormSection]

    package var questions: [FormQuestion] { sections.flatMap(\.questions) }

    /// The id as far as it can stand in a file's name.
    package var fileStem: String { Form.fileStem(id) }

    static func fileStem(_ id: String) -> String {
        String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
    }
}
