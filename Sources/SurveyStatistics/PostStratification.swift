/// Scales the weights of each post-stratum to its total (Holt and Smith 1979; R `postStratify`).
struct PostStratification {
    let margin: CalibrationMargin

    /// - Returns: The weights; a row of weight zero keeps it.
    func weights(from base: [Double]) -> [Double] {
        let sums = orderFreeSums(base, in: margin.rowLevels, count: margin.levels.count)
        let factors = zip(margin.levels, sums).map { level, sum in sum > 0 ? (level.total ?? 0) / sum : 1 }
        return zip(base, margin.rowLevels).map { weight, level in level >= 0 ? weight * factors[level] : weight }
    }
}
