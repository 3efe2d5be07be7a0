import SurveyModel

/// What the names of questions mean in each questionnaire of a round.
///
/// A question is named by its code, by the printed code of its criterion or by its text. A code wins: what is the code of
/// a question about a kind of unit stands for nothing else there, whichever group is asked it.
struct QuestionNames: Sendable {
    /// What a name stands for in one questionnaire; questions are given by their positions in it.
    enum Meaning: Equatable {
        case code(Int)
        /// The printed code of the question's criterion, or its text.
        case otherName(Int)
        /// More than one question bears the name, and none has it as its code.
        case ambiguous([Int])
        case notAsked
    }

    /// The codes of all questions of the round.
    let codes: Set<String>
    /// By questionnaire: the position of each question's code.
    private let positions: [[String: Int]]
    /// By questionnaire: the codes of the questions that any group is asked about the same kind.
    private let codesOfKind: [Set<String>]
    /// By questionnaire: the positions of the questions that bear a printed code or text, in the form for comparing.
    private let otherNames: [[String: [Int]]]

    init(round: Round) {
        positions = round.questionnaires.map { questionnaire in
            Dictionary(
                questionnaire.questions.enumerated().map { ($1.code.description, $0) },
                uniquingKeysWith: { first, _ in first })
        }
        codes = Set(positions.joined().map(\.key))
        codesOfKind = round.questionnaires.map { questionnaire in
            let sameKind = round.questionnaires.filter { $0.kind == questionnaire.kind }
            return Set(sameKind.flatMap { $0.questions.map(\.code.description) })
        }
        otherNames = round.questionnaires.map { questionnaire in
            let table = round.criteriaSet.kinds.first { $0.code == questionnaire.kind }?.table
            var names: [String: [Int]] = [:]
            for (position, question) in questionnaire.questions.enumerated() {
                let texts = [question.text, table?.row(question.criterion)?.printedCode ?? ""]
                for key in Set(texts.map(\.comparisonKey)) where !key.isEmpty {
                    names[key, default: []].append(position)
                }
            }
            return names
        }
    }

    /// The position of a question in a questionnaire by its code alone; nil where it does not ask it.
    func position(ofCode code: String, in questionnaire: Int) -> Int? { positions[questionnaire][code] }

    /// What a name stands for in a questionnaire.
    ///
    /// A code of another kind's question never makes a questionnaire doubtful: it rather means nothing there.
    func meaning(of name: String, in questionnaire: Int) -> Meaning {
        if let position = positions[questionnaire][name] { return .code(position) }
        if codesOfKind[questionnaire].contains(name) { return .notAsked }
        let fitting = otherNames[questionnaire][name.comparisonKey] ?? []
        if fitting.count > 1 { return codes.contains(name) ? .notAsked : .ambiguous(fitting) }
        return fitting.first.map { .otherName($0) } ?? .notAsked
    }

    /// Whether a name stands for a question of any questionnaire.
    func isKnown(_ name: String) -> Bool {
        if codes.contains(name) { return true }
        let key = name.comparisonKey
        return otherNames.contains { $0[key] != nil }
    }
}
