import ByteInput
import Diagnostics
import ResponseIngest
import SurveyModel

/// What a file of responses gave, and what was found in it.
struct Reading {
    let file: ResponseFile<ResponseList>?
    let findings: Findings

    init(_ bytes: [UInt8], path: String = "r.csv", round: Round = .small(), asked: String? = nil) {
        var findings = Findings()
        let bytes = ByteReader(path: path, bytes: bytes, asked: asked.flatMap { try? EncodingName($0) })
        file = ResponseFile.read(bytes, round: round, findings: &findings)
        self.findings = findings
    }

    init(_ text: String, path: String = "r.csv", round: Round = .small(), asked: String? = nil) {
        self.init(Array(text.utf8), path: path, round: round, asked: asked)
    }

    /// `severity line:column code` of each finding, by place.
    var brief: [String] {
        findings.kept.map { "\($0.severity) \($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)" }
    }

    /// How many responses were accepted and rejected; nil where the file gave nothing.
    var counts: [Int]? { file.map { [$0.responses.count, $0.rejected] } }

    var answers: [[Answer]] { file?.responses.map(\.answers) ?? [] }

    /// All that people are told, in both languages.
    var texts: [String] { Language.allCases.map { findings.text(in: $0) } }
}
