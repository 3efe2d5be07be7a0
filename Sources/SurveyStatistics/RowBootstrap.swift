/// The rescaled bootstrap of rows that were drawn one by one, in one stage: a replicate multiplies a row's weight by one of
/// two factors, which are those of its stratum, so that it is enough to know who was drawn.
///
/// The replicates are those of ``ReplicateWeights`` for the same design and seed.
package struct RowBootstrap: Sendable {
    /// What a stratum's weights are multiplied by.
    package struct Factors: Hashable, Sendable {
        package var drawn: Double
        package var left: Double
    }

    private let bootstrap: RescaledBootstrap
    private let stage: SamplingStage
    /// By stratum.
    package let factors: [Factors]

    /// Nil where rows were not drawn one by one.
    package init?(
        _ design: SurveyDesign, count: Int, seed: UInt64, lonely: LonelyStratumRule
    ) throws(ReplicateFault) {
        bootstrap = try RescaledBootstrap(design, count: count, seed: seed, lonely: lonely)
        guard design.second == nil, design.first.unitCount == design.count else { return nil }
        stage = design.first
        factors = (0..<design.first.groupCount).map { stratum in
            let count = design.first.sampled(stratum)
            let ratio = count == 1 ? 1 : Double(count) / Double(count / 2)
            let lambda = HalfDraw.lambda(ratio: ratio, design.first.unsampledFraction(stratum))
            return Factors(drawn: 1 + lambda * (ratio - 1), left: 1 - lambda)
        }
    }

    /// The stratum of a row.
    package func stratum(ofRow row: Int) -> Int { Int(stage.unitGroups[Int(stage.rowUnits[row])]) }

    /// For each row 1 where it was drawn, and 0 where not; one more 0 at the end, for places without a row.
    ///
    /// - Parameter replicate: From 0.
    package func drawn(in replicate: Int) -> [UInt8] {
        var generator = StreamGenerator(seed: seed, stream: UInt64(replicate))
        var units = [UInt8](repeating: 0, count: stage.unitCount)
        for stratum in 0..<stage.groupCount {
            let (draw, start) = (HalfDraw(stage.sampled(stratum), using: &generator), stage.groupStarts[stratum])
            for offset in 0..<draw.count where draw[offset] { units[start + offset] = 1 }
        }
        return stage.rowUnits.map { units[Int($0)] } + [0]
    }

    private var seed: UInt64 { bootstrap.seed }
}
