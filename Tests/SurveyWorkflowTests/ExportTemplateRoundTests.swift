import Diagnostics
import Foundation
import SurveyWorkflow
import Testing

/// The sample's description of files for other software, from the round's folder to the folder of results.
@Suite("Files for other software")
struct ExportTemplateRoundTests {
    private func sample() throws -> WorkingCopy {
        let copy = try WorkingCopy.sampleRound()
        try copy.write(
            try copy.read("samples/round/export-template.sample.yaml"), to: "samples/round/export-template.yaml")
        return copy
    }

    private func export(_ copy: WorkingCopy) throws {
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        try #require(job.export(to: copy.path + "/out", findings: &findings) != nil, "\(findings.text(in: .english))")
    }

    private func verify(_ copy: WorkingCopy) -> [String] {
        var findings = Findings()
        _ = RoundJob(RoundRequest(folder: copy.path + "/samples/round")).verify(
            copy.path + "/out", findings: &findings)
        return findings.kept.filter { $0.severity == .error }.map {
            "\($0.code) \(URL(filePath: $0.location.file).lastPathComponent)"
        }
    }

    @Test("hold the same points as the scores, under the ids of the software, and belong to the manifest")
    func samePoints() throws {
        let copy = try sample()
        try export(copy)
        let scores = ScoreCSV(try copy.read("out/scores.csv"))
        let lines = try copy.read("out/phan-mem.csv").split(separator: "\r\n").map { $0.split(separator: ";") }
        #expect(lines.count == 883)
        #expect(lines[0].dropFirst().joined(separator: ";").hasPrefix("Năm;Mã đơn vị;Tên đơn vị;Mã tiêu chí;"))
        for (index, line) in lines.dropFirst().enumerated() {
            #expect(line[0] == "\(index + 1)")
            #expect(line[3] == scores[index, "unit_name"])
            #expect(line[6].replacing(",", with: ".") == scores[index, "awarded_points"])
        }
        // The first row of the 20th unit, the first district.
        #expect(lines[1 + 19 * 28][2] == "DV20" && lines[1 + 19 * 28][4] == "B001")
        let manifest = try copy.read("out/manifest.json")
        for name in ["phan-mem.csv", "phan-mem.huyen.xlsx", "phan-mem.so-nganh.xlsx", "export-template.yaml"] {
            #expect(manifest.contains("\"\(name)\""), "\(name)")
        }
        #expect(verify(copy).isEmpty)
    }

    @Test("a changed description is found by verify, and a file that it no longer names is replaced, not in the way")
    func renamed() throws {
        let copy = try sample()
        try export(copy)
        try copy.edit("samples/round/export-template.yaml", "name: phan-mem.csv", "name: khac.csv")
        #expect(verify(copy).contains("verify.changed-input export-template.yaml"))
        try export(copy)
        #expect((try? copy.read("out/phan-mem.csv")) == nil)
        #expect(try copy.read("out/khac.csv").count > 1_000)
        // Once somebody has changed such a file it is no longer ours to be replaced.
        try copy.write("mine", to: "out/khac.csv")
        try copy.edit("samples/round/export-template.yaml", "name: khac.csv", "name: phan-mem.csv")
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        #expect(job.export(to: copy.path + "/out", findings: &findings) == nil)
        #expect(findings.kept.map(\.code.description) == ["output.not-our-folder"])
        #expect(try copy.read("out/khac.csv") == "mine")
    }
}
