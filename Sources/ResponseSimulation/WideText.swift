import SurveyModel
import TextOutput

/// A row for each response, a column for each question.
struct WideText: ResponseLayoutText {
    private let facts: [ResponseFact]
    private let questions: [QuestionCode]
    private(set) var text: String
    private(set) var responses = 0

    init(facts: [ResponseFact], questions: [QuestionCode]) {
        self.facts = facts
        self.questions = questions
        text = CSVText.line(
            facts.map(\.rawValue) + [ResponseFact.synthetic.rawValue] + questions.map(\.description))
    }

    mutating func append(_ response: SimulatedResponse) {
        let answers = Dictionary(
            response.answers.map { ($0.question, $0.value) }, uniquingKeysWith: { first, _ in first })
        text += CSVText.line(
            facts.map { response.facts[$0] ?? "" } + ["true"] + questions.map { answers[$0] ?? "" })
        responses += 1
    }

    mutating func finish() {}
}
