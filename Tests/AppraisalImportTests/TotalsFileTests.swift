import Diagnostics
import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import AppraisalImport

@Suite("TotalsFile")
struct TotalsFileTests {
    private static let header = "unit,kind,appraisal,survey,satisfaction,maximum"
    private static let scheme = GradeScheme.common([
        GradeBand(grade: "Tốt", lowerBound: 85), GradeBand(grade: "Khá", lowerBound: 0),
    ])

    private func read(
        _ lines: [String], header: String = header, scheme: GradeScheme = scheme
    ) throws -> (file: TotalsFile?, findings: Findings) {
        var findings = Findings()
        var file: TotalsFile?
        try withTemporaryFolder { folder in
            try write(([header] + lines).joined(separator: "\n") + "\n", to: folder + "/t.csv")
            file = TotalsFile.read(path: folder + "/t.csv", scheme: scheme, findings: &findings)
        }
        return (file, findings)
    }

    private func bands(_ lines: [String]) throws -> (file: BandsFile?, findings: Findings) {
        var findings = Findings()
        var file: BandsFile?
        try withTemporaryFolder { folder in
            try write(lines.joined(separator: "\n") + "\n", to: folder + "/b.csv")
            file = BandsFile.read(path: folder + "/b.csv", findings: &findings)
        }
        return (file, findings)
    }

    @Test("grades and ranks made-up figures kind by kind")
    func grades() throws {
        let (file, findings) = try read([
            "Sở Một,sở,70,14.995,,100", "Sở Hai,sở,\"69,01\",15.99,,100", "Huyện Một,huyện,60,9,13.5,97.5",
        ])
        #expect(findings.isEmpty)
        let sheet = try #require(file).sheet
        #expect(sheet.kinds.map(\.code) == ["sở", "huyện"])
        #expect(sheet.kinds[0].rows.map(\.parts.unit) == ["Sở Hai", "Sở Một"])
        #expect(sheet.kinds[0].rows.map(\.grade) == ["Tốt", "Khá"])
        // 82.5 of 97.5
        #expect(sheet.kinds[1].rows[0].percent?.text(decimals: 2) == "84.62")
        #expect(sheet.kinds[1].rows[0].rank == 1)
    }

    @Test("holds what was published against what comes out")
    func published() throws {
        let (file, findings) = try read(
            [
                // 84.99 is 84.995 rounded down, which is not how halves go; 85.0 is right to one decimal.
                "A,k,70,14.995,,100,84.995,84.99,Khá,2", "B,k,69,16,,100,85,85.0,tốt,1", "C,k,50,5,,100,55.1,55,Tốt,4",
            ], header: Self.header + ",total,index_percent,grade,rank")
        #expect(file != nil)
        #expect(
            brief(findings) == [
                "warning 2:27 index.published-differs", "warning 4:15 index.published-differs",
                "warning 4:23 index.published-differs", "warning 4:27 index.published-differs",
            ])
        #expect(findings.kept.first?.message.english == "84.99 is published, and 84.995 comes out")
    }

    @Test(
        "refuses a line where its fault is",
        arguments: [
            (",k,1,1,,100", "error 3:1 index.blank-cell"), ("B,,1,1,,100", "error 3:3 index.blank-cell"),
            ("B,k,1,1,,", "error 3:10 index.blank-cell"), ("A,k,1,1,,100", "error 3:1 index.repeated-unit"),
            ("B,k,x,1,,100", "error 3:5 index.bad-figure"), ("B,k,,,,100", "error 3:1 index.bad-figure"),
            ("B,k,1,1,,0", "error 3:10 index.bad-figure"), ("B,k,90,10.0001,,100", "error 3:17 index.above-maximum"),
            ("B,k,1,1,100", "error 3:12 table.field-count"),
        ])
    func refuses(line: String, finding: String) throws {
        let (file, findings) = try read(["A,k,1,1,,100", line])
        #expect(file == nil)
        #expect(brief(findings) == [finding])
    }

    @Test("refuses a kind that the bands do not know, once")
    func unknownKind() throws {
        let scheme = GradeScheme.byKind([("sở", "Sở", [GradeBand(grade: "x", lowerBound: 0)])])
        let (file, findings) = try read(["A,xã,1,1,,100", "B,xã,1,1,,100"], scheme: scheme)
        #expect(file == nil)
        #expect(brief(findings) == ["error 2:3 index.unknown-kind"])
    }

    @Test("an empty table is an error, and so is one without its columns")
    func empty() throws {
        #expect(brief(try read([]).findings) == ["error  index.no-rows"])
        #expect(
            brief(try read(["A,1"], header: "unit,total").findings).allSatisfy { $0.contains("table.missing-column") })
    }

    @Test("says of itself that it is made up")
    func synthetic() throws {
        let (file, _) = try read(["A,k,1,1,,100,true"], header: Self.header + ",synthetic")
        #expect(file?.isSynthetic == true)
    }

    @Test("takes bands for all kinds, or for each, in any order")
    func takesBands() throws {
        let (common, findings) = try bands(["grade,from", "Khá,0", "Tốt,\"84,7\""])
        #expect(findings.isEmpty)
        #expect(common?.scheme.kind("any")?.bands.map(\.grade) == ["Tốt", "Khá"])
        let (byKind, _) = try bands(["kind,grade,from", "sở,Tốt,80", "sở,Khá,0", "xã,Đạt,0"])
        #expect(byKind?.scheme.kind("xã")?.bands.map(\.grade) == ["Đạt"])
        #expect(byKind?.scheme.kind("huyện") == nil)
    }

    @Test(
        "refuses bands",
        arguments: [
            (["grade,from", "Tốt,85"], "error 2:1 index.bad-bands"),
            (["grade,from", "Tốt,85", "Khá,85", "Kém,0"], "error 3:1 index.bad-bands"),
            (["grade,from", "Tốt,101", "Kém,0"], "error 2:5 index.bad-bands"),
            (["grade,from", "Tốt,-0", "Kém,0"], "error 2:5 index.bad-bands"),
            (["grade,from", "Tốt,85.00001", "Kém,0"], "error 2:5 index.bad-bands"),
            (["grade,from", ",85", "Kém,0"], "error 2:1 index.blank-cell"),
            (["kind,grade,from", "sở,Tốt,0", ",Tốt,0"], "error 3:1 index.blank-cell"),
            (["grade,from"], "error  index.no-rows"),
        ])
    func refusesBands(lines: [String], finding: String) throws {
        let (file, findings) = try bands(lines)
        #expect(file == nil)
        #expect(brief(findings) == [finding])
    }
}
