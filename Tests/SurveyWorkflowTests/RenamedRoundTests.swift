import Diagnostics
import Foundation
import SurveyWorkflow
import TestMaterial
import Testing

/// Nothing of Điện Biên or 2024 is known to the sources: names are only names.
@Suite("The sample round under other names gives the same digits")
struct RenamedRoundTests {
    @Test("kinds, groups, units, criteria, questions and scales renamed at random", arguments: [1, 2, 3])
    func sameDigits(seed: UInt64) throws {
        let original = try WorkingCopy.sampleRound()
        let renamed = try WorkingCopy.sampleRound()
        var renaming = try Renaming(seed: seed, of: original)
        try renaming.apply(to: renamed)
        let expected = try digits(original)
        #expect(try digits(renamed) == expected)
        #expect(expected.count == 882)
        #expect(try !renamed.read("out/scores.csv").contains("8.3.1"))
    }

    /// Of every row what is computed: maximum, points, share, respondents and status.
    private func digits(_ copy: WorkingCopy) throws -> [[String]] {
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        let result = job.export(to: copy.path + "/out", findings: &findings)
        try #require(result != nil, "\(findings.text(in: .english))")
        let scores = ScoreCSV(try copy.read("out/scores.csv"))
        return scores.rows.indices.map { row in
            ["maximum_points", "awarded_points", "share", "scored_respondents", "status"].map { scores[row, $0] }
        }
    }
}

/// Other names for everything that a round names.
private struct Renaming {
    private var generator: RepeatableNumbers
    private var words: [String: String] = [:]
    private var parts: [String: String] = [:]

    init(seed: UInt64, of copy: WorkingCopy) throws {
        generator = RepeatableNumbers(state: seed)
        let units = try copy.read("samples/round/units.csv").split(separator: "\n").dropFirst()
            .map { String($0.prefix { $0 != "," }) }
        let scales = [
            "quality-5", "level-5", "timeliness-5", "reasonableness-5", "effectiveness-5", "completeness-5",
            "convenience-5", "negative-3",
        ]
        for word in units + scales + ["department", "district", "delegate", "official"] { words[word] = newWord() }
    }

    private mutating func newWord() -> String {
        "z" + String((0..<8).map { _ in "abcdefghijkmnpqrstuvwxyz0123456789".randomElement(using: &generator) ?? "a" })
    }

    /// Another code with as many parts; the same parts in the same place stay the same.
    private mutating func code(_ old: String) -> String {
        var path = ""
        return old.split(separator: ".").map { part in
            path += "." + part
            if parts[path] == nil { parts[path] = newWord() }
            return parts[path] ?? ""
        }.joined(separator: ".")
    }

    mutating func apply(to copy: WorkingCopy) throws {
        let home = "questionnaires/dien-bien-2024/"
        for kind in ["department", "district"] {
            try rewrite(copy, home + "criteria.\(kind).csv", #/^([\d.]+),([\d.]+),/#.anchorsMatchLineEndings())
            for group in ["delegate", "official"] {
                try rewrite(copy, home + "questionnaire.\(kind).\(group).yaml", #/(?:code|criterion): "()([\d.]+)"/#)
            }
        }
        try rewrite(copy, home + "criteria-set.yaml", #/^\s+"()([\d.]+)": \{ criteria/#.anchorsMatchLineEndings())
        try rewrite(copy, "samples/round/satisfaction.csv", #/,()([\d.]+),/#)
        try rewrite(copy, "samples/round/responses/district.xml", #/question="()([\d.]+)"/#)
        let header = try copy.read("samples/round/responses/department.csv")
        let line = header.prefix { $0 != "\n" }
        let columns = line.split(separator: ",").map { $0.contains(".") ? code(String($0)) : String($0) }
        try copy.write(
            columns.joined(separator: ",") + header.dropFirst(line.count), to: "samples/round/responses/department.csv")
        for name in [
            "samples/round/round.yaml", "samples/round/frame.csv", "samples/round/units.csv",
            "samples/round/satisfaction.csv",
            home + "criteria-set.yaml", home + "scales.yaml", "samples/round/responses/department.csv",
            "samples/round/responses/district.xml",
        ]
            + ["department", "district"].flatMap({ kind in
                ["delegate", "official"].map { home + "questionnaire.\(kind).\($0).yaml" }
            })
        {
            try renameWords(copy, name)
        }
    }

    /// Replaces the last group of every match, a code, and the first where it holds one.
    private mutating func rewrite(
        _ copy: WorkingCopy, _ name: String, _ pattern: Regex<(Substring, Substring, Substring)>
    ) throws {
        let text = try copy.read(name)
        var new = ""
        var position = text.startIndex
        for match in text.matches(of: pattern) {
            for group in [match.output.1, match.output.2] where !group.isEmpty {
                new += text[position..<group.startIndex] + code(String(group))
                position = group.endIndex
            }
        }
        try copy.write(new + text[position...], to: name)
    }

    /// Whole words in values and keys; names of files keep theirs.
    private func renameWords(_ copy: WorkingCopy, _ name: String) throws {
        let text = try copy.read(name)
        let new = text.replacing(#/[A-Za-z][A-Za-z0-9-]*/#) { match in
            let isFile =
                text[..<match.range.lowerBound].hasSuffix(".") || text[match.range.upperBound...].hasPrefix(".")
            return isFile ? String(match.output) : words[String(match.output)] ?? String(match.output)
        }
        try copy.write(new, to: name)
    }
}
