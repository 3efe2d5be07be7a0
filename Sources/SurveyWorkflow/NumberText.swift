/// A number as a cell of data writes it: digits with at most one `.` or `,`, an optional sign, an optional exponent.
///
/// Wider than what definitions take, for statistical programs write `1e-05`; no thousands mark, no `NaN`, no infinity.
///
/// - Returns: Nil where the text is none, or too large for a Double.
func number(in text: String) -> Double? {
    var hasMark = false
    var hasDigit = false
    for character in text.utf8 {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
        case UInt8(ascii: "."), UInt8(ascii: ","):
            if hasMark { return nil }
            hasMark = true
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"): break
        default: return nil
        }
    }
    guard hasDigit, let value = Double(hasMark ? text.replacing(",", with: ".") : text), value.isFinite else {
        return nil
    }
    return value
}
