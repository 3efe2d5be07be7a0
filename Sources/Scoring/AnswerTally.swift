package import SurveyModel

/// The answers to one question by one group about one unit, counted.
package struct AnswerCounts: Hashable, Sendable {
    /// By level of the question's scale, in its order.
    package var levels: [Int]
    package var doNotKnow = 0
    package var blank = 0
    package var notShown = 0
    package var invalid = 0

    package init(levels: [Int]) {
        self.levels = levels
    }

    /// How many answers carry a score.
    package var scored: Int { levels.reduce(0, +) }
}

/// How often each answer was given, by unit, group and question: whole numbers, so the order of responses is nothing.
package struct AnswerTally: Sendable {
    private let round: Round
    /// By unit × group: the counts of the questionnaire's questions; empty where the group is not asked.
    private var cells: [[AnswerCounts]]
    /// By unit: how many respondents have a scored answer, by survey row of its kind.
    private var respondents: [[Int]]
    /// By kind: the position of each survey row among the kind's.
    private let positions: [[CriterionCode: Int]]
    /// By questionnaire and question: the position of the question's row; nil where it serves no survey row.
    private let rowOfQuestion: [[Int?]]

    package init(round: Round) {
        self.round = round
        let positions = round.criteriaSet.kinds.map { kind in
            Dictionary(
                kind.table.rows(by: .survey).enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first }
            )
        }
        self.positions = positions
        rowOfQuestion = round.questionnaires.map { questionnaire in
            let kind = round.criteriaSet.kinds.firstIndex { $0.code == questionnaire.kind }
            return questionnaire.questions.map { question in kind.flatMap { positions[$0][question.criterion] } }
        }
        respondents = round.units.indices.map { unit in
            Array(repeating: 0, count: positions[round.kindIndex(ofUnit: unit)].count)
        }
        cells = round.units.indices.flatMap { unit in
            round.groups.indices.map { group in
                let index = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group)
                return index.map { Self.emptyCounts(round.questionnaires[$0], round: round) } ?? []
            }
        }
    }

    /// Counts one response's answers.
    package mutating func add(_ response: Response) {
        let cell = response.unit * round.groups.count + response.group
        let rows = rowOfQuestion[response.questionnaire]
        var isScored = Array(repeating: false, count: respondents[response.unit].count)
        for (index, answer) in response.answers.enumerated() {
            switch answer {
            case .answered(let level):
                cells[cell][index].levels[level] += 1
                if let row = rows[index] { isScored[row] = true }
            case .doNotKnow: cells[cell][index].doNotKnow += 1
            case .blank: cells[cell][index].blank += 1
            case .notShown: cells[cell][index].notShown += 1
            case .invalid: cells[cell][index].invalid += 1
            }
        }
        for row in isScored.indices where isScored[row] { respondents[response.unit][row] += 1 }
    }

    /// The counts of the questions that the group is asked about the unit, in the questionnaire's order.
    package func counts(unit: Int, group: Int) -> [AnswerCounts] { cells[unit * round.groups.count + group] }

    /// How many distinct respondents gave at least one scored answer for the row.
    ///
    /// A respondent rates a unit once, so responses and respondents of one unit are the same number.
    package func scoredRespondents(unit: Int, criterion: CriterionCode) -> Int {
        positions[round.kindIndex(ofUnit: unit)][criterion].map { respondents[unit][$0] } ?? 0
    }

    private static func emptyCounts(_ questionnaire: Questionnaire, round: Round) -> [AnswerCounts] {
        questionnaire.questions.map {
            AnswerCounts(levels: Array(repeating: 0, count: round.scales[$0.scale].levels.count))
        }
    }
}
