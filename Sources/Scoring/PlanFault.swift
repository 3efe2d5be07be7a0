/// Why a round cannot be planned.
package enum PlanFault: Error, Hashable, Sendable {
    /// No unit has survey rows that a group is asked about.
    case noSurvey
    /// Pooled groups weigh by their numbers, and the frame does not have that of a group (index into the round's).
    case pooledWithoutPopulation(group: Int)
    /// Not even the answers of everybody do, or of as many as answer; they reach so many points. The kind of unit is an index.
    case unreachable(kind: Int, goal: PlanGoal, reach: Double)
}

/// What a plan had to suppose, because nothing tells it. Groups and kinds of unit are indices.
package enum PlanNote: Hashable, Sendable {
    /// The frame does not count the group.
    case noPopulation(group: Int)
    /// The group's respondents come in clusters, which the plan does not see.
    case clusters(group: Int)
    /// The group's forms are about one unit each, and nothing tells how many a person fills in.
    case formOfOneUnit(group: Int)
    /// The earlier round has too few respondents in these strata; they were taken to be like the whole group.
    case pooledStrata(group: Int, strata: [String])
    /// The earlier round says nothing of how a group rates a kind of unit.
    case nothingObserved(kind: Int, group: Int)
    /// In a small stratum too few answer even if everybody is asked.
    case tooFewAnswers(group: Int, stratum: String, needed: Int, expected: Int)
}
