/// Balanced half-samples: of every pair of units one is taken, so that no two pairs go together more often than not
/// (McCarthy 1969; Wolter 2007, Introduction to Variance Estimation, chapter 3; R `brrweights`).
struct HalfSamples: Sendable {
    /// Strata of more than two units first, as R orders them.
    private let pairs: [(first: Int, second: Int)]
    private let matrix: HadamardMatrix
    /// What the half left out keeps.
    private let fay: Double

    /// How many half-samples there are.
    var count: Int { matrix.order }

    init(_ design: SurveyDesign, fay: Double) throws(ReplicateFault) {
        guard fay >= 0, fay < 1 else { throw .badFay(fay) }
        guard design.hasStrata else { throw .noStrata }
        let pairs = try Self.pairs(design.first)
        guard let matrix = HadamardMatrix(moreRowsThan: pairs.count) else { throw .tooManyPairs(pairs.count) }
        self.pairs = pairs
        self.matrix = matrix
        self.fay = fay
    }

    private static func pairs(_ stage: SamplingStage) throws(ReplicateFault) -> [(first: Int, second: Int)] {
        var split: [(first: Int, second: Int)] = []
        var whole: [(first: Int, second: Int)] = []
        for stratum in 0..<stage.groupCount {
            let units = stage.groupStarts[stratum]..<stage.groupStarts[stratum + 1]
            guard units.count.isMultiple(of: 2) else {
                throw .oddUnits(row: stage.row(inGroup: stratum), units: units.count)
            }
            let pairs = stride(from: units.lowerBound, to: units.upperBound, by: 2).map { (first: $0, second: $0 + 1) }
            if pairs.count == 1 { whole += pairs } else { split += pairs }
        }
        return split + whole
    }

    /// For each unit 2 − ρ where it is taken, ρ where it is not.
    func factors(of replicate: Int, units: Int) -> [Double] {
        var factors = [Double](repeating: 1, count: units)
        for (number, pair) in pairs.enumerated() {
            // The first row is the same throughout: without it every unit is taken as often as not.
            let isFirst = matrix.isPlus(row: number + 1, column: replicate)
            factors[pair.first] = isFirst ? 2 - fay : fay
            factors[pair.second] = isFirst ? fay : 2 - fay
        }
        return factors
    }
}
