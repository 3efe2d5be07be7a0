package import Diagnostics
package import Scoring
import SurveyDefinitions
package import SurveyModel

/// A round that is to be planned.
package struct PlanRequest: Sendable {
    package var target: PlanTarget
    /// A round that was held, from whose responses the spread of answers is taken.
    package var previous: RoundRequest?

    package init(target: PlanTarget) {
        self.target = target
    }
}

/// A plan, with what it was made from.
package struct PlanResult: Sendable {
    package var round: Round
    package var plan: SurveyPlan
    package var target: PlanTarget
    /// The round that the spread of answers is taken from.
    package var previous: Round?
    package var definitionFindings: Findings

    /// Whether the round or the earlier one is made up.
    package var isSynthetic: Bool { round.isSynthetic || previous?.isSynthetic ?? false }
}

extension RoundJob {
    /// Computes how many respondents the round needs; it may have no responses yet.
    ///
    /// - Returns: Nil, with errors among the findings, where definitions, the earlier round or the goals do not allow it.
    package func plan(_ plan: PlanRequest, findings: inout Findings) -> PlanResult? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        var earlier: (round: Round, spread: ObservedSpread)?
        if let request = plan.previous {
            earlier = RoundJob(request).observedSpread(findings: &findings)
            if earlier == nil || findings.hasErrors { return nil }
        }
        do throws(PlanFault) {
            let made = try SurveyPlan(round: round, target: plan.target, previous: earlier?.spread)
            for note in made.notes { findings.add(note.diagnostic(in: round)) }
            return PlanResult(
                round: round, plan: made, target: plan.target, previous: earlier?.round,
                definitionFindings: loaded.findings)
        } catch {
            findings.add(error.diagnostic(in: round, target: plan.target))
            return nil
        }
    }

    /// Reads the responses of the round, and how they spread.
    ///
    /// - Returns: Nil, with errors among the findings, where definitions or responses do not allow it.
    private func observedSpread(findings: inout Findings) -> (round: Round, spread: ObservedSpread)? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        let sources = request.responses.isEmpty ? loaded.responsePaths : request.responses
        let files = ResponseFiles(sources: sources, round: round.folder, findings: &findings)
        guard !findings.hasErrors,
            let collected = CollectedResponses(
                sources: files.sources, round: round, request: request, keepsRatings: true, findings: &findings),
            let store = collected.store
        else { return nil }
        do throws(SampleFault) {
            return (round, try ObservedSpread(round: round, tally: collected.tally, store: store))
        } catch {
            for finding in error.diagnostics(in: round) { findings.add(finding) }
            return nil
        }
    }
}
