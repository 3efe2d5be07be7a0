import Foundation

/// A Double with 17 significant digits, enough to read the same Double back, with `.` whatever the locale.
///
/// Without a locale Foundation formats as C does; given any, it rounds by rules of its own and writes fewer digits.
package func roundTripText(_ value: Double) -> String {
    String(format: "%.17g", value)
}

/// A Double with a fixed number of decimals and `.`, for people to read.
package func fixedText(_ value: Double, decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
}

/// A Double with so many significant digits and `.`, for people to read.
package func significantText(_ value: Double, digits: Int) -> String {
    String(format: "%.\(digits)g", value)
}
