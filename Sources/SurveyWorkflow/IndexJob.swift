import AppraisalImport
import ByteInput
package import Diagnostics
import FileOutput
import IndexPublication
import ResultExport
package import Scoring
import SurveyDefinitions
import SurveyModel

extension DiagnosticCode {
    static let indexPending = DiagnosticCode("index.satisfaction-pending")
}

/// The index of a round, with the points that it was summed from.
package struct IndexResult: Sendable {
    package var points: RoundResult
    package var sheet: IndexSheet
    /// Nil where no self-assessment was given.
    package var selfAssessment: SelfAssessment?
}

extension RoundJob {
    /// Writes the folder of the index, whole or not at all.
    ///
    /// Rows without points refuse it, be it for want of answers, because satisfaction is not published yet, or because the
    /// council gave none.
    ///
    /// - Returns: What was written; nil, with an error among the findings, where nothing was.
    package func index(to folder: String, findings: inout Findings) -> IndexResult? {
        guard let (result, files) = indexFiles(for: folder, findings: &findings) else { return nil }
        let written = IndexFolder(path: folder).write(files, findings: &findings)
        return written ? result : nil
    }

    /// Everything that belongs into a folder of the index, the manifest last.
    ///
    /// - Parameter folder: Where findings about the index as a whole are placed.
    /// - Returns: Nil, with an error among the findings, where there is no index.
    func indexFiles(for folder: String, findings: inout Findings) -> (IndexResult, [OutputFile])? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        guard let path = request.appraisal else { return nil }
        // Before the responses, which take longer to read.
        let appraisal = AppraisalFile.read(path: path, from: .council, round: round, findings: &findings)
        var own: AppraisalFile?
        if let path = request.selfAssessment {
            own = AppraisalFile.read(path: path, from: .units, round: round, findings: &findings)
        }
        guard let appraisal, !findings.hasErrors,
            let points = finishedPoints(in: loaded, for: folder, findings: &findings),
            isPublished(points, findings: &findings)
        else { return nil }
        let sheet = IndexSheet(round: round, sheet: points.sheet, appraisal: appraisal.points)
        let compared = own.map {
            SelfAssessment(round: round, selfAssessed: $0.points, appraised: appraisal.points)
        }
        let result = IndexResult(points: points, sheet: sheet, selfAssessment: compared)
        let publication = IndexPublication(round: round, sheet: sheet)
        let workbook = IndexWorkbook(publication, selfAssessment: compared.map { (round, $0) })
        var files = IndexFolder.tables(IndexTables(round: round).index(sheet))
        if let compared { files += IndexFolder.tables(compared, of: round) }
        let documents = IndexFolder.documents(publication, workbook, folder: folder, findings: &findings)
        guard let documents else { return nil }
        files += documents
        files.append(
            manifest(
                points, appraisal: appraisal.fingerprint, selfAssessment: own?.fingerprint, files: files,
                findings: findings))
        return (result, files)
    }

    /// Whether every satisfaction row has its points: a total without them would be another index.
    private func isPublished(_ result: RoundResult, findings: inout Findings) -> Bool {
        let pending = result.round.units.indices.filter { unit in
            result.sheet.rows.contains { $0.unit == unit && $0.status == .pending }
        }
        if pending.isEmpty { return true }
        let codes = pending.map { result.round.units[$0].code.description }.joined(separator: ", ")
        findings.add(
            Diagnostic(
                .error, .indexPending, at: SourceLocation(file: result.satisfaction?.path ?? result.round.folder),
                Wording(
                    "satisfaction is not published yet for \(codes), so there is no index",
                    vi: "chưa có chỉ số hài lòng của \(codes) nên chưa tính được Chỉ số CCHC"),
                hint: Wording(
                    "name the published indices with --satisfaction",
                    vi: "chỉ ra tệp chỉ số hài lòng đã công bố bằng --satisfaction")))
        return false
    }
}
