/// Text as it may stand in an XML attribute in double quotes.
///
/// Characters that XML 1.0 cannot carry even as references are written as U+FFFD; the definitions cannot contain them.
package func xmlEscaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
        case "\u{0}"..<"\u{20}", "\u{fffe}", "\u{ffff}": escaped += "\u{fffd}"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
