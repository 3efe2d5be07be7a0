import Testing

@testable import Diagnostics

@Suite("Diagnostic")
struct DiagnosticTests {
    @Test("orders findings by file, line, column, code and text, the whole file first")
    func orders() {
        let ordered = [
            finding(file: "a.csv", line: 9), finding(file: "b.csv"), finding(file: "b.csv", line: 2),
            finding(file: "b.csv", line: 2, column: 3), finding(.error, "a.c", file: "b.csv", line: 2, column: 3),
            finding(.remark, "a.c", file: "b.csv", line: 2, column: 3, "u"),
            finding(file: "b.csv", line: 2, column: 10), finding(file: "b.csv", line: 10),
        ]
        #expect(ordered.reversed().sorted().map(\.description) == ordered.map(\.description))
    }

    @Test("orders severities from remark to error")
    func ordersSeverities() {
        #expect([Severity.error, .remark, .warning].sorted() == [.remark, .warning, .error])
        #expect(!(Severity.error < .error))
    }

    @Test("changes nothing but the severity")
    func withSeverity() {
        let error = finding(line: 3, hint: Wording("h", vi: "g"), related: Place(file: "o"))
        let warning = error.with(.warning)
        #expect(warning.severity == .warning)
        #expect(warning.with(.error) == error)
    }
}

extension Diagnostic {
    fileprivate var description: String { "\(location) \(code) \(message.english)" }
}
