package import Diagnostics
package import SurveyModel

/// What a rule has to say about a response.
package enum RuleVerdict: Sendable {
    case sound
    /// Reported; the response counts all the same.
    case doubtful(Diagnostic)
    /// Reported, and the response does not count.
    case rejected(Diagnostic)
}

/// One rule of data quality: one file, one code, one test.
package protocol ResponseRule: Sendable {
    /// The facts that its verdict depends on; a rule that has something to say about a response that answers nothing, and
    /// only about such, names none.
    var facts: Set<ResponseFact> { get }

    func verdict(on response: Response, in round: Round) -> RuleVerdict
}

/// Every rule that a response must pass, in the order in which they are asked.
package let responseRules: [any ResponseRule] = [SelfRatingRule(), LateResponseRule(), NoAnswerRule()]
