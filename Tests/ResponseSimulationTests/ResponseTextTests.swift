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
}
