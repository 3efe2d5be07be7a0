package import SurveyModel

/// Points that were given for the appraisal rows of units: by the council or, in self-assessment, by the units.
package struct AppraisedPoints: Sendable {
    /// Whether there are points for each row, and not only for all rows of a unit together.
    package let isByCriterion: Bool
    private var rows: [UnitCode: [CriterionCode: Points]] = [:]
    private var totals: [UnitCode: Points] = [:]

    package init(isByCriterion: Bool) {
        self.isByCriterion = isByCriterion
    }

    /// The points of one row; nil where none are given row by row.
    package subscript(unit: UnitCode, criterion: CriterionCode) -> Points? {
        get { rows[unit]?[criterion] }
        set { rows[unit, default: [:]][criterion] = newValue }
    }

    /// Gives all rows of a unit together so many points.
    package mutating func setTotal(_ points: Points, of unit: UnitCode) { totals[unit] = points }

    /// What the rows of a unit sum to, exactly; nil where nothing is given for it.
    package func total(of unit: UnitCode) -> Points? { isByCriterion ? rows[unit]?.values.sum() : totals[unit] }
}
