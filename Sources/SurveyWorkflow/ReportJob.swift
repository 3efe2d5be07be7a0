package import Diagnostics
import FileOutput
import ResultReport
import Scoring

extension RoundJob {
    /// Writes the report of a round to a file, whole or not at all.
    ///
    /// - Returns: What it is about; nil, with an error among the findings, where nothing was written.
    package func report(to path: String, findings: inout Findings) -> RoundResult? {
        var job = self
        job.request.keepsRatings = true
        guard let result = job.points(findings: &findings), !findings.hasErrors, let collected = result.collected,
            let store = collected.store
        else { return nil }
        let analysis: SensitivityAnalysis
        do throws(SampleFault) {
            analysis = try SensitivityAnalysis(
                round: result.round, tally: collected.tally, store: result.errors == nil ? nil : store)
        } catch {
            for finding in error.diagnostics(in: result.round) { findings.add(finding) }
            return nil
        }
        let report = ResultReport(
            ReportMaterial(
                round: result.round, sheet: result.sheet, errors: result.errors, tally: collected.tally, store: store,
                accounts: collected.accounts, analysis: analysis, definitionFindings: result.definitionFindings,
                dataFindings: findings, toolVersion: toolVersion))
        do throws(OutputError) {
            try OutputFile.write(Array(report.html.utf8), to: path)
        } catch {
            findings.add(error.diagnostic)
            return nil
        }
        return result
    }
}
