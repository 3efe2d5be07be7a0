/// Points of the index, exact: a whole number of ten-thousandths.
///
/// Maximum points come from the tables, awarded points from one rounding; between them sums and comparisons are exact.
package struct Points: Hashable, Sendable, Comparable {
    package let tenThousandths: Int64

    package static let zero = Points(tenThousandths: 0)
    package static let scale: Int64 = 10_000

    package init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    /// Reads "1.5" or "1,5"; nil for anything else, a negative number or more than four decimals.
    package init?(_ text: String) {
        guard let decimal = DecimalText(text), !decimal.isNegative,
            let value = decimal.scaled(byDigits: 4), value <= Self.largest
        else { return nil }
        tenThousandths = value
    }

    /// A million points: far above any index, far below what sums of Int64 could overflow.
    private static let largest = 1_000_000 * scale

    package var double: Double { Double(tenThousandths) / Double(Self.scale) }

    package static func + (left: Self, right: Self) -> Points {
        Points(tenThousandths: left.tenThousandths + right.tenThousandths)
    }

    package static func - (left: Self, right: Self) -> Points {
        Points(tenThousandths: left.tenThousandths - right.tenThousandths)
    }

    package static func += (left: inout Self, right: Self) { left = left + right }

    package static func < (left: Self, right: Self) -> Bool { left.tenThousandths < right.tenThousandths }
}

extension Sequence<Points> {
    /// The exact sum.
    package func sum() -> Points { reduce(.zero, +) }
}

extension Points: CustomStringConvertible {
    /// With `.` as the decimal mark and no more decimals than needed: `1.5`, `24`.
    package var description: String { text(decimals: 0) }

    /// With `.` as the decimal mark and at least `decimals` decimals, more where the value has more.
    package func text(decimals: Int) -> String {
        let magnitude = tenThousandths.magnitude
        let unit = UInt64(Self.scale)
        let digits = String(magnitude % unit)
        var fraction = String(repeating: "0", count: 4 - digits.count) + digits
        while fraction.count > decimals, fraction.last == "0" { fraction.removeLast() }
        let sign = tenThousandths < 0 ? "-" : ""
        return "\(sign)\(magnitude / unit)" + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// How many decimals the value needs, 0 to 4.
    package var decimals: Int {
        let text = description
        guard let mark = text.firstIndex(of: ".") else { return 0 }
        return text.distance(from: mark, to: text.endIndex) - 1
    }
}
