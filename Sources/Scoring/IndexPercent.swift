package import SurveyModel

/// Points in percent of the maximum that a unit could have: an exact quotient, rounded only where it is shown.
package struct IndexPercent: Sendable {
    package let points: Points
    /// Above zero.
    package let maximum: Points

    /// - Returns: Nil where the maximum is nothing.
    package init?(_ points: Points, of maximum: Points) {
        guard maximum > .zero else { return nil }
        self.points = points
        self.maximum = maximum
    }

    /// With `.` as the decimal mark and so many decimals, halves rounded up, in whole numbers throughout.
    package func text(decimals: Int) -> String {
        let digits = String(scaled(decimals))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return decimals == 0 ? padded : "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }

    /// With two decimals, and with more where two would show a grade that is not reached: 84.995 is no 85.00.
    package func text(among bands: [GradeBand]) -> String {
        for decimals in 2...Self.mostDecimals where !isRaised(by: decimals, among: bands) {
            return text(decimals: decimals)
        }
        return text(decimals: Self.mostDecimals)
    }

    /// More than any two of the numbers at hand need to be told apart.
    private static let mostDecimals = 14

    private func scaled(_ decimals: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<decimals { power *= 10 }
        let divisor = 2 * Int128(maximum.tenThousandths)
        return (2 * Int128(points.tenThousandths) * 100 * power + Int128(maximum.tenThousandths)) / divisor
    }

    /// Whether rounding takes the value over a bound that it does not reach.
    private func isRaised(by decimals: Int, among bands: [GradeBand]) -> Bool {
        var power: Int128 = 1
        for _ in 0..<decimals { power *= 10 }
        let shown = scaled(decimals) * 10_000
        return bands.contains { band in
            !band.isReached(by: points, of: maximum) && shown >= Int128(band.exactLowerBound) * power
        }
    }
}

extension IndexPercent: Comparable {
    package static func == (left: Self, right: Self) -> Bool { left.crossed(right) == right.crossed(left) }
    package static func < (left: Self, right: Self) -> Bool { left.crossed(right) < right.crossed(left) }

    private func crossed(_ other: Self) -> Int128 {
        Int128(points.tenThousandths) * Int128(other.maximum.tenThousandths)
    }
}
