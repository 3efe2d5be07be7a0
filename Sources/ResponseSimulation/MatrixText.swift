import SurveyModel
import TextOutput

/// A row for each respondent, a column for each question about each unit; what a respondent does not rate stays blank.
struct MatrixText: ResponseLayoutText {
    private let questions: [QuestionCode]
    private let units: [(index: Int, code: UnitCode)]
    private(set) var text: String
    private var written = 0
    /// The respondent whose row is not written yet.
    private var current: (facts: [ResponseFact: String], answers: [Int: [QuestionCode: String]])?

    private let facts: [ResponseFact]

    /// - Parameters:
    ///   - facts: Of a respondent.
    ///   - units: Indices into the round's units, with their codes.
    init(facts: [ResponseFact], questions: [QuestionCode], units: [(index: Int, code: UnitCode)]) {
        self.facts = facts
        self.questions = questions
        self.units = units
        let cells = questions.flatMap { question in units.map { "\(question)[\($0.code)]" } }
        text = CSVText.line(facts.map(\.rawValue) + [ResponseFact.synthetic.rawValue] + cells)
    }

    /// A unit that is blank throughout is no response.
    var responses: Int { written + (current.map { Self.count($0.answers) } ?? 0) }

    private static func count(_ answers: [Int: [QuestionCode: String]]) -> Int {
        answers.values.count { $0.values.contains { !$0.isEmpty } }
    }

    mutating func append(_ response: SimulatedResponse) {
        if current?.facts[.respondent] != response.facts[.respondent] {
            finish()
            current = (response.facts, [:])
        }
        current?.answers[response.unit] = Dictionary(
            response.answers.map { ($0.question, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func finish() {
        guard let (values, answers) = current else { return }
        current = nil
        let cells = questions.flatMap { question in units.map { answers[$0.index]?[question] ?? "" } }
        text += CSVText.line(facts.map { values[$0] ?? "" } + ["true"] + cells)
        written += Self.count(answers)
    }
}
