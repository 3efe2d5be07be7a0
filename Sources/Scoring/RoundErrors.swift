import SurveyModel
package import SurveyStatistics

/// How sure points are, in points.
package struct PointsPrecision: Hashable, Sendable {
    package var standardError: Double
    /// Of several groups by Satterthwaite's formula.
    package var degreesOfFreedom: Double
    /// Nil where there are no degrees of freedom.
    package var interval: ConfidenceInterval?
    /// How many respondents of equal weight would be as sure, by the weights alone (Kish); nil for a block.
    package var effectiveCount: Double?
}

/// Where a unit stands among those of its kind.
package struct UnitRank: Sendable {
    /// Index into the round's units.
    package var unit: Int
    /// Unrounded.
    package var points: Double
    package var share: Double
    package var ranks: RankSets.Unit
}

/// Two units of a kind of which it is shown that one stands above the other.
package struct UnitDifference: Sendable {
    package var upper: Int
    package var lower: Int
    /// Of the shares of their maximum.
    package var difference: Double
    package var standardError: Double
}

/// The standard errors, intervals and ranks of the survey block of a round.
package struct RoundErrors: Sendable {
    package var samples: [GroupSample]
    /// By rater of the store the position of the respondent in the group's sample.
    package var respondents: [Int32]
    /// By row of the sheet; nil where the row is no survey row or has no points.
    package var rows: [PointsPrecision?]
    /// By block of the sheet; nil where it is no survey block or has no points.
    package var blocks: [PointsPrecision?]
    /// By kind of unit, from the top down.
    package var ranks: [[UnitRank]]
    package var differences: [[UnitDifference]]
}
