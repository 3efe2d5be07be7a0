import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

@Suite("LongTable")
struct LongTableTests {
    private static let header = "response_id,respondent,group,unit,submitted_at,question,answer\n"

    private func read(_ rows: String) -> Reading { Reading(Self.header + rows + "\n") }

    @Test("gathers the rows of a response from anywhere in the file; it begins at its first")
    func gathersRows() throws {
        let reading = read(
            """
            r1,p1,delegate,D1,,1.10.1,5
            r2,p1,delegate,H1,,5.10.1,3
            r1,p1,delegate,D1,,5.10.1,
            ,p3,delegate,D2,,1.10.1, Tốt
            r2,p1,delegate,H1,,1.10.1,9
            ,p3,delegate,D2,,2.5.1,3
            """)
        #expect(reading.findings.isEmpty)
        let file = try #require(reading.file)
        #expect(file.layout == .longTable)
        #expect(file.responses.map(\.responseID) == ["r1", "r2", "p3/D2"])
        #expect(file.responses.map { "\($0.location)" } == ["r.csv:2:1", "r.csv:3:1", "r.csv:5:1"])
        #expect(
            reading.answers == [
                [.answered(level: 0), .notShown, .blank], [.doNotKnow, .answered(level: 0), .notShown],
                [.answered(level: 1), .answered(level: 1), .notShown],
            ])
    }

    @Test(
        "rejects a response once for a fault in identity, group or unit, however many rows it has",
        arguments: [
            ("r1,p1,delegat,D1,,1.10.1,5", "warning 2:7 response.unknown-group"),
            ("r1,p1,delegate,D9,,1.10.1,5", "warning 2:16 response.unknown-unit"),
            (",p1,delegate,D9,,1.10.1,5", "warning 2:14 response.unknown-unit"),
            ("r1,p1,official,H1,,1.10.1,5", "warning 2:16 response.group-may-not-rate"),
            (",,delegate,D1,,1.10.1,5", "warning 2:1 response.no-identity"),
            ("r1,\"p\n1\",delegat,D1,,1.10.1,5", "warning 3:4 response.unknown-group"),
        ])
    func rejectsOnce(row: String, expected: String) {
        let other = "r2,p2,delegate,D1,,1.10.1,5"
        let reading = read([row, row, other, row.replacing("1.10.1", with: "5.10.1"), row].joined(separator: "\n"))
        #expect(reading.brief == [expected])
        #expect(reading.counts == [1, 1])
    }

    @Test(
        "rejects a response whose rows disagree, once, at the fact that does",
        arguments: [
            ("r1,p1,official,D1,,5.10.1,5", "3:7"), ("r1,p1,delegate,D2,,5.10.1,5", "3:16"),
            ("r1,p2,delegate,D1,,5.10.1,5", "3:4"), ("r1,,delegate,D1,,5.10.1,5", "3:4"),
            ("r1,p1,delegate,D1,2024-12-20T08:15+07:00,5.10.1,5", "3:19"), ("r1,p1,x,D9,,5.10.1,5", "3:7"),
        ])
    func rejectsInconsistentRows(row: String, place: String) {
        let first = "r1,p1,delegate,D1,,1.10.1,5"
        let reading = read([first, row, first, row, "r2,p2,delegate,D1,,1.10.1,5"].joined(separator: "\n"))
        #expect(reading.brief == ["warning \(place) response.inconsistent-rows"])
        #expect(reading.findings.kept.first?.related?.description == "r.csv:2:1")
        #expect(reading.counts == [1, 1])
        #expect(reading.file?.responses.map(\.responseID) == ["r2"])
    }

    @Test("counts a row that cannot be read as one rejected response; the other rows of it stand")
    func rejectsUnreadableRows() {
        let reading = read("r1,p1,delegate,D1,,1.10.1,5\nr1,p1,delegate,D1,,2.5.1\n\"r1\"x,p1,delegate,D1,,2.5.1,4")
        #expect(reading.brief == ["warning 3:25 table.field-count", "warning 4:5 table.text-after-quote"])
        #expect(reading.counts == [1, 2])
    }

    @Test("tells rows without identity apart by what they say")
    func rejectsAnonymousRows() {
        let reading = read(",,delegate,D1,,1.10.1,5\n,,delegate,D2,,1.10.1,5\n,,delegate,D1,,5.10.1,5")
        #expect(reading.brief == ["warning 2:1 response.no-identity", "warning 3:1 response.no-identity"])
        #expect(reading.counts == [0, 2])
    }

    @Test(
        "reports an answer that does not fit at its place",
        arguments: [
            ("1.10.1,7", ["warning 3:27 answer.unknown-level"], [.invalid, .answered(level: 0)]),
            ("5.10.1,4", ["warning 3:20 answer.repeated"], [.notShown, .invalid]),
            ("5.10.1,", ["warning 3:20 answer.repeated"], [.notShown, .invalid]),
            ("2.5.1,4", ["warning 3:20 answer.not-asked"], [.notShown, .answered(level: 0)]),
            ("2.5.1, ", [], [.notShown, .answered(level: 0)]),
            (",5", ["warning 3:21 answer.without-question"], [.notShown, .answered(level: 0)]),
            (" , ", [], [.notShown, .answered(level: 0)]),
            ("1.10.9,4", ["warning 3:20 answer.unknown-question"], [.notShown, .answered(level: 0)]),
            ("1.10.1,\"5\n\"", [], [.answered(level: 0), .answered(level: 0)]),
        ] as [(String, [String], [Answer])])
    func reportsAnswers(cells: String, expected: [String], answers: [Answer]) {
        let start = "r1,p1,official,D1,,"
        let reading = read("\(start)5.10.1,5\n\(start)\(cells)")
        #expect(reading.brief == expected)
        #expect(reading.answers == [answers])
        #expect(reading.counts == [1, 0])
    }

    @Test("names an unknown question once, and shows it only if it is nearly a code")
    func namesQuestions() {
        let row = "r1,p1,delegate,D1,,"
        let reading = read("\(row)SECRET,5\n\(row)SECRET,5\n\(row)1.10.11,5\n\(row)1.10.11,5")
        #expect(reading.brief == ["warning 2:20 answer.unknown-question", "warning 4:20 answer.unknown-question"])
        #expect(reading.texts.allSatisfy { !$0.contains("SECRET") && $0.contains("1.10.11") })
    }

    @Test("finds a question by any of its names, through the kind of the unit, and takes two names for one question")
    func findsQuestions() {
        let header = "respondent,group,unit,question,answer\n"
        let reading = Reading(
            header + "p1,delegate,D1,mở,5\np1,delegate,H1,Mở,4\np1,delegate,D1,2.3.2,3\np1,delegate,D1,q1,5\n",
            round: .named())
        #expect(
            reading.answers == [
                [.invalid, .answered(level: 2), .notShown, .notShown], [.answered(level: 1), .notShown, .notShown],
            ])
        #expect(reading.brief == ["warning 5:16 answer.repeated"])
        let ambiguous = Reading(header + "p1,delegate,H1,Mở,4\np1,delegate,D1,3.1,4\n", round: .named())
        #expect(ambiguous.file == nil)
        #expect(ambiguous.brief == ["error 3:16 table.ambiguous-name"])
    }

    @Test("counts a bad byte in an answer as invalid, does not read one in a question, and rejects for one in a fact")
    func findsBadBytes() {
        func reading(_ start: String, _ end: String) -> Reading {
            let first = "r1,p1,delegate,D1,,1.10.1,5\n"
            return Reading(Array((Self.header + first + start).utf8) + [0xFF] + Array((end + "\n").utf8))
        }
        let answer = reading("r1,p1,delegate,D1,,2.5.1,ế", "")
        #expect(answer.brief == ["warning 3:27 answer.unknown-level"])
        #expect(answer.answers == [[.answered(level: 0), .invalid, .notShown]])
        let question = reading("r1,p1,delegate,D1,,2", ",5")
        #expect(question.brief == ["warning 3:21 table.undecodable-text"])
        #expect(question.answers == [[.answered(level: 0), .notShown, .notShown]])
        let group = reading("r1,p1,delegate", ",D1,,2.5.1,4")
        #expect(group.brief == ["warning 3:15 table.undecodable-text"])
        #expect(group.counts == [0, 1])
        let identity = reading("r", ",p1,delegate,D1,,2.5.1,4")
        #expect(identity.brief == ["warning 3:2 table.undecodable-text"])
        #expect(identity.counts == [1, 1])
    }

    @Test("gives the same responses whatever the order of the rows")
    func ignoresOrder() throws {
        let rows = ["p1,delegate,D1", "p1,delegate,H1", "p2,official,D1", "p2,official,D2"].flatMap { facts in
            [",1.10.1,5", ",5.10.1,3", ",5.10.1,9", ",2.5.1,4"].map { facts + $0 }
        }
        func sorted(_ rows: [String]) throws -> [Response] {
            let reading = Reading("respondent,group,unit,question,answer\n" + rows.joined(separator: "\n"))
            return try #require(reading.file).responses.sorted { $0.responseID < $1.responseID }
        }
        let expected = try sorted(rows)
        var generator = RepeatableNumbers(state: 3)
        for _ in 0..<20 {
            let shuffled = try sorted(rows.shuffled(using: &generator))
            #expect(shuffled.count == 4)
            #expect(zip(shuffled, expected).allSatisfy { $0.hasSameContent(as: $1) })
        }
    }
}
