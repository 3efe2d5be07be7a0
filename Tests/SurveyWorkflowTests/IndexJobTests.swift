import Diagnostics
import Foundation
import Scoring
import SurveyDefinitions
import SurveyWorkflow
import Testing

/// The index of the round of `PaperRound/`, whose survey and satisfaction points are summed in ``PaperRoundTests``:
/// U1 2.01 of 3 and 0.55 + 0.32 of 1; U2, of which 1.3 is not assessed, 2.00 of 2.5 and 0.60 + 0.00 of 1. The only
/// appraisal row is 1.4, of 1 point.
@Suite("index")
struct IndexJobTests {
    private func round() throws -> WorkingCopy {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/units.csv", "U3,office,Office three,\n", "")
        return copy
    }

    private func index(
        _ copy: WorkingCopy, _ appraisal: String, own: String? = nil
    ) throws -> (result: IndexResult?, findings: Findings) {
        try copy.write(appraisal, to: "appraisal.csv")
        var request = RoundRequest(folder: copy.path + "/round")
        request.appraisal = copy.path + "/appraisal.csv"
        if let own {
            try copy.write(own, to: "own.csv")
            request.selfAssessment = copy.path + "/own.csv"
        }
        var findings = Findings()
        let result = RoundJob(request).index(to: copy.path + "/out", findings: &findings)
        return (result, findings)
    }

    private func lines(_ copy: WorkingCopy, _ name: String) throws -> [String] {
        try copy.read("out/" + name).split(separator: "\n").map { String($0.trimmingPrefix("\u{FEFF}")) }
    }

    private static let header =
        "kind,unit,unit_name,appraisal,survey,satisfaction,total,maximum,index_percent,grade,rank,synthetic"

