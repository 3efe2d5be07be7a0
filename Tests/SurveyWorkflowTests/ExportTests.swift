import ByteInput
import Diagnostics
import Foundation
import SurveyWorkflow
import Testing

/// The exported folder of the sample round.
@Suite("export")
struct ExportTests {
    private func export(_ copy: WorkingCopy, to name: String = "out", from: [String] = []) throws {
        var request = RoundRequest(folder: copy.path + "/samples/round")
        request.responses = from.map { copy.path + "/" + $0 }
        var findings = Findings()
        let result = RoundJob(request).export(to: copy.path + "/" + name, findings: &findings)
        try #require(result != nil, "\(findings.text(in: .english))")
    }

    @Test("882 rows, and maxima per unit that sum to 19, 10 and 15")
    func rowsAndMaxima() throws {
        let copy = try WorkingCopy.sampleRound()
        try export(copy)
        let scores = ScoreCSV(try copy.read("out/scores.csv"))
        #expect(scores.rows.count == 882)  // 19 × 28 + 10 × 26 + 10 × 9
        var sums: [String: Int] = [:]
        for row in scores.rows.indices {
            let cents = try #require(Double(scores[row, "maximum_points"])) * 100
            sums[scores[row, "unit"] + " " + scores[row, "method"], default: 0] += Int(cents.rounded())
        }
        #expect(sums.count == 19 + 10 + 10)
        #expect(sums.values.filter { $0 == 1_900 }.count == 19)
        #expect(sums.values.filter { $0 == 1_000 }.count == 10)
        #expect(sums.values.filter { $0 == 1_500 }.count == 10)
    }

    @Test("the columns are those of the contract, the synthetic mark behind them, a byte order mark before")
    func columns() throws {
        let copy = try WorkingCopy.sampleRound()
        try export(copy)
        let bytes = try Data(contentsOf: URL(filePath: copy.path + "/out/scores.csv"))
        #expect(Array(bytes.prefix(5)) == [0xEF, 0xBB, 0xBF] + Array("ye".utf8))
        let text = try copy.read("out/scores.csv")
        #expect(
            ScoreCSV(text).columns.joined(separator: ",")
                == "year,criteria_set,unit,unit_name,criterion,printed_code,title,method,maximum_points,awarded_points,"
                + "share,scored_respondents,status,standard_error,ci_low,ci_high,df,effective_n,synthetic")
        #expect(
            ScoreCSV(try copy.read("out/blocks.csv")).columns.joined(separator: ",")
                == "unit,block,maximum,points,points_unrounded,stated_maximum,points_on_stated_scale,standard_error,"
                + "ci_low,ci_high,df,standard_error_on_stated_scale,ci_low_on_stated_scale,ci_high_on_stated_scale,"
                + "synthetic")
    }

    @Test("a round of real answers has just the columns of the contract")
    func columnsOfARealRound() throws {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/round.yaml", "synthetic: true\n", "")
        try copy.edit("round/round.yaml", "scored-answers: 2", "scored-answers: 1")
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/round"))
        try #require(job.export(to: copy.path + "/out", findings: &findings) != nil)
        #expect(ScoreCSV(try copy.read("out/scores.csv")).columns.last == "effective_n")
        #expect(try copy.read("out/scores.xml").contains("<scores synthetic=\"false\">"))
    }

    @Test("the manifest's fingerprints are those of the files, and its counts add up")
    func manifest() throws {
        let copy = try WorkingCopy.sampleRound()
        try export(copy)
        let object = try JSONSerialization.jsonObject(with: Data(try copy.read("out/manifest.json").utf8))
        let manifest = try #require(object as? [String: Any])
        #expect(manifest["synthetic"] as? Bool == true)
        let inputs = try #require(manifest["inputs"] as? [[String: Any]])
        // round.yaml, criteria-set.yaml, two tables, scales, four questionnaires, frame, units, two of responses,
        // satisfaction.
        #expect(inputs.count == 14)
        for (list, folder) in [
            (inputs, "samples/round"), (try #require(manifest["outputs"] as? [[String: Any]]), "out"),
        ] {
            for entry in list {
                let path = try #require(entry["path"] as? String)
                #expect(!path.hasPrefix("/"))
                let bytes = Array(try Data(contentsOf: URL(filePath: copy.path + "/" + folder + "/" + path)))
                #expect(entry["sha256"] as? String == sha256(of: bytes), "\(path)")
                #expect(entry["bytes"] as? Int == bytes.count)
            }
        }
        for entry in inputs where entry["role"] as? String == "responses" {
            let counts = ["accepted", "rejected", "duplicate"].compactMap { entry[$0] as? Int }
            #expect(entry["read"] as? Int == counts.reduce(0, +))
        }
        #expect((manifest["findings"] as? [Any])?.count == 9)
    }

    @Test("the same inputs give the same bytes, wherever the round lies")
    func reproducible() throws {
        let first = try WorkingCopy.sampleRound()
        let second = try WorkingCopy.sampleRound()
        try export(first)
        try export(second)
        for name in ["scores.csv", "scores.json", "scores.xml", "blocks.csv", "manifest.json"] {
            #expect(try first.read("out/" + name) == second.read("out/" + name), "\(name)")
        }
    }

    @Test("a second export takes the place of the first; a stranger's file keeps the folder as it is")
    func replaces() throws {
        let copy = try WorkingCopy.sampleRound()
        try export(copy)
        try export(copy)
        try copy.write("mine", to: "out/notes.txt")
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        #expect(job.export(to: copy.path + "/out", findings: &findings) == nil)
        #expect(findings.kept.map(\.code.description) == ["output.not-our-folder"])
        #expect(try copy.read("out/notes.txt") == "mine")
    }

    @Test("without a file of satisfaction the nine rows are pending and the export goes on")
    func pendingSatisfaction() throws {
        let copy = try WorkingCopy.sampleRound()
        try FileManager.default.removeItem(atPath: copy.path + "/samples/round/satisfaction.csv")
        try export(copy)
        let scores = ScoreCSV(try copy.read("out/scores.csv"))
        let pending = scores.rows.indices.filter { scores[$0, "status"] == "pending" }
        #expect(pending.count == 90)
        #expect(pending.allSatisfy { scores[$0, "awarded_points"].isEmpty && !scores[$0, "maximum_points"].isEmpty })
    }
}
