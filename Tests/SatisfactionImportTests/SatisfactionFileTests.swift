import ByteInput
import Diagnostics
import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import SatisfactionImport

@Suite("SatisfactionFile")
struct SatisfactionFileTests {
    /// Lines 2 to 5 of a file: all that is published for both districts.
    private static let complete = ["H1,2.1.1,90", "H1,2.1.2,80.5", "H2,2.1.1,0", "H2,2.1.2,\"91,17\""]

    private func read(
        _ lines: [String], header: String = "unit,component,index", round: Round = SmallRound.make()
    ) throws -> (file: SatisfactionFile?, findings: Findings) {
        var findings = Findings()
        var file: SatisfactionFile?
        try withTemporaryFolder { folder in
            try write(([header] + lines).joined(separator: "\n") + "\n", to: folder + "/s.csv")
            file = SatisfactionFile.read(path: folder + "/s.csv", round: round, findings: &findings)
        }
        return (file, findings)
    }

    /// `severity line:column code`, the line and column as far as known.
    private func brief(_ findings: Findings) -> [String] {
        findings.kept.map { finding in
            let place = [finding.location.line, finding.location.column].compactMap { $0.map(String.init) }
            return "\(finding.severity) \(place.joined(separator: ":")) \(finding.code)"
        }
    }

    private func round(notAssessedOfH2 codes: Set<CriterionCode>) -> Round {
        var units = SmallRound.units
        units[2].notAssessed = codes
        return SmallRound.make(units: units)
    }

    @Test("takes each published index for itself, in percent, with either decimal mark")
    func takesIndices() throws {
        let (file, findings) = try read(Self.complete)
        let indices = try #require(file).indices
        #expect(findings.isEmpty)
        #expect(indices["H1", "2.1.1"] == 90)
        #expect(indices["H1", "2.1.2"] == 80.5)
        #expect(indices["H2", "2.1.1"] == 0)
        #expect(indices["H2", "2.1.2"] == 91.17)
        // Neither the total row 2.1 nor the row above is derived.
        #expect(indices["H1", "2.1"] == nil)
        #expect(file?.fingerprint.path.hasSuffix("/s.csv") == true)
    }

    @Test("takes columns in any order and semicolons with decimal commas")
    func takesOtherDialects() throws {
        let (file, findings) = try read(
            ["91,17;H1;2.1.1", "100;H1;2.1.2", "1;H2;2.1.1", "2;H2;2.1.2"], header: "index;unit;component")
        #expect(findings.isEmpty)
        #expect(file?.indices["H1", "2.1.1"] == 91.17)
        #expect(file?.indices["H1", "2.1.2"] == 100)
    }

    @Test(
        "refuses a line beside complete ones where its fault is",
        arguments: [
            (line: "H9,2.1.1,5", finding: "error 6:1 satisfaction.unknown-unit"),
            (line: "h1,2.1.1,5", finding: "error 6:1 satisfaction.unknown-unit"),
            (line: ",2.1.1,5", finding: "error 6:1 satisfaction.unknown-unit"),
            // A department has no satisfaction rows.
            (line: "S1,2.1.1,5", finding: "error 6:1 satisfaction.unknown-unit"),
            (line: "H1,2.1.9,5", finding: "error 6:4 satisfaction.unknown-component"),
            (line: "H1,2.1,5", finding: "error 6:4 satisfaction.unknown-component"),
            (line: "H1,1.1,5", finding: "error 6:4 satisfaction.unknown-component"),
            (line: "H1,2.1.2,80.5", finding: "error 6:4 satisfaction.repeated"),
            (line: "H1,2.1.2,81", finding: "error 6:4 satisfaction.repeated"),
            (line: "H1,2.1.2", finding: "error 6:9 table.field-count"),
        ])
    func refusesLines(line: String, finding: String) throws {
        let (file, findings) = try read(Self.complete + [line])
        #expect(file == nil)
        #expect(brief(findings) == [finding])
    }

