package import SurveyModel

/// One block of one unit, on the table's scale and on the one that the decision's text states.
package struct BlockRow: Sendable {
    /// Index into the round's units.
    package var unit: Int
    package var method: AssessmentMethod
    /// What the rows that are assessed sum to.
    package var maximum: Points
    /// The sum of the rounded rows, which is what counts; nil while a row has no points, or where none is assessed.
    package var points: Points?
    /// The sum of the unrounded rows; nil while a row has no points.
    package var pointsUnrounded: Double?
    /// The text's maximum, less in proportion what is not assessed, to a ten-thousandth; nil where the text has none.
    package var statedMaximum: Points?
    /// `points` × stated ÷ tabulated, rounded once to the step, at most the maximum.
    package var pointsOnStatedScale: Points?

    package init(
        unit: Int, method: AssessmentMethod, rows: [ScoreRow], table: CriteriaTable, rounding: PointsRounding
    ) {
        self.unit = unit
        self.method = method
        let assessed = rows.filter { $0.status != .notAssessed }
        maximum = assessed.compactMap(\.maximumPoints).sum()
        if !assessed.isEmpty, assessed.allSatisfy({ $0.awardedPoints != nil }) {
            points = assessed.compactMap(\.awardedPoints).sum()
            pointsUnrounded = assessed.reduce(0) { $0 + ($1.share ?? 0) * ($1.maximumPoints?.double ?? 0) }
        }
        let tabulated = table.tabulatedBlock(method)
        guard let stated = table.stated.block(method), tabulated > .zero else { return }
        let finest = PointsRounding(step: Points(tenThousandths: 1))
        let statedMaximum = finest.points(maximum, scaledBy: stated, over: tabulated)
        self.statedMaximum = statedMaximum
        pointsOnStatedScale = points.map { min(rounding.points($0, scaledBy: stated, over: tabulated), statedMaximum) }
    }
}
