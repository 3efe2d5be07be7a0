import ByteInput
import Diagnostics
import Foundation
import SurveyWorkflow
import Testing

/// Changes one byte of each file that a folder of results was made from, and of each file in it.
@Suite("verify finds every changed file")
struct EveryByteTests {
    /// A kind of folder.
    enum Kind: String, CaseIterable, Sendable {
        case export, index, figures, figuresByRound
    }

    private static let template = """
        files:
          - name: software.csv
            layout: long
            columns:
              - { header: Unit, field: unit }
              - { header: Criterion, field: criterion }
              - { header: Points, field: awarded-points }
          - name: software.xlsx
            layout: wide
            columns:
              - { header: Unit, field: unit }
              - { header: "{criterion}", field: awarded-points }

        """

    /// The paper round with everything that a round can have.
    private func round() throws -> WorkingCopy {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/units.csv", "U3,office,Office three,\n", "")
        try copy.edit("round/round.yaml", "rates: [office] }", "rates: [office], design: { inference: finite } }")
        try copy.edit("round/round.yaml", "units: units.csv", "units: units.csv\nframe: frame.csv")
        try copy.write("group,stratum,population,clusters\na,,100,\nb,,100,\n", to: "round/frame.csv")
        try copy.write(Self.template, to: "round/export-template.yaml")
        try copy.write("unit,criterion,points\nU1,1.4,0.5\nU2,1.4,1\n", to: "appraisal.csv")
        try copy.write("unit,criterion,points\nU1,1.4,0.75\nU2,1.4,1\n", to: "own.csv")
        try copy.write(
            "unit,kind,appraisal,survey,satisfaction,maximum\nA,office,70,14.995,,100\nB,office,69.01,15.99,,100\n",
            to: "totals.csv")
        try copy.write("grade,from\nTốt,85\nKhá,75\nKém,0\n", to: "bands.csv")
        return copy
    }

    private func request(_ copy: WorkingCopy) -> RoundRequest { RoundRequest(folder: copy.path + "/round") }

    private func write(_ kind: Kind, _ copy: WorkingCopy) throws {
        var findings = Findings()
        let out = copy.path + "/out"
        let isWritten: Bool
        switch kind {
        case .export: isWritten = RoundJob(request(copy)).export(to: out, findings: &findings) != nil
        case .index:
            var request = request(copy)
            request.appraisal = copy.path + "/appraisal.csv"
            request.selfAssessment = copy.path + "/own.csv"
            isWritten = RoundJob(request).index(to: out, findings: &findings) != nil
        case .figures, .figuresByRound:
            var request = TotalsRequest(file: copy.path + "/totals.csv")
            request.bands = copy.path + (kind == .figures ? "/bands.csv" : "/round")
            request.title = "Published index"
            isWritten = TotalsJob(request).run(to: out, findings: &findings) != nil
        }
        try #require(isWritten, "\(findings.text(in: .english))")
    }

    private func verify(_ kind: Kind, _ copy: WorkingCopy) -> [String] {
        var findings = Findings()
        let out = copy.path + "/out"
        switch kind {
        case .export, .index: _ = RoundJob(request(copy)).verify(out, findings: &findings)
        case .figures, .figuresByRound:
            _ = TotalsJob(TotalsRequest(file: copy.path + "/totals.csv")).verify(out, findings: &findings)
        }
        return findings.kept.filter { $0.severity == .error }.map {
            "\($0.code) \(URL(filePath: $0.location.file).lastPathComponent)"
        }
    }

    /// Does something with a file one of whose bytes is another, and puts it back.
    private func withChanges(of path: String, _ body: (_ place: Int) -> Void) throws {
        let url = URL(filePath: path)
        let bytes = try Data(contentsOf: url)
        for place in [0, bytes.count / 2, bytes.count - 1] {
            var changed = bytes
            changed[place] ^= 1
            try changed.write(to: url)
            body(place)
        }
        try bytes.write(to: url)
    }

    private static let inputs: [Kind: Set<String>] = [
        .export: [
            "round.yaml", "criteria-set.yaml", "criteria.csv", "scales.yaml", "questionnaire.a.yaml",
            "questionnaire.b.yaml", "units.csv", "frame.csv", "export-template.yaml", "answers.csv", "satisfaction.csv",
        ],
        .index: [
            "round.yaml", "units.csv", "frame.csv", "answers.csv", "satisfaction.csv", "appraisal.csv", "own.csv",
        ],
        .figures: ["totals.csv", "bands.csv"],
        .figuresByRound: ["totals.csv", "round.yaml", "criteria-set.yaml"],
    ]

    private static let outputs: [Kind: Set<String>] = [
        .export: [
            "scores.csv", "scores.json", "scores.xml", "scores.xlsx", "blocks.csv", "ranks.csv", "software.csv",
            "software.xlsx", "manifest.json",
        ],
        .index: [
            "index.csv", "index.json", "index.xlsx", "annex.pdf", "annex.docx", "self-assessment.csv",
            "self-assessment-by-criterion.csv", "manifest.json",
        ],
        .figures: ["index.csv", "index.json", "index.xlsx", "annex.pdf", "annex.docx", "manifest.json"],
        .figuresByRound: ["index.csv", "index.json", "index.xlsx", "annex.pdf", "annex.docx", "manifest.json"],
    ]

