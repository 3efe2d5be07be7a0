package import SurveyModel

/// How often each answer was given, by unit, group and question: whole numbers, so the order of responses is nothing.
package struct AnswerTally: Sendable {
    private var round: Round
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
    package mutating func add(_ response: Response) { change(by: 1, response) }

    /// Takes a response out that was counted.
    package mutating func remove(_ response: Response) { change(by: -1, response) }

    private mutating func change(by step: Int, _ response: Response) {
        let cell = response.unit * round.groups.count + response.group
        let rows = rowOfQuestion[response.questionnaire]
        var isScored = Array(repeating: false, count: respondents[response.unit].count)
        for (index, answer) in response.answers.enumerated() {
            switch answer {
            case .answered(let level):
                cells[cell][index].levels[level] += step
                if let row = rows[index] { isScored[row] = true }
            case .doNotKnow: cells[cell][index].doNotKnow += step
            case .blank: cells[cell][index].blank += step
            case .notShown: cells[cell][index].notShown += step
            case .invalid: cells[cell][index].invalid += step
            }
        }
        for row in isScored.indices where isScored[row] { respondents[response.unit][row] += step }
    }

    /// Takes in responses that were counted elsewhere.
    package mutating func add(_ counted: CountedResponses) {
        let cell = counted.unit * round.groups.count + counted.group
        for (index, counts) in counted.counts.enumerated() { cells[cell][index].add(counts) }
        for (criterion, number) in counted.scoredResponses {
            guard let row = positions[round.kindIndex(ofUnit: counted.unit)][criterion] else { continue }
            respondents[counted.unit][row] += number
        }
    }

    /// Takes in another tally of the same round.
    package mutating func add(_ other: AnswerTally) {
        for cell in cells.indices {
            for index in cells[cell].indices { cells[cell][index].add(other.cells[cell][index]) }
        }
        for unit in respondents.indices {
            for row in respondents[unit].indices { respondents[unit][row] += other.respondents[unit][row] }
        }
    }

    /// The tally with other counts, for a round that differs in its settings or scales.
    func mapCounts(round: Round, _ change: (AnswerCounts, Question) -> AnswerCounts) -> AnswerTally {
        var tally = self
        tally.round = round
        for unit in round.units.indices {
            for group in round.groups.indices {
                let kind = round.kindIndex(ofUnit: unit)
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                let cell = unit * round.groups.count + group
                tally.cells[cell] = zip(cells[cell], round.questionnaires[index].questions).map(change)
            }
        }
        return tally
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