    @Test("a tie of units with other maxima, at just the bound of a grade")
    func tie() throws {
        let copy = try round()
        try copy.edit("round/criteria-set.yaml", "from: 50", "from: 75")
        // U1: 0.87 + 2.01 + 0.87 = 3.75 of 5; U2: 0.775 + 2.00 + 0.60 = 3.375 of 4.5. Both are 75 %.
        let (result, findings) = try index(copy, "unit,criterion,points\nU2,1.4,0.775\nU1,1.4,0.87\n")
        #expect(result != nil, "\(findings.text(in: .english))")
        #expect(
            try lines(copy, "index.csv") == [
                Self.header, "office,U1,Office one,0.87,2.01,0.87,3.75,5.00,75.00,good,1,true",
                "office,U2,Office two,0.775,2.00,0.60,3.375,4.50,75.00,good,1,true",
            ])
    }

    @Test("a unit that rounding would lift over a bound stays below it, and shows so")
    func belowBound() throws {
        let copy = try round()
        try copy.edit("round/criteria-set.yaml", "from: 50", "from: 70.02")
        // U1: 0.6208 + 2.88 = 3.5008 of 5 = 70.016 %. U2: 0.5 + 2.60 = 3.1 of 4.5 = 68.888… %.
        _ = try index(copy, "unit,points\nU1,0.6208\nU2,0.5\n")
        #expect(
            try lines(copy, "index.csv").dropFirst() == [
                "office,U1,Office one,0.6208,2.01,0.87,3.5008,5.00,70.016,poor,1,true",
                "office,U2,Office two,0.50,2.00,0.60,3.10,4.50,68.89,poor,2,true",
            ])
    }

    @Test("an appraisal row that is not assessed leaves the maximum")
    func notAssessed() throws {
        let copy = try round()
        try copy.edit("round/units.csv", "U2,office,Office two,1.3", "U2,office,Office two,1.3 1.4")
        let (result, findings) = try index(copy, "unit,criterion,points\nU1,1.4,0\nU2,1.4,not_assessed\n")
        #expect(result != nil, "\(findings.text(in: .english))")
        // U1: 0 + 2.88 of 5 = 57.6 %; U2: 2.60 of 3.5 = 74.2857… %.
        #expect(
            try lines(copy, "index.csv").dropFirst() == [
                "office,U2,Office two,,2.00,0.60,2.60,3.50,74.29,good,1,true",
                "office,U1,Office one,0.00,2.01,0.87,2.88,5.00,57.60,good,2,true",
            ])
    }

    /// Adds a column to the criteria table that is empty but for the appraisal row.
    private func givePossiblePoints(_ points: String, to row: String = "1.4,", _ copy: WorkingCopy) throws {
        let lines = try copy.read("round/criteria.csv").split(separator: "\n").map { line in
            line.hasPrefix("code") ? line + ",possible_points" : line + (line.hasPrefix(row) ? ",\(points)" : ",")
        }
        try copy.write(lines.joined(separator: "\n") + "\n", to: "round/criteria.csv")
    }

    @Test("points that the criteria table does not list are refused")
    func possiblePoints() throws {
        let copy = try round()
        try givePossiblePoints("0 0.5 1", copy)
        #expect(try index(copy, "unit,points\nU1,0.5\nU2,1\n").result != nil)
        #expect(try index(copy, "unit,criterion,points\nU1,1.4,0.5\nU2,1.4,1\n").result != nil)
        let (result, findings) = try index(copy, "unit,criterion,points\nU1,1.4,0.4\nU2,1.4,1\n")
        #expect(result == nil)
        #expect(findings.kept.map(\.code.description) == ["appraisal.impossible-points"])
    }

    @Test(
        "a criteria table lists possible points of appraisal rows, up to their maximum, and nothing else",
        arguments: [("0 2", "1.4,"), ("0 x", "1.4,"), ("0 0.5", "1.3,")])
    func badPossiblePoints(points: String, row: String) throws {
        let copy = try round()
        try givePossiblePoints(points, to: row, copy)
        let findings = RoundJob(RoundRequest(folder: copy.path + "/round")).check().findings
        #expect(findings.kept.contains { $0.code.description == "table.bad-cell" && $0.severity == .error })
    }

    @Test("a bound of a grade has at most four decimals")
    func finestBound() throws {
        let copy = try round()
        try copy.edit("round/criteria-set.yaml", "from: 50", "from: 50.00001")
        let findings = RoundJob(RoundRequest(folder: copy.path + "/round")).check().findings
        #expect(findings.kept.contains { $0.code.description == "definition.bad-value" })
    }

    @Test("self-assessed less appraised points, by unit and by row")
    func differences() throws {
        let copy = try round()
        _ = try index(
            copy, "unit,criterion,points\nU1,1.4,0.5\nU2,1.4,1\n",
            own: "unit,criterion,points\nU1,1.4,0.8\nU2,1.4,0.9\n")
        #expect(
            try lines(copy, "self-assessment.csv") == [
                "kind,unit,unit_name,maximum_points,self_assessed,appraised,difference,synthetic",
                "office,U1,Office one,1.00,0.80,0.50,0.30,true", "office,U2,Office two,1.00,0.90,1.00,-0.10,true",
            ])
        #expect(
            try lines(copy, "self-assessment-by-criterion.csv").dropFirst() == [
                "office,U1,Office one,1.4,1.4,Not ours,1.00,0.80,0.50,0.30,true",
                "office,U2,Office two,1.4,1.4,Not ours,1.00,0.90,1.00,-0.10,true",
            ])
        // Totals of units can be compared with rows, but not row by row.
        _ = try index(copy, "unit,points\nU1,0.5\nU2,1\n", own: "unit,criterion,points\nU1,1.4,0.8\nU2,1.4,0.9\n")
        #expect(try lines(copy, "self-assessment.csv").count == 3)
        #expect(!FileManager.default.fileExists(atPath: copy.path + "/out/self-assessment-by-criterion.csv"))
    }

    @Test("nothing is written where points are missing or satisfaction is pending")
    func refuses() throws {
        let copy = try round()
        #expect(try index(copy, "unit,criterion,points\nU1,1.4,0.5\n").result == nil)
        try copy.edit("round/satisfaction.csv", "U2,2.1,100\nU2,2.2,0\n", "")
        let (result, findings) = try index(copy, "unit,points\nU1,0.5\nU2,1\n")
        #expect(result == nil)
        #expect(findings.kept.contains { $0.code.description == "index.satisfaction-pending" && $0.severity == .error })
        #expect(!FileManager.default.fileExists(atPath: copy.path + "/out"))
    }

    @Test("too few answers refuse the index as they refuse an export")
    func insufficient() throws {
        let copy = try WorkingCopy.paperRound()
        let (result, findings) = try index(copy, "unit,points\nU1,0.5\nU2,1\nU3,1\n")
        #expect(result == nil)
        #expect(findings.kept.contains { $0.code.description == "export.insufficient-data" })
    }

    @Test("the same input gives the same bytes, and verify finds a changed input, output and appraisal")
    func verify() throws {
        let copy = try round()
        let appraisal = "unit,criterion,points\nU1,1.4,0.5\nU2,1.4,1\n"
        _ = try index(copy, appraisal, own: appraisal)
        let names = try FileManager.default.contentsOfDirectory(atPath: copy.path + "/out").sorted()
        #expect(
            names == [
                "annex.docx", "annex.pdf", "index.csv", "index.json", "index.xlsx", "manifest.json",
                "self-assessment-by-criterion.csv", "self-assessment.csv",
            ])
        let first = try names.map { try Data(contentsOf: URL(filePath: copy.path + "/out/" + $0)) }
        _ = try index(copy, appraisal, own: appraisal)
        #expect(try names.map { try Data(contentsOf: URL(filePath: copy.path + "/out/" + $0)) } == first)

        func verify() -> [String] {
            var findings = Findings()
            _ = RoundJob(RoundRequest(folder: copy.path + "/round")).verify(copy.path + "/out", findings: &findings)
            return findings.kept.filter { $0.severity == .error }.map {
                "\($0.code) \(URL(filePath: $0.location.file).lastPathComponent)"
            }
        }
        #expect(verify().isEmpty)
        try copy.edit("appraisal.csv", "0.5", "0.6")
        #expect(verify() == ["verify.changed-input appraisal.csv"])
        try copy.edit("appraisal.csv", "0.6", "0.5")
        let index = URL(filePath: copy.path + "/out/index.csv")
        let untouched = try Data(contentsOf: index)
        try copy.edit("out/index.csv", "0.50", "0.51")
        #expect(verify() == ["verify.changed-output index.csv"])
        try untouched.write(to: index)
        try copy.edit("own.csv", "U1,1.4,0.5", "U1,1.4,0.50")
        #expect(verify() == ["verify.changed-input own.csv"])
    }

    @Test("published figures and bands of a table; bands of a round bring the names of its kinds")
    func totals() throws {
        let copy = try round()
        try copy.write(
            "unit,kind,appraisal,survey,satisfaction,maximum\nA,office,70,14.995,,100\nB,office,69.01,15.99,,100\n",
            to: "totals.csv")
        try copy.write("grade,from\nTốt,85\nKhá,75\nKém,0\n", to: "bands.csv")
        for (bands, grades) in [("bands.csv", ["Tốt", "Khá"]), ("round", ["good", "good"])] {
            var request = TotalsRequest(file: copy.path + "/totals.csv")
            request.bands = copy.path + "/" + bands
            var findings = Findings()
            let result = TotalsJob(request).run(to: copy.path + "/out", findings: &findings)
            #expect(result != nil, "\(findings.text(in: .english))")
            #expect(
                try lines(copy, "index.csv").dropFirst() == [
                    "office,B,B,69.01,15.99,,85.00,100.00,85.00,\(grades[0]),1",
                    "office,A,A,70.00,14.995,,84.995,100.00,\(bands == "round" ? "85.00" : "84.995"),\(grades[1]),2",
                ])
            #expect(result?.sheet.kinds[0].title == (bands == "round" ? "Offices" : "office"))
            // What was written can be read again, and agrees with itself.
            request.file = copy.path + "/out/index.csv"
            var again = Findings()
            #expect(TotalsJob(request).run(to: copy.path + "/again", findings: &again) != nil)
            #expect(again.isEmpty)
        }
    }
}
