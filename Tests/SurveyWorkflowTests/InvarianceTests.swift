import Diagnostics
import Foundation
import ResponseSimulation
import SurveyWorkflow
import Testing

/// Points depend on what was answered, not on how the answers were filed.
@Suite("The same responses, filed in any way, give the same bytes")
struct InvarianceTests {
    private func scores(_ copy: WorkingCopy, from: [String], to name: String) throws -> String {
        var request = RoundRequest(folder: copy.path + "/samples/round")
        request.responses = from.map { copy.path + "/" + $0 }
        var findings = Findings()
        try #require(RoundJob(request).export(to: copy.path + "/" + name, findings: &findings) != nil)
        return try copy.read(name + "/scores.csv")
    }

    private func simulate(_ copy: WorkingCopy, _ format: ResponseFormat, to name: String) throws {
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        let written = job.simulate(
            seed: 11, respondents: 60, format: format, to: copy.path + "/" + name, findings: &findings)
        try #require(written != nil)
    }

    @Test("as CSV, as XML, shuffled, split over files in any order, and doubled")
    func anyFiling() throws {
        let copy = try WorkingCopy.sampleRound()
        try simulate(copy, .csv, to: "csv")
        try simulate(copy, .xml, to: "xml")
        let expected = try scores(copy, from: ["csv"], to: "out-csv")
        #expect(try scores(copy, from: ["xml"], to: "out-xml") == expected)
        #expect(
            try scores(copy, from: ["xml/simulated.department.xml", "csv/simulated.district.csv"], to: "out-mixed")
                == expected)

        var generator = SplitMix(state: 5)
        for kind in ["department", "district"] {
            let lines = try copy.read("csv/simulated.\(kind).csv").split(separator: "\n")
            let shuffled = lines.dropFirst().shuffled(using: &generator)
            for (part, start) in stride(from: 0, to: shuffled.count, by: 400).enumerated() {
                let rows = [lines[0]] + shuffled[start..<min(start + 400, shuffled.count)]
                try copy.write(rows.joined(separator: "\n") + "\n", to: "parts/\(kind)-\(99 - part).csv")
            }
        }
        #expect(try scores(copy, from: ["parts"], to: "out-parts") == expected)
        // Every response twice, once as a row and once as an element: the second is a duplicate.
        #expect(try scores(copy, from: ["parts", "xml"], to: "out-doubled") == expected)
    }
}

/// Sebastiano Vigna's SplitMix64, for shuffles that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
