import SurveyModel
import TestMaterial
import Testing

@testable import ResponseSimulation

@Suite("ResponseText")
struct ResponseTextTests {
    private func response(_ answers: [(question: QuestionCode, value: String)]) -> SimulatedResponse {
        SimulatedResponse(
            facts: [
                .responseID: "SIM-1/S1", .respondent: "SIM-1", .group: "official", .unit: "S1", .employer: "",
                .submittedAt: "2024-12-01T08:00:00+07:00",
            ],
            unit: 0, answers: answers)
    }

    @Test("writes a column for each question that any group is asked, in the order of the criteria table")
    func writesCSV() {
        var text = ResponseText(format: .csv, round: SmallRound.make(), kind: 0)
        text.append(response([(question: "1.1.2", value: "3")]))
        text.append(response([(question: "1.1.2", value: ""), (question: "1.1.1", value: "9")]))
        #expect(
            text.finished() == """
                response_id,respondent,group,unit,employer,submitted_at,synthetic,1.1.1,1.1.2
                SIM-1/S1,SIM-1,official,S1,,2024-12-01T08:00:00+07:00,true,,3
                SIM-1/S1,SIM-1,official,S1,,2024-12-01T08:00:00+07:00,true,9,

                """)
    }

    @Test("asks officials' questions of districts only, for delegates rate none")
    func writesQuestionsOfAKind() {
        let text = ResponseText(format: .csv, round: SmallRound.make(), kind: 1)
        #expect(text.finished() == "response_id,respondent,group,unit,employer,submitted_at,synthetic,1.1\n")
    }

    @Test("says in XML that the responses are made up, leaves out absent facts and escapes the others")
    func writesXML() {
        var text = ResponseText(format: .xml, round: SmallRound.make(), kind: 0)
        text.append(response([(question: "1.1.1", value: ""), (question: "1.1.2", value: "\"<&")]))
        let facts =
            #"response_id="SIM-1/S1" respondent="SIM-1" group="official" unit="S1" submitted_at="2024-12-01T08:00:00+07:00""#
        let answers =
            #"<answer question="1.1.1" value=""/><answer question="1.1.2" value="&quot;&lt;&amp;"/>"#
        #expect(
            text.finished() == """
                <?xml version="1.0" encoding="UTF-8"?>
                <responses year="2024" synthetic="true">
                  <response \(facts)>\(answers)</response>
                </responses>

                """)
    }

    private func rating(_ respondent: String, _ unit: Int, _ answers: [(QuestionCode, String)]) -> SimulatedResponse {
        let code = SmallRound.units[unit].code.description
        return SimulatedResponse(
            facts: [
                .responseID: "\(respondent)/\(code)", .respondent: respondent, .group: "official", .unit: code,
                .employer: "H2", .submittedAt: "",
            ],
            unit: unit, answers: answers.map { (question: $0.0, value: $0.1) })
    }

    @Test("writes a matrix: a row for each respondent, all units of the kind, blank where nothing is rated")
    func writesMatrix() {
        var text = ResponseText(format: .matrix, round: SmallRound.make(), kind: 1)
        text.append(rating("SIM-1", 1, [("1.1", "5")]))
        text.append(rating("SIM-2", 1, [("1.1", "")]))
        text.append(rating("SIM-2", 2, [("1.1", "3")]))
        #expect(
            text.finished() == """
                respondent,group,employer,submitted_at,synthetic,1.1[H1],1.1[H2]
                SIM-1,official,H2,,true,5,
                SIM-2,official,H2,,true,,3

                """)
        // A unit that is blank throughout is no response.
        #expect(text.responses == 2)
    }

    @Test("writes a long table: a row for each answer that was asked for, blank or not")
    func writesLong() {
        var text = ResponseText(format: .long, round: SmallRound.make(), kind: 0)
        text.append(rating("SIM-1", 0, [("1.1.2", ""), ("1.1.1", "4")]))
        #expect(
            text.finished() == """
                response_id,respondent,group,unit,employer,submitted_at,synthetic,question,answer
                SIM-1/S1,SIM-1,official,S1,H2,,true,1.1.2,
                SIM-1/S1,SIM-1,official,S1,H2,,true,1.1.1,4

                """)
        #expect(text.responses == 1)
    }
}
