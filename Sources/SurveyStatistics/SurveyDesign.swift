/// How a sample was drawn: strata, sampling units in one or two stages, weights, and how large the population is at each
/// stage; apart from anything that is estimated from it.
///
/// Units are nested: a cluster of another stratum is another cluster, whatever it is called. Rows, units and strata are
/// numbered from 0; units and strata in the order of their codes, so that the order of rows is irrelevant.
package struct SurveyDesign: Sendable {
    /// For each row its weight, at least zero.
    package let weights: [Double]
    /// For each row its stratum; all 0 where there are none.
    package let rowStrata: [Int32]
    /// The units that were drawn first: clusters, or the rows themselves.
    package let first: SamplingStage
    /// The units that were drawn within them; nil where there is one stage.
    package let second: SamplingStage?
    /// Whether the design names strata.
    package let hasStrata: Bool
    /// Whether each row is a unit, whose number is only that of the row.
    let areRowsUnits: Bool
    /// Rows, those of the same finest unit side by side and units in their order.
    let order: [Int32]

    /// How many rows there are.
    package var count: Int { weights.count }
    package var stratumCount: Int { first.groupCount }

    /// - Parameters:
    ///   - rows: How many rows there are; every column has as many.
    ///   - strata: For each row the code of its stratum; below 0 where it is blank.
    ///   - clusters: At most two columns of codes, the first stage first; without any each row is a unit.
    ///   - weights: Nil where they follow from the populations (their product over stages of population ÷ sampled units),
    ///     or are 1 where there are none.
    ///   - populations: For each stage, as far as known, the count of units in the population (of the stratum; at the
    ///     second stage of the cluster), or the fraction of them that was sampled: numbers at most 1 throughout are
    ///     fractions. Infinity makes no correction; nor does a stage without a column. As R `svydesign(fpc =)`.
    package init(
        rows: Int, strata: [Int]? = nil, clusters: [[Int]] = [], weights: [Double]? = nil, populations: [[Double]] = []
    ) throws(DesignFault) {
        let columns =
            [strata?.count, weights?.count].compactMap { $0 } + clusters.map(\.count) + populations.map(\.count)
        precondition(columns.allSatisfy { $0 == rows }, "a column of a design has a value for each row")
        precondition(clusters.count <= 2 && populations.count <= max(1, clusters.count), "there are one or two stages")
        try Self.check(rows: rows, strata: strata, clusters: clusters, weights: weights)
        let numbering = UnitNumbering(rows: rows, strata: strata, clusters: clusters)
        first = try SamplingStage(
            1, rowUnits: numbering.rowUnits, rowGroups: numbering.rowStrata, population: populations.first)
        second = try numbering.rowSubunits.map { units throws(DesignFault) in
            try SamplingStage(
                2, rowUnits: units, rowGroups: numbering.rowUnits,
                population: populations.count > 1 ? populations[1] : nil)
        }
        rowStrata = numbering.rowStrata
        order = numbering.order
        hasStrata = strata != nil
        areRowsUnits = clusters.isEmpty
        if let weights {
            self.weights = weights
        } else {
            self.weights = try Self.weights(rows: rows, first, second, areCounted: !populations.isEmpty)
        }
    }

    /// The same design with other weights, such as calibrated ones, which may be negative.
    ///
    /// - Parameter weights: As many as rows, finite.
    package func reweighted(_ weights: [Double]) -> SurveyDesign {
        precondition(weights.count == count, "a design has a weight for each row")
        return SurveyDesign(self, weights: weights)
    }

    private init(_ other: SurveyDesign, weights: [Double]) {
        self.weights = weights
        rowStrata = other.rowStrata
        first = other.first
        second = other.second
        hasStrata = other.hasStrata
        areRowsUnits = other.areRowsUnits
        order = other.order
    }

    private static func check(
        rows: Int, strata: [Int]?, clusters: [[Int]], weights: [Double]?
    ) throws(DesignFault) {
        if rows == 0 { throw .noRows }
        if let row = strata?.firstIndex(where: { $0 < 0 }) { throw .blankStratum(row: row) }
        for (stage, codes) in clusters.enumerated() {
            if let row = codes.firstIndex(where: { $0 < 0 }) { throw .blankCluster(stage: stage + 1, row: row) }
        }
        guard let weights else { return }
        if let row = weights.firstIndex(where: { !$0.isFinite || $0 < 0 }) { throw .badWeight(row: row) }
        if weights.allSatisfy({ $0 == 0 }) { throw .noWeight }
    }

    private static func weights(
        rows: Int, _ first: SamplingStage, _ second: SamplingStage?, areCounted: Bool
    ) throws(DesignFault) -> [Double] {
        guard areCounted else { return [Double](repeating: 1, count: rows) }
        for (stage, sampling) in [first, second].compactMap({ $0 }).enumerated() where sampling.hasInfinitePopulation {
            throw .weightsUnknown(stage: stage + 1)
        }
        return (0..<rows).map { row in
            first.expansion(row: row) * (second?.expansion(row: row) ?? 1)
        }
    }
}

/// What is wrong with a design. Rows count from 0, stages from 1.
package enum DesignFault: Error, Hashable, Sendable {
    case noRows
    /// A weight is negative or no number.
    case badWeight(row: Int)
    /// No row has a weight above zero.
    case noWeight
    case blankStratum(row: Int)
    case blankCluster(stage: Int, row: Int)
    /// A count or fraction is not above zero.
    case badPopulation(stage: Int, row: Int)
    /// A column holds counts and fractions.
    case mixedPopulations(stage: Int, countRow: Int, fractionRow: Int)
    /// Rows of one stratum, or of one cluster at the second stage, have different counts.
    case unequalPopulations(stage: Int, row: Int, other: Int)
    /// More units were sampled than there are.
    case populationTooSmall(stage: Int, row: Int, sampled: Int, population: Double)
    /// Weights cannot follow from the counts, for this stage has none.
    case weightsUnknown(stage: Int)
}
