import SurveyModel
import TextOutput

/// A row for each answer, blank ones included: what has no row was not asked.
struct LongText: ResponseLayoutText {
    private(set) var text = CSVText.line(
        ResponseFact.simulated.map(\.rawValue) + [ResponseFact.synthetic.rawValue, "question", "answer"])
    private(set) var responses = 0

    mutating func append(_ response: SimulatedResponse) {
        let facts = ResponseFact.simulated.map { response.facts[$0] ?? "" } + ["true"]
        for (question, value) in response.answers { text += CSVText.line(facts + [question.description, value]) }
        responses += 1
    }

    mutating func finish() {}
}
