import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

@Suite("DuplicateResolution")
struct DuplicateResolutionTests {
    /// A response that stands on a line of its own and gives one answer.
    private func response(
        _ line: Int, _ id: String, by respondent: String?, on unit: Int = 0, level: Int = 0, at minute: Int64? = nil
    ) -> Response {
        Response(
            responseID: id, respondent: respondent, group: 0, unit: unit,
            submittedAt: minute.map { Timestamp(milliseconds: $0 * 60_000) }, questionnaire: 0,
            answers: [.answered(level: level)], location: Place(file: "r.csv", line: line, column: 1))
    }

    private func resolve(_ responses: [Response], _ policy: ConflictPolicy = .rejectAll) -> Resolved {
        Resolved(DuplicateResolution(responses, policy: policy))
    }

    /// A resolution by the lines of the responses.
    private struct Resolved: Equatable {
        var accepted: [Int?], duplicates: Set<Int?>, rejected: Set<Int?>
        /// `line code → other line`.
        var findings: [String]

        init(_ resolution: DuplicateResolution) {
            accepted = resolution.accepted.map(\.location.line)
            duplicates = Set(resolution.duplicates.map(\.location.line))
            rejected = Set(resolution.rejected.map(\.location.line))
            findings = resolution.findings.kept.map {
                "\($0.location.line ?? 0) \($0.code) → \($0.related?.line ?? 0)"
            }
        }

        init(accepted: [Int?], duplicates: Set<Int?> = [], rejected: Set<Int?> = [], findings: [String] = []) {
            (self.accepted, self.duplicates, self.rejected) = (accepted, duplicates, rejected)
            self.findings = findings
        }
    }

    @Test("lets one respondent rate many units, and many respondents one unit")
    func letsDifferentResponsesStand() {
        let responses = [
            response(2, "a", by: "p"), response(3, "b", by: "p", on: 1), response(4, "c", by: "q"),
            response(5, "d", by: nil), response(6, "e", by: nil),
        ]
        #expect(resolve(responses) == Resolved(accepted: [2, 3, 4, 5, 6]))
    }

    @Test("counts the same id with the same content once, whenever it was submitted")
    func countsDuplicatesOnce() {
        let responses = [
            response(2, "a", by: "p", at: 5), response(3, "a", by: "p", at: 9), response(4, "a", by: "p"),
        ]
        let expected = Resolved(
            accepted: [2], duplicates: [3, 4], findings: ["3 response.duplicate → 2", "4 response.duplicate → 2"])
        #expect(resolve(responses) == expected)
    }

    @Test("rejects all of the same id with other content")
    func rejectsSameID() {
        let responses = [response(2, "a", by: "p"), response(3, "a", by: "p", level: 1), response(4, "a", by: "p")]
        let expected = Resolved(
            accepted: [], rejected: [2, 3, 4],
            findings: [
                "2 response.conflict → 3", "3 response.conflict → 2", "4 response.conflict → 3",
            ])
        #expect(resolve(responses) == expected)
    }

    @Test("rejects one respondent's ratings of one unit under two ids, even if they say the same")
    func rejectsTwoIDs() {
        let expected = Resolved(
            accepted: [], rejected: [2, 3], findings: ["2 response.conflict → 3", "3 response.conflict → 2"])
        #expect(resolve([response(2, "a", by: "p"), response(3, "b", by: "p")]) == expected)
    }

    @Test("follows a chain of shared ids and shared ratings, and names a response that each is at odds with itself")
    func followsChains() {
        // 2 and 4 share the id, 3 and 4 the respondent and unit; 2 and 3 have nothing in common.
        let responses = [
            response(2, "a", by: "p"), response(3, "b", by: "q"), response(4, "a", by: "q"), response(5, "c", by: "r"),
        ]
        let resolution = DuplicateResolution(responses, policy: .rejectAll)
        let expected = Resolved(
            accepted: [5], rejected: [2, 3, 4],
            findings: [
                "2 response.conflict → 4", "3 response.conflict → 4", "4 response.conflict → 2",
            ])
        #expect(Resolved(resolution) == expected)
        #expect(
            resolution.findings.kept.map { $0.message.english.contains("the same id") } == [true, false, true])
    }

    @Test("lets the latest stand where the round says so, if it can be told", arguments: lateCases)
    func letsLatestStand(minutes: [Int64?], levels: [Int], accepted: [Int?], duplicates: Set<Int?>) {
        let responses = zip(minutes, levels).enumerated().map { index, pair in
            response(index + 2, "a", by: "p", level: pair.1, at: pair.0)
        }
        let resolved = resolve(responses, .latest)
        #expect(resolved.accepted == accepted)
        #expect(resolved.duplicates == duplicates)
        #expect(resolved.rejected.count == responses.count - accepted.count - duplicates.count)
    }

    private static let lateCases: [(minutes: [Int64?], levels: [Int], accepted: [Int?], duplicates: Set<Int?>)] = [
        ([1, 2], [0, 1], [3], []), ([2, 1], [0, 1], [2], []), ([1, 3, 2], [0, 1, 2], [3], []),
        // The winner stands twice, or once late and once early.
        ([1, 2, 2], [0, 1, 1], [3], [4]), ([1, 2, 3], [1, 0, 1], [4], [2]),
        // A tie, and a time that is missing.
        ([2, 2], [0, 1], [], []), ([1, nil], [0, 1], [], []), ([nil, nil], [0, 1], [], []),
        // What says the same is no conflict, whatever the times.
        ([nil, 2], [0, 0], [2], [3]),
    ]

    @Test("says what became of each: superseded by the latest, or in a conflict that no time settles")
    func saysWhatBecame() {
        let early = response(2, "a", by: "p", at: 1)
        let late = response(3, "b", by: "p", at: 2)
        #expect(resolve([early, late], .latest).findings == ["2 response.superseded → 3"])
        let resolution = DuplicateResolution([early, response(3, "b", by: "p")], policy: .latest)
        #expect(resolution.findings.kept.map(\.code.description) == ["response.conflict", "response.conflict"])
        #expect(resolution.findings.kept.allSatisfy { $0.hint?.english.contains("submitted_at") == true })
    }

    @Test("does not depend on the order of responses, and accounts for all of them", arguments: ConflictPolicy.allCases)
    func orderIsIrrelevant(policy: ConflictPolicy) {
        var generator = RepeatableNumbers(state: 2270)
        for _ in 0..<200 {
            let responses = (0..<24).map { index in
                response(
                    index + 2, "id\(Int.random(in: 0..<12, using: &generator))",
                    by: Int.random(in: 0..<4, using: &generator) == 0
                        ? nil : "p\(Int.random(in: 0..<6, using: &generator))",
                    on: Int.random(in: 0..<3, using: &generator), level: Int.random(in: 0..<2, using: &generator),
                    at: Int.random(in: 0..<5, using: &generator) == 0
                        ? nil : Int64.random(in: 0..<4, using: &generator))
            }
            let resolution = DuplicateResolution(responses, policy: policy)
            let shuffled = DuplicateResolution(responses.shuffled(using: &generator), policy: policy)
            #expect(Resolved(shuffled) == Resolved(resolution))
            let places = (resolution.accepted + resolution.duplicates + resolution.rejected).map(\.location).sorted()
            #expect(places == responses.map(\.location))
            #expect(Set(resolution.accepted.map(\.responseID)).count == resolution.accepted.count)
        }
    }
}
