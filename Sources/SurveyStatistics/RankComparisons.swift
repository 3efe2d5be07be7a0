/// All differences of estimates: the statistic of each pair, and what simulated errors make of it.
struct RankComparisons: Sendable {
    /// The claim that the true value of one unit is above that of another.
    struct Pair: Hashable, Sendable {
        var upper: Int
        var lower: Int
    }

    let units: Int
    let level: Double
    private let estimates: [Double]
    private let draws: RankDraws
    /// For each pair 1 ÷ standard error of the difference; 0 where it has none. Symmetric, by rows.
    private let precisions: [Double]
    /// For each unit and draw the largest difference from any other in standard errors, either way.
    private let maxima: [[Double]]

    init(_ estimates: [Double], _ covariance: RankCovariance, draws: RankDraws, level: Double) {
        units = estimates.count
        self.level = level
        self.estimates = estimates
        self.draws = draws
        var precisions = [Double](repeating: 0, count: units * units)
        for unit in 0..<units {
            for other in 0..<unit {
                let variance = covariance.differenceVariance(unit, other)
                let precision = variance > 0 ? 1 / variance.squareRoot() : 0
                precisions[unit * units + other] = precision
                precisions[other * units + unit] = precision
            }
        }
        self.precisions = precisions
        maxima = RankMaxima(draws: draws, precisions: precisions).byUnit
    }

    /// Whether the order of two units is known from their values, for the difference has no variance.
    func isCertain(_ unit: Int, _ other: Int) -> Bool { precisions[unit * units + other] == 0 }

    /// The pairs of which it is shown, with the level for all together, that the one is above the other; those that
    /// have no variance left out.
    ///
    /// Stepdown (Romano and Wolf 2005; Mogstad, Romano, Shaikh and Wilhelm 2024, section 3): what is shown no longer
    /// counts in the critical value for the rest.
    ///
    /// - Parameter unit: Whose comparisons alone are to hold together; nil for all.
    func shownPairs(of unit: Int? = nil) -> Set<Pair> {
        var open = pairs(of: unit)
        var bounds = bounds(of: unit)
        var shown: Set<Pair> = []
        var isFirst = true
        while !open.isEmpty {
            let critical = isFirst ? firstCriticalValue(bounds) : criticalValue(of: open, &bounds)
            isFirst = false
            let before = open.count
            open.removeAll { pair in
                guard statistic(pair) > critical else { return false }
                shown.insert(pair)
                return true
            }
            if open.count == before { break }
        }
        return shown
    }

    private func statistic(_ pair: Pair) -> Double {
        (estimates[pair.upper] - estimates[pair.lower]) * precisions[pair.upper * units + pair.lower]
    }

    private func pairs(of unit: Int?) -> [Pair] {
        let firsts = unit.map { [$0] } ?? Array(0..<units)
        return firsts.flatMap { first in
            (0..<units).flatMap { other -> [Pair] in
                if other == first || isCertain(first, other) { return [] }
                let pair = Pair(upper: first, lower: other)
                return unit == nil ? [pair] : [pair, Pair(upper: other, lower: first)]
            }
        }
    }

    /// For each draw the largest statistic, either way, of the pairs in question.
    private func bounds(of unit: Int?) -> [Double] {
        if let unit { return maxima[unit] }
        var bounds = [Double](repeating: 0, count: draws.count)
        for row in maxima {
            for draw in bounds.indices { bounds[draw] = max(bounds[draw], row[draw]) }
        }
        return bounds
    }

    /// How many of the simulated maxima are at or above the critical value: it is the smallest of so many largest.
    private var exceeding: Int { RankComparisons.exceeding(level: level, draws: draws.count) }

    /// The order statistic ⌈level·(draws + 1)⌉, which keeps the level for any number of draws.
    static func exceeding(level: Double, draws: Int) -> Int {
        let position = Int((level * Double(draws + 1)).rounded(.up))
        return draws - min(max(position, 1), draws) + 1
    }

    private func firstCriticalValue(_ bounds: [Double]) -> Double {
        var largest = LargestFirst(bounds)
        for _ in 1..<exceeding { _ = largest.next() }
        return largest.next().map { bounds[$0] } ?? .infinity
    }

    /// The critical value for the pairs that are still open.
    ///
    /// - Parameter bounds: For each draw what its largest statistic is at most. Only draws that could matter are worked
    ///   out, and their bounds become exact.
    private func criticalValue(of open: [Pair], _ bounds: inout [Double]) -> Double {
        let precisions = open.map { self.precisions[$0.upper * units + $0.lower] }
        var largest: [Double] = []
        var order = LargestFirst(bounds)
        while let draw = order.next() {
            if largest.count == exceeding, bounds[draw] <= largest[exceeding - 1] { break }
            let start = draw * units
            var maximum = -Double.infinity
            for (pair, precision) in zip(open, precisions) {
                let difference = draws.errors[start + pair.upper] - draws.errors[start + pair.lower]
                maximum = max(maximum, difference * precision)
            }
            bounds[draw] = maximum
            let place = largest.firstIndex { $0 < maximum } ?? largest.count
            largest.insert(maximum, at: place)
            if largest.count > exceeding { largest.removeLast() }
        }
        return largest[exceeding - 1]
    }
}
