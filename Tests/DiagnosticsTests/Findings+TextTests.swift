import Testing

@testable import Diagnostics

@Suite("Findings as text")
struct FindingsTextTests {
    private let full = finding(
        .warning, "x.twice", file: "a.csv", line: 4, column: 2, "given twice",
        hint: Wording("keep one", vi: "giữ một"), related: Place(file: "b.csv", line: 1))

    @Test(
        "prints place, severity, text and code, then the other place and the hint",
        arguments: [
            (.english, "a.csv:4:2: warning: given twice [x.twice]\n  see: b.csv:1\n  hint: keep one"),
            (.vietnamese, "a.csv:4:2: cảnh báo: lời [x.twice]\n  xem: b.csv:1\n  gợi ý: giữ một"),
        ] as [(Language, String)])
    func printsEverything(language: Language, text: String) {
        #expect(full.text(in: language) == text)
    }

    @Test(
        "names each severity in both languages",
        arguments: [
            (.remark, "remark", "ghi chú"), (.warning, "warning", "cảnh báo"), (.error, "error", "lỗi"),
        ] as [(Severity, String, String)])
    func namesSeverities(severity: Severity, english: String, vietnamese: String) {
        #expect(finding(severity).text(in: .english) == "f.csv: \(english): text [a.b]")
        #expect(finding(severity).text(in: .vietnamese) == "f.csv: \(vietnamese): lời [a.b]")
    }

    @Test("ends with how many of which code were left out")
    func countsTheRest() {
        var findings = Findings(limitPerCode: 1)
        for line in 1...3 { findings.add(finding(line: line)) }
        #expect(findings.text(in: .english) == "f.csv:1: error: text [a.b]\n… and 2 more [a.b]\n")
        #expect(findings.text(in: .vietnamese) == "f.csv:1: lỗi: lời [a.b]\n… và 2 trường hợp khác [a.b]\n")
        #expect(Findings().text(in: .english) == "")
    }
}
