package import Diagnostics
package import SurveyModel

extension DiagnosticCode {
    package static let selfRating = DiagnosticCode("response.self-rating")
}

/// A respondent must not rate the unit that employs them, unless the round allows it to their group.
///
/// The employer may be written as the unit's code or as its name, in any case.
package struct SelfRatingRule: ResponseRule {
    package let facts: Set<ResponseFact> = [.employer, .unit, .group]

    package init() {}

    package func verdict(on response: Response, in round: Round) -> RuleVerdict {
        let group = round.groups[response.group]
        guard group.mayRateOwnUnit != true, let employer = response.employer,
            round.isUnit(response.unit, named: employer)
        else { return .sound }
        return .rejected(
            Diagnostic(
                .warning, .selfRating, at: response.location,
                Wording(
                    "the respondent rates the unit that employs them; the response is rejected",
                    vi: "người trả lời đánh giá chính đơn vị mình công tác; phiếu bị loại"),
                hint: Wording(
                    "take the response out, or write may-rate-own-unit: true for group \(group.code) in round.yaml",
                    vi: "bỏ phiếu này, hoặc ghi may-rate-own-unit: true cho nhóm \(group.code) trong round.yaml")))
    }
}
