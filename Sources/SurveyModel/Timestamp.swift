/// An instant, written with its offset from UTC, such as `2024-12-31T23:59:59+07:00`.
package struct Timestamp: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads ISO 8601 with an offset: `YYYY-MM-DDThh:mm[:ss[.fff]](Z|±hh:mm|±hhmm)`, or with a space for the `T`; nil for
    /// anything else.
    ///
    /// A time without an offset is refused: it would mean something else on another machine.
    package init?(_ text: String) {
        var scanner = DigitScanner(rest: text.utf8[...])
        guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2),
            scanner.skip("-"), let day = scanner.number(digits: 2), let date = Self.day(year, month, day),
            scanner.skip("T") || scanner.skip(" "), let hour = scanner.number(digits: 2), scanner.skip(":"),
            let minute = scanner.number(digits: 2), hour < 24, minute < 60
        else { return nil }
        var thousandths: Int64 = 0
        if scanner.skip(":") {
            guard let second = scanner.number(digits: 2), second < 60 else { return nil }
            thousandths = second * 1_000
            if scanner.skip(".") {
                guard let fraction = scanner.thousandths() else { return nil }
                thousandths += fraction
            }
        }
        guard let offset = scanner.offsetMinutes(), scanner.isAtEnd else { return nil }
        milliseconds = (((date * 24 + hour) * 60) + minute - offset) * 60_000 + thousandths
    }

    /// The day number, counted from 1970-01-01, of a date of the Gregorian calendar; nil where there is no such date.
    private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(day), year >= 1 else { return nil }
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        let dayOfYear = lengths[..<(Int(month) - 1)].reduce(0, +) + day
        return before * 365 + leapDays + dayOfYear - 719_163
    }
}

extension Timestamp: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

/// Takes numbers of a known width off the front of a text.
private struct DigitScanner {
    var rest: Substring.UTF8View

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// One to nine decimals, cut to thousandths.
    mutating func thousandths() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while count < 9, let digit = nextDigit() {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        return count == 0 ? nil : [0, 100, 10, 1][min(count, 3)] * value
    }

    /// `Z` or `±hh:mm` or `±hhmm`, up to 18 hours either way.
    mutating func offsetMinutes() -> Int64? {
        if skip("Z") { return 0 }
        let isWest = skip("-")
        guard isWest || skip("+"), let hours = number(digits: 2) else { return nil }
        _ = skip(":")
        guard let minutes = number(digits: 2), minutes < 60, hours * 60 + minutes <= 18 * 60 else { return nil }
        return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }

    private mutating func nextDigit() -> Int64? {
        guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
        rest.removeFirst()
        return Int64(first - 0x30)
    }
}