    @Test(
        "refuses an index that is no percentage",
        arguments: ["", "abc", "100.01", "\"100,01\"", "-0.1", "-0", "101", "91.17%", "\"1.000,5\"", "9e1", "nan"])
    func refusesIndices(index: String) throws {
        let (file, findings) = try read(["H1,2.1.1,\(index)"] + Self.complete.dropFirst())
        #expect(file == nil)
        #expect(brief(findings) == ["error 2:10 satisfaction.bad-index"])
    }

    @Test("names the first of two lines for one component, and a near unit")
    func helps() throws {
        let (_, repeated) = try read(Self.complete + ["H2,2.1.1,0"])
        #expect(repeated.kept.first?.related?.line == 4)
        #expect(repeated.kept.first?.related?.column == 4)
        let (_, unknown) = try read(Self.complete + ["H11,2.1.1,5"])
        #expect(unknown.kept.first?.hint?.english == "did you mean \"H1\"?")
    }

    @Test("refuses a unit of which some components are missing, naming them")
    func refusesMissingComponents() throws {
        let (file, findings) = try read(Array(Self.complete.dropLast()))
        #expect(file == nil)
        #expect(brief(findings) == ["error 4:4 satisfaction.missing-component"])
        #expect(findings.kept.first?.message.english == "H2 lacks the components 2.1.2")
    }

    @Test("lets a unit of which nothing is published wait")
    func letsUnitsWait() throws {
        let (file, findings) = try read(Array(Self.complete.prefix(2)))
        let indices = try #require(file).indices
        #expect(brief(findings) == ["warning  satisfaction.missing-component"])
        #expect(findings.kept.first?.message.english.contains("H2") == true)
        #expect(indices["H1", "2.1.1"] != nil)
        #expect(indices["H2", "2.1.1"] == nil)
        #expect(try read([]).findings.count(.warning) == 2)
    }

    @Test("does not use an index of a component that is not assessed, and says so")
    func leavesNotAssessed() throws {
        let round = round(notAssessedOfH2: ["2.1.1"])
        let (given, findings) = try read(Self.complete, round: round)
        #expect(try #require(given).indices["H2", "2.1.1"] == nil)
        #expect(given?.indices["H2", "2.1.2"] == 91.17)
        #expect(brief(findings) == ["warning 4:4 satisfaction.not-assessed"])
    }

    @Test(
        "misses no component that is not assessed, or below a row that is not",
        arguments: [(["2.1.1"], [0, 1, 3]), (["2.1"], [0, 1]), (["2"], [0, 1])] as [(Set<CriterionCode>, [Int])])
    func missesNothing(notAssessed: Set<CriterionCode>, lines: [Int]) throws {
        let (file, findings) = try read(
            lines.map { Self.complete[$0] }, round: round(notAssessedOfH2: notAssessed))
        #expect(file != nil)
        #expect(findings.isEmpty)
    }

    @Test("refuses a file that is not there or lacks a column")
    func refusesFiles() throws {
        var findings = Findings()
        #expect(SatisfactionFile.read(path: "/nowhere/s.csv", round: SmallRound.make(), findings: &findings) == nil)
        #expect(findings.hasErrors)
        let (file, found) = try read(["H1,2.1.1"], header: "unit,component")
        #expect(file == nil)
        #expect(brief(found).contains { $0.hasSuffix("table.missing-column") })
    }

    @Test("is not refused for errors that were found before it")
    func ignoresEarlierErrors() throws {
        var findings = Findings()
        findings.add(Diagnostic(.error, DiagnosticCode("x"), at: SmallRound.place, Wording("x", vi: "x")))
        try withTemporaryFolder { folder in
            try write("unit,component,index\n" + Self.complete.joined(separator: "\n"), to: folder + "/s.csv")
            let file = SatisfactionFile.read(path: folder + "/s.csv", round: SmallRound.make(), findings: &findings)
            #expect(file != nil)
        }
    }
}
