/// Adds up, stratum by stratum, what a covariance under a design is made of.
struct DesignSums {
    private let design: SurveyDesign
    private let rules: VarianceRules
    private var first: CrossProducts
    /// Without columns where there is one stage.
    private var second: CrossProducts
    /// For each column its first-stage units with rows.
    private(set) var unitsPresent: [Int]
    /// For each column its strata with rows.
    private(set) var strataPresent: [Int]
    /// For each column the strata with rows that have one unit and are left to the average.
    private var strataAveraged: [Int]
    /// For each stratum and column the variance; empty where that is not wanted.
    private(set) var stratumVariances: [[Double]] = []
    private var firstAveraged: Int?

    init(_ design: SurveyDesign, columns: Int, rules: VarianceRules) {
        self.design = design
        self.rules = rules
        first = CrossProducts(columns: columns)
        second = CrossProducts(columns: design.second == nil ? 0 : columns)
        unitsPresent = [Int](repeating: 0, count: columns)
        strataPresent = unitsPresent
        strataAveraged = unitsPresent
        guard rules.keepsStrata else { return }
        stratumVariances = [[Double]](
            repeating: [Double](repeating: 0, count: columns), count: design.stratumCount)
    }

    /// What is added up, as a covariance; strata left to the average count as much as the others do.
    var covariance: CovarianceMatrix {
        let scales = strataPresent.indices.map { column -> Double in
            let count = rules.isEveryStratumPresent ? design.stratumCount : strataPresent[column]
            let left = count - strataAveraged[column]
            return left > 0 ? Double(count) / Double(left) : 1
        }
        return CovarianceMatrix(size: first.columns) { row, column in
            let scale = scales[row] == scales[column] ? scales[row] : (scales[row] * scales[column]).squareRoot()
            return first[row, column] * scale + (second.columns > 0 ? second[row, column] : 0)
        }
    }

    /// Finds columns for which every stratum is left to the average.
    func checkAverage() throws(VarianceFault) {
        guard let stratum = firstAveraged else { return }
        for column in strataAveraged.indices where strataAveraged[column] > 0 {
            let count = rules.isEveryStratumPresent ? design.stratumCount : strataPresent[column]
            if count == strataAveraged[column] { throw .noAverage(stage: 1, row: row(inStratum: stratum)) }
        }
    }

    /// Adds the variance of some strata from the totals of their finest units.
    mutating func add(_ totals: UnitTotals, strata: Range<Int>) throws(VarianceFault) {
        guard let second = design.second else {
            // Products are added up unit by unit: where rows are units their order must not be that of the rows.
            let totals = design.areRowsUnits ? totals.sorted(within: design.first, strata) : totals
            return try addFirstStage(totals, strata)
        }
        let clusters = design.first.groupStarts[strata.lowerBound]..<design.first.groupStarts[strata.upperBound]
        try addSecondStage(totals, second, clusters)
        try addFirstStage(totals.summed(clusters, second.groupStarts, columnCount: first.columns), strata)
    }

    /// Adds the variance between the first-stage units of some strata.
    mutating func addFirstStage(_ totals: some FirstStageTotals, _ strata: Range<Int>) throws(VarianceFault) {
        let stage = design.first
        try checkLonely(stage, strata, number: 1, isThere: totals.isThere)
        for stratum in strata {
            let units = stage.groupStarts[stratum]..<stage.groupStarts[stratum + 1]
            let isLonely = units.count == 1 && stage.unsampledFraction(stratum) >= Self.certain
            let products = totals.products(
                of: UnitGroup(units: units, isCentred: !isLonely), columnCount: first.columns)
            count(products.present)
            if isLonely, rules.lonely == .average {
                let columns = strataAveraged.indices.filter {
                    rules.isEveryStratumPresent || products.present[$0] > 0
                }
                for column in columns { strataAveraged[column] += 1 }
                if !columns.isEmpty { firstAveraged = firstAveraged ?? stratum }
                continue
            }
            add(products, factor: factor(stage, stratum), stratum: stratum, isFirst: true)
        }
    }

