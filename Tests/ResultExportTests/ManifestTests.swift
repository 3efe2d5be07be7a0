import ByteInput
import Diagnostics
import Foundation
import SurveyModel
import TestMaterial
import Testing
import TextOutput

@testable import ResultExport

@Suite("Manifest")
struct ManifestTests {
    private func fingerprint(_ path: String) -> InputFingerprint {
        InputFingerprint(path: path, bytes: path.utf8.count, sha256: "sha of \(path)")
    }

    private func account(_ path: String, accepted: Int, rejected: Int, duplicates: Int) -> ResponseAccount {
        var account = ResponseAccount(
            fingerprint: fingerprint(path), layout: "wide-table", encoding: "Windows-1258", rejected: rejected)
        account.accepted = accepted
        account.duplicates = duplicates
        return account
    }

    private func text(isSynthetic: Bool = false, language: Language = .english) -> String {
        var findings = Findings(limitPerCode: 1)
        for line in 1...3 {
            findings.add(
                Diagnostic(
                    .warning, DiagnosticCode("x.y"),
                    at: SourceLocation(file: "rounds/test/data/a.csv", line: line, column: 1),
                    Wording("text", vi: "lời"), related: SourceLocation(file: "rounds/test/units.csv")))
        }
        let manifest = Manifest(
            round: SmallRound.make(isSynthetic: isSynthetic, language: language), toolVersion: "1.2.3",
            definitions: [fingerprint("rounds/test/round.yaml"), fingerprint("rounds/test/units.csv")],
            responses: [
                account("rounds/test/data/a.csv", accepted: 10, rejected: 2, duplicates: 1),
                account("rounds/test/data/b.xml", accepted: 5, rejected: 0, duplicates: 3),
            ],
            satisfaction: fingerprint("rounds/test/s.csv"), outputs: [fingerprint("scores.csv")], findings: findings)
        return manifest.json { String($0.trimmingPrefix("rounds/test/")) }.serialized()
    }

    private func parsed(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("adds up what became of the responses, by file and in all")
    func addsUp() throws {
        let manifest = try parsed(text())
        #expect(
            manifest["responses"] as? [String: Int] == ["read": 21, "accepted": 15, "rejected": 2, "duplicate": 4])
        let files = try #require(manifest["inputs"] as? [[String: Any]]).filter { $0["role"] as? String == "responses" }
        #expect(files.map { $0["read"] as? Int } == [13, 8])
        #expect(files.map { $0["accepted"] as? Int } == [10, 5])
        #expect(files.map { $0["rejected"] as? Int } == [2, 0])
        #expect(files.map { $0["duplicate"] as? Int } == [1, 3])
        #expect(files.map { $0["layout"] as? String } == ["wide-table", "wide-table"])
        #expect(files.map { $0["encoding"] as? String } == ["Windows-1258", "Windows-1258"])
    }

    @Test("names every input and output with its fingerprint, inputs relative to the round's folder")
    func namesFiles() throws {
        let manifest = try parsed(text())
        let inputs = try #require(manifest["inputs"] as? [[String: Any]])
        #expect(
            inputs.map { "\($0["role"] ?? "") \($0["path"] ?? "")" } == [
                "definition round.yaml", "definition units.csv", "responses data/a.csv", "responses data/b.xml",
                "satisfaction s.csv",
            ])
        #expect(inputs.map { $0["sha256"] as? String }.first == "sha of rounds/test/round.yaml")
        #expect(inputs.map { $0["bytes"] as? Int } == [22, 21, 22, 22, 17])
        let outputs = try #require(manifest["outputs"] as? [[String: Any]])
        #expect(outputs.map { $0["path"] as? String } == ["scores.csv"])
        #expect(outputs.map { $0["bytes"] as? Int } == [10])
    }

    @Test("lists findings in the round's language, their files named alike, and counts those left out")
    func listsFindings() throws {
        let manifest = try parsed(text(language: .vietnamese))
        let findings = try #require(manifest["findings"] as? [[String: Any]])
        #expect(findings.map { $0["file"] as? String } == ["data/a.csv"])
        #expect(findings.map { $0["message"] as? String } == ["lời"])
        #expect((findings.first?["related"] as? [String: Any])?["file"] as? String == "units.csv")
        #expect(manifest["findings_omitted"] as? [String: Int] == ["x.y": 2])
    }

    @Test("says whether the answers are made up, and by what rules and which tool", arguments: [true, false])
    func saysByWhatRules(isSynthetic: Bool) throws {
        let manifest = try parsed(text(isSynthetic: isSynthetic))
        #expect(manifest["synthetic"] as? Bool == isSynthetic)
        #expect(manifest["tool"] as? [String: String] == ["name": "parsurvey", "version": "1.2.3"])
        let round = try #require(manifest["round"] as? [String: Any])
        #expect(round["year"] as? Int == 2024)
        #expect(round["criteria_set"] as? String == "test-2024")
        #expect(round["source"] as? String == "QĐ 1")
        let settings = try #require(manifest["settings"] as? [String: Any])
        #expect(Set(settings.keys) == Set(SmallRound.make().settingsInForce.map(\.name)))
    }

    @Test("has nothing of the machine in it: the same inputs give the same bytes")
    func repeats() {
        #expect(text() == text())
    }
}
