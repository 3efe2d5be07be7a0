import Diagnostics
import Foundation
import SurveyWorkflow
import Testing

/// What an auditor finds out about a folder of results.
@Suite("verify")
struct VerificationTests {
    private func exported() throws -> WorkingCopy {
        let copy = try WorkingCopy.paperRound()
        // Without the unit that has no answers, which no export allows.
        try copy.edit("round/units.csv", "U3,office,Office three,\n", "")
        var findings = Findings()
        let result = RoundJob(RoundRequest(folder: copy.path + "/round")).export(
            to: copy.path + "/out", findings: &findings)
        try #require(result != nil, "\(findings.text(in: .english))")
        return copy
    }

    /// The codes and files of what is found, in its order.
    private func verify(_ copy: WorkingCopy, from: [String] = []) -> [String] {
        var request = RoundRequest(folder: copy.path + "/round")
        request.responses = from.map { copy.path + "/" + $0 }
        var findings = Findings()
        _ = RoundJob(request).verify(copy.path + "/out", findings: &findings)
        return findings.kept.filter { $0.severity == .error }.map {
            "\($0.code) \(URL(filePath: $0.location.file).lastPathComponent)"
        }
    }

    private func files(in folder: String) throws -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { !URL(filePath: folder + "/" + $0).hasDirectoryPath }.sorted()
    }

    @Test("a folder that was not touched is the same")
    func untouched() throws {
        let copy = try exported()
        #expect(verify(copy).isEmpty)
        var findings = Findings()
        let answer = RoundJob(RoundRequest(folder: copy.path + "/round")).verify(
            copy.path + "/out", findings: &findings)
        #expect(answer?.outputs == (try files(in: copy.path + "/out").count) - 1)
        #expect((answer?.inputs ?? 0) > 5)
    }

    @Test("one changed byte of any input is found, and the file named")
    func inputs() throws {
        let copy = try exported()
        let manifest =
            try JSONSerialization.jsonObject(with: Data(copy.read("out/manifest.json").utf8)) as? [String: Any]
        let paths = (manifest?["inputs"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
        try #require(paths.count > 5)
        for path in paths {
            let url = URL(filePath: copy.path + "/round/" + path)
            let bytes = try Data(contentsOf: url)
            for place in [bytes.count / 3, bytes.count - 1] {
                var changed = bytes
                changed[place] ^= 1
                try changed.write(to: url)
                #expect(
                    verify(copy).contains("verify.changed-input \(url.lastPathComponent)"), "\(path), byte \(place)")
            }
            try bytes.write(to: url)
        }
        #expect(verify(copy).isEmpty)
    }

    @Test("one changed byte of any result is found, and the file named")
    func outputs() throws {
        let copy = try exported()
        for name in try files(in: copy.path + "/out") {
            let url = URL(filePath: copy.path + "/out/" + name)
            let bytes = try Data(contentsOf: url)
            for place in [0, bytes.count / 2, bytes.count - 1] {
                var changed = bytes
                changed[place] ^= 1
                try changed.write(to: url)
                let found = verify(copy)
                #expect(found.contains { $0.hasSuffix(" \(name)") }, "\(name), byte \(place): \(found)")
            }
            try bytes.write(to: url)
        }
        #expect(verify(copy).isEmpty)
    }

    @Test("names a setting, a version, a file that is gone and one that is new")
    func others() throws {
        let copy = try exported()
        let manifest = try copy.read("out/manifest.json")
        try copy.edit("out/manifest.json", "\"rounding-step\": 0.01", "\"rounding-step\": 0.05")
        #expect(verify(copy) == ["verify.other-setting manifest.json"])
        try copy.write(manifest, to: "out/manifest.json")
        try copy.edit(
            "out/manifest.json", "\"name\": \"parsurvey\", \"version\": \"",
            "\"name\": \"parsurvey\", \"version\": \"9.")
        #expect(verify(copy).first == "verify.other-version manifest.json")
        try copy.write("{}", to: "out/manifest.json")
        #expect(verify(copy) == ["verify.bad-manifest manifest.json"])
        try copy.write(manifest, to: "out/manifest.json")
        try copy.write("", to: "out/notes.txt")
        #expect(verify(copy) == ["verify.foreign-file notes.txt"])
        try FileManager.default.removeItem(atPath: copy.path + "/out/notes.txt")
        let responses = try files(in: copy.path + "/round/responses")
        let first = try #require(responses.first)
        let moved = copy.path + "/" + first
        try FileManager.default.moveItem(atPath: copy.path + "/round/responses/" + first, toPath: moved)
        #expect(verify(copy).contains("verify.missing-input \(first)"))
        // The same file in another place is the same input.
        #expect(verify(copy, from: [first] + responses.dropFirst().map { "round/responses/" + $0 }).isEmpty)
        try FileManager.default.removeItem(atPath: copy.path + "/out")
        #expect(verify(copy) == ["verify.no-manifest manifest.json"])
    }
}
