import Foundation

/// A Double with 17 significant digits, enough to read the same Double back, with `.` whatever the locale.
package func roundTripText(_ value: Double) -> String {
    String(format: "%.17g", locale: Locale(identifier: "en_US_POSIX"), value)
}

/// A Double with a fixed number of decimals and `.`, for people to read.
package func fixedText(_ value: Double, decimals: Int) -> String {
    String(format: "%.\(decimals)f", locale: Locale(identifier: "en_US_POSIX"), value)
}
