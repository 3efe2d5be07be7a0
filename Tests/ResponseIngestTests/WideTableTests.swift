import ByteInput
import Diagnostics
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("WideTable")
struct WideTableTests {
    private static let header = "response_id,respondent,group,unit,submitted_at,1.10.1,2.5.1,5.10.1,5.11.3\n"

    private func read(_ rows: String) -> Reading { Reading(Self.header + rows + "\n") }

    @Test("reads a row into a response")
    func readsRow() throws {
        let reading = read("r1,p1,delegate,D1,2024-12-20T08:15:00+07:00,5, Khá,9,")
        #expect(reading.findings.isEmpty)
        let file = try #require(reading.file)
        let response = try #require(file.responses.first)
        #expect(file.layout == .wideTable)
        #expect(file.fingerprint.bytes == Self.header.utf8.count + 55)
        #expect(response.responseID == "r1")
        #expect(response.respondent == "p1")
        #expect([response.group, response.unit, response.questionnaire] == [0, 0, 0])
        #expect(response.submittedAt == Timestamp("2024-12-20T01:15:00Z"))
        #expect(response.answers == [.answered(level: 0), .answered(level: 1), .doNotKnow])
        #expect("\(response.location)" == "r.csv:2:1")
    }

    @Test(
        "rejects a response with a fault in identity, group or unit, and says where",
        arguments: [
            (row: "r1,p1,delegat,D1,,5,4,4,", expected: "warning 2:7 response.unknown-group"),
            (row: "r1,p1, ,D1,,5,4,4,", expected: "warning 2:7 response.unknown-group"),
            (row: "r1,p1,delegate,D9,,5,4,4,", expected: "warning 2:16 response.unknown-unit"),
            (row: "r1,p1,delegate,,,5,4,4,", expected: "warning 2:16 response.unknown-unit"),
            (row: "r1,p1,official,H1,,5,,3,", expected: "warning 2:16 response.group-may-not-rate"),
            (row: ",,delegate,D1,,5,4,4,", expected: "warning 2:1 response.no-identity"),
            (row: "r1,p1,delegate,D1", expected: "warning 2:18 table.field-count"),
            (row: "r1,p1,delegate,D1,,5,4,4,,5", expected: "warning 2:27 table.field-count"),
            (row: "\"r1\"x,p1,delegate,D1,,5,4,4,", expected: "warning 2:5 table.text-after-quote"),
            (row: "r1,\"p\n1\",delegate,D9,,5,4,4,", expected: "warning 3:13 response.unknown-unit"),
        ])
    func rejectsResponses(row: String, expected: String) {
        let reading = read(row + "\nr2,p2,delegate,D1,,5,4,4,")
        #expect(reading.brief == [expected])
        #expect(reading.counts == [1, 1])
        #expect(reading.file?.responses.map(\.responseID) == ["r2"])
    }

    @Test("reports an answer that does not fit and lets the rest of the response stand", arguments: misfits)
    func reportsAnswers(row: String, expected: [String], answers: [Answer]) {
        let reading = read(row)
        #expect(reading.brief == expected)
        #expect(reading.counts == [1, 0])
        #expect(reading.answers == [answers])
    }

    private static let misfits: [(row: String, expected: [String], answers: [Answer])] = [
        (
            "r1,p1,delegate,D1,,7,9,4,", ["warning 2:20 answer.unknown-level", "warning 2:22 answer.unknown-level"],
            [.invalid, .invalid, .answered(level: 1)]
        ),
        (
            "r1,p1,delegate,D1,,5,4,4,3", ["warning 2:26 answer.not-asked"],
            [.answered(level: 0), .answered(level: 0), .answered(level: 1)]
        ),
        // 2.5.1 is asked about departments, but not of officials.
        ("r1,p1,official,D1,,5,4,4,", ["warning 2:22 answer.not-asked"], [.answered(level: 0), .answered(level: 1)]),
        ("r1,p1,official,D1,,5,  ,4,\t", [], [.answered(level: 0), .answered(level: 1)]),
        ("r1,p1,official,D1,,5,\u{A0},4,\" \n\"", [], [.answered(level: 0), .answered(level: 1)]),
        ("r1,p1,delegate,D1,,, ,\"\",", [], [.blank, .blank, .blank]),
        (
            "r1,p1,delegate,D1,20/12/2024,5,4,4,", ["warning 2:19 response.bad-time"],
            [.answered(level: 0), .answered(level: 0), .answered(level: 1)]
        ),
    ]

