package import SurveyModel

/// A stratum of a group of the round that is planned.
package struct SurveyStratum: Hashable, Sendable {
    /// Index into the round's groups.
    package var group: Int
    /// Empty where the group is not divided.
    package var stratum: String
    /// Nil where the frame does not count them.
    package var population: Int?
    /// The stratum's part of the group.
    package var share: Double
    package var organisations: [FrameOrganisation]
}

/// What one kind of unit needs.
package struct KindPlan: Sendable {
    /// Index into the criteria set's kinds.
    package var kind: Int
    /// By stratum of the plan; nil where the group is not asked about the kind.
    package var needed: [Int?]
    /// What the whole plan gives: the largest margin of a unit's block, and the largest difference that two need; nil where
    /// there is one unit.
    package var margin: Double
    package var difference: Double?
    /// The unit of the earlier round with the largest margin; nil without such a round.
    package var leastCertainUnit: UnitCode?
    /// From how many units of the earlier round the spread of answers was taken; 0 where it was assumed.
    package var observedUnits: Int
}

/// An organisation's part of a stratum.
package struct OrganisationPlan: Sendable {
    /// Position in the plan's strata.
    package var stratum: Int
    package var employer: String
    package var population: Int
    package var respondents: Int
    package var invited: Int
}
