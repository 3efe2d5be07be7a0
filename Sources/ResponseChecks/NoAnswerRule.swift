package import Diagnostics
package import SurveyModel

extension DiagnosticCode {
    package static let noAnswer = DiagnosticCode("response.no-answer")
}

/// A response in which nothing is answered is reported: a form that was handed in empty, or a column that was lost.
package struct NoAnswerRule: ResponseRule {
    package let facts: Set<ResponseFact> = []

    package init() {}

    package func verdict(on response: Response, in round: Round) -> RuleVerdict {
        guard response.answers.allSatisfy({ $0 == .blank || $0 == .notShown }) else { return .sound }
        return .doubtful(
            Diagnostic(
                .warning, .noAnswer, at: response.location,
                Wording("the response answers nothing", vi: "phiếu không có câu trả lời nào")))
    }
}
