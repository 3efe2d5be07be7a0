package import SurveyModel
import SurveyStatistics

/// Makes the errors of a round's survey points: linearised, group by group, with the covariance of the units' blocks.
///
/// Sources: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, section 5.5; Satterthwaite (1946), An
/// approximate distribution of estimates of variance components, Biometrics Bulletin 2.
package struct RoundEstimation: Sendable {
    private let round: Round
    private let store: RatingStore
    let samples: [GroupSample]
    /// By rater of the store the position of the respondent in the group's sample.
    let respondents: [Int32]
    package let weights: WeightedAnswers

    /// - Throws: Why there are no weights.
    package init(round: Round, store: RatingStore) throws(SampleFault) {
        self.round = round
        self.store = store
        (samples, respondents) = try SampleBuilder(round: round, store: store).samples()
        weights = WeightedAnswers(round: round, store: store, samples: samples, respondents: respondents)
    }

    /// The errors of a sheet that was made with these ``weights``.
    ///
    /// - Parameters:
    ///   - draws: How many are behind rank sets.
    ///   - seed: The same seed gives the same sets.
    package func errors(
        of sheet: ScoreSheet, tally: AnswerTally, level: Double = 0.95, draws: Int = 10_000, seed: UInt64 = 1
    ) throws(SampleFault) -> RoundErrors {
        let linear = linearised(sheet, tally)
        let blocks = try blockErrors(linear, sheet, level)
        var rows = [PointsPrecision?](repeating: nil, count: sheet.rows.count)
        let filled = concurrentMap(linear.units.count) { index -> Result<[PointsPrecision?], SampleFault> in
            do throws(SampleFault) {
                return .success(try precisions(linear.units[index], linear, sheet, level))
            } catch {
                return .failure(error)
            }
        }
        for (unit, precisions) in zip(linear.units, filled) {
            for (place, precision) in zip(unit.rows, try precisions.get()) { rows[place] = precision }
        }
        let ranking = RankedBlocks(round: round, sheet: sheet, errors: blocks)
        let ranks = try ranking.ranks(level: level, draws: draws, seed: seed)
        return RoundErrors(
            samples: samples, respondents: respondents, rows: rows, blocks: blocks.precisions, ranks: ranks.units,
            differences: ranks.differences)
    }

    /// The standard errors of a sheet's survey blocks, without all else.
    func standardErrors(of sheet: ScoreSheet, tally: AnswerTally) throws(SampleFault) -> [Double?] {
        try blockErrors(linearised(sheet, tally), sheet, 0.95).precisions.map { $0?.standardError }
    }

    private func linearised(_ sheet: ScoreSheet, _ tally: AnswerTally) -> LinearisedRound {
        let calculation = ShareCalculation(round: round, tally: tally, weights: weights)
        return LinearisedRound(
            round: round, store: store, tally: tally, samples: samples, respondents: respondents,
            units: UnitRows.all(round: round, sheet: sheet, calculation: calculation))
    }

    /// The precision of every survey block that has points, and the covariance between them.
    private func blockErrors(
        _ linear: LinearisedRound, _ sheet: ScoreSheet, _ level: Double
    ) throws(SampleFault) -> BlockErrors {
        let units = linear.units.filter { unit in unit.block.map { sheet.blocks[$0].points != nil } ?? false }
        var covariance = [Double](repeating: 0, count: units.count * units.count)
        var parts = [VarianceParts](repeating: VarianceParts(), count: units.count)
        let present = samples.filter { $0.count > 0 }
        let groups = concurrentMap(present.count) { index -> Result<GroupCovariance, SampleFault> in
            do throws(SampleFault) {
                return .success(try linear.blockCovariance(units: units.map(\.unit), group: present[index].group))
            } catch {
                return .failure(error)
            }
        }
        for (found, sample) in zip(groups, present) {
            let group = try found.get()
            for place in covariance.indices { covariance[place] += group.matrix.values[place] }
            for (unit, degrees) in group.degreesOfFreedom.enumerated() {
                guard let degrees else { continue }
                parts[unit].add(variance: group.matrix[unit, unit], degrees: degrees, isWhole: sample.isWhole)
            }
        }
        let matrix = CovarianceMatrix(size: units.count) { covariance[$0 * units.count + $1] }
        var precisions = [PointsPrecision?](repeating: nil, count: sheet.blocks.count)
        for (index, unit) in units.enumerated() {
            guard let block = unit.block, let points = sheet.blocks[block].pointsUnrounded else { continue }
            let (error, degrees) = (matrix.standardError(index), parts[index].degreesOfFreedom)
            precisions[block] = PointsPrecision(
                standardError: error, degreesOfFreedom: degrees,
                interval: .t(
                    points, error: error, degreesOfFreedom: degrees, isWhole: parts[index].isWhole, level: level))
        }
        return BlockErrors(precisions: precisions, covariance: matrix, units: units)
    }

    /// The precision of each row of a unit; nil for one without points.
    private func precisions(
        _ unit: UnitRows, _ linear: LinearisedRound, _ sheet: ScoreSheet, _ level: Double
    ) throws(SampleFault) -> [PointsPrecision?] {
        var parts = [VarianceParts](repeating: VarianceParts(), count: unit.rows.count)
        for sample in samples where sample.count > 0 {
            if let counted = linear.countedRows(unit: unit.unit, group: sample.group, count: unit.rows.count) {
                for (row, part) in counted.enumerated() where part.isThere {
                    parts[row].add(variance: part.variance, degrees: part.degreesOfFreedom, isWhole: sample.isWhole)
                }
                continue
            }
            let columns = linear.rows(unit: unit.unit, group: sample.group, count: unit.rows.count)
            let matrix = try sample.covariance(columns)
            for (row, column) in columns.enumerated() {
                parts[row].add(variance: matrix[row, row], column, of: sample)
            }
        }
        return unit.rows.enumerated().map { row, place in
            guard let (share, maximum) = unit.shares[row], let value = share.share else { return nil }
            let (error, degrees) = (parts[row].standardError, parts[row].degreesOfFreedom)
            let interval = ConfidenceInterval.logit(
                value, error: error / maximum, degreesOfFreedom: degrees,
                count: Double(sheet.rows[place].scoredRespondents ?? 0), isWhole: parts[row].isWhole, level: level)
            return PointsPrecision(
                standardError: error, degreesOfFreedom: degrees,
                interval: interval.map { ConfidenceInterval(low: $0.low * maximum, high: $0.high * maximum) },
                effectiveCount: share.effectiveCount)
        }
    }
}

