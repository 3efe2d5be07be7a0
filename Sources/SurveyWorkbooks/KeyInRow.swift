package import SurveyModel

/// One rating as it is typed in.
package struct KeyInRow: Sendable {
    package var facts: [ResponseFact: String]
    /// By question; what is not there is left blank.
    package var answers: [QuestionCode: String]

    package init(facts: [ResponseFact: String], answers: [QuestionCode: String]) {
        self.facts = facts
        self.answers = answers
    }
}