    @Test("one byte of any input, in each kind of folder", arguments: Kind.allCases)
    func inputs(of kind: Kind) throws {
        let copy = try round()
        try write(kind, copy)
        #expect(verify(kind, copy).isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(copy.read("out/manifest.json").utf8))
        let files = ((object as? [String: Any])?["inputs"] as? [[String: Any]] ?? []).compactMap {
            $0["path"] as? String
        }
        let names = Set(files.map { URL(filePath: $0).lastPathComponent })
        #expect(names.isSuperset(of: Self.inputs[kind] ?? []), "\(names.sorted())")
        let home = copy.path + (kind == .export || kind == .index ? "/round/" : "/")
        for file in files {
            let name = URL(filePath: file).lastPathComponent
            try withChanges(of: home + file) { place in
                let found = verify(kind, copy)
                #expect(found.contains("verify.changed-input \(name)"), "\(file), byte \(place): \(found)")
            }
        }
        #expect(verify(kind, copy).isEmpty)
    }

    @Test("one byte of any result, in each kind of folder", arguments: Kind.allCases)
    func outputs(of kind: Kind) throws {
        let copy = try round()
        try write(kind, copy)
        let names = try FileManager.default.contentsOfDirectory(atPath: copy.path + "/out")
        #expect(Set(names).isSuperset(of: Self.outputs[kind] ?? []), "\(names.sorted())")
        for name in names.sorted() {
            try withChanges(of: copy.path + "/out/" + name) { place in
                let found = verify(kind, copy)
                // Whether an input or what the manifest says of it was changed, nobody can tell: the input is named.
                let isNamed = found.contains {
                    $0.hasSuffix(" \(name)") || name == "manifest.json" && $0.hasPrefix("verify.changed-input ")
                }
                #expect(isNamed, "\(name), byte \(place): \(found)")
            }
        }
        #expect(verify(kind, copy).isEmpty)
    }

    @Test("a file and its fingerprint in the manifest, both changed", arguments: ["index.csv", "annex.pdf"])
    func forged(name: String) throws {
        let copy = try round()
        try write(.figures, copy)
        let url = URL(filePath: copy.path + "/out/" + name)
        var bytes = try Data(contentsOf: url)
        let object = try JSONSerialization.jsonObject(with: Data(copy.read("out/manifest.json").utf8))
        let outputs = (object as? [String: Any])?["outputs"] as? [[String: Any]] ?? []
        let then = try #require(outputs.first { $0["path"] as? String == name }?["sha256"] as? String)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: url)
        try copy.edit("out/manifest.json", then, sha256(of: Array(bytes)))
        // The file is not what the figures give, and neither is what the manifest says of it.
        #expect(verify(.figures, copy) == ["verify.other-content \(name)", "verify.other-content manifest.json"])
    }

    @Test("a fingerprint that only the manifest has otherwise is a fault of the manifest")
    func fingerprint() throws {
        let copy = try round()
        try write(.figures, copy)
        let object = try JSONSerialization.jsonObject(with: Data(copy.read("out/manifest.json").utf8))
        let outputs = (object as? [String: Any])?["outputs"] as? [[String: Any]] ?? []
        let then = try #require(outputs.first?["sha256"] as? String)
        try copy.edit("out/manifest.json", then, String(then.reversed()))
        #expect(verify(.figures, copy) == ["verify.other-content manifest.json"])
    }

    @Test("other bands, another title, another version, and a folder of another origin are named")
    func others() throws {
        let copy = try round()
        try write(.figures, copy)
        let manifest = try copy.read("out/manifest.json")
        try copy.edit("out/manifest.json", "\"from\": 75", "\"from\": 76")
        #expect(verify(.figures, copy) == ["verify.other-setting manifest.json"])
        try copy.write(manifest, to: "out/manifest.json")
        try copy.edit("out/manifest.json", "\"title\": \"Published index\"", "\"title\": \"Published Index\"")
        #expect(verify(.figures, copy).contains("verify.other-content index.xlsx"))
        try copy.write(manifest, to: "out/manifest.json")
        try copy.edit(
            "out/manifest.json", "\"name\": \"parsurvey\", \"version\": \"",
            "\"name\": \"parsurvey\", \"version\": \"9.")
        #expect(verify(.figures, copy).first == "verify.other-version manifest.json")
        #expect(verify(.export, copy) == ["verify.other-origin manifest.json"])
        try write(.export, try removing("out", of: copy))
        #expect(verify(.figures, copy) == ["verify.other-origin manifest.json"])
    }

    @Test("figures that were moved and renamed, with bands that are named, are the same figures")
    func moved() throws {
        let copy = try round()
        try write(.figures, copy)
        for (old, new) in [("totals.csv", "figures.csv"), ("bands.csv", "grades.csv")] {
            try copy.write(copy.read(old), to: "elsewhere/" + new)
            try FileManager.default.removeItem(atPath: copy.path + "/" + old)
        }
        var request = TotalsRequest(file: copy.path + "/elsewhere/figures.csv")
        request.bands = copy.path + "/elsewhere/grades.csv"
        var findings = Findings()
        let answer = TotalsJob(request).verify(copy.path + "/out", findings: &findings)
        #expect(findings.isEmpty, "\(findings.text(in: .english))")
        #expect(answer?.inputs == 2 && answer?.outputs == 5)
    }

    private func removing(_ name: String, of copy: WorkingCopy) throws -> WorkingCopy {
        try FileManager.default.removeItem(atPath: copy.path + "/" + name)
        return copy
    }
}
