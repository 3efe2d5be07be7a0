import Testing

@testable import SurveyStatistics

/// Properties of the engine on made-up samples; Tests/CommandLineTests holds its numbers against R.
@Suite("estimates")
struct SurveyEstimationTests {
    private let sample = EstimationSample()

    @Test("neither the order of rows nor the numbering of units changes a digit")
    func orderOfRows() throws {
        let plain = try sample.estimates()
        let shuffled = try sample.reordered(by: sample.shuffledRows).estimates()
        #expect(plain.estimates == shuffled.estimates)
        #expect(plain.covariance == shuffled.covariance)
    }

    @Test("where rows are units their order changes no digit either, of one estimate, of many, or of codes")
    func orderOfRowUnits() throws {
        func made(_ sample: EstimationSample) throws -> [CovarianceMatrix] {
            let design = try SurveyDesign(rows: sample.count, strata: sample.strata, weights: sample.weights)
            let whole = try SurveyEstimation(design: design).estimates([.mean(sample.y)])
            let parts = try SurveyEstimation(design: design, domains: sample.division).estimates([
                .mean(sample.y), .total(sample.x), .ratio(sample.y, sample.x), .quantile(sample.y, probability: 0.3),
            ])
            let coded = try CodedMeans(sample.codedColumns, design: design, domains: sample.division)
            return [whole.covariance, parts.covariance, coded.covariance.matrix]
        }
        #expect(try made(sample) == made(sample.reordered(by: sample.shuffledRows)))
    }

    @Test("a weight of 2 equals a row written twice, in estimates")
    func doubledWeight() throws {
        var heavy = sample
        heavy.weights[5] *= 2
        let twice = sample.reordered(by: Array(0..<sample.count) + [5])
        for (one, other) in zip(try heavy.estimates().estimates, try twice.estimates().estimates) {
            let (left, right) = (try #require(one.value), try #require(other.value))
            #expect(abs(left - right) <= 1e-12 * abs(left))
        }
    }

    @Test("a domain's mean is the ratio of two totals, and so is its error")
    func domainMean() throws {
        let design = try sample.design()
        let domain = 1
        let inside = sample.domains.map { $0 == domain ? 1.0 : 0 }
        let ratio = try SurveyEstimation(design: design).estimates([
            .ratio(zip(sample.y, inside).map { $0 * $1 }, inside)
        ])
        var estimation = SurveyEstimation(design: design, domains: sample.division)
        estimation.interval = .normal
        let mean = try estimation.estimates([.mean(sample.y)])
        let (left, right) = (mean.estimates[domain], ratio.estimates[0])
        #expect(abs((left.value ?? 0) - (right.value ?? 1)) <= 1e-13)
        #expect(abs((left.standardError ?? 0) - (right.standardError ?? 1)) <= 1e-13)
    }

    @Test("a blank is a domain: the design stays whole")
    func blank() throws {
        var blanked = sample.y
        for row in blanked.indices where sample.domains[row] != 2 { blanked[row] = .nan }
        let design = try sample.design()
        let byBlank = try SurveyEstimation(design: design).estimates([.mean(blanked)]).estimates[0]
        let byDomain = try SurveyEstimation(design: design, domains: sample.division).estimates([.mean(sample.y)])
            .estimates[2]
        #expect(byBlank.value == byDomain.value && byBlank.standardError == byDomain.standardError)
        #expect(byBlank.degreesOfFreedom == byDomain.degreesOfFreedom && byBlank.count == byDomain.count)
        #expect(byBlank.blank == sample.count - byBlank.count)
    }

    @Test("the covariance across domains is that of any contrast, by the influence of the contrast itself")
    func covariance() throws {
        let design = try sample.design()
        let made = try SurveyEstimation(design: design, domains: sample.division).estimates([.total(sample.y)])
        let contrast = try #require(made.contrast([1, -2, 0.5]))
        let coefficients = [1, -2, 0.5]
        let single = try SurveyEstimation(design: design).estimates([
            .total(zip(sample.y, sample.domains).map { $0 * coefficients[Int($1)] })
        ]).estimates[0]
        #expect(abs(contrast.value - (single.value ?? 0)) <= 1e-12 * abs(contrast.value))
        #expect(abs(contrast.standardError - (single.standardError ?? 0)) <= 1e-12 * contrast.standardError)
    }

    @Test("what strata add to a variance adds up to it")
    func strata() throws {
        let design = try sample.design()
        let column = LinearisedColumn(
            rows: (0..<Int32(sample.count)).map { $0 }, values: zip(sample.y, design.weights).map { $0 * $1 })
        var rules = VarianceRules()
        rules.keepsStrata = true
        let covariance = try DesignCovariance([column], design: design, rules: rules)
        let sum = covariance.stratumVariances.map { $0[0] }.reduce(0, +)
        #expect(covariance.stratumVariances.count == design.stratumCount)
        #expect(abs(sum - covariance.matrix[0, 0]) <= 1e-13 * sum)
    }

    @Test("a stratum with one unit is a fault without a rule, unless it is its whole population")
    func lonelyUnit() throws {
        let lonely = try SurveyDesign(rows: 3, strata: [0, 0, 1])
        #expect(throws: VarianceFault.lonelyUnit(stage: 1, row: 2, others: 0)) {
            try SurveyEstimation(design: lonely).estimates([.mean([1, 2, 3])])
        }
        let whole = try SurveyDesign(rows: 3, strata: [0, 0, 1], populations: [[4, 4, 1]])
        // By hand: N²·(1 − f)·s² ÷ n = 16 · ½ · 2 ÷ 2 = 8, the third row adding nothing.
        let error = try SurveyEstimation(design: whole).estimates([.total([1, 3, 7])]).estimates[0].standardError
        #expect(abs((error ?? 0) - 8.0.squareRoot()) <= 1e-15)
    }

