import Diagnostics
import Foundation
import SurveyWorkflow
import Testing

/// What an export says of errors, and what it is made of.
@Suite("Errors and audit of an export")
struct AuditTests {
    private static func export(
        _ copy: WorkingCopy, audit: String? = nil
    ) -> (isWritten: Bool, codes: [String], places: [String]) {
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        let result = job.export(
            to: copy.path + "/out", audit: audit.map { copy.path + "/" + $0 }, findings: &findings)
        let errors = findings.kept.filter { $0.severity == .error }
        return (
            result != nil, errors.map(\.code.description),
            errors.map { URL(filePath: $0.location.file).lastPathComponent }
        )
    }

    /// A table by unit and criterion.
    private static func number(_ table: ScoreCSV, _ row: Int, _ column: String) -> Double? {
        Double(table[row, column])
    }

    @Test("shares follow from the answers of the audit folder, by a second route; nobody's number is in it")
    func sharesFromAnswers() throws {
        let copy = try WorkingCopy.sampleRound()
        try #require(Self.export(copy, audit: "audit").isWritten)
        let tidy = ScoreCSV(try copy.read("audit/tidy.csv"))
        // 160 respondents × 19 and 10 units less blank and own ones, by the accounts; 21 to 28 questions each.
        let responses = Set(tidy.rows.indices.map { tidy[$0, "response"] })
        #expect(responses.count == 4_530)
        for name in ["tidy.csv", "respondents.csv"] { #expect(!(try copy.read("audit/" + name)).contains("SIM-")) }

        var sums: [String: (sum: Double, weight: Double)] = [:]
        for row in tidy.rows.indices where tidy[row, "state"] == "answered" {
            let weight = try #require(Self.number(tidy, row, "weight"))
            let coefficient = try #require(Self.number(tidy, row, "coefficient"))
            let key = [tidy[row, "unit"], tidy[row, "criterion"], tidy[row, "group"]].joined(separator: " ")
            let old = sums[key] ?? (0, 0)
            sums[key] = (old.sum + weight * coefficient, old.weight + weight)
        }
        let scores = ScoreCSV(try copy.read("out/scores.csv"))
        var compared = 0
        for row in scores.rows.indices where scores[row, "method"] == "survey" {
            let key = "\(scores[row, "unit"]) \(scores[row, "criterion"]) "
            let parts = [("delegate", 0.4), ("official", 0.6)].compactMap { group, part in
                sums[key + group].map { (mean: $0.sum / $0.weight, part: part) }
            }
            let share = parts.reduce(0) { $0 + $1.mean * $1.part } / parts.reduce(0) { $0 + $1.part }
            #expect(abs(share - (Self.number(scores, row, "share") ?? .nan)) < 1e-12, "\(key)")
            let (low, high) = (Self.number(scores, row, "ci_low"), Self.number(scores, row, "ci_high"))
            let points = share * (Self.number(scores, row, "maximum_points") ?? .nan)
            #expect((low ?? .nan) < points && points < (high ?? .nan), "\(key)")
            compared += 1
        }
        #expect(compared == 19 * 28 + 10 * 26)
    }

    @Test("weights sum to the frame, blocks stand on both scales, sets of ranks hold the ranks")
    func tables() throws {
        let copy = try WorkingCopy.sampleRound()
        try #require(Self.export(copy).isWritten)
        let weights = ScoreCSV(try copy.read("out/weights.csv"))
        #expect(weights.rows.count == 4)
        for row in weights.rows.indices {
            let sum = try #require(Self.number(weights, row, "sum_of_weights"))
            #expect(abs(sum - (Self.number(weights, row, "population") ?? .nan)) < 1e-9)
        }
        let blocks = ScoreCSV(try copy.read("out/blocks.csv"))
        for row in blocks.rows.indices where blocks[row, "block"] == "survey" {
            let error = try #require(Self.number(blocks, row, "standard_error"))
            #expect(error > 0)
            guard let stated = Self.number(blocks, row, "standard_error_on_stated_scale") else { continue }
            // 20 points in the text, 19 in the table; districts have 10 in both.
            let isDepartment = blocks[row, "maximum"] == "19.00"
            #expect(abs(stated / error - (isDepartment ? 20.0 / 19 : 1)) < 1e-12)
        }
        let ranks = ScoreCSV(try copy.read("out/ranks.csv"))
        #expect(ranks.rows.count == 29)
        for row in ranks.rows.indices {
            let places = ["simultaneous_low", "rank_low", "rank", "rank_high", "simultaneous_high"].map {
                Int(ranks[row, $0]) ?? 0
            }
            #expect(places == places.sorted() && places[0] >= 1, "\(places)")
        }
        let differences = ScoreCSV(try copy.read("out/differences.csv"))
        #expect(differences.rows.count > 100)
        for row in differences.rows.indices { #expect((Self.number(differences, row, "difference") ?? 0) > 0) }
    }

    @Test("an audit that cannot be made stops the export before anything is written")
    func refusals() throws {
        let copy = try WorkingCopy.sampleRound()
        for folder in ["out", "out/audit"] {
            let (isWritten, codes, _) = Self.export(copy, audit: folder)
            #expect(!isWritten && codes == ["audit.among-results"])
        }
        // Without `design` and frame the round says nothing of how respondents were chosen.
        let text = try copy.read("samples/round/round.yaml").split(separator: "\n", omittingEmptySubsequences: false)
        let keys = ["design:", "inference:", "strata:", "lonely-stratum:", "frame:"]
        let left = text.filter { line in !keys.contains { line.trimmingCharacters(in: .whitespaces).hasPrefix($0) } }
        try copy.write(left.joined(separator: "\n"), to: "samples/round/round.yaml")
        let (isWritten, codes, _) = Self.export(copy, audit: "audit")
        #expect(!isWritten && codes == ["audit.no-design"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: copy.path).sorted() == ["questionnaires", "samples"])
        #expect(Self.export(copy).isWritten)
        #expect(!FileManager.default.fileExists(atPath: copy.path + "/out/ranks.csv"))
    }

    @Test("totals that weights cannot meet are named at their place")
    func margins() throws {
        let copy = try WorkingCopy.sampleRound()
        try copy.edit("samples/round/round.yaml", "strata: stratum ", "margins: margins.csv\n      strata: stratum ")
        let head = "variable,level,total\nstratum,province,1240\n"
        try copy.write(head + "stratum,district,1675\n", to: "samples/round/margins.csv")
        let missing = Self.export(copy)
        #expect(!missing.isWritten && missing.codes == ["margins.level-without-total"])
        try copy.write(
            head + "stratum,district,1675\nstratum,commune,2385\nstratum,ward,10\n", to: "samples/round/margins.csv")
        let empty = Self.export(copy)
        #expect(!empty.isWritten && empty.codes == ["margins.empty-level"] && empty.places == ["margins.csv"])
    }
}
