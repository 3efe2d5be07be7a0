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

    private static let facts: [ResponseFact] = [.respondent, .group, .employer, .submittedAt]

    /// - Parameter units: Indices into the round's units, with their codes.
    init(questions: [QuestionCode], units: [(index: Int, code: UnitCode)]) {
        self.questions = questions
        self.units = units
        let cells = questions.flatMap { question in units.map { "\(question)[\($0.code)]" } }
        text = CSVText.line(Self.facts.map(\.rawValue) + [ResponseFact.synthetic.rawValue] + cells)
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
        guard let (facts, answers) = current else { return }
        current = nil
        let cells = questions.flatMap { question in units.map { answers[$0.index]?[question] ?? "" } }
        text += CSVText.line(Self.facts.map { facts[$0] ?? "" } + ["true"] + cells)
        written += Self.count(answers)
    }
}
