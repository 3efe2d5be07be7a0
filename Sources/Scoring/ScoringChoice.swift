package import SurveyModel

/// How the levels of a scale become coefficients.
package enum CoefficientRule: Hashable, Sendable {
    /// As the scale writes them.
    case asWritten
    /// At equal distances, from 1 for the best level to 0 for the worst.
    case linear
    /// 1 for the two best levels and 0 for the others; of three levels or fewer only the best has 1.
    case topTwo
    /// Given by scale, in the order of its levels; scales without a list keep their own.
    case given([ScaleCode: [Double]])

    /// The coefficients of a scale's levels, in their order.
    func coefficients(of scale: Scale) -> [Double] {
        let own = scale.levels.map(\.coefficient)
        // Levels of equal coefficients have the same place.
        let places = own.map { coefficient in Set(own.filter { $0 > coefficient }).count }
        switch self {
        case .asWritten: return own
        case .linear:
            let last = places.max() ?? 0
            return last == 0 ? own : places.map { 1 - Double($0) / Double(last) }
        case .topTwo:
            let best = own.count > 3 ? 2 : 1
            return places.map { $0 < best ? 1 : 0 }
        case .given(let lists): return lists[scale.code] ?? own
        }
    }
}

/// What an answer "don't know" counts for.
package enum DoNotKnowRule: String, Hashable, Sendable, CaseIterable {
    /// Nothing: it is left out of the mean.
    case leftOut = "left-out"
    /// Half of the points.
    case middle
    case zero

    /// The coefficient; nil where the answer is left out.
    var coefficient: Double? {
        switch self {
        case .leftOut: nil
        case .middle: 0.5
        case .zero: 0
        }
    }
}

/// Choices about the points that no text fixes, to be tried in place of a round's own.
package struct ScoringChoice: Hashable, Sendable {
    package var combination: GroupCombination
    package var coefficients = CoefficientRule.asWritten
    package var doNotKnow = DoNotKnowRule.leftOut
    /// Whether the frame and the margins make weights; otherwise everybody of a group counts as one.
    package var isWeighted = true
    /// In place of each group's own; it changes errors only.
    package var inference: Inference?

    package init(combination: GroupCombination) {
        self.combination = combination
    }
}

extension Round {
    /// The round with other choices.
    ///
    /// Where "don't know" counts for something it is one level more on each scale that has it, behind the others.
    package func with(_ choice: ScoringChoice) -> Round {
        var round = self
        round.settings.combination = choice.combination
        for index in groups.indices {
            guard var design = groups[index].design else { continue }
            if !choice.isWeighted { (design.frame, design.calibration) = ([], nil) }
            if let inference = choice.inference { design.inference = inference }
            round.groups[index].design = design
        }
        for index in scales.indices {
            let coefficients = choice.coefficients.coefficients(of: scales[index])
            for level in round.scales[index].levels.indices {
                round.scales[index].levels[level].coefficient = coefficients[level]
            }
            guard let value = choice.doNotKnow.coefficient, let answer = scales[index].doNotKnow else { continue }
            round.scales[index].levels.append(
                ScaleLevel(code: answer.code, label: answer.label, coefficient: value))
            round.scales[index].doNotKnow = nil
        }
        return round
    }
}

extension AnswerTally {
    /// The same answers for a round with other choices, as ``SurveyModel/Round/with(_:)`` gives it.
    package func with(_ rule: DoNotKnowRule, round: Round) -> AnswerTally {
        if rule == .leftOut { return self }
        return mapCounts(round: round) { counts, question in
            guard counts.levels.count < round.scales[question.scale].levels.count else { return counts }
            var all = counts
            all.levels.append(counts.doNotKnow)
            all.doNotKnow = 0
            return all
        }
    }
}

extension RatingStore {
    /// The same answers for a round with other choices, as ``SurveyModel/Round/with(_:)`` gives it.
    package func with(_ rule: DoNotKnowRule, round: Round) -> RatingStore {
        if rule == .leftOut { return self }
        return mapAnswers { unit, group, position, answer in
            guard answer == AnswerByte.doNotKnow,
                let index = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group)
            else { return answer }
            let scale = round.scales[round.questionnaires[index].questions[position].scale]
            // The level behind the scale's own, unless "don't know" is none there.
            return scale.doNotKnow == nil ? UInt8(scale.levels.count) : answer
        }
    }
}
