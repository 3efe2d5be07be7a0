/// How a sample is drawn again from itself, to see how far estimates move.
package enum ReplicateMethod: Hashable, Sendable {
    /// Each first-stage unit is left out once; no strata (R `as.svrepdesign(type = "JK1")`).
    case jk1
    /// Each first-stage unit of each stratum is left out once (R `type = "JKn"`).
    case jkn
    /// Half of each stratum of two units, balanced by a Hadamard matrix; strata of four, six and so on are split into pairs
    /// in the order of their units (R `type = "BRR"`; with a factor above zero `"Fay"`).
    ///
    /// - Parameter fay: Fay's ρ, from 0 to below 1: the weight that the half left out keeps.
    case brr(fay: Double)
    /// Units are drawn without replacement and weights rescaled at each stage, so that the variance is that of sampling
    /// from a finite population (Preston 2009; R `type = "mrbbootstrap"`).
    case bootstrap(count: Int, seed: UInt64)
}

/// What replicates deviate from in a variance.
package enum ReplicateCentre: Hashable, Sendable {
    /// The mean of the replicates (R `mse = FALSE`, which is R's default).
    case replicates
    /// The estimate of the whole sample (R `mse = TRUE`): never smaller.
    case estimate
}

/// What forbids a method of replication for a design. Rows count from 0, stages from 1.
package enum ReplicateFault: Error, Hashable, Sendable {
    /// JK1 takes a sample without strata.
    case strataWithoutUse
    /// Half-samples are halves of strata.
    case noStrata
    /// Fay's factor is not from 0 to below 1.
    case badFay(Double)
    /// A bootstrap needs at least two replicates, and no more than memory for them.
    case badCount(Int)
    /// A stratum, or at the second stage a cluster, has one sampled unit of several, and no rule says what then. A row of it.
    case lonelyUnit(stage: Int, row: Int)
    /// Balanced half-samples need an even number of units in each stratum. A row of the stratum.
    case oddUnits(row: Int, units: Int)
    /// More pairs than the largest Hadamard matrix has rows.
    case tooManyPairs(Int)
    /// The rule for strata with one unit means nothing for this method.
    case ruleUndefined(LonelyStratumRule)
}

/// Why there are no replicate weights, or no variance from them.
package enum ReplicateError: Error, Hashable, Sendable {
    case design(ReplicateFault)
    /// The weights of the whole sample do not meet the totals.
    case calibration(CalibrationError)
    /// The weights of a replicate do not: of so many, and the first of them.
    case replicateCalibration(failed: Int, count: Int, first: CalibrationError)
    /// A replicate has a weight below zero, which cannot be calibrated: of so many.
    case negativeWeights(failed: Int, count: Int)
}
