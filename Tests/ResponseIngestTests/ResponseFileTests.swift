import Diagnostics
import SurveyModel
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
        #expect(Reading("PK\u{3}\u{4}").brief == ["error 0:0 table.workbook"])
    }

    @Test(
        "gives the same response from a row as from an element",
        arguments: [
            (answers: ["5", "4", "3"], findings: 0), (answers: ["", "9", "Rất tốt"], findings: 1),
            (answers: ["x", " 2 ", "không biết / không có ý kiến"], findings: 1), (answers: ["", "", ""], findings: 0),
        ])
    func agreesBetweenLayouts(answers: [String], findings: Int) throws {
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

    @Test("accounts for every response of a file with all kinds of faults, however they are mixed")
    func accountsForAll() {
        let rows = [
            "r1,p1,delegate,D1,5,4,3", "r1,p1,delegate,D9,5,4,3", ",,delegate,D1,5,4,3", "r1,p1,official,H1,5,4,3",
            "r1,p1,delegate,D1", "r1,p1,delegate,H1,x,,5", "r1,\"p1\"x,delegate,D1,5,4,3", "r1,p1,,,5,4,3",
        ]
        var generator = SeededGenerator(state: 7)
        for count in 1...60 {
            let chosen = (0..<count).map { _ in rows[Int.random(in: rows.indices, using: &generator)] }
            let reading = Reading(
                "response_id,respondent,group,unit,1.10.1,2.5.1,5.10.1\n" + chosen.joined(separator: "\n"))
            #expect(reading.counts?.reduce(0, +) == count)
        }
    }
}
