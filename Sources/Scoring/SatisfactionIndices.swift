package import SurveyModel

/// Published satisfaction indices in percent, by unit and satisfaction row.
package struct SatisfactionIndices: Sendable {
    private var values: [UnitCode: [CriterionCode: Double]] = [:]

    package init() {}

    package subscript(unit: UnitCode, criterion: CriterionCode) -> Double? {
        get { values[unit]?[criterion] }
        set { values[unit, default: [:]][criterion] = newValue }
    }

}

extension SatisfactionRule {
    /// The share of the maximum points that an index of `percent` (0 to 100) gives.
    package func share(ofIndex percent: Double) -> Double {
        switch self {
        case .linear: percent / 100
        case .bands(let bands): bands.first { percent >= $0.lowerBound }?.share ?? 0
        }
    }
}
