import Diagnostics
import TestMaterial
import Testing

@testable import SurveyModel

@Suite("Response")
struct ResponseTests {
    private let response = Response(
        responseID: "R/S1", respondent: "R", group: 1, unit: 0, stratum: "a", cluster: "c", employer: "S2",
        submittedAt: Timestamp(milliseconds: 1), questionnaire: 1, answers: [.answered(level: 2)],
        location: SmallRound.place)

    @Test("says the same wherever and whenever it was handed in")
    func hasSameContent() {
        var other = response
        other.submittedAt = nil
        other.location.file = "other.csv"
        #expect(response.hasSameContent(as: other))
    }

    @Test("says something else where any fact or answer differs")
    func hasOtherContent() {
        let changes: [(inout Response) -> Void] = [
            { $0.responseID = "x" }, { $0.respondent = nil }, { $0.group = 0 }, { $0.unit = 1 }, { $0.stratum = nil },
            { $0.cluster = "d" }, { $0.employer = nil }, { $0.answers = [.blank] },
            { $0.answers = [.answered(level: 1)] },
        ]
        for (index, change) in changes.enumerated() {
            var other = response
            change(&other)
            #expect(!response.hasSameContent(as: other), "change \(index)")
        }
    }
}
