package import SurveyModel

/// The points of a round: one row for every survey and satisfaction row of every unit, and the blocks they add up to.
package struct ScoreSheet: Sendable {
    package var rows: [ScoreRow]
    package var blocks: [BlockRow]

    /// Units in the register's order, rows in the tables'.
    ///
    /// - Parameters:
    ///   - methods: The blocks wanted.
    ///   - tally: The accepted answers.
    ///   - weights: What answers weigh; nil where all weigh 1.
    ///   - satisfaction: What has been published so far.
    package init(
        round: Round, methods: Set<AssessmentMethod> = [.survey, .satisfaction], tally: AnswerTally,
        weights: WeightedAnswers? = nil, satisfaction: SatisfactionIndices
    ) {
        let calculation = ShareCalculation(round: round, tally: tally, weights: weights)
        let rounding = PointsRounding(step: round.settings.roundingStep)
        rows = []
        blocks = []
        for (index, unit) in round.units.enumerated() {
            let table = round.kind(ofUnit: index).table
            for method in AssessmentMethod.allCases where methods.contains(method) {
                let criteria = table.rows(by: method)
                if method == .appraisal || criteria.isEmpty { continue }
                let scored = criteria.map { criterion -> ScoreRow in
                    if table.isNotAssessed(criterion.code, given: unit.notAssessed) {
                        return ScoreRow(unit: index, criterion: criterion, status: .notAssessed)
                    }
                    return method == .survey
                        ? Self.surveyRow(unit: index, criterion, calculation, tally, rounding)
                        : Self.satisfactionRow(
                            unit: index, criterion, index: satisfaction[unit.code, criterion.code],
                            round.settings.satisfaction, rounding)
                }
                rows += scored
                blocks.append(BlockRow(unit: index, method: method, rows: scored, table: table, rounding: rounding))
            }
        }
    }

    private static func surveyRow(
        unit: Int, _ criterion: CriteriaRow, _ calculation: ShareCalculation, _ tally: AnswerTally,
        _ rounding: PointsRounding
    ) -> ScoreRow {
        let result = calculation.share(unit: unit, criterion: criterion.code)
        var row = ScoreRow(
            unit: unit, criterion: criterion, status: .insufficientData, maximumPoints: criterion.maximumPoints,
            scoredRespondents: tally.scoredRespondents(unit: unit, criterion: criterion.code),
            groupsLeftOut: result.insufficientGroups)
        if let share = result.share {
            row.status = result.insufficientGroups.isEmpty ? .scored : .scoredWithoutGroups
            row.share = share
            row.awardedPoints = rounding.points(share: share, of: criterion.maximumPoints)
        }
        return row
    }

    private static func satisfactionRow(
        unit: Int, _ criterion: CriteriaRow, index: Double?, _ rule: SatisfactionRule, _ rounding: PointsRounding
    ) -> ScoreRow {
        guard let index else {
            return ScoreRow(
                unit: unit, criterion: criterion, status: .pending, maximumPoints: criterion.maximumPoints)
        }
        let share = rule.share(ofIndex: index)
        return ScoreRow(
            unit: unit, criterion: criterion, status: .scored, maximumPoints: criterion.maximumPoints,
            awardedPoints: rounding.points(share: share, of: criterion.maximumPoints), share: share)
    }
}
