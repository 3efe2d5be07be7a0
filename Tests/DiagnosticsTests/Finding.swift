import Diagnostics

/// `SourceLocation`, which is also a name of the test library's.
typealias Place = SourceLocation

/// A finding of no interest but in what a test names.
func finding(
    _ severity: Severity = .error, _ code: String = "a.b", file: String = "f.csv", line: Int? = nil,
    column: Int? = nil, _ message: String = "text", hint: Wording? = nil, related: Place? = nil
) -> Diagnostic {
    Diagnostic(
        severity, DiagnosticCode(code), at: Place(file: file, line: line, column: column),
        Wording(message, vi: "lời"), hint: hint, related: related)
}
