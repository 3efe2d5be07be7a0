/// A fact for which weights cannot be brought to given totals, known before any is changed.
///
/// Rows count from 0. A row of weight zero is in no level and causes no fault.
package enum CalibrationFault: Hashable, Sendable {
    /// No row has a weight above zero.
    case noWeight
    /// A weight is negative or no number.
    case badWeight(row: Int)
    /// No total is given.
    case noTotal
    /// Post-stratification takes one variable, or several that are crossed.
    case severalPostStrata(variables: [String])
    /// Numbers have a total, and the method takes levels only.
    case quantityWithoutRegression(variable: String)
    /// Rows have no level of the variable.
    case blankLevel(variable: String, rows: Int, first: Int)
    /// Rows have a level that no total is given for.
    case levelWithoutTotal(variable: String, level: String, rows: Int, first: Int)
    /// A level stands twice among those with a total.
    case repeatedLevel(variable: String, level: String)
    /// A total is negative or no number.
    case badTotal(variable: String, level: String?)
    /// A level has a total, and no row.
    case emptyLevel(variable: String, level: String, total: Double)
    /// A level has rows, and the total zero.
    case zeroTotal(variable: String, level: String, rows: Int)
    /// The totals of two variables sum to different populations.
    case unequalSums(variable: String, sum: Double, other: String, otherSum: Double)
    /// A number is missing in a row.
    case blankQuantity(variable: String, rows: Int, first: Int)
    /// A total follows from the others, and is another than the one given.
    case contradictoryTotal(variable: String, level: String?)
    /// The lower bound is not below the upper one, or is negative.
    case badBounds(lower: Double, upper: Double)
    /// Logit calibration needs a lower bound below 1 and an upper one above it, both finite.
    case boundsWithoutOne(lower: Double, upper: Double)
    /// Bounds of the weights keep a total out of reach.
    case totalOutOfBounds(variable: String, level: String?, total: Double, lowest: Double, highest: Double)
    /// Bounds of the weights cannot hold with their sum.
    case sumOutOfBounds(sum: Double, lowest: Double, highest: Double)
}

/// Why there are no calibrated weights.
package enum CalibrationError: Error, Hashable, Sendable {
    /// At least one fact, in the order of variables and levels.
    case impossible([CalibrationFault])
    /// The totals were not met within the given number of rounds; `worst` is the one that is furthest away.
    case noConvergence(iterations: Int, worst: MarginTotal)
}
