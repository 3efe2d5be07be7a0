import ByteInput
import Diagnostics
import Foundation
import ResponseSimulation
import SurveyDefinitions
import SurveyModel
import SurveyWorkflow
import TestMaterial
import Testing

/// Points depend on what was answered, not on the encoding in which it was written.
@Suite("The same responses in every encoding give the same bytes")
struct EncodedRoundTests {
    private func job(_ copy: WorkingCopy, from: String? = nil, encoding: String? = nil) throws -> RoundJob {
        var request = RoundRequest(folder: copy.path + "/samples/round")
        if let from { request.responses = [copy.path + "/" + from] }
        request.encoding = try encoding.map { try EncodingName($0) }
        return RoundJob(request)
    }

    private func scores(_ copy: WorkingCopy, from: String, encoding: String? = nil) throws -> String {
        var findings = Findings()
        let result = try job(copy, from: from, encoding: encoding).export(to: copy.path + "/out", findings: &findings)
        try #require(result != nil, "\(findings.text(in: .english))")
        return try copy.read("out/scores.csv")
    }

    /// The simulated answers as labels, so that the letters of the encoding decide what is counted.
    private func labelled(_ copy: WorkingCopy, _ file: String, in round: Round, kind: KindCode) throws -> String {
        let text = try copy.read(file)
        var labels: [String: [String: String]] = [:]
        for questionnaire in round.questionnaires where questionnaire.kind == kind {
            for question in questionnaire.questions {
                let scale = round.scales[question.scale]
                var byCode = Dictionary(uniqueKeysWithValues: scale.levels.map { ($0.code, $0.label) })
                if let doNotKnow = scale.doNotKnow { byCode[doNotKnow.code] = doNotKnow.label }
                labels[question.code.description] = byCode
            }
        }
        if file.hasSuffix(".xml") {
            return text.replacing(/question="([^"]+)" value="([^"]+)"/) { match in
                let label = labels[String(match.1)]?[String(match.2)] ?? String(match.2)
                return "question=\"\(match.1)\" value=\"\(label)\""
            }
        }
        let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let named = lines[0].firstIndex(of: "question")
        let rows = lines.dropFirst().map { cells in
            zip(lines[0], cells).map { column, cell in
                // A column is a question, `QUESTION[UNIT]`, or the answer to the question that the row names.
                let question = column == "answer" ? named.map { cells[$0] } : column.split(separator: "[").first
                let label = labels[String(question ?? "")]?[String(cell)] ?? String(cell)
                return label.contains(",") ? "\"\(label)\"" : label
            }.joined(separator: ",")
        }
        return ([lines[0].joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    }

    @Test("every layout; UTF-8 and UTF-16 with and without marks, Windows-1258, TCVN; LF and CRLF")
    func anyEncoding() throws {
        let copy = try WorkingCopy.sampleRound()
        let round = try #require(try job(copy).check().round)
        var expected: String?
        for format in ResponseFormat.allCases {
            let ending = format.fileExtension
            var findings = Findings()
            let written = try job(copy).simulate(
                seed: 3, respondents: 25, format: format, to: copy.path + "/\(format)", findings: &findings)
            try #require(written != nil)
            if expected == nil { expected = try scores(copy, from: "\(format)") }
            var texts: [String: String] = [:]
            for kind in ["department", "district"] {
                texts[kind] = try labelled(
                    copy, "\(format)/simulated.\(kind).\(ending)", in: round, kind: KindCode(kind))
            }
            for (index, form) in EncodedForm.all.enumerated() {
                // Every encoding with both line ends in two layouts, with one of them in the others.
                let lineEnds = [.csv, .xml].contains(format) ? ["\n", "\r\n"] : [index % 2 == 0 ? "\r\n" : "\n"]
                for lineEnd in lineEnds {
                    let folder = "\(format)-encoded"
                    try? FileManager.default.removeItem(atPath: copy.path + "/" + folder)
                    for (kind, text) in texts {
                        #expect(text.contains("Rất tốt"))
                        let text = text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(form.encoding)\"")
                            .replacing("\n", with: lineEnd)
                        try copy.write(bytes: form.bytes(of: text), to: "\(folder)/\(kind).\(ending)")
                    }
                    #expect(try scores(copy, from: folder, encoding: form.asked) == expected)
                    let manifest = try copy.read("out/manifest.json")
                    #expect(manifest.ranges(of: "\"encoding\": \"\(form.encoding)\"").count == 2)
                }
            }
        }
    }

    @Test("a byte that cannot be decoded gives no points at all, and its offset")
    func undecodable() throws {
        let copy = try WorkingCopy.sampleRound()
        let bytes = encoded("response_id,group,unit,1.10.1\nr1,delegate,SNV,Tốt", "CP1258") + [0x8A, 0x0A]
        try copy.write(bytes: bytes, to: "bad/r.csv")
        var findings = Findings()
        let result = try job(copy, from: "bad", encoding: "cp1258").points(findings: &findings)
        #expect(result == nil)
        let finding = try #require(findings.kept.first { $0.severity == .error })
        #expect(finding.code.description == "file.undecodable")
        #expect(finding.message.english.contains("offset \(bytes.count - 2) "))
        #expect(finding.location.line == 2 && finding.location.column == 21)
    }
}

extension WorkingCopy {
    fileprivate func write(bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}
