import Foundation

/// A straight scale of a figure, from left to right.
package struct Axis: Sendable {
    package let low: Double
    package let high: Double
    /// Where the ends stand.
    package let start: Double
    package let end: Double
    package let ticks: [Double]
    /// How many decimals the ticks need.
    package let decimals: Int

    /// A scale that holds the values, with round numbers at its ticks.
    ///
    /// - Parameter limit: No tick stands beyond it.
    package init(_ values: [Double], limit: ClosedRange<Double>, start: Double, end: Double) {
        let (least, most) = (values.min() ?? limit.lowerBound, values.max() ?? limit.upperBound)
        let spread = max(most - least, (limit.upperBound - limit.lowerBound) / 50)
        let rough = spread / 5
        let power = pow(10, floor(log10(rough)))
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power * 10
        low = max(limit.lowerBound, floor(least / step) * step)
        high = max(low + step, min(limit.upperBound, ceil(most / step) * step))
        (self.start, self.end) = (start, end)
        let first = Int((low / step).rounded(.up))
        ticks = (first...max(first, Int((high / step + 1e-9).rounded(.down)))).map { Double($0) * step }
        decimals = max(0, -Int(floor(log10(step) + 1e-9)))
    }

    /// A scale of places from 1 to a number.
    package init(places: Int, start: Double, end: Double) {
        (low, high) = (0.5, Double(max(1, places)) + 0.5)
        (self.start, self.end) = (start, end)
        let step = places <= 12 ? 1 : places <= 30 ? 5 : places <= 60 ? 10 : 20
        ticks = [1] + stride(from: step, through: places, by: step).filter { $0 > 1 }.map(Double.init)
        decimals = 0
    }

    /// Where a value stands.
    package func place(_ value: Double) -> Double { start + (end - start) * (value - low) / (high - low) }
}
