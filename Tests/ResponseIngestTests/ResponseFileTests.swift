import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

@Suite("ResponseFile")
struct ResponseFileTests {
    @Test("tells XML from a table by its first sign, whatever white space stands before it")
    func tellsLayouts() {
        let xml = "<responses></responses>"
        for start in ["", "\u{FEFF}", "\n \t\r\n", "\u{FEFF}\n"] {
            #expect(Reading(start + xml).file?.layout == .xml)
        }
        for start in ["", "\u{FEFF}", "\n\r\n", "\u{FEFF}\n"] {
            #expect(Reading(start + "respondent,group,unit\n").file?.layout == .wideTable)
        }
        #expect(Reading("").brief == ["error 0:0 table.empty"])
        #expect(Reading("PK\u{3}\u{4}").brief == ["error 0:0 workbook.damaged"])
    }

    @Test(
        "gives the same response from a row as from an element",
        arguments: [
            (answers: ["5", "4", "3"], findings: 0), (answers: ["", "9", "Rất tốt"], findings: 1),
            (answers: ["x", " 2 ", "không biết / không có ý kiến"], findings: 1), (answers: ["", "", ""], findings: 0),
        ])
    func agreesBetweenRowAndElement(answers: [String], findings: Int) throws {
        let row = Reading(
            "response_id,respondent,group,unit,stratum,cluster,employer,submitted_at,1.10.1,2.5.1,5.10.1\n"
                + "r1,p1,delegate,D1,s,c,D2,2024-12-20T08:15+07:00,\(answers.joined(separator: ","))\n")
        let elements = zip(["1.10.1", "2.5.1", "5.10.1"], answers)
            .map { "<answer question=\"\($0)\" value=\"\($1)\"/>" }.joined()
        let element = Reading(
            """
            <responses><response response_id="r1" respondent="p1" group="delegate" unit="D1" stratum="s" cluster="c" \
            employer="D2" submitted_at="2024-12-20T08:15:00+07:00">\(elements)</response></responses>
            """)
        let left = try #require(row.file?.responses.first)
        let right = try #require(element.file?.responses.first)
        #expect(left.hasSameContent(as: right))
        #expect(left.submittedAt == right.submittedAt)
        #expect(left.stratum == "s" && left.cluster == "c" && left.employer == "D2")
        #expect(row.findings.count(.warning) == findings)
        #expect(element.findings.kept.map(\.code) == row.findings.kept.map(\.code))
    }

    @Test(
        "gives the same response whatever the layout",
        arguments: [
            (answers: ["5", "4", "3"], findings: 0), (answers: ["", "9", "Rất tốt"], findings: 1),
            (answers: ["x", " 2 ", "không biết / không có ý kiến"], findings: 1),
            (answers: ["", "", "4"], findings: 0),
            (answers: ["\"5\n\"", "  ", "\"x,\"\"y\""], findings: 1),
        ])
    func agreesBetweenLayouts(answers: [String], findings: Int) throws {
        let wide = Reading(
            "respondent,group,unit,stratum,cluster,employer,submitted_at,1.10.1,2.5.1,5.10.1\n"
                + "p1,delegate,D1,s,c,D2,2024-12-20T08:15+07:00,\(answers.joined(separator: ","))\n")
        let matrix = Reading(
            "respondent,group,stratum,cluster,employer,submitted_at,1.10.1[D1],2.5.1[D1],5.10.1[D1],1.10.1[H1]\n"
                + "p1,delegate,s,c,D2,2024-12-20T08:15+07:00,\(answers.joined(separator: ",")),\n")
        let long = Reading(
            "respondent,group,unit,stratum,cluster,employer,submitted_at,question,answer\n"
                + zip(["1.10.1", "2.5.1", "5.10.1"], answers)
                .map { "p1,delegate,D1,s,c,D2,2024-12-20T08:15+07:00,\($0),\($1)\n" }.joined())
        let values = answers.map {
            $0.trimmingPrefix("\"").replacing("\"\"", with: "&quot;").replacing("\"", with: "").replacing(
                "\n", with: " ")
        }
        let elements = zip(["1.10.1", "2.5.1", "5.10.1"], values)
            .map { "<answer question=\"\($0)\" value=\"\($1)\"/>" }.joined()
        let element = Reading(
            """
            <responses><response respondent="p1" group="delegate" unit="D1" stratum="s" cluster="c" \
            employer="D2" submitted_at="2024-12-20T08:15:00+07:00">\(elements)</response></responses>
            """)
        let expected = try #require(wide.file?.responses.first)
        #expect(expected.responseID == "p1/D1")
        #expect(expected.stratum == "s" && expected.cluster == "c" && expected.employer == "D2")
        #expect(wide.findings.count(.warning) == findings)
        for (reading, layout) in [
            (wide, .wideTable), (matrix, .matrixTable), (long, .longTable), (element, .xml),
        ] as [(Reading, ResponseLayout)] {
            let file = try #require(reading.file)
            let response = try #require(file.responses.first)
            #expect(file.layout == layout)
            #expect(file.responses.count == 1)
            #expect(response.hasSameContent(as: expected))
            #expect(response.submittedAt == expected.submittedAt)
            #expect(reading.findings.kept.map(\.code) == wide.findings.kept.map(\.code))
        }
    }

