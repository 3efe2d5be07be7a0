import ByteInput
import Diagnostics
import Foundation
import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import AppraisalImport

/// A kind with appraisal rows 1.1.1 (2 points), 1.1.2 (0.5; 0, 0.25 or 0.5) and 1.2 (1), a survey row 1.3, a satisfaction
/// row 2.1; units A and B, of which 1.1 is not assessed for B. Another kind has the appraisal row 3.1; unit C.
@Suite("AppraisalFile")
struct AppraisalFileTests {
    private static let complete = ["A,1.1.1,1.5", "A,1.1.2,\"0,25\"", "A,1.2,0", "B,1.2,1", "C,3.1,4"]

    private static func row(
        _ code: CriterionCode, _ points: String, _ method: AssessmentMethod? = nil, possible: [Points]? = nil
    ) -> CriteriaRow {
        let place = SmallRound.place
        return CriteriaRow(
            code: code, printedCode: code.description, title: "Tiêu chí \(code)",
            maximumPoints: Points(points) ?? .zero,
            method: method, possiblePoints: possible,
            places: CriteriaRow.Places(
                code: place, printedCode: place, title: place, maximumPoints: place, method: place))
    }

    private static func round(isSynthetic: Bool = true) -> Round {
        let possible = ["0", "0.25", "0.5"].compactMap { Points($0) }
        let first = CriteriaTable(
            title: "Table 1",
            rows: [
                row("1", "4.5"), row("1.1", "2.5"), row("1.1.1", "2", .appraisal),
                row("1.1.2", "0.5", .appraisal, possible: possible), row("1.2", "1", .appraisal),
                row("1.3", "1", .survey), row("2", "1"), row("2.1", "1", .satisfaction),
            ], stated: StatedFigures())
        let second = CriteriaTable(
            title: "Table 2", rows: [row("3", "5"), row("3.1", "5", .appraisal)], stated: StatedFigures())
        let place = SmallRound.place
        return Round(
            folder: "r", year: 2024, title: "R", language: .english, isSynthetic: isSynthetic,
            criteriaSet: CriteriaSet(
                id: "s", title: "S", source: "D",
                kinds: [
                    UnitKind(code: "k1", title: "K1", table: first, gradeBands: []),
                    UnitKind(code: "k2", title: "K2", table: second, gradeBands: []),
                ]),
            scales: [], questionnaires: [],
            units: [
                RatedUnit(code: "A", name: "Unit A", kind: "k1", location: place),
                RatedUnit(code: "B", name: "Unit B", kind: "k1", notAssessed: ["1.1"], location: place),
                RatedUnit(code: "C", name: "Unit C", kind: "k2", location: place),
            ], groups: [], settings: RoundSettings())
    }

    private func read(
        _ lines: [String], header: String = "unit,criterion,points", from role: AppraisalRole = .council,
        round: Round = round()
    ) throws -> (file: AppraisalFile?, findings: Findings) {
        var findings = Findings()
        var file: AppraisalFile?
        try withTemporaryFolder { folder in
            try write(([header] + lines).joined(separator: "\n") + "\n", to: folder + "/a.csv")
            file = AppraisalFile.read(path: folder + "/a.csv", from: role, round: round, findings: &findings)
        }
        return (file, findings)
    }

    @Test("takes points by criterion, exactly, and sums them")
    func byCriterion() throws {
        let (file, findings) = try read(Self.complete)
        let points = try #require(file).points
        #expect(findings.isEmpty)
        #expect(points.isByCriterion)
        #expect(points["A", "1.1.2"] == Points("0.25"))
        // 1.5 + 0.25 + 0
        #expect(points.total(of: "A") == Points("1.75"))
        #expect(points.total(of: "B") == Points("1"))
        #expect(file?.fingerprint.sha256 != nil)
    }

    @Test(
        "what the register says is not assessed may stand there without points",
        arguments: ["B,1.1.1,", "B,1.1.1,not_assessed", "B,1.1.2,Không đánh giá"])
    func notAssessed(line: String) throws {
        let (file, findings) = try read(Self.complete + [line])
        #expect(findings.isEmpty)
        #expect(file?.points.total(of: "B") == Points("1"))
    }

    @Test("takes one total of the appraisal rows for each unit")
    func totals() throws {
        let (file, findings) = try read(["A,3.5", "B,0.75", "C,5"], header: "unit,points")
        #expect(findings.isEmpty)
        #expect(file?.points.isByCriterion == false)
        #expect(file?.points.total(of: "A") == Points("3.5"))
        #expect(file?.points["A", "1.2"] == nil)
    }

    @Test(
        "refuses a line beside complete ones where its fault is",
        arguments: [
            ("D,1.2,1", "error 7:1 appraisal.unknown-unit"),
            ("A,9.9,1", "error 7:3 appraisal.unknown-criterion"),
            // A row of the other kind's table.
            ("A,3.1,1", "error 7:3 appraisal.unknown-criterion"),
            ("A,1.3,1", "error 7:3 appraisal.other-method"),
            ("A,2.1,1", "error 7:3 appraisal.other-method"),
            ("A,1.1,1", "error 7:3 appraisal.sum-row"),
            ("A,1.2,0", "error 7:3 appraisal.repeated"),
            // Even zero points say that the row was assessed.
            ("B,1.1.1,0", "error 7:9 appraisal.not-assessed"),
            ("A,1.2", "error 7:6 table.field-count"),
        ])
    func refusesLines(line: String, finding: String) throws {
        let (file, findings) = try read(Self.complete + [line])
        #expect(file == nil)
        #expect(brief(findings) == [finding])
    }

