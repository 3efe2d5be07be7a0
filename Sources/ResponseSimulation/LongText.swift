import SurveyModel
import TextOutput

/// A row for each answer, blank ones included: what has no row was not asked.
struct LongText: ResponseLayoutText {
    private let facts: [ResponseFact]
    private(set) var text: String
    private(set) var responses = 0

    init(facts: [ResponseFact]) {
        self.facts = facts
        text = CSVText.line(facts.map(\.rawValue) + [ResponseFact.synthetic.rawValue, "question", "answer"])
    }

    mutating func append(_ response: SimulatedResponse) {
        let cells = facts.map { response.facts[$0] ?? "" } + ["true"]
        for (question, value) in response.answers { text += CSVText.line(cells + [question.description, value]) }
        responses += 1
    }

    mutating func finish() {}
}