    @Test("looks a code up through the kind of the row's unit: 5.10.1 is on another scale for districts")
    func looksCodesUpByKind() {
        let reading = read("r1,p1,delegate,D1,,5,4,3,\nr2,p1,delegate,H1,,5,,3,2\nr3,p1,delegate,H2,,5,,5,2")
        #expect(
            reading.answers == [
                [.answered(level: 0), .answered(level: 0), .answered(level: 2)],
                [.answered(level: 0), .answered(level: 0), .answered(level: 1)],
                [.answered(level: 0), .invalid, .answered(level: 1)],
            ])
        #expect(reading.brief == ["warning 4:23 answer.unknown-level"])
    }

    @Test("counts a bad byte in an answer as invalid, at the byte, and rejects a response with one in its facts")
    func findsBadBytes() {
        let inAnswer = Reading(
            Array((Self.header + "r1,p1,delegate,D1,,ế").utf8) + [0xFF] + Array(",4,4,\n".utf8))
        #expect(inAnswer.brief == ["warning 2:21 answer.unknown-level"])
        #expect(inAnswer.answers == [[.invalid, .answered(level: 0), .answered(level: 1)]])
        let inIdentity = Reading(Array((Self.header + "r").utf8) + [0xFF] + Array(",p1,delegate,D1,,5,4,4,\n".utf8))
        #expect(inIdentity.brief == ["warning 2:2 table.undecodable-text"])
        #expect(inIdentity.counts == [0, 1])
    }

    @Test("makes the id of a response without one from its respondent and unit")
    func makesIDs() {
        let reading = Reading("respondent,group,unit,1.10.1,2.5.1,5.10.1\np1,delegate,D2,5,4,4\n ,delegate,D2,5,4,4\n")
        #expect(reading.file?.responses.map(\.responseID) == ["p1/D2"])
        #expect(reading.brief == ["warning 3:1 response.no-identity"])
        #expect(reading.counts == [1, 1])
    }

    @Test(
        "refuses a file whose columns cannot be trusted",
        arguments: [
            (header: "response_id,unit,1.10.1", expected: ["error 1:24 table.missing-column"]),
            (header: "group,unit,1.10.1", expected: ["error 1:18 table.missing-column"]),
            (header: "respondent,group,unit,1.10.1,1.10.1", expected: ["error 1:30 table.repeated-column"]),
            (header: "respondent,group,unit,group,1.10.1", expected: ["error 1:23 table.repeated-column"]),
        ])
    func refusesHeaders(header: String, expected: [String]) {
        let reading = Reading(header + "\np1,delegate,D1,5,5\n")
        #expect(reading.file == nil)
        #expect(reading.brief == expected)
    }

    @Test("names an unknown column once, and the questions that have no column")
    func namesColumns() {
        let reading = Reading("respondent,group,unit,note,1.10.1,5.10.1\np1,delegate,D1,x,5,4\np2,delegate,D1,y,5,4\n")
        #expect(reading.brief == ["warning 1:23 table.unknown-column", "warning 1:41 table.missing-question"])
        #expect(reading.counts == [2, 0])
        #expect(reading.answers.allSatisfy { $0[1] == .notShown })
        #expect(reading.findings.kept.last?.message.english.hasSuffix(": 2.5.1") == true)
    }

    @Test(
        "gives nothing of a file that cannot be read to its end",
        arguments: [
            (
                tail: "r1,p1,delegate,D1,,5,4,4,\nr2,\"p2,delegate,D1,,5,4,4,\n",
                expected: "error 3:4 table.unclosed-quote"
            ),
            (tail: "r1,p1,delegate,D1,,5,4,4,\nr2,p2\0", expected: "error 3:6 table.not-text"),
        ])
    func givesNothing(tail: String, expected: String) {
        let reading = Reading(Self.header + tail)
        #expect(reading.file == nil)
        #expect(reading.brief == [expected])
    }

    @Test("passes over empty rows and counts all others, accepted or rejected")
    func countsRows() {
        let reading = read("\n,,,,,,,,\nr1,p1,delegate,D1,,5,4,4,\n\n,,,,,,,, \nr2,p2,delegate,X,,5,4,4,\n,,")
        #expect(reading.counts == [1, 2])
        #expect(reading.findings.count(.warning) == 2)
    }

    @Test("takes semicolons, tabs and columns in any order")
    func takesDialects() throws {
        let commas = "response_id,respondent,group,unit,1.10.1,2.5.1,5.10.1\nr1,p1,delegate,D1,5,4,3\n"
        let expected = try #require(Reading(commas).file?.responses.first)
        let others = [
            commas.replacing(",", with: ";"), commas.replacing(",", with: "\t"), "\u{FEFF}" + commas,
            "sep=,\r\n" + commas.replacing("\n", with: "\r\n"),
            "5.10.1,2.5.1,1.10.1,unit,group,respondent,response_id\n3,4,5,D1,delegate,p1,r1",
        ]
        for other in others {
            let reading = Reading(other)
            #expect(reading.findings.isEmpty)
            #expect(reading.file?.responses.first?.hasSameContent(as: expected) == true)
        }
    }
}
