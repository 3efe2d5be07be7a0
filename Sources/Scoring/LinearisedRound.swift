import SurveyModel
import SurveyStatistics

/// The linearised values of every respondent, for the block of each unit and for its rows.
struct LinearisedRound {
    /// Units that have survey rows.
    let units: [UnitRows]
    private let round: Round
    private let store: RatingStore
    private let samples: [GroupSample]
    private let respondents: [Int32]
    /// By unit × group: the responses, and what their answers add.
    private let responses: [[Int]]
    private let influences: [Influences?]

    init(
        round: Round, store: RatingStore, samples: [GroupSample], respondents: [Int32], units: [UnitRows]
    ) {
        self.units = units
        self.round = round
        self.store = store
        self.samples = samples
        self.respondents = respondents
        var responses = [[Int]](repeating: [], count: round.units.count * round.groups.count)
        for index in 0..<store.count {
            responses[Int(store.units[index]) * round.groups.count + Int(store.groups[index])].append(index)
        }
        self.responses = responses
        var influences = [Influences?](repeating: nil, count: responses.count)
        for unit in units {
            for group in round.groups.indices {
                let kind = round.kindIndex(ofUnit: unit.unit)
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                influences[unit.unit * round.groups.count + group] = Influences(
                    round: round, questionnaire: round.questionnaires[index], group: group, shares: unit.shares)
            }
        }
        self.influences = influences
    }

    /// The column of a unit's block in one group.
    func block(unit: Int, group: Int) -> LinearisedColumn {
        let cell = unit * round.groups.count + group
        guard let influences = influences[cell] else { return LinearisedColumn(rows: [], values: []) }
        var sums = RespondentSums()
        for response in responses[cell] {
            var (value, isScored) = (0.0, false)
            let start = store.starts[response]
            for question in influences.rowOfQuestion.indices where influences.rowOfQuestion[question] != nil {
                let answer = store.answers[start + question]
                value += influences[question, answer]
                isScored = isScored || isLevel(answer)
            }
            if isScored { sums.add(value, respondents[response]) }
        }
        return sums.column(weights: samples[group].weights)
    }

    /// The columns of a unit's rows in one group.
    func rows(unit: Int, group: Int, count: Int) -> [LinearisedColumn] {
        let cell = unit * round.groups.count + group
        var sums = [RespondentSums](repeating: RespondentSums(), count: count)
        if let influences = influences[cell] {
            for response in responses[cell] {
                let start = store.starts[response]
                for (question, row) in influences.rowOfQuestion.enumerated() {
                    let answer = store.answers[start + question]
                    if let row, isLevel(answer) { sums[row].add(influences[question, answer], respondents[response]) }
                }
            }
        }
        return sums.map { $0.column(weights: samples[group].weights) }
    }

    private func isLevel(_ answer: UInt8) -> Bool { answer > 0 && answer < RatingStore.AnswerByte.invalid }
}

/// What each respondent adds, who may have several responses about a unit or several questions in a row.
private struct RespondentSums {
    private var order: [Int32] = []
    private var values: [Int32: Double] = [:]

    mutating func add(_ value: Double, _ respondent: Int32) {
        if let sum = values[respondent] {
            values[respondent] = sum + value
        } else {
            values[respondent] = value
            order.append(respondent)
        }
    }

    func column(weights: [Double]) -> LinearisedColumn {
        LinearisedColumn(rows: order, values: order.map { (values[$0] ?? 0) * weights[Int($0)] })
    }
}

extension GroupSample {
    /// The covariance of estimates of the group, after calibration of their residuals.
    func covariance(_ columns: [LinearisedColumn]) throws(SampleFault) -> CovarianceMatrix {
        guard let design else { return CovarianceMatrix(size: columns.count) { _, _ in 0 } }
        do throws(VarianceFault) {
            return try DesignCovariance(columns.map(residual), design: design, rules: rules).matrix
        } catch {
            switch error {
            case .lonelyUnit(_, let row, _): throw .lonelyStratum(stratum: strata[row], group: group)
            case .noAverage: throw .noAverage(group: group)
            }
        }
    }

    /// What the margins leave of a column; without margins all of it.
    private func residual(_ column: LinearisedColumn) -> LinearisedColumn {
        guard let calibrated, !column.rows.isEmpty else { return column }
        var values = [Double](repeating: 0, count: count)
        for (row, value) in zip(column.rows, column.values) { values[Int(row)] = value }
        return LinearisedColumn(rows: (0..<Int32(count)).map { $0 }, values: calibrated.residuals.residuals(of: values))
    }

    /// Sampling units less strata among the respondents of a column (R `degf` of the domain).
    func degreesOfFreedom(_ column: LinearisedColumn) -> Double {
        guard let design else { return 0 }
        let units = Set(column.rows.map { design.first.rowUnits[Int($0)] })
        let strata = Set(units.map { design.first.unitGroups[Int($0)] })
        return Double(units.count - strata.count)
    }

    /// Whether everybody of every stratum answered, so that there is no error.
    var isWhole: Bool {
        guard let design else { return true }
        return design.second == nil
            && (0..<design.first.groupCount).allSatisfy { design.first.unsampledFraction($0) <= 0 }
    }
}
