import Diagnostics
import Scoring
import SurveyModel
import SurveyStatistics

extension Round {
    /// Whether the round says of some group how it was chosen.
    var hasDesign: Bool { groups.contains { $0.design != nil } }
}

extension RoundEstimation {
    /// Weighs the responses by the round's design.
    ///
    /// - Returns: Nil, with an error among the findings, where the responses and the design do not fit.
    static func make(round: Round, store: RatingStore, findings: inout Findings) -> RoundEstimation? {
        let nameless = store.raters.count { $0.respondent < 0 }
        if nameless > 0 { findings.add(namelessFinding(nameless, round)) }
        do throws(SampleFault) {
            return try RoundEstimation(round: round, store: store)
        } catch {
            for finding in error.diagnostics(in: round) { findings.add(finding) }
            return nil
        }
    }

    /// The errors of a sheet; nil, with an error among the findings, where the design does not allow any.
    func errors(of sheet: ScoreSheet, tally: AnswerTally, in round: Round, findings: inout Findings) -> RoundErrors? {
        do throws(SampleFault) {
            return try errors(of: sheet, tally: tally)
        } catch {
            for finding in error.diagnostics(in: round) { findings.add(finding) }
            return nil
        }
    }

    private static func namelessFinding(_ count: Int, _ round: Round) -> Diagnostic {
        Diagnostic(
            .warning, .noRespondents, at: SourceLocation(file: round.folder),
            Wording(
                "\(count) responses name no respondent: for errors each counts as another person",
                vi: "có \(count) phiếu không ghi người trả lời: khi tính sai số, mỗi phiếu được coi là một người"),
            hint: Wording(
                "add the column respondent, with a number for each person",
                vi: "thêm cột respondent, mỗi người một số"))
    }
}
