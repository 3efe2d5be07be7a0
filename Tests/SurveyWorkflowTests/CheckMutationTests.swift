import Diagnostics
import SurveyDefinitions
import SurveyWorkflow
import Testing

/// What holds of a criteria table by itself holds of the whole round: questionnaires and units that name a row do not
/// add complaints to the one about the row.
@Suite("A single change of a criteria table adds one finding to the round's")
struct CheckMutationTests {
    private static let paths = [
        "department": "questionnaires/dien-bien-2024/criteria.department.csv",
        "district": "questionnaires/dien-bien-2024/criteria.district.csv",
    ]

    private func keys(_ copy: WorkingCopy) -> [String] {
        RoundJob(RoundRequest(folder: copy.path + "/samples/round")).check().findings.kept.map { finding in
            // Deleting a line moves the lines behind it, so a finding is known by its code and text.
            "\(finding.code) \(finding.message.english)"
        }.filter { !$0.hasPrefix("criteria.block") }
    }

    @Test("a survey row that is deleted, or bears another's code", arguments: ["department", "district"])
    func surveyRows(kind: String) throws {
        let copy = try WorkingCopy.sampleRound()
        let path = try #require(Self.paths[kind])
        let text = try copy.read(path)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let base = keys(copy)
        let survey = lines.indices.filter { lines[$0].contains(",survey,") || lines[$0].hasSuffix(",survey") }
        for index in survey.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
            var without = lines
            without.remove(at: index)
            try copy.write(without.joined(separator: "\n"), to: path)
            expectOneMore(keys(copy), base, codes: ["criteria.missing-row"], "without \(lines[index].prefix(8))")

            var repeated = lines
            let code = lines[index].prefix { $0 != "," }
            repeated[index - 1] = code + lines[index - 1].drop { $0 != "," }
            try copy.write(repeated.joined(separator: "\n"), to: path)
            expectOneMore(keys(copy), base, codes: ["criteria.repeated-code"], "two rows \(code)")
        }
    }

    @Test("a missing row is an error where a question needs it, and a warning where none does")
    func severities() throws {
        let copy = try WorkingCopy.sampleRound()
        let path = try #require(Self.paths["department"])
        for row in ["1.1.1,", "1.10.2,"] {
            let lines = try copy.read(path).split(separator: "\n", omittingEmptySubsequences: false)
            try copy.write(lines.filter { !$0.hasPrefix(row) }.joined(separator: "\n"), to: path)
        }
        let found = RoundJob(RoundRequest(folder: copy.path + "/samples/round")).check().findings.kept
            .filter { $0.code.description == "criteria.missing-row" }
        #expect(found.map(\.severity) == [.warning, .error])
        #expect(found.map { $0.message.english.contains("1.10.2 is missing") } == [false, true])
    }

    private func expectOneMore(_ found: [String], _ base: [String], codes: Set<String>, _ change: String) {
        let added = Set(found).subtracting(base)
        #expect(added.count == 1, "\(change): \(added)")
        #expect(added.allSatisfy { text in codes.contains { text.hasPrefix($0) } }, "\(change): \(added)")
    }
}
