/// Text for a cell that a spreadsheet will open: what it would run as a formula is preceded by an apostrophe.
///
/// Formulas start with `=`, `+`, `-` or `@`, also behind a tab or carriage return (OWASP, CSV injection).
package func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
}
