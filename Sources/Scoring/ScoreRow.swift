package import SurveyModel

/// What became of one row of one unit.
package enum ScoreStatus: String, Sendable, CaseIterable {
    case scored
    /// Scored without groups that had too few answers (`on-insufficient-data: use-other-groups`).
    case scoredWithoutGroups = "scored_without_groups"
    case insufficientData = "insufficient_data"
    /// "Không đánh giá" by the register of units: no points, no maximum.
    case notAssessed = "not_assessed"
    /// The satisfaction index is not published yet.
    case pending
}

/// The points of one survey or satisfaction row for one unit.
package struct ScoreRow: Sendable {
    /// Index into the round's units.
    package var unit: Int
    package var criterion: CriteriaRow
    package var status: ScoreStatus
    /// Nil for a row that is not assessed.
    package var maximumPoints: Points?
    package var awardedPoints: Points?
    /// The share of the maximum before rounding, 0 to 1.
    package var share: Double?
    /// Distinct respondents with a scored answer; nil where no survey of ours was asked.
    package var scoredRespondents: Int?
    /// Groups (indices) that were left out for want of answers.
    package var groupsLeftOut: [Int]

    package init(
        unit: Int, criterion: CriteriaRow, status: ScoreStatus, maximumPoints: Points? = nil,
        awardedPoints: Points? = nil, share: Double? = nil, scoredRespondents: Int? = nil, groupsLeftOut: [Int] = []
    ) {
        self.unit = unit
        self.criterion = criterion
        self.status = status
        self.maximumPoints = maximumPoints
        self.awardedPoints = awardedPoints
        self.share = share
        self.scoredRespondents = scoredRespondents
        self.groupsLeftOut = groupsLeftOut
    }
}
