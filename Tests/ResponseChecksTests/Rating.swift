import Diagnostics
import SurveyModel
import TestMaterial

@testable import ResponseChecks

/// A response to unit S1, of no interest but in what a test names.
func rating(
    group: Int = 1, employer: String? = nil, submittedAt: Timestamp? = nil, answers: [Answer] = [.answered(level: 0)]
) -> Response {
    Response(
        responseID: "R-17", respondent: "R-17", group: group, unit: 0, employer: employer, submittedAt: submittedAt,
        questionnaire: 1, answers: answers, location: SourceLocation(file: "r.csv", line: 5, column: 1))
}

extension RuleVerdict {
    /// `sound`, or what becomes of the response with the finding's severity, place and code.
    var brief: String {
        switch self {
        case .sound: "sound"
        case .doubtful(let finding): "doubtful: \(finding.severity) \(finding.location) \(finding.code)"
        case .rejected(let finding): "rejected: \(finding.severity) \(finding.location) \(finding.code)"
        }
    }

    var finding: Diagnostic? {
        switch self {
        case .sound: nil
        case .doubtful(let finding), .rejected(let finding): finding
        }
    }
}
