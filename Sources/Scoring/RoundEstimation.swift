package import SurveyModel
import SurveyStatistics

/// Makes the errors of a round's survey points: linearised, group by group, with the covariance of the units' blocks.
///
/// Sources: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, section 5.5; Satterthwaite (1946), An
/// approximate distribution of estimates of variance components, Biometrics Bulletin 2.
package struct RoundEstimation: Sendable {
    private let round: Round
    private let store: RatingStore
    private let samples: [GroupSample]
    private let respondents: [Int32]
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
        let calculation = ShareCalculation(round: round, tally: tally, weights: weights)
        let units = UnitRows.all(round: round, sheet: sheet, calculation: calculation)
        let linear = LinearisedRound(
            round: round, store: store, samples: samples, respondents: respondents, units: units)
        var rows = [PointsPrecision?](repeating: nil, count: sheet.rows.count)
        var blocks = [PointsPrecision?](repeating: nil, count: sheet.blocks.count)
        let complete = units.filter { $0.block != nil && sheet.blocks[$0.block ?? 0].points != nil }
        var covariance = [Double](repeating: 0, count: complete.count * complete.count)
        var parts = [[(variance: Double, degrees: Double)]](repeating: [], count: complete.count)
        for sample in samples where sample.count > 0 {
            let columns = complete.map { linear.block(unit: $0.unit, group: sample.group) }
            let matrix = try sample.covariance(columns)
            for index in 0..<matrix.size * matrix.size { covariance[index] += matrix.values[index] }
            for (index, column) in columns.enumerated() {
                parts[index].append((matrix[index, index], sample.degreesOfFreedom(column)))
            }
        }
        let matrix = CovarianceMatrix(size: complete.count) { covariance[$0 * complete.count + $1] }
        for (index, unit) in complete.enumerated() {
            guard let block = unit.block, let points = sheet.blocks[block].pointsUnrounded else { continue }
            let degrees = Self.satterthwaite(parts[index])
            let error = matrix.standardError(index)
            blocks[block] = PointsPrecision(
                standardError: error, degreesOfFreedom: degrees,
                interval: .t(points, error: error, degreesOfFreedom: degrees, level: level))
        }
        for unit in units { try fill(&rows, unit, linear, sheet, level) }
        let ranking = RankedBlocks(round: round, sheet: sheet, units: complete, covariance: matrix, blocks: blocks)
        let ranks = ranking.ranks(level: level, draws: draws, seed: seed)
        return RoundErrors(
            samples: samples, respondents: respondents, rows: rows, blocks: blocks, ranks: ranks.units,
            differences: ranks.differences,
            covariance: matrix, covarianceUnits: complete.map(\.unit))
    }

    /// The precision of each row of a unit.
    private func fill(
        _ rows: inout [PointsPrecision?], _ unit: UnitRows, _ linear: LinearisedRound, _ sheet: ScoreSheet,
        _ level: Double
    ) throws(SampleFault) {
        var parts = [[(variance: Double, degrees: Double)]](repeating: [], count: unit.rows.count)
        for sample in samples where sample.count > 0 {
            let columns = linear.rows(unit: unit.unit, group: sample.group, count: unit.rows.count)
            let matrix = try sample.covariance(columns)
            for (row, column) in columns.enumerated() where !column.rows.isEmpty {
                parts[row].append((matrix[row, row], sample.degreesOfFreedom(column)))
            }
        }
        let isWhole = samples.allSatisfy { $0.isWhole }
        for (row, place) in unit.rows.enumerated() {
            guard let (share, maximum) = unit.shares[row], let value = share.share else { continue }
            let error = max(0, parts[row].reduce(0) { $0 + $1.variance }).squareRoot()
            let degrees = Self.satterthwaite(parts[row])
            let scored = Double(sheet.rows[place].scoredRespondents ?? 0)
            let interval = ConfidenceInterval.share(
                value, error: error / maximum, degreesOfFreedom: degrees, count: scored, isWhole: isWhole,
                level: level)
            rows[place] = PointsPrecision(
                standardError: error, degreesOfFreedom: degrees,
                interval: interval.map { ConfidenceInterval(low: $0.low * maximum, high: $0.high * maximum) },
                effectiveCount: share.effectiveCount)
        }
    }

    /// (Σ V)² ÷ Σ (V² ÷ df) over independent groups; their sum where nothing varies.
    static func satterthwaite(_ parts: [(variance: Double, degrees: Double)]) -> Double {
        let total = parts.reduce(0) { $0 + $1.variance }
        guard total > 0 else { return parts.reduce(0) { $0 + $1.degrees } }
        let varying = parts.filter { $0.variance > 0 }
        if varying.contains(where: { $0.degrees <= 0 }) { return 0 }
        return total * total / varying.reduce(0) { $0 + $1.variance * $1.variance / $1.degrees }
    }
}

/// The survey rows and the survey block of a unit in a sheet.
struct UnitRows {
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
