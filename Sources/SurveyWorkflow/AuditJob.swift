import ByteInput
import Diagnostics
import FileOutput
import ResultExport
import Scoring
import SurveyModel
import TextOutput

extension DiagnosticCode {
    static let auditWithoutErrors = DiagnosticCode("audit.no-design")
    static let auditAmongResults = DiagnosticCode("audit.among-results")
}

/// What points and errors are made of, one row an answer, with a script that computes them again in R.
///
/// It has a folder of its own: respondents' answers must not go where results go.
struct AuditFolder {
    let path: String
    private let files: [OutputFile]

    /// - Parameter results: The folder of results.
    /// - Returns: Nil, with an error among the findings, where there is nothing to be audited or no place for it.
    init?(path: String, beside results: String, _ result: RoundResult, findings: inout Findings) {
        if (FilePaths.real(path) + "/").hasPrefix(FilePaths.real(results) + "/") {
            findings.add(Self.amongResults(path))
            return nil
        }
        guard let errors = result.errors, let store = result.collected?.store else {
            findings.add(Self.withoutErrors(result.round))
            return nil
        }
        self.path = path
        let tables = AuditTables(round: result.round, store: store, errors: errors)
        files =
            [
                ("tidy.csv", tables.tidy), ("respondents.csv", tables.people), ("groups.csv", tables.groups),
                ("margins.csv", tables.margins), ("rows.csv", tables.rows(result.sheet)),
                ("blocks.csv", tables.blocks(result.sheet)),
            ].map { OutputFile(name: $0, text: byteOrderMark + $1.csv) }
            + [OutputFile(name: "check.R", text: AuditTables.script)]
    }

    /// Writes the folder, whole or not at all.
    func write() throws(OutputError) {
        let names = Set(files.map(\.name))
        try OutputFolder(path: path).replace(with: files) { names.contains($0) }
    }

    private static func amongResults(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, .auditAmongResults, at: SourceLocation(file: path),
            Wording(
                "answers must not go where results go", vi: "không được ghi câu trả lời vào thư mục kết quả"),
            hint: Wording("name a folder outside of the results", vi: "chọn một thư mục ngoài thư mục kết quả"))
    }

    private static func withoutErrors(_ round: Round) -> Diagnostic {
        Diagnostic(
            .error, .auditWithoutErrors, at: SourceLocation(file: round.folder),
            Wording(
                "the round does not say how respondents were chosen, so there are no errors to be audited",
                vi: "đợt điều tra chưa nêu cách chọn người trả lời nên không có sai số để kiểm tra"),
            hint: Wording(
                "give the groups a design in round.yaml", vi: "khai báo design cho các nhóm trong round.yaml"))
    }
}
