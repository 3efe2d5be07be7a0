package import Diagnostics

/// How a form lays its questions out.
package enum FormLayout: String, Sendable, CaseIterable {
    /// One respondent rates many units on one form: questions × units.
    case matrix
    /// One form rates one unit.
    case singleUnit = "single-unit"
}

/// One question of a questionnaire.
package struct Question: Sendable {
    package var code: QuestionCode
    /// The survey row that the answers give points to.
    package var criterion: CriterionCode
    /// Index into the round's scales.
    package var scale: Int
    /// The question's part in its criterion, relative to the criterion's other questions.
    package var weight: Double
    package var text: String
    package var location: SourceLocation

    package init(
        code: QuestionCode, criterion: CriterionCode, scale: Int, weight: Double, text: String,
        location: SourceLocation
    ) {
        self.code = code
        self.criterion = criterion
        self.scale = scale
        self.weight = weight
        self.text = text
        self.location = location
    }
}

/// What one group is asked about one kind of unit.
package struct Questionnaire: Sendable {
    package var code: QuestionnaireCode
    package var kind: KindCode
    package var group: GroupCode
    /// The form's number, such as "Mẫu 01-ĐTXHH/2024".
    package var form: String
    package var layout: FormLayout
    package var title: String
    package var introduction: String
    package var instructions: String
    package var closing: String
    package var questions: [Question]
    /// Earlier versions of the form whose answers mean the same.
    package var acceptedVersions: Set<String> = []
    package var location: SourceLocation

    package init(
        code: QuestionnaireCode, kind: KindCode, group: GroupCode, form: String, layout: FormLayout, title: String,
        introduction: String, instructions: String, closing: String, questions: [Question], location: SourceLocation
    ) {
        self.code = code
        self.kind = kind
        self.group = group
        self.form = form
        self.layout = layout
        self.title = title
        self.introduction = introduction
        self.instructions = instructions
        self.closing = closing
        self.questions = questions
        self.location = location
    }
}
