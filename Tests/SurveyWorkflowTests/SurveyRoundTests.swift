import SurveyWorkflow
import Testing

/// The interface for other programs.
@Suite("SurveyRound")
struct SurveyRoundTests {
    @Test("checks, gives points as CSV and exports, as the command line does")
    func does() throws {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/round.yaml", "scored-answers: 2", "scored-answers: 1")
        let round = SurveyRound(folder: copy.path + "/round", language: .english)
        #expect(round.check().map(\.code) == ["criteria.block"])
        let scores = ScoreCSV(try round.pointsCSV())
        #expect(scores.row(where: ["unit": "U1", "criterion": "1.1.1"])?["awarded_points"] == "0.58")
        try round.export(to: copy.path + "/out")
        #expect(ScoreCSV(try copy.read("out/scores.csv")).rows.count == 3 * (4 + 2))
    }

    @Test("fails with the findings that say why, in the language that was asked for")
    func fails() throws {
        let copy = try WorkingCopy.paperRound()
        let vietnamese = SurveyRound(folder: copy.path + "/round")
        let failure = #expect(throws: SurveyRound.Failure.self) { try vietnamese.export(to: copy.path + "/out") }
        let findings = try #require(failure?.findings)
        #expect(findings.contains { $0.severity == "error" && $0.code == "export.insufficient-data" })
        #expect(findings.contains { $0.message.contains("chưa có điểm") && $0.line == 4 })
    }
}
