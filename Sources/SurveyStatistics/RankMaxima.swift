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
        let parts = concurrentMap((draws.count + Self.portion - 1) / Self.portion) { part in
            Self.maxima(draws, part * Self.portion..<min((part + 1) * Self.portion, draws.count), precisions)
        }
        byUnit = (0..<units).map { unit in parts.flatMap { $0[unit] } }
    }

    /// So many draws are left to one thread at a time.
    private static let portion = 1024

    private static func maxima(_ draws: RankDraws, _ range: Range<Int>, _ precisions: [Double]) -> [[Double]] {
        let units = draws.units
        var result = [[Double]](repeating: [Double](repeating: 0, count: range.count), count: units)
        var errors = [Lanes](repeating: .zero, count: units)
        var maxima = errors
        for first in stride(from: range.lowerBound, to: range.upperBound, by: Lanes.scalarCount) {
            let count = min(Lanes.scalarCount, range.upperBound - first)
            for lane in 0..<count {
                let start = (first + lane) * units
                for unit in 0..<units { errors[unit][lane] = draws.errors[start + unit] }
            }
            fill(&maxima, errors, precisions)
            for unit in 0..<units {
                for lane in 0..<count { result[unit][first - range.lowerBound + lane] = maxima[unit][lane] }
            }
        }
        return result
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
