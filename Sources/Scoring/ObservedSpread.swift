package import SurveyModel
import SurveyStatistics

/// How the answers of a round that was held differ between respondents of a stratum: what the next round can be planned
/// from.
///
/// A respondent's contribution to a unit's points is the influence times the group's size, so that Σ W²(1 ÷ n − 1 ÷ N)·S²
/// is the variance of the points (Särndal, Swensson and Wretman 1992, sections 3.7 and 5.5). It is kept as a part of what
/// the group can move at most, so that it holds for a round with other points or parts of groups.
package struct ObservedSpread: Sendable {
    /// A stratum with fewer respondents says too little about itself.
    package static let fewestRespondents = 5

    /// The units of one kind that have points.
    struct Kind: Sendable {
        var code: KindCode
        /// In the order of the round's register.
        var units: [UnitCode]
        var groups: [Group]
    }

    /// What one group says of them; matrices are by unit.
    struct Group: Sendable {
        var code: GroupCode
        /// In the order of their names, those with two respondents or more.
        var strata: [(stratum: String, respondents: Int, covariance: CovarianceMatrix)]
        /// Within strata, over all of them; nil where none has two respondents.
        var within: CovarianceMatrix?
        /// Of the group as a whole; nil where it has one respondent.
        var whole: CovarianceMatrix?
    }

    let kinds: [Kind]

    init(kinds: [Kind]) {
        self.kinds = kinds
    }

    /// - Throws: Why the responses of the round have no weights.
    package init(round: Round, tally: AnswerTally, store: RatingStore) throws(SampleFault) {
        let (samples, respondents) = try SampleBuilder(round: round, store: store).samples()
        let weights = WeightedAnswers(round: round, store: store, samples: samples, respondents: respondents)
        let sheet = ScoreSheet(
            round: round, methods: [.survey], tally: tally, weights: weights, satisfaction: SatisfactionIndices())
        let units = UnitRows.all(
            round: round, sheet: sheet,
            calculation: ShareCalculation(round: round, tally: tally, weights: weights)
        ).filter { unit in unit.block.map { sheet.blocks[$0].points != nil } ?? false }
        let linear = LinearisedRound(
            round: round, store: store, tally: tally, samples: samples, respondents: respondents, units: units)
        kinds = round.criteriaSet.kinds.enumerated().map { kind, description in
            let members = units.filter { round.kindIndex(ofUnit: $0.unit) == kind }
            let groups = samples.compactMap { sample -> Group? in
                guard sample.count > 0, round.questionnaireIndex(kind: kind, group: sample.group) != nil else {
                    return nil
                }
                let columns = members.map { unit in
                    sample.contributions(
                        linear.block(unit: unit.unit, group: sample.group),
                        range: ContributionRanges.range(of: sample.group, in: unit, round: round))
                }
                return Group(code: round.groups[sample.group].code, sample, columns)
            }
            return Kind(code: description.code, units: members.map { round.units[$0.unit].code }, groups: groups)
        }
    }
}

extension ObservedSpread.Group {
    /// - Parameter columns: By unit the contribution of each respondent.
    fileprivate init(code: GroupCode, _ sample: GroupSample, _ columns: [[Double]]) {
        self.code = code
        let members = Dictionary(grouping: 0..<sample.count, by: { sample.strata[$0] })
        let base = sample.baseWeightSum
        let parts = members.keys.sorted().map { stratum in
            let rows = members[stratum] ?? []
            return StratumContributions(
                stratum: stratum, share: rows.reduce(0) { $0 + sample.baseWeights[$1] } / base,
                rows: rows.map { row in columns.map { $0[row] } })
        }
        let several = parts.filter { $0.rows.count > 1 }
        strata = several.map { part in
            (
                part.stratum, part.rows.count,
                part.products(about: part.means).scaled(by: 1 / Double(part.rows.count - 1))
            )
        }
        let degrees = several.reduce(0) { $0 + $1.rows.count - 1 }
        let size = columns.count
        within =
            degrees == 0
            ? nil
            : several.reduce(CovarianceMatrix.zero(size)) { $0.adding($1.products(about: $1.means)) }.scaled(
                by: 1 / Double(degrees))
        let means = (0..<size).map { unit in parts.reduce(0) { $0 + $1.share * $1.means[unit] } }
        let count = Double(sample.count)
        // With one stratum the same as within it.
        whole =
            sample.count < 2
            ? nil
            : parts.reduce(CovarianceMatrix.zero(size)) { sum, part in
                sum.adding(part.products(about: means).scaled(by: part.share / Double(part.rows.count)))
            }.scaled(by: count / (count - 1))
    }
}

/// What the respondents of a stratum contribute to each unit.
private struct StratumContributions {
    let stratum: String
    /// The stratum's part of the group's people.
    let share: Double
    /// By respondent, in the order of their values, which does not depend on that of responses.
    let rows: [[Double]]
    let means: [Double]

    init(stratum: String, share: Double, rows: [[Double]]) {
        self.stratum = stratum
        self.share = share
        self.rows = rows.sorted { $0.lexicographicallyPrecedes($1) }
        let count = Double(rows.count)
        means = (rows.first ?? []).indices.map { [rows = self.rows] unit in
            rows.reduce(0) { $0 + $1[unit] } / count
        }
    }

    /// The sums of the products of deviations.
    func products(about means: [Double]) -> CovarianceMatrix {
        var sums = [Double](repeating: 0, count: means.count * means.count)
        for row in rows {
            let deviations = zip(row, means).map { $0 - $1 }
            for left in means.indices where deviations[left] != 0 {
                for right in left..<means.count {
                    sums[left * means.count + right] += deviations[left] * deviations[right]
                }
            }
        }
        return CovarianceMatrix(size: means.count) { sums[min($0, $1) * means.count + max($0, $1)] }
    }
}

extension CovarianceMatrix {
    fileprivate static func zero(_ size: Int) -> CovarianceMatrix { CovarianceMatrix(size: size) { _, _ in 0 } }

    fileprivate func adding(_ other: CovarianceMatrix) -> CovarianceMatrix {
        CovarianceMatrix(size: size) { self[$0, $1] + other[$0, $1] }
    }

    fileprivate func scaled(by factor: Double) -> CovarianceMatrix {
        CovarianceMatrix(size: size) { self[$0, $1] * factor }
    }

    /// The variance of the difference of two.
    func differenceVariance(_ left: Int, _ right: Int) -> Double {
        max(0, self[left, left] + self[right, right] - 2 * self[left, right])
    }
}

extension GroupSample {
    /// What each respondent contributes to an estimate, as a part of a range: the linearised value, less what margins
    /// explain, times n ÷ W of the stratum.
    fileprivate func contributions(_ column: LinearisedColumn, range: Double) -> [Double] {
        var values = [Double](repeating: 0, count: count)
        guard range > 0 else { return values }
        for (row, value) in zip(column.rows, column.values) { values[Int(row)] = value }
        if let calibrated, !column.rows.isEmpty { values = calibrated.residuals.residuals(of: values) }
        var sizes: [String: Int] = [:]
        var sums: [String: Double] = [:]
        for (stratum, weight) in zip(strata, baseWeights) {
            sizes[stratum, default: 0] += 1
            sums[stratum, default: 0] += weight
        }
        let base = baseWeightSum
        return values.indices.map { row in
            let share = (sums[strata[row]] ?? 0) / base
            return values[row] * Double(sizes[strata[row]] ?? 0) / share / range
        }
    }
}
