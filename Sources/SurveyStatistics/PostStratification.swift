/// Scales the weights of each post-stratum to its total (Holt and Smith 1979; R `postStratify`).
struct PostStratification {
    /// Of cells.
    let margin: CalibrationMargin

    /// For each cell the ratio of new to old weight; 1 for one without weight.
    func ratios(of base: [Double]) -> [Double] {
        let factors = factors(of: base)
        return margin.rowLevels.map { $0 >= 0 ? factors[$0] : 1 }
    }

    /// For each level the ratio of its total to the sum of its weights; 1 where that is zero.
    func factors(of weights: [Double]) -> [Double] {
        let sums = orderFreeSums(weights, in: margin.rowLevels, count: margin.levels.count)
        return zip(margin.levels, sums).map { level, sum in sum > 0 ? (level.total ?? 0) / sum : 1 }
    }
}
