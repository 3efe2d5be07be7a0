package import Diagnostics
import FileOutput
import ResultExport
import Scoring
import SurveyModel
import TextOutput

extension DiagnosticCode {
    static let auditWithoutErrors = DiagnosticCode("audit.no-design")
}

extension RoundJob {
    /// Writes what points and errors are made of, one row an answer, with a script that computes them again in R.
    ///
    /// - Parameter folder: Of its own: respondents' answers must not go where results go.
    /// - Returns: Whether it was written; if not, an error among the findings says why.
    package func audit(_ result: RoundResult, to folder: String, findings: inout Findings) -> Bool {
        guard let errors = result.errors, let store = result.collected?.store else {
            findings.add(
                Diagnostic(
                    .error, .auditWithoutErrors, at: SourceLocation(file: result.round.folder),
                    Wording(
                        "the round does not say how respondents were chosen, so there are no errors to be audited",
                        vi: "đợt điều tra chưa nêu cách chọn người trả lời nên không có sai số để kiểm tra"),
                    hint: Wording(
                        "give the groups a design in round.yaml", vi: "khai báo design cho các nhóm trong round.yaml")))
            return false
        }
        let tables = AuditTables(round: result.round, store: store, errors: errors, respondents: errors.respondents)
        let files = [
            ("tidy.csv", tables.tidy.csv), ("respondents.csv", tables.people.csv), ("groups.csv", tables.groups.csv),
            ("margins.csv", tables.margins.csv), ("rows.csv", tables.rows(result.sheet).csv),
            ("blocks.csv", tables.blocks(result.sheet).csv), ("check.R", AuditTables.script),
        ].map { name, text in
            OutputFile(name: name, text: name.hasSuffix(".csv") ? byteOrderMark + text : text)
        }
        let names = Set(files.map(\.name))
        do throws(OutputError) {
            try OutputFolder(path: folder).replace(with: files) { names.contains($0) }
        } catch {
            findings.add(error.diagnostic)
            return false
        }
        return true
    }
}
