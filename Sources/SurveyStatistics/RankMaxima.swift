/// The largest of all differences from each unit in simulated errors: where the time of a large ranking goes.
///
/// Eight draws at once, each pair of units once for both of them.
struct RankMaxima {
    private typealias Lanes = SIMD8<Double>

    /// For each unit and draw the largest difference from any other, either way, in standard errors of the difference.
    let byUnit: [[Double]]

    /// - Parameter precisions: For each pair 1 ÷ standard error of the difference; 0 where it has none. By rows.
    init(draws: RankDraws, precisions: [Double]) {
        let units = draws.units
        var result = [[Double]](repeating: [Double](repeating: 0, count: draws.count), count: units)
        var errors = [Lanes](repeating: .zero, count: units)
        var maxima = errors
        for first in stride(from: 0, to: draws.count, by: Lanes.scalarCount) {
            let count = min(Lanes.scalarCount, draws.count - first)
            for lane in 0..<count {
                let start = (first + lane) * units
                for unit in 0..<units { errors[unit][lane] = draws.errors[start + unit] }
            }
            Self.fill(&maxima, errors, precisions)
            for unit in 0..<units {
                for lane in 0..<count { result[unit][first + lane] = maxima[unit][lane] }
            }
        }
        byUnit = result
    }

    private static func fill(_ maxima: inout [Lanes], _ errors: [Lanes], _ precisions: [Double]) {
        for unit in errors.indices {
            let error = errors[unit]
            let row = unit * errors.count
            var maximum = Lanes.zero
            for other in 0..<unit {
                let difference = (error - errors[other]) * precisions[row + other]
                let size = difference.replacing(with: -difference, where: difference .< .zero)
                maximum = maximum.replacing(with: size, where: maximum .< size)
                let others = maxima[other]
                maxima[other] = others.replacing(with: size, where: others .< size)
            }
            maxima[unit] = maximum
        }
    }
}
