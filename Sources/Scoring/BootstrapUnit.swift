import SurveyModel
import SurveyStatistics

/// A unit whose survey points are made anew in every replicate.
struct BootstrapUnit: Sendable {
    let rows: UnitRows
    private let formula: BlockFormula
    /// By group.
    fileprivate let groups: [Group]

    fileprivate struct Group: Sendable {
        var responses: [GroupResponse]
        /// Nil where each respondent has a weight.
        var bits: AnswerBits?
        /// The questions that points are made of, with the coefficients of their levels.
        var scales: [(position: Int, coefficients: [Double])]
        /// How many questions there are.
        var questions: Int
    }

    init(round: Round, answers: [UInt8], _ rows: UnitRows, samples: [BootstrapSample]) {
        self.rows = rows
        let formula = BlockFormula(round: round, unit: rows)
        self.formula = formula
        let kind = round.kindIndex(ofUnit: rows.unit)
        groups = samples.map { sample in
            guard let index = round.questionnaireIndex(kind: kind, group: sample.sample.group) else {
                return Group(responses: [], bits: nil, scales: [], questions: 0)
            }
            let questions = round.questionnaires[index].questions
            let scales = formula.questions(of: sample.sample.group).map { position in
                (position, round.scales[questions[position].scale].levels.map(\.coefficient))
            }
            return Group(
                responses: sample.responses[rows.unit],
                bits: sample.bits(unit: rows.unit, answers: answers, scales: scales), scales: scales,
                questions: questions.count)
        }
    }

    /// The block's unrounded points in a replicate; NaN where a question has no scored answer left.
    ///
    /// - Parameter draws: By group.
    func points(_ draws: [BootstrapSample.Draw], _ answers: [UInt8]) -> Double {
        formula.points(
            zip(groups, draws).map { group, draw in
                var sums = [AnswerSum](repeating: AnswerSum(), count: group.questions)
                switch draw {
                case .rows(let drawn): group.bits?.add(drawn, to: &sums)
                case .weights(let weights): group.add(weights, answers, to: &sums)
                case .nobody, .failed: break
                }
                return sums
            })
    }
}

extension BootstrapUnit.Group {
    /// Adds what the answers weigh, response by response.
    func add(_ weights: [Double], _ answers: [UInt8], to sums: inout [AnswerSum]) {
        let levels = scales.map { $0.coefficients.count }.max() ?? 0
        var totals = [Double](repeating: 0, count: scales.count * levels)
        for response in responses {
            let weight = weights[Int(response.row)]
            for (index, scale) in scales.enumerated() {
                let level = Int(answers[response.start + scale.position]) - 1
                if level >= 0, level < scale.coefficients.count { totals[index * levels + level] += weight }
            }
        }
        for (index, scale) in scales.enumerated() {
            for (level, coefficient) in scale.coefficients.enumerated() {
                sums[scale.position].weight += totals[index * levels + level]
                sums[scale.position].sum += totals[index * levels + level] * coefficient
            }
        }
    }
}
