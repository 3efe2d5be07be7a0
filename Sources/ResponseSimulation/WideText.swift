import SurveyModel
import TextOutput

/// A row for each response, a column for each question.
struct WideText: ResponseLayoutText {
    private let questions: [QuestionCode]
    private(set) var text: String
    private(set) var responses = 0

    init(questions: [QuestionCode]) {
        self.questions = questions
        text = CSVText.line(
            ResponseFact.simulated.map(\.rawValue) + [ResponseFact.synthetic.rawValue] + questions.map(\.description))
    }

    mutating func append(_ response: SimulatedResponse) {
        let answers = Dictionary(
            response.answers.map { ($0.question, $0.value) }, uniquingKeysWith: { first, _ in first })
        text += CSVText.line(
            ResponseFact.simulated.map { response.facts[$0] ?? "" } + ["true"] + questions.map { answers[$0] ?? "" })
        responses += 1
    }

    mutating func finish() {}
}
