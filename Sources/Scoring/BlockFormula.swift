import SurveyModel

/// What the scored answers to a question weigh, and their coefficients times that.
struct AnswerSum: Hashable, Sendable {
    var weight = 0.0
    var sum = 0.0

    static func + (left: AnswerSum, right: AnswerSum) -> AnswerSum {
        AnswerSum(weight: left.weight + right.weight, sum: left.sum + right.sum)
    }
}

/// How the unrounded points of a unit's survey block follow from weighted answers: Σ_c M_c Σ_g λ̃_gc Σ_q ṽ_q m(u,q,g), over the
/// rows and groups that the points of the whole sample are made of.
struct BlockFormula: Sendable {
    private struct Part {
        var group: Int
        /// λ before it is scaled to the groups in use.
        var part: Double
        /// Positions in the group's questionnaire and weights of its questions.
        var questions: [(position: Int, weight: Double)]
    }

    private var rows: [(maximum: Double, parts: [Part])] = []
    private let isPooled: Bool

    init(round: Round, unit: UnitRows) {
        isPooled = round.settings.combination == .pooled
        let kind = round.kindIndex(ofUnit: unit.unit)
        for case let (share, maximum)? in unit.shares {
            let parts = share.groups.filter { $0.normalizedPart != nil }.compactMap { mean -> Part? in
                guard let index = round.questionnaireIndex(kind: kind, group: mean.group) else { return nil }
                let asked = round.questionnaires[index].questions
                return Part(
                    group: mean.group, part: mean.part,
                    questions: mean.questions.compactMap { question in
                        asked.firstIndex { $0.code == question.question.code }
                            .map { (position: $0, weight: question.question.weight) }
                    })
            }
            rows.append((maximum, parts))
        }
    }

    /// The questions of a group that points are made of, ascending.
    func questions(of group: Int) -> [Int] {
        Set(rows.flatMap { $0.parts.filter { $0.group == group }.flatMap { $0.questions.map(\.position) } }).sorted()
    }

    /// - Parameter sums: By group and position of the question.
    /// - Returns: NaN where a question has no scored answer left.
    func points(_ sums: [[AnswerSum]]) -> Double {
        rows.reduce(0) { points, row in
            var (numerator, total) = (0.0, 0.0)
            for part in row.parts {
                var (mean, weights, answered) = (0.0, 0.0, 0.0)
                for question in part.questions {
                    let own = sums[part.group][question.position]
                    mean += question.weight * (own.sum / own.weight)
                    weights += question.weight
                    answered += own.weight
                }
                let weight = isPooled ? answered : part.part
                numerator += weight * (mean / weights)
                total += weight
            }
            return points + row.maximum * (numerator / total)
        }
    }
}
