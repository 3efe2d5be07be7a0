import SurveyModel
import SurveyStatistics

/// The linearised values of every respondent, for the block of each unit and for its rows.
struct LinearisedRound: Sendable {
    /// Units that have survey rows.
    let units: [UnitRows]
    private let round: Round
    private let store: RatingStore
    private let samples: [GroupSample]
    /// By rater of the store the position of the respondent in the group's sample.
    let respondents: [Int32]
    /// By unit × group: what answers add.
    private let influences: [Influences?]
    /// By group: what each respondent adds to the block of each unit.
    private let sums: [RespondentSums]
    /// By unit × group: counts of answers, where they are enough for variances.
    private let counts: [AnswerClasses?]

    /// - Parameter tally: Of the store's answers.
    init(
        round: Round, store: RatingStore, tally: AnswerTally, samples: [GroupSample], respondents: [Int32],
        units: [UnitRows]
    ) {
        self.units = units
        self.round = round
        self.store = store
        self.samples = samples
        self.respondents = respondents
        var influences = [Influences?](repeating: nil, count: round.units.count * round.groups.count)
        for unit in units {
            for group in round.groups.indices {
                let kind = round.kindIndex(ofUnit: unit.unit)
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                influences[unit.unit * round.groups.count + group] = Influences(
                    round: round, questionnaire: round.questionnaires[index], group: group, shares: unit.shares)
            }
        }
        self.influences = influences
        let classes = influences.enumerated().map { cell, influences in
            influences.flatMap { influences in
                let (unit, group) = cell.quotientAndRemainder(dividingBy: round.groups.count)
                return AnswerClasses(samples[group], influences, whole: tally.counts(unit: unit, group: group))
            }
        }
        let pass = LinearisingPass(
            store, influences: influences, counts: classes, samples: samples, respondents: respondents,
            units: round.units.count)
        (sums, counts) = (pass.sums, pass.counts)
    }

    /// The column of a unit's block in one group.
    func block(unit: Int, group: Int) -> LinearisedColumn {
        sums[group].column(unit: unit, weights: samples[group].weights)
    }

    /// The covariance of the blocks of some units in one group.
    func blockCovariance(units: [Int], group: Int) throws(SampleFault) -> GroupCovariance {
        try samples[group].covariance(sums[group].matrix(units: units, weights: samples[group].weights))
    }

    /// The columns of a unit's rows in one group.
    func rows(unit: Int, group: Int, count: Int) -> [LinearisedColumn] {
        guard let influences = influences[unit * round.groups.count + group] else {
            return [LinearisedColumn](repeating: LinearisedColumn(rows: [], values: []), count: count)
        }
        let questions = Dictionary(grouping: influences.questions) { influences.rowOfQuestion[$0] ?? -1 }
        var sums = [RespondentSums](
            repeating: RespondentSums(units: 1, count: samples[group].count), count: count)
        store.forEach { _, rating, answers in
            guard Int(rating.unit) == unit, Int(store.raters[Int(rating.rater)].group) == group else { return }
            for row in 0..<count {
                for question in questions[row] ?? [] {
                    let answer = answers[answers.startIndex + question]
                    if isLevel(answer) {
                        sums[row].add(influences[question, answer], unit: 0, respondents[Int(rating.rater)])
                    }
                }
            }
        }
        return sums.map { $0.column(unit: 0, weights: samples[group].weights) }
    }

    /// What the rows of a unit add to variances in one group, from counts of answers; nil where that depends on more.
    func countedRows(unit: Int, group: Int, count: Int) -> [RowVariance]? {
        let cell = unit * round.groups.count + group
        if influences[cell] == nil { return [RowVariance](repeating: .none, count: count) }
        return sums[group].hasRepeated(unit: unit) ? nil : counts[cell]?.variances(rows: count)
    }
}

/// How the estimates of units go together in one group.
struct GroupCovariance: Sendable {
    let matrix: CovarianceMatrix
    /// By unit: sampling units less strata among the respondents who take part; nil where none does.
    let degreesOfFreedom: [Double?]
}

extension GroupSample {
    /// The covariance of estimates of the group, with what each says of itself.
    func covariance(_ matrix: LinearisedMatrix) throws(SampleFault) -> GroupCovariance {
        let isThere = matrix.isThere
        guard let design, calibrated == nil else {
            let columns = matrix.columns
            return GroupCovariance(
                matrix: try covariance(columns),
                degreesOfFreedom: zip(columns, isThere).map { $1 ? degreesOfFreedom($0) : nil })
        }
        let found = try withFaults { () throws(VarianceFault) in
            try DesignCovariance(matrix, design: design, rules: rules)
        }
        return GroupCovariance(
            matrix: found.matrix,
            degreesOfFreedom: zip(found.degreesOfFreedom, isThere).map { $1 ? Double($0) : nil })
    }

    /// The covariance of estimates of the group, after calibration of their residuals.
    func covariance(_ columns: [LinearisedColumn]) throws(SampleFault) -> CovarianceMatrix {
        guard let design else { return CovarianceMatrix(size: columns.count) { _, _ in 0 } }
        return try withFaults { () throws(VarianceFault) in
            try DesignCovariance(columns.map(residual), design: design, rules: rules).matrix
        }
    }

    private func withFaults<Result>(
        _ body: () throws(VarianceFault) -> Result
    ) throws(SampleFault) -> Result {
        do throws(VarianceFault) {
            return try body()
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
        guard let stage = design?.first else { return 0 }
        var isThere = [Bool](repeating: false, count: stage.unitCount)
        var strata = [Bool](repeating: false, count: stage.groupCount)
        var degrees = 0
        for row in column.rows {
            let unit = Int(stage.rowUnits[Int(row)])
            if isThere[unit] { continue }
            isThere[unit] = true
            degrees += 1
            let stratum = Int(stage.unitGroups[unit])
            if !strata[stratum] { degrees -= 1 }
            strata[stratum] = true
        }
        return Double(degrees)
    }

    /// Whether everybody of every stratum answered, so that there is no error.
    var isWhole: Bool {
        guard let design else { return true }
        return design.second == nil
            && (0..<design.first.groupCount).allSatisfy { design.first.unsampledFraction($0) <= 0 }
    }
}
