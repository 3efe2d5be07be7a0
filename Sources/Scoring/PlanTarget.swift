/// How sure a round is to be.
package struct PlanTarget: Hashable, Sendable {
    /// The half-width of the 95 % interval of every unit's survey block, in points.
    package var margin: Double?
    /// The difference between the blocks of two units, in points, that is to be seen in four of five rounds.
    package var difference: Double?
    /// The standard deviation of one respondent's answers where nothing is known of them, as a part of what the group can
    /// move; nil for the largest that there can be.
    package var deviation: Double?
    /// The part of those asked who answer, above 0 and at most 1.
    package var responseRate = 1.0

    package init() {}

    /// Two-sided 5 %.
    static let marginProbabilities = [0.975]
    /// Two-sided 5 % with a power of 80 %.
    static let differenceProbabilities = [0.975, 0.8]
}

/// Which of the two goals a plan is about.
package enum PlanGoal: Hashable, Sendable {
    case margin
    case difference
}
