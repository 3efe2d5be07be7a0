package import Diagnostics
package import Scoring
import SurveyModel
import SurveyStatistics

extension DiagnosticCode {
    static let bootstrapLeftOut = DiagnosticCode("bootstrap.replicates-left-out")
    static let bootstrapUndefined = DiagnosticCode("bootstrap.without-answers")
}

/// The points of a round, and how far they move when its respondents are drawn again from themselves.
package struct BootstrapResult: Sendable {
    package var result: RoundResult
    package var replicates: BlockReplicates
}

extension RoundJob {
    /// Draws a round's respondents again and again, by the design of each group.
    ///
    /// - Parameters:
    ///   - count: How many replicates.
    ///   - seed: The same seed gives the same replicates.
    ///   - progress: Hears of replicates.
    /// - Returns: Nil, with errors among the findings, where definitions or data do not allow it.
    package func bootstrap(
        count: Int, seed: UInt64, progress: WorkProgress = .silent, findings: inout Findings
    ) -> BootstrapResult? {
        var job = self
        job.request.makesErrors = true
        guard let result = job.points(of: [.survey], findings: &findings), let collected = result.collected,
            let store = collected.store, let estimation = result.estimation
        else { return nil }
        progress.begin(count)
        defer { progress.end() }
        do throws(SampleFault) {
            let bootstrap = try RoundBootstrap(
                round: result.round, store: store, estimation, of: result.sheet, tally: collected.tally, count: count,
                seed: seed)
            let replicates = try bootstrap.replicates { progress.advance($0) }
            for finding in Self.findings(replicates, result.round) { findings.add(finding) }
            return BootstrapResult(result: result, replicates: replicates)
        } catch {
            for finding in error.diagnostics(in: result.round) { findings.add(finding) }
            return nil
        }
    }

    private static func findings(_ made: BlockReplicates, _ round: Round) -> [Diagnostic] {
        let place = SourceLocation(file: round.folder)
        var found: [Diagnostic] = []
        if made.failed > 0 {
            found.append(
                Diagnostic(
                    .warning, .bootstrapLeftOut, at: place,
                    Wording(
                        "\(made.failed) of \(made.count) replicates cannot be brought to the margins and are left out",
                        vi:
                            "\(made.failed) trên \(made.count) mẫu lặp không hiệu chỉnh được về số đã biết nên không dùng"
                    ),
                    hint: Wording(
                        "merge small levels of the margins", vi: "gộp các mức nhỏ của số dùng để hiệu chỉnh")))
        }
        let whole = made.count - made.failed
        for unit in made.units where unit.replicates < whole {
            let code = round.units[unit.unit].code
            found.append(
                Diagnostic(
                    .warning, .bootstrapUndefined, at: round.units[unit.unit].location,
                    Wording(
                        "\(code): in \(whole - unit.replicates) of \(whole) replicates a question has no answer left; they do not count",
                        vi:
                            "\(code): ở \(whole - unit.replicates) trên \(whole) mẫu lặp có câu hỏi không còn câu trả lời; các mẫu này không được tính"
                    ),
                    hint: Wording(
                        "few answered: trust its errors less", vi: "số câu trả lời ít nên sai số kém tin cậy")))
        }
        return found
    }
}