/// The precision of a sheet's blocks.
struct BlockErrors {
    /// By block of the sheet; nil where it is no survey block or has no points.
    var precisions: [PointsPrecision?]
    /// Of the unrounded points, in the order of ``units``.
    var covariance: CovarianceMatrix
    /// Those whose survey block has points.
    var units: [UnitRows]
}

/// What the independent groups add to the variance of an estimate.
struct VarianceParts {
    private var parts: [(variance: Double, degrees: Double)] = []
    /// Whether of every group that takes part everybody answered.
    private(set) var isWhole = true

    mutating func add(variance: Double, _ column: LinearisedColumn, of sample: GroupSample) {
        if column.rows.isEmpty { return }
        add(variance: variance, degrees: sample.degreesOfFreedom(column), isWhole: sample.isWhole)
    }

    mutating func add(variance: Double, degrees: Double, isWhole: Bool) {
        parts.append((variance, degrees))
        self.isWhole = self.isWhole && isWhole
    }

    var standardError: Double { max(0, parts.reduce(0) { $0 + $1.variance }).squareRoot() }

    /// (Σ V)² ÷ Σ (V² ÷ df) (Satterthwaite 1946); their sum where nothing varies.
    var degreesOfFreedom: Double {
        let total = parts.reduce(0) { $0 + $1.variance }
        guard total > 0 else { return parts.reduce(0) { $0 + $1.degrees } }
        let varying = parts.filter { $0.variance > 0 }
        if varying.contains(where: { $0.degrees <= 0 }) { return 0 }
        return total * total / varying.reduce(0) { $0 + $1.variance * $1.variance / $1.degrees }
    }
}

/// The survey rows and the survey block of a unit in a sheet.
struct UnitRows: Sendable {
    var unit: Int
    /// Positions in the sheet's rows.
    var rows: [Int]
    /// Nil where a row has no points.
    var shares: [(share: CriterionShare, maximum: Double)?]
    var block: Int?

    static func all(round: Round, sheet: ScoreSheet, calculation: ShareCalculation) -> [UnitRows] {
        let rows = Dictionary(
            grouping: sheet.rows.indices.filter { sheet.rows[$0].criterion.method == .survey },
            by: { sheet.rows[$0].unit })
        return round.units.indices.compactMap { unit in
            guard let places = rows[unit] else { return nil }
            return UnitRows(
                unit: unit, rows: places,
                shares: places.map { place in
                    let row = sheet.rows[place]
                    guard row.share != nil, let maximum = row.maximumPoints else { return nil }
                    return (calculation.share(unit: unit, criterion: row.criterion.code), maximum.double)
                },
                block: sheet.blocks.firstIndex { $0.unit == unit && $0.method == .survey })
        }
    }
}

extension CriterionShare {
    /// 1 ÷ Σ_g λ̃_g² Σ w² ÷ (Σ w)²; of several questions the one with the fewest.
    var effectiveCount: Double? {
        var sum = 0.0
        for group in groups {
            guard let part = group.normalizedPart else { continue }
            let counts = group.questions.map { $0.weighted.weight * $0.weighted.weight / $0.weighted.squares }
            guard let fewest = counts.min(), fewest > 0 else { return nil }
            sum += part * part / fewest
        }
        return sum > 0 ? 1 / sum : nil
    }
}
