/// Simulated errors of the estimates: normal with their covariance, or t with few degrees of freedom.
struct RankDraws: Sendable {
    /// How many estimates.
    let units: Int
    /// How many draws.
    let count: Int
    /// The errors, draw by draw.
    let errors: [Double]

    /// Degrees of freedom from which the normal distribution is used.
    static let degreesOfFreedomForNormal = 30.0

    /// - Parameters:
    ///   - degreesOfFreedom: Of the covariance; nil or from 30 on where it counts as known.
    ///   - seed: The same seed gives the same draws.
    init(_ covariance: RankCovariance, degreesOfFreedom: Double?, count: Int, seed: UInt64) {
        units = covariance.count
        self.count = count
        let shape = Self.Shape(covariance)
        let (portion, units) = (Self.portion, covariance.count)
        errors = concurrentMap((count + portion - 1) / portion) { number in
            let draws = number * portion..<min((number + 1) * portion, count)
            return Self.errors(shape, units, draws, degreesOfFreedom: degreesOfFreedom, seed: seed)
        }.flatMap { $0 }
    }

    /// So many draws are left to one thread at a time.
    private static let portion = 512

    private static func errors(
        _ shape: Shape, _ units: Int, _ draws: Range<Int>, degreesOfFreedom: Double?, seed: UInt64
    ) -> [Double] {
        var errors = [Double](repeating: 0, count: draws.count * units)
        var normals = [Double](repeating: 0, count: units)
        for draw in draws {
            var generator = StreamGenerator(seed: seed, stream: UInt64(draw))
            for unit in 0..<units { normals[unit] = generator.normal() }
            var scale = 1.0
            if let degreesOfFreedom, degreesOfFreedom < degreesOfFreedomForNormal {
                // The same denominator for all: one covariance was estimated (multivariate t).
                scale = (degreesOfFreedom / generator.chiSquared(degreesOfFreedom)).squareRoot()
            }
            shape.write(normals, times: scale, into: &errors, at: (draw - draws.lowerBound) * units)
        }
        return errors
    }

    /// What makes independent normal draws have the covariance.
    private enum Shape: Sendable {
        case diagonal([Double])
        case factor(MatrixFactor)

        init(_ covariance: RankCovariance) {
            switch covariance {
            case .independent(let standardErrors): self = .diagonal(standardErrors)
            case .full(let matrix): self = .factor(MatrixFactor(matrix, tolerance: 1e-14))
            }
        }

        func write(_ normals: [Double], times scale: Double, into errors: inout [Double], at start: Int) {
            switch self {
            case .diagonal(let standardErrors):
                for unit in normals.indices { errors[start + unit] = scale * standardErrors[unit] * normals[unit] }
            case .factor(let factor):
                for row in 0..<factor.size {
                    let place = row * factor.size
                    var sum = 0.0
                    for column in 0..<min(row + 1, factor.rank) {
                        sum += factor.lower[place + column] * normals[column]
                    }
                    errors[start + factor.order[row]] = scale * sum
                }
            }
        }
    }
}
