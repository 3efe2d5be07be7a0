/// A decimal number as people write it: digits with at most one `.` or `,` between them, an optional minus.
///
/// One strict parser for every number that is typed into a file: no exponent, no thousands mark, no white space, no
/// trailing text, so that "12,5" is twelve and a half and "1.000,5" is refused.
package struct DecimalText: Hashable, Sendable {
    package let isNegative: Bool
    /// The digits before the decimal mark, at least one.
    package let whole: String
    /// The digits after it; empty where there is no mark.
    package let fraction: String

    package init?(_ text: String) {
        var digits = Substring(text)
        isNegative = digits.first == "-"
        if isNegative { digits.removeFirst() }
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count <= 2, parts.allSatisfy(Self.isDigits) else { return nil }
        whole = String(parts[0])
        fraction = parts.count == 2 ? String(parts[1]) : ""
    }

    /// The nearest Double.
    package var double: Double {
        Double("\(isNegative ? "-" : "")\(whole).\(fraction.isEmpty ? "0" : fraction)") ?? .nan
    }

    /// The number times 10^`digits` where that is a whole number an Int64 holds.
    package func scaled(byDigits digits: Int) -> Int64? {
        var fraction = Substring(fraction)
        while fraction.last == "0" { fraction.removeLast() }
        guard fraction.count <= digits else { return nil }
        let padding = String(repeating: "0", count: digits - fraction.count)
        return Int64((isNegative ? "-" : "") + whole + fraction + padding)
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
