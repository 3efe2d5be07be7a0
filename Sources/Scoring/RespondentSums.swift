import SurveyModel
import SurveyStatistics

/// What each respondent of a group adds, by unit; a respondent may have several responses about a unit.
struct RespondentSums: Sendable {
    private let count: Int
    /// Where the group's begin among the values.
    private let start: Int
    /// By unit × respondent; NaN where nothing is scored.
    private var values: [Double]
    /// By unit: whether some respondent has more than one response.
    private let isRepeated: [Bool]

    /// Stands where a respondent has no response, …
    static let absent = Double(bitPattern: 0x7FF8_0000_0000_0001)
    /// … and where nothing of the responses is scored.
    static let unscored = Double(bitPattern: 0x7FF8_0000_0000_0002)

    init(units: Int, count: Int) {
        self.count = count
        start = 0
        values = [Double](repeating: Self.absent, count: units * count)
        isRepeated = [Bool](repeating: false, count: units)
    }

    /// - Parameters:
    ///   - values: Of all groups.
    ///   - start: Where those of the group begin.
    ///   - count: How many respondents the group has.
    init(_ values: [Double], from start: Int, count: Int, isRepeated: [Bool]) {
        self.values = values
        self.start = start
        self.count = count
        self.isRepeated = isRepeated
    }

    mutating func add(_ value: Double, unit: Int, _ respondent: Int32) {
        _ = Self.add(value, to: &values[unit * count + Int(respondent)])
    }

    /// Adds to what a respondent has.
    ///
    /// - Parameter value: Of a response; NaN where nothing of it is scored.
    /// - Returns: Whether there was a response before.
    @inline(__always)
    static func add(_ value: Double, to sum: inout Double) -> Bool {
        if sum.bitPattern == absent.bitPattern {
            sum = value.isNaN ? unscored : value
            return false
        }
        if !value.isNaN { sum = sum.isNaN ? value : sum + value }
        return true
    }

    func hasRepeated(unit: Int) -> Bool { isRepeated[unit] }

    /// The sums of the respondents with scored answers, times what each weighs.
    func column(unit: Int, weights: [Double]) -> LinearisedColumn {
        matrix(units: [unit], weights: weights).column(0)
    }

    /// The same for several units.
    func matrix(units: [Int], weights: [Double]) -> LinearisedMatrix {
        LinearisedMatrix(values, starts: units.map { start + $0 * count }, weights: weights)
    }
}
