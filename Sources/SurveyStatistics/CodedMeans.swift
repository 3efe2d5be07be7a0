/// A column of coded answers with the number that stands for each code.
package struct CodedColumn: Sendable {
    /// For each row its code.
    package let codes: [UInt8]
    /// For each code from 0 its number; NaN, as for any code beyond, leaves the row out.
    package let coefficients: [Double]

    /// - Parameter coefficients: At most 256.
    package init(codes: [UInt8], coefficients: [Double]) {
        precondition(coefficients.count <= 256, "a code is a byte")
        self.codes = codes
        self.coefficients = coefficients
    }
}

/// The means of many coded columns in many domains, with their whole covariance, in two passes over the rows.
///
/// The same numbers as those of `SurveyEstimation` for means; made for a million rows and hundreds of means. Rows are
/// gone through by unit; what is held is a histogram of weights by domain, column and code, and the totals of the units of
/// some strata at a time.
package struct CodedMeans: Sendable {
    /// Σ w·y ÷ Σ w, column by column and in each by domain; NaN where no row has a value.
    package let means: [Double]
    /// For each of them the rows that take part.
    package let counts: [Int]
    package let covariance: DesignCovariance

    /// - Parameters:
    ///   - columns: Each with a code for every row.
    ///   - rules: As for `DesignCovariance`.
    package init(
        _ columns: [CodedColumn], design: SurveyDesign, domains: DomainDivision, rules: VarianceRules = VarianceRules()
    ) throws(VarianceFault) {
        let tally = CodedTally(columns, design: design, domains: domains)
        let order = tally.resultOrder
        means = order.map { tally.means[$0] }
        counts = order.map { tally.counts[$0] }
        let totals = CodedTotals(tally, columns, design: design, domains: domains)
        var sums = DesignSums(design, columns: tally.cellCount, rules: rules)
        for strata in totals.portions {
            try sums.add(totals.totals(ofStrata: strata), strata: strata)
        }
        covariance = try DesignCovariance(sums, order: order)
    }
}

/// How much weight each code has, by domain and column.
struct CodedTally: Sendable {
    let domainCount: Int
    let columnCount: Int
    /// For each domain and in it each column.
    private(set) var means: [Double]
    private(set) var counts: [Int]
    /// The weight of all rows that take part.
    private(set) var sums: [Double]

    var cellCount: Int { domainCount * columnCount }

    /// For each cell by column, then domain, its number by domain, then column.
    var resultOrder: [Int] {
        (0..<columnCount).flatMap { column in (0..<domainCount).map { $0 * columnCount + column } }
    }

    init(_ columns: [CodedColumn], design: SurveyDesign, domains: DomainDivision) {
        domainCount = domains.count
        columnCount = columns.count
        means = []
        counts = []
        sums = []
        let weights = design.weights
        let cuts = SummationCuts(weights)
        var histogram = [Double](repeating: 0, count: domains.count * 256)
        for column in columns {
            let (weightsByCode, rowsByCode) = Self.histogram(column.codes, domains, weights, cuts)
            histogram = weightsByCode
            for domain in 0..<domains.count {
                let codes = column.coefficients.indices.filter {
                    !column.coefficients[$0].isNaN && rowsByCode[domain * 256 + $0] > 0
                }
                let weight = orderFreeSum(codes.map { histogram[domain * 256 + $0] })
                let sum = orderFreeSum(codes.map { histogram[domain * 256 + $0] * column.coefficients[$0] })
                sums.append(weight)
                means.append(codes.isEmpty || weight == 0 ? .nan : sum / weight)
                counts.append(codes.map { rowsByCode[domain * 256 + $0] }.reduce(0, +))
            }
        }
        transpose()
    }

    /// From column by column to domain by domain.
    private mutating func transpose() {
        let order = (0..<domainCount).flatMap { domain in
            (0..<columnCount).map { $0 * domainCount + domain }
        }
        (means, counts, sums) = (order.map { means[$0] }, order.map { counts[$0] }, order.map { sums[$0] })
    }

    private static func histogram(
        _ codes: [UInt8], _ domains: DomainDivision, _ weights: [Double], _ cuts: SummationCuts?
    ) -> (weights: [Double], rows: [Int]) {
        var sums = [CutSum](repeating: CutSum(), count: domains.count * 256)
        var rows = [Int](repeating: 0, count: domains.count * 256)
        for row in codes.indices {
            let domain = Int(domains.rowDomains[row])
            guard domain >= 0, weights[row] != 0 else { continue }
            let cell = domain * 256 + Int(codes[row])
            sums[cell].add(cuts?.parts(of: weights[row]) ?? CutSum())
            rows[cell] += 1
        }
        let scale = cuts?.scale ?? 1
        return (sums.map { $0.value / scale }, rows)
    }
}
