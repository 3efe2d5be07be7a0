/// What is to be estimated from columns that have a number for each row; NaN is a blank, and leaves the row out as if it
/// were outside the domain (R `na.rm = TRUE`).
package enum Estimand: Sendable {
    /// Σ w·y ÷ Σ w (R `svymean`).
    case mean([Double])
    /// The same of a column of 0 and 1, whose interval may be one for shares (R `svyciprop`).
    case proportion([Double])
    /// Σ w·y (R `svytotal`).
    case total([Double])
    /// Σ w·y ÷ Σ w·x (R `svyratio`).
    case ratio([Double], [Double])
    /// The least value that at least this part of the weight does not exceed (R `svyquantile`, its default rule).
    case quantile([Double], probability: Double)

    /// Whether a row has what the estimate needs.
    func isKnown(_ row: Int) -> Bool {
        switch self {
        case .mean(let y), .proportion(let y), .total(let y), .quantile(let y, _): !y[row].isNaN
        case .ratio(let y, let x): !y[row].isNaN && !x[row].isNaN
        }
    }
}

/// A division of rows into domains; the design is that of all rows, also of those in none.
package struct DomainDivision: Sendable {
    /// For each row its domain; below 0 where it is in none.
    package let rowDomains: [Int32]
    package let count: Int

    package init(rowDomains: [Int32], count: Int) {
        precondition(rowDomains.allSatisfy { $0 < count }, "domains are counted from 0")
        self.rowDomains = rowDomains
        self.count = count
    }

    /// All rows in one domain.
    package init(rows: Int) {
        rowDomains = [Int32](repeating: 0, count: rows)
        count = 1
    }
}

/// How an interval is made.
package enum IntervalMethod: String, CaseIterable, Sendable {
    /// Estimate ± t·standard error, with the estimate's degrees of freedom.
    case t
    /// Estimate ± z·standard error.
    case normal
    /// The t interval of log(p ÷ (1 − p)), for shares (R `svyciprop(method = "logit")`).
    case logit
    /// Clopper and Pearson's with the effective sample size, for shares (Korn and Graubard 1998; R's `"beta"`).
    case beta
}

/// What the variance is compared with in a design effect.
package enum DesignEffectBasis: String, CaseIterable, Sendable {
    /// A simple random sample of as many rows from a population of Σ w (R `deff = TRUE`).
    case withoutReplacement
    /// One with replacement (R `deff = "replace"`).
    case withReplacement = "replace"
}

/// Why a number is not there.
package enum EstimateGap: Hashable, Sendable {
    /// No row with weight has a value.
    case noRows
    /// The denominator of a ratio sums to zero.
    case zeroDenominator
    /// A number is beyond what a double holds.
    case tooLarge
    /// Negative weights have made a share none.
    case shareOutOfRange
    /// There are no degrees of freedom for the interval.
    case noDegreesOfFreedom
    /// The interval of the quantile's rank passes 0 or 1: there is one end at most, and no standard error.
    case rankOutOfRange
}

/// An estimate with what is known of its precision.
package struct Estimate: Hashable, Sendable {
    /// Nil where there is none.
    package var value: Double?
    /// Nil where there is none.
    package var standardError: Double?
    /// Clusters less strata among the rows that take part (R `degf` of the domain).
    package var degreesOfFreedom: Int
    /// Nil where there is none.
    package var interval: Bounds?
    /// Nil for quantiles, and where weights sum to less than there are rows.
    package var designEffect: Double?
    /// Rows that take part: in the domain, with weight and value.
    package var count: Int
    /// Rows of the domain that are left out because the value is blank.
    package var blank: Int
    /// Rows of the domain that are left out because their weight is zero.
    package var weightless: Int
    /// Why something is not there; empty where all is.
    package var gaps: [EstimateGap]

    /// An end is nil where the interval of a quantile's rank passes 0 or 1 there; at most one of them.
    package struct Bounds: Hashable, Sendable {
        package var low: Double?
        package var high: Double?
    }
}
