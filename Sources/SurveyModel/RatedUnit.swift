package import Diagnostics

/// An agency, a district or a commune whose work is rated.
package struct RatedUnit: Sendable {
    package var code: UnitCode
    package var name: String
    package var kind: KindCode
    /// Rows "không đánh giá" for this unit: no points and no maximum.
    package var notAssessed: Set<CriterionCode>
    package var location: SourceLocation

    package init(
        code: UnitCode, name: String, kind: KindCode, notAssessed: Set<CriterionCode> = [], location: SourceLocation
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.notAssessed = notAssessed
        self.location = location
    }
}

/// A group of people who rate, such as delegates or officials.
package struct RespondentGroup: Sendable {
    package var code: GroupCode
    package var label: String
    /// The group's part λ when groups are combined by given shares.
    package var share: Double?
    /// The kinds of unit that the group may rate.
    package var rates: Set<KindCode>
    /// Whether a member may rate the unit that employs them; nil where members work in none, which forbids it as well.
    package var mayRateOwnUnit: Bool?
    /// How many people the round plans to ask; used to simulate answers.
    package var plannedRespondents: Int?
    /// How the group was chosen; nil where the round does not say, and each respondent counts as drawn at random from
    /// a group without end.
    package var design: GroupDesign?
    package var location: SourceLocation

    package init(
        code: GroupCode, label: String, share: Double?, rates: Set<KindCode>, mayRateOwnUnit: Bool? = nil,
        plannedRespondents: Int? = nil, design: GroupDesign? = nil, location: SourceLocation
    ) {
        self.code = code
        self.label = label
        self.share = share
        self.rates = rates
        self.mayRateOwnUnit = mayRateOwnUnit
        self.plannedRespondents = plannedRespondents
        self.design = design
        self.location = location
    }
}
