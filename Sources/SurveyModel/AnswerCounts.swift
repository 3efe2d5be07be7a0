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

    /// Adds other counts of the same question.
    package mutating func add(_ other: AnswerCounts) {
        for level in levels.indices { levels[level] += other.levels[level] }
        doNotKnow += other.doNotKnow
        blank += other.blank
        notShown += other.notShown
        invalid += other.invalid
    }
}

/// The answers of many responses by one group about one unit, counted.
package struct CountedResponses: Sendable {
    /// Index into the round's units.
    package var unit: Int
    /// Index into the round's groups.
    package var group: Int
    /// How many responses were counted.
    package var responses: Int
    /// For each question of the questionnaire, in its order.
    package var counts: [AnswerCounts]
    /// By criterion: how many of the responses have a scored answer to one of its questions.
    package var scoredResponses: [CriterionCode: Int]

    package init(
        unit: Int, group: Int, responses: Int, counts: [AnswerCounts], scoredResponses: [CriterionCode: Int]
    ) {
        self.unit = unit
        self.group = group
        self.responses = responses
        self.counts = counts
        self.scoredResponses = scoredResponses
    }
}
