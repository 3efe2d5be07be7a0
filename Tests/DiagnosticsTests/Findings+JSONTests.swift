import Testing
import TextOutput

@testable import Diagnostics

@Suite("Findings as JSON")
struct FindingsJSONTests {
    @Test("leaves out what is not known")
    func leavesOut() {
        #expect(
            finding().json(in: .english).serialized()
                == #"{"severity": "error", "code": "a.b", "file": "f.csv", "message": "text"}"# + "\n")
    }

    @Test("writes every part, in the language asked for and with files named as asked for")
    func writesEverything() {
        let full = finding(
            .remark, line: 4, column: 2, hint: Wording("keep one", vi: "giữ một"), related: Place(file: "g", line: 1))
        let text = """
            {
              "severity": "remark",
              "code": "a.b",
              "file": "in/f.csv",
              "line": 4,
              "column": 2,
              "message": "lời",
              "related": {"file": "in/g", "line": 1},
              "hint": "giữ một"
            }

            """
        var findings = Findings()
        findings.add(full)
        guard case .array(let elements) = findings.json(in: .vietnamese, path: { "in/" + $0 }) else {
            Issue.record("no array")
            return
        }
        #expect(elements.map { $0.serialized() } == [text])
    }

    @Test("lists what was kept and counts what was not")
    func listsFindings() {
        var findings = Findings(limitPerCode: 1)
        for line in 1...3 { findings.add(finding(line: line)) }
        findings.add(finding(.warning, "z"))
        guard case .array(let elements) = findings.json(in: .english) else {
            Issue.record("no array")
            return
        }
        #expect(elements.count == 2)
        #expect(findings.omittedJSON.serialized() == "{\"a.b\": 2}\n")
    }
}
