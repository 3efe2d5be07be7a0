/// What the variance takes from a stratum (or at the second stage a cluster) with one sampled unit of several.
///
/// One unit that is the whole population of its stratum is no problem, and adds nothing under any rule.
/// Source: R `options(survey.lonely.psu =)`, `onestrat`.
package enum LonelyStratumRule: String, CaseIterable, Sendable {
    /// There is no estimate.
    case error
    /// The distance of the unit from the mean of all: its linearised total is not centred.
    case adjust
    /// The mean of what the other strata add.
    case average
    /// Nothing, for the unit is taken to be certain.
    case certainty
    /// Nothing, for the stratum is passed over.
    case remove
}

/// How a covariance is made, beside the design.
package struct VarianceRules: Hashable, Sendable {
    package var lonely = LonelyStratumRule.error
    /// Whether a stratum counts for a column that has no rows there, as after calibration.
    package var isEveryStratumPresent = false
    /// Whether what each stratum adds is kept.
    package var keepsStrata = false

    package init(lonely: LonelyStratumRule = .error) {
        self.lonely = lonely
    }
}

/// Why there is no variance.
package enum VarianceFault: Error, Hashable, Sendable {
    /// A stratum, or at the second stage a cluster, has one sampled unit of several, and no rule says what then.
    /// - row: One of the rows of the unit.
    /// - others: How many more there are of them at this stage.
    case lonelyUnit(stage: Int, row: Int, others: Int)
    /// No stratum has two units, or the lonely unit is one of the second stage, so there is no mean to take.
    case noAverage(stage: Int, row: Int)
}
