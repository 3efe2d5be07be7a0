import Diagnostics
import SurveyModel

/// What the values of the column `question` mean, each looked up once a file.
struct LongQuestions {
    private let assembler: ResponseAssembler
    /// By name: its meaning in every questionnaire; nil where no question of the round has the name.
    private var meanings: [String: [QuestionNames.Meaning]?] = [:]

    init(assembler: ResponseAssembler) {
        self.assembler = assembler
    }

    /// The position of the question that a response answers by a name; nil, and reported unless the answer is blank,
    /// where it is not asked.
    mutating func position(
        of name: String, isBlank: Bool, in response: Response, at place: SourceLocation, _ findings: inout Findings
    ) throws(FileRefusal) -> Int? {
        guard let known = meanings[name] else {
            let meanings = meanings(of: name)
            self.meanings[name] = .some(meanings)
            if meanings == nil { findings.add(assembler.unknownQuestion(name, at: place)) }
            return try position(of: name, isBlank: isBlank, in: response, at: place, &findings)
        }
        guard let known else { return nil }
        switch known[response.questionnaire] {
        case .code(let position), .otherName(let position): return position
        case .notAsked:
            if !isBlank { findings.add(assembler.notAsked(name, of: response, at: place)) }
            return nil
        case .ambiguous(let fitting):
            throw FileRefusal(
                findings: [
                    assembler.ambiguousQuestion(name, fitting, questionnaire: response.questionnaire, at: place)
                ])
        }
    }

    private func meanings(of name: String) -> [QuestionNames.Meaning]? {
        guard assembler.names.isKnown(name) else { return nil }
        return assembler.round.questionnaires.indices.map { assembler.names.meaning(of: name, in: $0) }
    }

    func answerWithoutQuestion(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .answerWithoutQuestion, at: place,
            Wording("an answer does not say to which question", vi: "câu trả lời không ghi thuộc câu hỏi nào"),
            hint: Wording("fill in the column question", vi: "điền cột question"))
    }
}
