import SurveyModel
import SurveyStatistics

/// What each respondent of a group adds, by unit; a respondent may have several responses about a unit.
struct RespondentSums: Sendable {
    private let count: Int
    /// By unit × respondent.
    private var values: [Double]
    private var states: [State]
    /// By unit: whether some respondent has more than one response.
    private var isRepeated: [Bool]

    private enum State: UInt8 {
        case none
        /// Nothing of the responses is scored.
        case unscored
        case scored
    }

    init(units: Int, count: Int) {
        self.count = count
        values = [Double](repeating: 0, count: units * count)
        states = [State](repeating: .none, count: units * count)
        isRepeated = [Bool](repeating: false, count: units)
    }

    /// - Parameter sums: By response of the store what it adds; NaN where nothing of it is scored.
    init(
        _ store: RatingStore, _ sums: [Double], group: Int, respondents: [Int32], units: Int, count: Int
    ) {
        self.init(units: units, count: count)
        for (response, rating) in store.ratings.enumerated() where Int(rating.group) == group {
            let unit = Int(rating.unit)
            let place = unit * count + Int(respondents[response])
            if states[place] != .none { isRepeated[unit] = true }
            let sum = sums[response]
            if sum.isNaN {
                if states[place] == .none { states[place] = .unscored }
            } else {
                states[place] = .scored
                values[place] += sum
            }
        }
    }

    mutating func add(_ value: Double, unit: Int, _ respondent: Int32) {
        values[unit * count + Int(respondent)] += value
        states[unit * count + Int(respondent)] = .scored
    }

    func hasRepeated(unit: Int) -> Bool { isRepeated[unit] }

    /// The sums of the respondents with scored answers, times what each weighs.
    func column(unit: Int, weights: [Double]) -> LinearisedColumn {
        var (rows, products) = ([Int32](), [Double]())
        rows.reserveCapacity(count)
        products.reserveCapacity(count)
        let start = unit * count
        for respondent in 0..<count where states[start + respondent] == .scored {
            rows.append(Int32(respondent))
            products.append(values[start + respondent] * weights[respondent])
        }
        return LinearisedColumn(rows: rows, values: products)
    }
}