    @Test("accounts for every response of a wide table with all kinds of faults, however they are mixed")
    func accountsForAll() {
        let rows = [
            "r1,p1,delegate,D1,5,4,3", "r1,p1,delegate,D9,5,4,3", ",,delegate,D1,5,4,3", "r1,p1,official,H1,5,4,3",
            "r1,p1,delegate,D1", "r1,p1,delegate,H1,x,,5", "r1,\"p1\"x,delegate,D1,5,4,3", "r1,p1,,,5,4,3",
        ]
        mix(rows) { chosen in
            let reading = Reading(
                "response_id,respondent,group,unit,1.10.1,2.5.1,5.10.1\n" + chosen.joined(separator: "\n"))
            #expect(reading.counts?.reduce(0, +) == chosen.count)
        }
    }

    @Test("accounts for every response of a matrix: units with something in them, and one for a row that is unreadable")
    func accountsForMatrix() {
        let rows = [
            ("p1,delegate,,5,4,3,3", 2), ("p1,delegate,,5,,,", 1), ("p1,delegate,,,,,", 0), ("p1,delegat,,5,4,3,3", 2),
            ("p1,delegat,,,,,", 0), (",delegate,,5,4,,3", 2), ("p1,official,,5,4,,3", 2), ("p1,delegate,x,5,,3,3", 2),
            ("p1,delegate,,5", 1), ("p1,delegate,,5,4,3,3,3", 1), ("\"p1\"x,delegate,,5,4,3,3", 1),
            ("p1,official,true,5,4,,3", 2),
        ]
        mix(rows) { chosen in
            let reading = Reading(
                "respondent,group,synthetic,1.10.1[D1],2.5.1[D1],1.10.1[H1],5.10.1[H1]\n"
                    + chosen.map(\.0).joined(separator: "\n"))
            #expect(reading.counts?.reduce(0, +) == chosen.map(\.1).reduce(0, +))
        }
    }

    @Test("accounts for every response of a long table once, however many rows it has and wherever they stand")
    func accountsForLong() {
        let rows = [
            (",p1,delegate,D1,1.10.1,5", "p1/D1"), (",p1,delegate,D1,5.10.1,5", "p1/D1"),
            (",p1,official,D1,5.10.1,5", "p1/D1"), ("p1/D1,p1,delegate,D1,2.5.1,x", "p1/D1"),
            ("r2,p1,delegate,D9,2.5.1,4", "r2"), ("r2,p1,delegate,D1,2.5.1,4", "r2"), (",,delegate,D1,2.5.1,4", "none"),
            (",,delegate,D1,,", "none"), ("r3,p3,official,H1,1.10.1,5", "r3"), ("r4,p3,,,nothing,5", "r4"),
            ("r4,p3,delegate,H1", "ragged"), ("\"r5\"x,p3,delegate,H1,1.10.1,5", "ragged"),
        ]
        mix(rows) { chosen in
            let reading = Reading(
                "response_id,respondent,group,unit,question,answer\n" + chosen.map(\.0).joined(separator: "\n"))
            let ragged = chosen.count { $0.1 == "ragged" }
            #expect(
                reading.counts?.reduce(0, +) == Set(chosen.map(\.1)).subtracting(["ragged"]).count + ragged)
        }
    }

    private func mix<Row>(_ rows: [Row], _ check: ([Row]) -> Void) {
        var generator = RepeatableNumbers(state: 7)
        for count in 1...60 {
            check((0..<count).map { _ in rows[Int.random(in: rows.indices, using: &generator)] })
        }
    }
}
