package import SurveyModel

/// What units gave themselves, held against what the council gave them.
package struct SelfAssessment: Sendable {
    /// Points of a unit, or of one of its rows.
    package struct Line: Sendable {
        /// Index into the round's units.
        package var unit: Int
        /// Nil for all appraisal rows of the unit together.
        package var criterion: CriteriaRow?
        /// What the rows that are assessed could give.
        package var maximum: Points
        package var selfAssessed: Points
        package var appraised: Points

        /// Above zero where the unit gave itself more; may be below it.
        package var difference: Points { selfAssessed - appraised }
    }

    /// In the order of the register; units that assessed nothing are left out.
    package var units: [Line]
    /// The same row by row, where both are given so; nil where one is not.
    package var rows: [Line]?

    package init(round: Round, selfAssessed: AppraisedPoints, appraised: AppraisedPoints) {
        units = []
        var rows: [Line] = []
        for (index, unit) in round.units.enumerated() {
            let table = round.kind(ofUnit: index).table
            guard let own = selfAssessed.total(of: unit.code), let given = appraised.total(of: unit.code) else {
                continue
            }
            let assessed = table.assessedRows(.appraisal, given: unit.notAssessed)
            units.append(
                Line(
                    unit: index, criterion: nil, maximum: assessed.map(\.maximumPoints).sum(), selfAssessed: own,
                    appraised: given))
            for row in assessed {
                guard let own = selfAssessed[unit.code, row.code], let given = appraised[unit.code, row.code] else {
                    continue
                }
                rows.append(
                    Line(
                        unit: index, criterion: row, maximum: row.maximumPoints, selfAssessed: own, appraised: given))
            }
        }
        self.rows = selfAssessed.isByCriterion && appraised.isByCriterion ? rows : nil
    }
}