    @Test(
        "refuses points that are none, above the maximum, or not possible",
        arguments: [
            ("A,1.1.1,2.01", "error 2:9 appraisal.above-maximum"),
            ("A,1.1.1,", "error 2:9 appraisal.bad-points"),
            ("A,1.1.1,-1", "error 2:9 appraisal.bad-points"),
            ("A,1.1.1,1.00001", "error 2:9 appraisal.bad-points"),
            ("A,1.1.1,x", "error 2:9 appraisal.bad-points"),
            ("A,1.1.1,not_assessed", "error 2:9 appraisal.not-assessed"),
        ])
    func refusesPoints(line: String, finding: String) throws {
        let (file, findings) = try read([line] + Self.complete.dropFirst())
        #expect(file == nil)
        #expect(brief(findings) == [finding])
    }

    @Test("refuses points that a table of possible points does not have")
    func impossible() throws {
        let (file, findings) = try read(["A,1.1.1,1", "A,1.1.2,0.3"] + Self.complete.dropFirst(2))
        #expect(file == nil)
        #expect(brief(findings) == ["error 3:9 appraisal.impossible-points"])
        #expect(findings.kept.first?.message.english == "1.1.2 can have 0, 0.25, 0.5 points only")
    }

    @Test("names the rows that a unit lacks, and units that are not there")
    func missing() throws {
        let (file, findings) = try read(["A,1.1.1,1.5", "C,3.1,4"])
        #expect(file == nil)
        #expect(brief(findings) == ["error  appraisal.missing", "error 2:3 appraisal.missing"])
        #expect(
            findings.kept.map(\.message.english) == ["B has no points", "A lacks points of 1.1.2, 1.2"])
    }

    @Test("totals are held against what the assessed rows could give")
    func totalAboveMaximum() throws {
        // Of B only 1.2 is assessed.
        let (file, findings) = try read(["A,3.51", "B,1.01", "C,5", "C,5"], header: "unit,points")
        #expect(file == nil)
        #expect(
            brief(findings) == [
                "error 2:3 appraisal.above-maximum", "error 3:3 appraisal.above-maximum",
                "error 5:1 appraisal.repeated",
            ])
    }

    @Test("self-assessment of what is not assessed is warned of and left out; units may be missing")
    func selfAssessment() throws {
        let lines = ["A,1.1.1,1.5", "A,1.1.2,0.25", "A,1.2,0", "B,1.1.1,2", "B,1.2,1"]
        let (file, findings) = try read(lines, from: .units)
        #expect(brief(findings) == ["warning  appraisal.missing", "warning 5:9 appraisal.not-assessed"])
        #expect(file?.points.total(of: "B") == Points("1"))
        #expect(file?.points.total(of: "C") == nil)
    }

    @Test("a round of real answers refuses points that are marked as made up")
    func madeUp() throws {
        let lines = Self.complete.map { $0 + ",true" }
        let (file, findings) = try read(
            lines, header: "unit,criterion,points,synthetic", round: Self.round(isSynthetic: false))
        #expect(file == nil)
        #expect(brief(findings) == ["error 2:13 appraisal.synthetic"])
        #expect(try read(lines, header: "unit,criterion,points,synthetic").file != nil)
    }

    @Test("names a mistyped code once, with the one that was meant, and does not call its unit missing")
    func unknownUnitOnce() throws {
        let (_, findings) = try read(Self.complete.dropFirst(3) + ["AA,1.1.1,1", "AA,1.1.2,0.25"])
        #expect(brief(findings) == ["error 4:1 appraisal.unknown-unit"])
        #expect(findings.kept.first?.hint?.english == "did you mean \"A\"?")
    }

    @Test("reads workbooks, and names sheet and cell")
    func workbook() throws {
        var findings = Findings()
        let texts =
            ["unit,criterion,points"]
            + Self.complete.map { $0.replacing("\"", with: "").replacing("0,25", with: "0.25") }
        func file(_ texts: [String]) throws -> AppraisalFile? {
            try withTemporaryFolder { folder in
                let workbook = HandmadeWorkbook(
                    texts: texts.map { $0.split(separator: ",").map(String.init) }, name: "Điểm")
                try Data(workbook.bytes).write(to: URL(filePath: folder + "/a.xlsx"))
                return AppraisalFile.read(
                    path: folder + "/a.xlsx", from: .council, round: Self.round(), findings: &findings)
            }
        }
        #expect(try file(texts)?.points.total(of: "A") == Points("1.75"))
        #expect(findings.isEmpty)
        #expect(try file(texts + ["A,1.3,1"]) == nil)
        #expect(findings.kept.first?.location.description.hasSuffix("a.xlsx:Điểm!B7") == true)
    }
}
