package import ByteInput
import SurveyModel
package import SurveyStatistics

/// What is to be estimated from a column or two.
package enum Statistic: Hashable, Sendable {
    case mean(String)
    case total(String)
    /// Two columns with a `/` between them.
    case ratio(String)
    /// The share of each level of a column.
    case proportion(String)
    case quantile(String, probability: Double)

    /// As a program reads it.
    package var name: String {
        switch self {
        case .mean: "mean"
        case .total: "total"
        case .ratio: "ratio"
        case .proportion: "proportion"
        case .quantile: "quantile"
        }
    }
}

/// A condition on rows: the cell of a column is, or is not, a given text.
package struct RowCondition: Hashable, Sendable {
    package var column: String
    package var text: String
    package var isEqual: Bool

    package init(column: String, text: String, isEqual: Bool) {
        self.column = column
        self.text = text
        self.isEqual = isEqual
    }
}

/// Estimates that are wanted of a file.
package struct EstimateRequest: Sendable {
    /// The data: any CSV.
    package var data: String
    package var encoding: EncodingName?
    /// Texts that stand for a blank cell, such as `NA`.
    package var missing: Set<String> = []
    package var statistics: [Statistic]
    /// Columns whose combinations are the domains.
    package var by: [String] = []
    /// All of them must hold.
    package var conditions: [RowCondition] = []
    package var strata: String?
    /// At most two columns, the first stage first.
    package var clusters: [String] = []
    package var weights: String?
    /// For each stage a column of counts or fractions.
    package var populations: [String] = []
    /// The method and the file of totals.
    package var calibration: (method: CalibrationMethod, margins: String)?
    /// Nil where standard errors come from linearisation.
    package var replicates: ReplicateMethod?
    package var lonely = LonelyStratumRule.error
    /// Nil for t, and logit for shares.
    package var interval: IntervalMethod?
    package var level = 0.95
    package var effectBasis = DesignEffectBasis.withoutReplacement

    /// As cells are compared with them.
    var missingTexts: Set<String> { Set(missing.map(\.normalizedText)) }

    package init(data: String, statistics: [Statistic]) {
        self.data = data
        self.statistics = statistics
    }
}

/// Estimates of a file, with what was left out.
package struct EstimateResult: Sendable {
    package struct Row: Sendable {
        /// The text of each column of domains.
        package var domain: [String]
        package var statistic: Statistic
        package var variable: String
        /// The level of a share, the probability of a quantile; else nil.
        package var level: String?
        package var estimate: Estimate
        /// How the interval was made.
        package var interval: IntervalMethod
    }

    package var rows: [Row]
    package var covariance: CovarianceMatrix
    /// Rows of the data; blank ones left out.
    package var rowCount: Int
    /// Rows for which a condition does not hold.
    package var outsideCount: Int
    /// Rows for which a column of domains is blank.
    package var undividedCount: Int
    package var strata: Int
    package var clusters: Int
    /// How many replicates there are; nil without any.
    package var replicateCount: Int?
    /// Rounds of the calibration; nil without one.
    package var calibrationRounds: Int?
}
