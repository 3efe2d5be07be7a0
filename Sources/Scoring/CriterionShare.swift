package import SurveyModel

/// The mean of one question in one group for one unit: m(u,q,g) of the method.
package struct QuestionMean: Sendable {
    package var question: Question
    package var counts: AnswerCounts
    /// What the scored answers weigh: their number where everybody weighs 1.
    package var weighted: WeightedCounts
    /// The mean coefficient of the scored answers; nil where there is none.
    package var mean: Double?
}

/// One group's mean for one row of one unit: m(u,c,g), with what it was made from.
package struct GroupMean: Sendable {
    /// Index into the round's groups.
    package var group: Int
    package var questions: [QuestionMean]
    /// Whether every question has at least the round's minimum of scored answers.
    package var isSufficient: Bool
    /// The mean of the questions by their weights; nil where a question has no scored answer.
    package var mean: Double?
    /// The group's part λ before it is scaled to the groups in use.
    package var part: Double
    /// λ over the sum of the λ in use; nil for a group that is left out.
    package var normalizedPart: Double?
}

/// The share of one survey row for one unit, with every step that led to it.
package struct CriterionShare: Sendable {
    /// The groups that are asked, in the round's order.
    package var groups: [GroupMean]
    /// share(u,c), 0 to 1; nil where data are insufficient.
    package var share: Double?

    /// Groups with too few scored answers.
    package var insufficientGroups: [Int] { groups.filter { !$0.isSufficient }.map(\.group) }
}

/// Joins groups' answers into shares by the round's settings (decision II.1.3 c, II.2.3 c; the choices are the round's).
package struct ShareCalculation: Sendable {
    private let round: Round
    private let tally: AnswerTally
    /// What answers weigh; nil where all weigh 1.
    private let weights: WeightedAnswers?
    /// By questionnaire: the positions of the questions of each row.
    private let questions: [[CriterionCode: [Int]]]

    package init(round: Round, tally: AnswerTally, weights: WeightedAnswers? = nil) {
        self.round = round
        self.tally = tally
        self.weights = weights
        questions = round.questionnaires.map { questionnaire in
            Dictionary(grouping: questionnaire.questions.indices) { questionnaire.questions[$0].criterion }
        }
    }

    /// The share of a survey row for a unit (index into the round's units).
    package func share(unit: Int, criterion: CriterionCode) -> CriterionShare {
        var groups = round.groups.indices.compactMap { groupMean($0, unit: unit, criterion: criterion) }
        let usable = groups.indices.filter { groups[$0].isSufficient }
        let isBlocked = usable.isEmpty || (usable.count < groups.count && round.settings.insufficientData == .block)
        if isBlocked { return CriterionShare(groups: groups, share: nil) }

        let total = usable.reduce(0) { $0 + groups[$1].part }
        guard total > 0 else { return CriterionShare(groups: groups, share: nil) }
        for index in usable { groups[index].normalizedPart = groups[index].part / total }
        let weighted = usable.reduce(0) { $0 + groups[$1].part * (groups[$1].mean ?? 0) }
        return CriterionShare(groups: groups, share: weighted / total)
    }

    /// Nil where the group is not asked about the row.
    private func groupMean(_ group: Int, unit: Int, criterion: CriterionCode) -> GroupMean? {
        guard let index = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group)
        else { return nil }
        guard let positions = questions[index][criterion] else { return nil }
        let counts = tally.counts(unit: unit, group: group)
        let questions = positions.map { position in
            let question = round.questionnaires[index].questions[position]
            let weighted = weighted(counts[position], unit: unit, group: group, question: position)
            let isUniform = weights?.isUniform(group: group) ?? true
            let scale = round.scales[question.scale]
            return QuestionMean(
                question: question, counts: counts[position], weighted: weighted,
                mean: isUniform ? mean(of: counts[position], on: scale) : mean(of: weighted, on: scale))
        }
        return GroupMean(
            group: group, questions: questions,
            isSufficient: questions.allSatisfy { isSufficient($0.counts.scored) },
            mean: Self.weightedMean(questions), part: part(of: group, questions: questions), normalizedPart: nil)
    }

    private func isSufficient(_ scored: Int) -> Bool {
        scored > 0 && scored >= round.settings.minimumScoredAnswers
    }

    private func mean(of counts: AnswerCounts, on scale: Scale) -> Double? {
        if counts.scored == 0 { return nil }
        let sum = zip(counts.levels, scale.levels).reduce(0) { $0 + Double($1.0) * $1.1.coefficient }
        return sum / Double(counts.scored)
    }

    private func mean(of counts: WeightedCounts, on scale: Scale) -> Double? {
        if counts.weight == 0 { return nil }
        return zip(counts.levels, scale.levels).reduce(0) { $0 + $1.0 * $1.1.coefficient } / counts.weight
    }

    private func weighted(_ counts: AnswerCounts, unit: Int, group: Int, question: Int) -> WeightedCounts {
        if let weights { return weights.counts(unit: unit, group: group, question: question, counts: counts) }
        let scored = Double(counts.scored)
        return WeightedCounts(levels: counts.levels.map(Double.init), weight: scored, squares: scored)
    }

    private static func weightedMean(_ questions: [QuestionMean]) -> Double? {
        if questions.contains(where: { $0.mean == nil }) { return nil }
        let weights = questions.reduce(0) { $0 + $1.question.weight }
        return questions.reduce(0) { $0 + $1.question.weight * ($1.mean ?? 0) } / weights
    }

    private func part(of group: Int, questions: [QuestionMean]) -> Double {
        switch round.settings.combination {
        case .groupShares: round.groups[group].share ?? 0
        case .equalGroups: 1
        case .pooled: questions.reduce(0) { $0 + $1.weighted.weight }
        }
    }
}
