import Diagnostics
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("MatrixTable")
struct MatrixTableTests {
    // Columns:                    1      2     3        4           5          6          7           8           9
    private static let header =
        "respondent,group,submitted_at,1.10.1[D1],2.5.1[D1],5.10.1[D1],1.10.1[H1],5.10.1[H1],5.11.3[H1]\n"

    private func read(_ rows: String) -> Reading { Reading(Self.header + rows + "\n") }

    @Test("makes a response of every unit with something in it, by the kind of the unit")
    func readsRows() throws {
        let reading = read(
            "p1,delegate,2024-12-20T08:15+07:00,5,4, Tốt,4,3,9\np2,delegate,,,,,5,,\np3,delegate,,,,,, ,")
        #expect(reading.findings.isEmpty)
        let file = try #require(reading.file)
        #expect(file.layout == .matrixTable)
        #expect(file.responses.map(\.responseID) == ["p1/D1", "p1/H1", "p2/H1"])
        #expect(file.responses.map { "\($0.location)" } == ["r.csv:2:36", "r.csv:2:45", "r.csv:3:17"])
        #expect(file.responses.map(\.respondent) == ["p1", "p1", "p2"])
        #expect(file.responses.allSatisfy { $0.group == 0 })
        #expect(file.responses[1].submittedAt == Timestamp("2024-12-20T01:15:00Z"))
        #expect(
            reading.answers == [
                // 5.10.1 is on another scale for districts.
                [.answered(level: 0), .answered(level: 0), .answered(level: 1)],
                [.answered(level: 1), .answered(level: 0), .doNotKnow], [.answered(level: 0), .blank, .blank],
            ])
    }

    @Test(
        "rejects all responses of a row with a fault, told once, and lets other rows stand",
        arguments: [
            ("p1,delegat,,5,4,4,5,3,3", "warning 2:4 response.unknown-group", 2),
            ("p1,,,5,,,,,", "warning 2:4 response.unknown-group", 1),
            (",delegate,,5,4,4,5,3,3", "warning 2:1 response.no-identity", 2),
            ("p1,delegate,,5,4,4,5,3", "warning 2:23 table.field-count", 1),
            ("p1,delegate,,5,4,4,5,3,3,3", "warning 2:26 table.field-count", 1),
            ("\"p1\"x,delegate,,5,4,4,5,3,3", "warning 2:5 table.text-after-quote", 1),
            ("\"p\n1\",delegat,,5,4,4,5,3,3", "warning 3:4 response.unknown-group", 2),
        ])
    func rejectsRows(row: String, expected: String, rejected: Int) {
        let reading = read(row + "\np2,delegate,,5,4,4,,,")
        #expect(reading.brief == [expected])
        #expect(reading.counts == [1, rejected])
        #expect(reading.file?.responses.map(\.responseID) == ["p2/D1"])
    }

    @Test("rejects all responses of a row whose respondent is not UTF-8, at the byte")
    func rejectsBadBytes() {
        let reading = Reading(Array((Self.header + "p").utf8) + [0xFF] + Array(",delegate,,5,4,4,5,,\n".utf8))
        #expect(reading.brief == ["warning 2:2 table.undecodable-text"])
        #expect(reading.counts == [0, 2])
    }

    @Test("rejects only the response whose kind the group may not rate, at its first cell")
    func rejectsOneResponse() {
        let reading = read("p1,official,,5,,4,,3,")
        #expect(reading.brief == ["warning 2:20 response.group-may-not-rate"])
        #expect(reading.counts == [1, 1])
    }

    @Test("rejects made-up rows of a round that is not synthetic, told once a row")
    func rejectsSynthetic() {
        let reading = Reading("respondent,group,synthetic,1.10.1[D1],1.10.1[D2]\np1,delegate,true,5,5\n")
        #expect(reading.brief == ["warning 2:13 response.synthetic"])
        #expect(reading.counts == [0, 2])
    }

    @Test(
        "reports what does not fit at its cell, and lets the rest of the response stand",
        arguments: [
            (
                "p1,delegate,,7,4,4,,,", ["warning 2:14 answer.unknown-level"],
                [.invalid, .answered(level: 0), .answered(level: 1)]
            ),
            ("p1,official,,5,4,4,,,", ["warning 2:16 answer.not-asked"], [.answered(level: 0), .answered(level: 1)]),
            ("p1,official,,,4,,,,", ["warning 2:15 answer.not-asked"], [.blank, .blank]),
            (
                "p1,delegate,20/12,5,4,4,,,", ["warning 2:13 response.bad-time"],
                [.answered(level: 0), .answered(level: 0), .answered(level: 1)]
            ),
            (
                "p1,delegate,,5,\"4\n\",x,,,", ["warning 3:3 answer.unknown-level"],
                [.answered(level: 0), .answered(level: 0), .invalid]
            ),
        ] as [(String, [String], [Answer])])
    func reportsAnswers(row: String, expected: [String], answers: [Answer]) {
        let reading = read(row)
        #expect(reading.brief == expected)
        #expect(reading.answers == [answers])
    }

    @Test("names an unknown unit, an unknown question and response_id once, and does not read their columns")
    func namesColumns() {
        let reading = Reading(
            "response_id,respondent,group,1.10.1[D9],2.5.1[D9],5.10.1[D1],1.10.9[D1],1.10.9[D2],note\nr1,p1,delegate,5,5,5,5,5,x\n"
        )
        #expect(
            reading.brief == [
                "warning 1:1 table.unknown-column", "warning 1:30 table.unknown-column",
                "warning 1:62 table.unknown-column", "warning 1:84 table.unknown-column",
                "warning 1:88 table.missing-question",
            ])
        #expect(reading.counts == [1, 0])
        #expect(reading.file?.responses.map(\.responseID) == ["p1/D1"])
        #expect(reading.answers == [[.notShown, .notShown, .answered(level: 0)]])
        #expect(reading.findings.kept[1].hint?.english == "did you mean “D1”?")
        #expect(reading.findings.kept.last?.message.english.hasSuffix(": 1.10.1, 2.5.1") == true)
    }

    @Test("names the unit where a question has a column for others only")
    func namesMissingCells() {
        let reading = Reading(
            "respondent,group,1.10.1[D1],2.5.1[D1],5.10.1[D1],1.10.1[D2],5.10.1[D2]\np1,delegate,5,4,5,5,5\n")
        #expect(reading.brief == ["warning 1:71 table.missing-question"])
        #expect(reading.findings.kept.last?.message.english.hasSuffix(": 2.5.1[D2]") == true)
        #expect(reading.answers.map { $0[1] } == [.answered(level: 0), .notShown])
    }

    @Test("finds a unit by its name where that is no code, and refuses a name of two")
    func findsUnits() {
        let header = "respondent,group,Mở[sở một],2.3.1[H1],q2[D1],q5[ huyện MỘT ]"
        let reading = Reading(header + "\np1,delegate,5,4,3,2\n", round: .named())
        #expect(reading.file?.responses.map(\.responseID) == ["p1/D1", "p1/H1"])
        #expect(
            reading.answers == [
                [.answered(level: 0), .answered(level: 2), .notShown, .notShown],
                [.answered(level: 1), .answered(level: 3), .notShown],
            ])
        let ambiguous = Reading("respondent,group,q1[Sở Hai],q1[D1]\np1,delegate,5,4\n", round: .named())
        #expect(ambiguous.file == nil)
        #expect(ambiguous.brief == ["error 1:18 table.ambiguous-name"])
    }

    @Test("refuses two columns for one question about one unit, but not about two")
    func refusesRepeatedCells() {
        let reading = Reading("respondent,group,q1[D1],q1[D2],2.3.1[Sở Một]\np1,delegate,5,4,\n", round: .named())
        #expect(reading.file == nil)
        #expect(reading.brief == ["error 1:32 table.repeated-question"])
        #expect(reading.findings.kept.first?.related?.description == "r.csv:1:18")
    }
}
