import Testing

@testable import Diagnostics

@Suite("Findings")
struct FindingsTests {
    private func findings(limit: Int = 3, _ diagnostics: [Diagnostic]) -> Findings {
        var findings = Findings(limitPerCode: limit)
        for diagnostic in diagnostics { findings.add(diagnostic) }
        return findings
    }

    private func omitted(_ findings: Findings) -> [String] { findings.omitted.map { "\($0.code) \($0.count)" } }

    @Test("is empty at first and keeps twenty of a code")
    func startsEmpty() {
        let empty = Findings()
        #expect(empty.isEmpty)
        #expect(!empty.hasErrors)
        #expect(empty.limitPerCode == 20)
        #expect(empty.kept.isEmpty)
    }

    @Test("keeps the first few of a code and counts them all")
    func limitsEachCode() {
        let found = findings(
            (1...5).reversed().map { finding(line: $0) } + [finding(.warning, "z"), finding(.remark, "y")])
        #expect(found.kept.map { $0.location.line } == [nil, nil, 3, 4, 5])
        #expect(omitted(found) == ["a.b 2"])
        #expect(found.count(DiagnosticCode("a.b")) == 5)
        #expect(found.count(DiagnosticCode("none")) == 0)
        #expect(Severity.allCases.map { found.count($0) } == [1, 1, 5])
    }

    @Test(
        "has errors where one is an error, kept or not",
        arguments: [
            (severities: [.warning, .remark], hasErrors: false),
            (severities: [.warning, .warning, .warning, .error], hasErrors: true),
        ] as [([Severity], Bool)])
    func hasErrors(severities: [Severity], hasErrors: Bool) {
        let found = findings(limit: 2, severities.map { finding($0) })
        #expect(found.hasErrors == hasErrors)
        #expect(!found.isEmpty)
    }

    @Test("merges as if every finding had been added, those already here first")
    func merges() {
        let first = [finding(line: 8), finding(.warning, line: 7), finding(.remark, "y")]
        let second = (1...4).map { finding(line: $0) } + [finding(.warning, "z")]
        var merged = findings(first)
        merged.add(findings(second))
        let together = findings(first + second)
        #expect(merged.kept == together.kept)
        #expect(merged.kept.compactMap(\.location.line) == [1, 7, 8])
        #expect(omitted(merged) == ["a.b 3"])
        #expect(omitted(merged) == omitted(together))
        #expect(Severity.allCases.map { merged.count($0) } == [1, 2, 5])
    }

    @Test("counts what the merged findings had left out themselves")
    func mergesOmitted() {
        var merged = findings(limit: 20, [finding(line: 9)])
        merged.add(findings(limit: 1, [finding(line: 1), finding(line: 2), finding(line: 3)]))
        #expect(merged.kept.compactMap(\.location.line) == [1, 9])
        #expect(omitted(merged) == ["a.b 2"])
        #expect(merged.count(.error) == 4)
    }

    @Test("lists what was left out by code")
    func ordersOmitted() {
        let found = findings(limit: 0, ["c", "a", "b", "a"].map { finding(.error, $0) })
        #expect(omitted(found) == ["a 2", "b 1", "c 1"])
        #expect(found.kept.isEmpty)
    }
}
