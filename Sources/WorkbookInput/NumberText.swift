import Foundation

/// Writes a cell's number as a person would have typed it.
struct NumberText {
    /// Whether days count from 1904, as old workbooks of the Macintosh have it.
    var countsFrom1904 = false

    /// The text of a number as it stands in a file, such as `1.1000000000000001`; nil where it is none.
    func text(_ raw: String, _ format: NumberFormat) -> String? {
        if format == .plain, Self.isShortWhole(raw) { return raw }
        guard let value = Double(raw), value.isFinite else { return nil }
        switch format {
        case .plain: return Self.plain(value)
        case .digits(let count):
            let digits = Self.plain(value)
            guard value >= 0, value == value.rounded() else { return digits }
            return String(repeating: "0", count: max(0, count - digits.count)) + digits
        case .date, .time, .dateAndTime: return moment(value, format) ?? Self.plain(value)
        }
    }

    private static func isShortWhole(_ raw: String) -> Bool {
        !raw.isEmpty && raw.utf8.count <= 15 && raw.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A number with the 15 digits that a spreadsheet shows, never with an exponent, `.` as the decimal mark.
    static func plain(_ value: Double) -> String {
        let scientific = String(format: "%.14e", abs(value))
        let halves = scientific.split(separator: "e")
        guard halves.count == 2, let exponent = Int(halves[1]) else { return scientific }
        var digits = halves[0].filter { $0 != "." }
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        if digits == "0" { return "0" }
        let sign = value < 0 ? "-" : ""
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.count <= exponent + 1 {
            return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    }

    // MARK: Dates

    /// The last day that a spreadsheet knows: 31 December 9999.
    private static let lastDay = 2_958_465.0

    /// `YYYY-MM-DD`, `hh:mm:ss` or both with a `T` between them, to the second; nil for a number that is no such moment.
    private func moment(_ value: Double, _ format: NumberFormat) -> String? {
        guard value >= 0, value < Self.lastDay + 1 else { return nil }
        let seconds = Int((value * 86_400).rounded())
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let time = Self.two(second / 3_600) + ":" + Self.two(second / 60 % 60) + ":" + Self.two(second % 60)
        if day == 0, !countsFrom1904 { return format == .time || second > 0 ? time : nil }
        return date(day) + (format == .date && second == 0 ? "" : "T" + time)
    }

    /// The date of a day's number. A spreadsheet believes in a 29 February 1900.
    private func date(_ day: Int) -> String {
        let days = countsFrom1904 ? day - 24_107 : day - 25_569 + (day < 60 ? 1 : 0)
        let (year, month, dayOfMonth) = Self.civil(days)
        let digits = "\(year)"
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + Self.two(month) + "-"
            + Self.two(dayOfMonth)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The Gregorian date of a day counted from 1970-01-01, by years that begin in March and eras of 400 years.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