    @Test("a domain without rows has no estimate and says why")
    func gaps() throws {
        let design = try SurveyDesign(rows: 4)
        let division = DomainDivision(rowDomains: [0, 0, 0, 1], count: 3)
        let made = try SurveyEstimation(design: design, domains: division).estimates([
            .mean([1, 2, .nan, 4]), .ratio([1, 2, 3, 4], [1, -1, 0, 0]),
        ]).estimates
        #expect(made[2].value == nil && made[2].gaps == [.noRows])
        #expect(made[1].gaps == [.noDegreesOfFreedom] && made[1].standardError == 0 && made[1].interval == nil)
        #expect(made[3].gaps == [.zeroDenominator] && made[3].value == nil)
        #expect(made[0].blank == 1 && made[0].count == 2)
    }

    @Test("shares of a whole population have no error and an interval of one point, whatever the method")
    func census() throws {
        let design = try SurveyDesign(rows: 4, strata: [0, 0, 1, 1], populations: [[2, 2, 2, 2]])
        for method in [IntervalMethod.t, .logit, .beta] {
            var estimation = SurveyEstimation(design: design)
            estimation.proportionInterval = method
            let share = try estimation.estimates([.proportion([0, 0, 0, 1])]).estimates[0]
            #expect(share.value == 0.25 && share.standardError == 0)
            #expect(share.interval == Estimate.Bounds(low: 0.25, high: 0.25), "\(method)")
        }
        // Half of it sampled: nothing varies in the sample, and yet the share is not known.
        let half = try SurveyDesign(rows: 4, strata: [0, 0, 1, 1], populations: [[4, 4, 4, 4]])
        let none = try SurveyEstimation(design: half).estimates([.proportion([0, 0, 0, 0])]).estimates[0]
        #expect(none.interval?.low == 0 && (none.interval?.high ?? 0) > 0.3)
    }