    /// Adds the variance within clusters.
    private mutating func addSecondStage(
        _ totals: UnitTotals, _ stage: SamplingStage, _ clusters: Range<Int>
    ) throws(VarianceFault) {
        try checkLonely(stage, clusters, number: 2, isThere: totals.isThere)
        for cluster in clusters {
            let stratum = Int(design.first.unitGroups[cluster])
            let fraction = design.first.samplingFraction(stratum)
            let units = stage.groupStarts[cluster]..<stage.groupStarts[cluster + 1]
            guard fraction > 0 else { continue }
            let isLonely = units.count == 1
            let products = totals.products(
                of: UnitGroup(units: units, isCentred: !isLonely), columnCount: first.columns)
            add(products, factor: fraction * factor(stage, cluster), stratum: stratum, isFirst: false)
        }
    }

    /// Below this part not sampled a stratum is taken to be sampled whole, as in R `onestrat`.
    private static let certain = 1e-7

    /// What the products of a group of units are multiplied by.
    private func factor(_ stage: SamplingStage, _ group: Int) -> Double {
        let unsampled = stage.unsampledFraction(group)
        guard unsampled >= Self.certain else { return 0 }
        let count = Double(stage.sampled(group))
        guard count == 1 else { return unsampled * count / (count - 1) }
        return rules.lonely == .adjust ? unsampled : 0
    }

    /// Counts a stratum and its units for the columns that have rows there.
    ///
    /// - Parameter present: For each column how many units of the stratum have rows.
    private mutating func count(_ present: [Int]) {
        for (column, units) in present.enumerated() where units > 0 {
            unitsPresent[column] += units
            strataPresent[column] += 1
        }
    }

    private func checkLonely(
        _ stage: SamplingStage, _ groups: Range<Int>, number: Int, isThere: (_ unit: Int) -> Bool
    ) throws(VarianceFault) {
        guard rules.lonely == .error || (rules.lonely == .average && number == 2) else { return }
        var found: (unit: Int, count: Int)?
        for group in groups where stage.sampled(group) == 1 {
            let unit = stage.groupStarts[group]
            let isThere = rules.isEveryStratumPresent || isThere(unit)
            let isCounted = number == 1 || design.first.samplingFraction(Int(design.first.unitGroups[group])) > 0
            guard isThere, isCounted, stage.unsampledFraction(group) >= Self.certain else { continue }
            found = (found?.unit ?? unit, (found?.count ?? 0) + 1)
        }
        guard let found else { return }
        let row = stage.rowUnits.firstIndex { $0 == found.unit } ?? 0
        throw rules.lonely == .error
            ? .lonelyUnit(stage: number, row: row, others: found.count - 1) : .noAverage(stage: number, row: row)
    }

    private func row(inStratum stratum: Int) -> Int { design.rowStrata.firstIndex { $0 == stratum } ?? 0 }

    private mutating func add(_ products: some UnitProducts, factor: Double, stratum: Int, isFirst: Bool) {
        guard factor > 0 else { return }
        if !stratumVariances.isEmpty {
            for (column, sum) in products.squares { stratumVariances[stratum][column] += sum * factor }
        }
        if isFirst {
            products.add(to: &first, factor: factor)
        } else {
            products.add(to: &second, factor: factor)
        }
    }
}

/// What the units of the first stage add to estimates.
protocol FirstStageTotals {
    associatedtype Products: UnitProducts

    /// Whether a unit has rows that take part in an estimate.
    func isThere(_ unit: Int) -> Bool
    func products(of group: UnitGroup, columnCount: Int) -> Products
}

/// The products of the totals of a group of units, about their mean.
protocol UnitProducts {
    /// For each column how many of the units have rows that take part.
    var present: [Int] { get }
    /// For each column with totals the sum of squares.
    var squares: [(column: Int, sum: Double)] { get }
    /// Adds factor times the products of every two columns.
    func add(to products: inout CrossProducts, factor: Double)
}

/// Units whose totals are compared with each other.
struct UnitGroup {
    /// All of the group that were sampled; those without a total count as zero.
    var units: Range<Int>
    /// Whether products are about the mean.
    var isCentred: Bool
}
