/// What replicates multiply weights by, and how much each of them adds to a variance.
///
/// Factors follow from the replicate's number alone, so that none is kept and any order of work gives the same.
struct ReplicateFactors: Sendable {
    private enum Source: Sendable {
        case deletions([UnitDeletion], SamplingStage)
        case halves(HalfSamples, SamplingStage)
        case bootstrap(RescaledBootstrap)
    }

    private let source: Source
    /// What every squared deviation is multiplied by.
    let scale: Double
    /// What the squared deviation of each replicate is multiplied by, beside the scale.
    let replicateScales: [Double]

    /// How many replicates there are.
    var count: Int { replicateScales.count }

    init(
        _ method: ReplicateMethod, _ design: SurveyDesign, lonely: LonelyStratumRule
    ) throws(ReplicateFault) {
        switch method {
        case .jk1:
            guard design.stratumCount == 1 else { throw .strataWithoutUse }
            try self.init(deletionsFrom: design, lonely: lonely)
        case .jkn: try self.init(deletionsFrom: design, lonely: lonely)
        case .brr(let fay):
            let halves = try HalfSamples(design, fay: fay)
            self.init(
                .halves(halves, design.first), scale: 1 / (Double(halves.count) * (1 - fay) * (1 - fay)),
                replicateScales: [Double](repeating: 1, count: halves.count))
        case .bootstrap(let count, let seed):
            let bootstrap = try RescaledBootstrap(design, count: count, seed: seed, lonely: lonely)
            self.init(
                .bootstrap(bootstrap), scale: 1,
                replicateScales: [Double](repeating: 1 / Double(count - 1), count: count))
        }
    }

    private init(deletionsFrom design: SurveyDesign, lonely: LonelyStratumRule) throws(ReplicateFault) {
        let deletions = try UnitDeletion.all(of: design, lonely: lonely)
        self.init(
            .deletions(deletions.list, design.first), scale: deletions.scale,
            replicateScales: deletions.list.map(\.scale))
    }

    private init(_ source: Source, scale: Double, replicateScales: [Double]) {
        self.source = source
        self.scale = scale
        self.replicateScales = replicateScales
    }

    /// For each row the factor of its weight.
    ///
    /// - Parameter replicate: From 0.
    func factors(of replicate: Int) -> [Double] {
        switch source {
        case .deletions(let deletions, let stage):
            Self.spread(deletions[replicate].factors(stage), stage)
        case .halves(let halves, let stage):
            Self.spread(halves.factors(of: replicate, units: stage.unitCount), stage)
        case .bootstrap(let bootstrap):
            Self.spread(bootstrap.factors(of: replicate), bootstrap.finest)
        }
    }

    private static func spread(_ unitFactors: [Double], _ stage: SamplingStage) -> [Double] {
        stage.rowUnits.map { unitFactors[Int($0)] }
    }
}

extension SamplingStage {
    /// Whether all of a group's population was sampled, but for rounding of the fraction.
    func isWhole(_ group: Int) -> Bool { unsampledFraction(group) < 1e-7 }

    /// A row of a group.
    func row(inGroup group: Int) -> Int { rowUnits.firstIndex { unitGroups[Int($0)] == group } ?? 0 }
}