    @Test("where the interval of a quantile passes one end of the data the other end stays, without a standard error")
    func halfInterval() throws {
        let design = try SurveyDesign(rows: 10, weights: (1...10).map(Double.init))
        let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 8]
        let made = try SurveyEstimation(design: design).estimates([
            .quantile(values, probability: 0.1), .quantile(values, probability: 0.5),
        ]).estimates
        // survey 4.1.1: svyquantile(~y, svydesign(~1, weights = ~w, data = d), c(.1, .5)): 1 (NaN, 4), se NaN; 5 (2, 9).
        #expect(made[0].value == 1 && made[0].interval == Estimate.Bounds(low: nil, high: 4))
        #expect(made[0].standardError == nil && made[0].gaps == [.rankOutOfRange])
        #expect(made[1].value == 5 && made[1].interval == Estimate.Bounds(low: 2, high: 9))
        #expect(abs((made[1].standardError ?? 0) - 1.547_195_772_936_761_6) <= 1e-12 && made[1].gaps.isEmpty)
    }

    @Test("means of codes are those of their numbers, with the same covariance", arguments: [1, 2])
    func coded(stages: Int) throws {
        let design = try sample.design(stages: stages)
        let columns = sample.codedColumns
        let coded = try CodedMeans(columns, design: design, domains: sample.division)
        let plain = try SurveyEstimation(design: design, domains: sample.division).estimates(
            columns.map { column in
                .mean(column.codes.map { Int($0) < column.coefficients.count ? column.coefficients[Int($0)] : .nan })
            })
        #expect(coded.counts == plain.estimates.map(\.count))
        #expect(coded.covariance.degreesOfFreedom == plain.estimates.map(\.degreesOfFreedom))
        for (mean, estimate) in zip(coded.means, plain.estimates) {
            #expect(abs(mean - (estimate.value ?? .nan)) <= 1e-13)
        }
        for row in 0..<coded.means.count {
            for column in 0..<coded.means.count {
                let (left, right) = (coded.covariance.matrix[row, column], plain.covariance[row, column])
                // Of a covariance near zero only the size of its variances says how large an error is.
                let scale = plain.covariance.standardError(row) * plain.covariance.standardError(column)
                #expect(abs(left - right) <= 1e-11 * scale)
            }
        }
    }

    @Test("many units with few columns each give what few columns alone give")
    func sparse() throws {
        // 40 domains over 4 000 rows that are units: most units have a total in one column of forty.
        let rows = 4000
        var generator = StreamGenerator(seed: 3, stream: 0)
        let y = (0..<rows).map { _ in Double(generator.next() % 1000) }
        let domains = (0..<rows).map { _ in Int32(generator.next() % 40) }
        let design = try SurveyDesign(rows: rows, strata: (0..<rows).map { $0 % 3 })
        let together = try SurveyEstimation(design: design, domains: DomainDivision(rowDomains: domains, count: 40))
            .estimates([.total(y)])
        for domain in [0, 17, 39] {
            let alone = DomainDivision(rowDomains: domains.map { $0 == Int32(domain) ? 0 : -1 }, count: 1)
            let one = try SurveyEstimation(design: design, domains: alone).estimates([.total(y)]).estimates[0]
            let error = try #require(one.standardError)
            #expect(abs((together.estimates[domain].standardError ?? 0) - error) <= 1e-12 * error)
        }
    }
}

/// A made-up sample in 4 strata of 6 clusters, with three domains.
private struct EstimationSample {
    var strata: [Int] = []
    var clusters: [Int] = []
    var rows: [Int] = []
    var weights: [Double] = []
    var domains: [Int32] = []
    var y: [Double] = []
    var x: [Double] = []
    var codes: [[UInt8]] = [[], [], []]

    var count: Int { y.count }
    var division: DomainDivision { DomainDivision(rowDomains: domains, count: 3) }
    var codedColumns: [CodedColumn] {
        codes.map { CodedColumn(codes: $0, coefficients: [.nan, 0, 0.25, 0.5, 0.75, 1]) }
    }

    init() {
        var generator = StreamGenerator(seed: 2270, stream: 0)
        for row in 0..<240 {
            let cluster = Int(generator.next() % 24)
            strata.append(cluster / 6)
            clusters.append(cluster)
            rows.append(row)
            weights.append(1 + Double(generator.next() % 1000) / 300)
            domains.append(Int32(generator.next() % 3))
            x.append(1 + Double(generator.next() % 100) / 7)
            y.append(Double(cluster) + Double(generator.next() % 1000) / 13)
            for column in codes.indices { codes[column].append(UInt8(generator.next() % 7)) }
        }
    }

    /// Rows in another order.
    var shuffledRows: [Int] {
        var generator = StreamGenerator(seed: 5, stream: 0)
        var order = Array(0..<count)
        for last in order.indices.dropFirst().reversed() {
            order.swapAt(last, Int(generator.next() % UInt64(last + 1)))
        }
        return order
    }

    func reordered(by order: [Int]) -> EstimationSample {
        var other = self
        other.strata = order.map { strata[$0] }
        other.clusters = order.map { clusters[$0] }
        other.rows = order.map { rows[$0] }
        other.weights = order.map { weights[$0] }
        other.domains = order.map { domains[$0] }
        other.y = order.map { y[$0] }
        other.x = order.map { x[$0] }
        other.codes = codes.map { column in order.map { column[$0] } }
        return other
    }

    func design(stages: Int = 1) throws -> SurveyDesign {
        try SurveyDesign(
            rows: count, strata: strata, clusters: stages == 1 ? [clusters] : [clusters, rows], weights: weights,
            populations: stages == 1
                ? [strata.map { 20 + Double($0) }] : [strata.map { 20 + Double($0) }, clusters.map { 60 + Double($0) }])
    }

    func estimates() throws -> SurveyEstimates {
        try SurveyEstimation(design: design(), domains: division).estimates([
            .mean(y), .total(y), .ratio(y, x), .quantile(y, probability: 0.5),
        ])
    }
}
