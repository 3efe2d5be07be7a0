package import Diagnostics
package import SurveyModel

extension DiagnosticCode {
    package static let lateResponse = DiagnosticCode("response.late")
}

/// A response that was submitted after the survey closed is reported; no text says that it may not count.
package struct LateResponseRule: ResponseRule {
    package let facts: Set<ResponseFact> = [.submittedAt]

    package init() {}

    package func verdict(on response: Response, in round: Round) -> RuleVerdict {
        guard let closing = round.settings.closesAt, let submitted = response.submittedAt, submitted > closing
        else { return .sound }
        return .doubtful(
            Diagnostic(
                .warning, .lateResponse, at: response.location,
                Wording(
                    "the response was submitted after the survey closed; it is not rejected for that",
                    vi: "phiếu nộp sau khi cuộc điều tra kết thúc; không bị loại vì lý do này"),
                hint: Wording(
                    "take it out if the round does not accept late responses",
                    vi: "bỏ phiếu này nếu không nhận phiếu nộp muộn")))
    }
}
