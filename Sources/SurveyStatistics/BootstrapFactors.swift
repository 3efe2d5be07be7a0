/// The rescaled bootstrap for samples from finite populations, in one or two stages (Preston 2009, Rescaled bootstrap for
/// stratified multistage sampling, Survey Methodology 35(2); R `mrbweights`).
///
/// Of the n units of a stratum n* = ⌊n ÷ 2⌋ are drawn without replacement. With δ = 1 for a unit drawn the factor is
/// 1 + λ₁·(n ÷ n*·δ − 1) and, within a unit of two stages, + λ₂·√(n ÷ n*)·δ·(m ÷ m*·δ′ − 1), where
/// λ₁ = √(n*·(1 − f₁) ÷ (n − n*)) and λ₂ = √(m*·f₁·(1 − f₂) ÷ (m − m*)). A total then has, over all draws, the variance
/// that is estimated without bias in sampling without replacement.
struct RescaledBootstrap: Sendable {
    private let first: SamplingStage
    private let second: SamplingStage?
    let seed: UInt64

    /// More than these are a slip of the keyboard.
    static let largestCount = 1_000_000

    /// The units that factors are given for.
    var finest: SamplingStage { second ?? first }

    init(_ design: SurveyDesign, count: Int, seed: UInt64, lonely: LonelyStratumRule) throws(ReplicateFault) {
        guard (2...Self.largestCount).contains(count) else { throw .badCount(count) }
        first = design.first
        second = design.second
        self.seed = seed
        try checkLonely(lonely)
    }

    /// - Parameter replicate: From 0; its numbers are a stream of their own.
    /// - Returns: For each finest unit its factor.
    func factors(of replicate: Int) -> [Double] {
        var generator = StreamGenerator(seed: seed, stream: UInt64(replicate))
        var factors = [Double](repeating: 1, count: first.unitCount)
        var carried = [Double](repeating: 0, count: first.unitCount)
        for stratum in 0..<first.groupCount {
            let draw = HalfDraw(first.sampled(stratum), using: &generator)
            let start = first.groupStarts[stratum]
            let lambda = draw.lambda(first.unsampledFraction(stratum))
            for offset in 0..<draw.count {
                factors[start + offset] += lambda * (draw[offset] ? draw.ratio - 1 : -1)
                carried[start + offset] = draw[offset] ? draw.ratio.squareRoot() : 0
            }
        }
        guard let second else { return factors }
        return subsampled(factors, carried, second, &generator)
    }

    /// Factors of second-stage units from those of their clusters.
    ///
    /// - Parameter carried: For each cluster √(n ÷ n*)·δ.
    private func subsampled(
        _ clusterFactors: [Double], _ carried: [Double], _ stage: SamplingStage, _ generator: inout StreamGenerator
    ) -> [Double] {
        var factors = stage.unitGroups.map { clusterFactors[Int($0)] }
        for cluster in 0..<stage.groupCount {
            let fraction = first.samplingFraction(Int(first.unitGroups[cluster]))
            guard fraction > 0, stage.sampled(cluster) > 1 else { continue }
            let draw = HalfDraw(stage.sampled(cluster), using: &generator)
            let lambda = draw.lambda(fraction * stage.unsampledFraction(cluster)) * carried[cluster]
            let start = stage.groupStarts[cluster]
            for offset in 0..<draw.count {
                factors[start + offset] += lambda * (draw[offset] ? draw.ratio - 1 : -1)
            }
        }
        return factors
    }

    private func checkLonely(_ rule: LonelyStratumRule) throws(ReplicateFault) {
        let lonely = first.firstLonely.map { (stage: 1, row: first.row(inGroup: $0)) } ?? lonelyInClusters
        guard let lonely else { return }
        switch rule {
        case .certainty, .remove: return
        case .error: throw .lonelyUnit(stage: lonely.stage, row: lonely.row)
        case .adjust, .average: throw .ruleUndefined(rule)
        }
    }

    private var lonelyInClusters: (stage: Int, row: Int)? {
        guard let second else { return nil }
        let cluster = (0..<second.groupCount).first {
            second.isLonely($0) && first.samplingFraction(Int(first.unitGroups[$0])) > 0
        }
        return cluster.map { (2, second.row(inGroup: $0)) }
    }
}

extension SamplingStage {
    /// Whether a group has one sampled unit of several.
    fileprivate func isLonely(_ group: Int) -> Bool { sampled(group) == 1 && !isWhole(group) }

    fileprivate var firstLonely: Int? { (0..<groupCount).first { isLonely($0) } }
}
