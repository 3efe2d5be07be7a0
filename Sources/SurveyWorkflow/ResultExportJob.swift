import ByteInput
package import Diagnostics
import FileOutput
import Foundation
import ResultExport
import ResultWorkbooks
import Scoring
import SurveyDefinitions
import SurveyModel
import TextOutput
import WorkbookOutput

extension DiagnosticCode {
    static let exportRefused = DiagnosticCode("export.insufficient-data")
}

extension RoundJob {
    /// Writes the folder of results, whole or not at all.
    ///
    /// Rows without points for want of answers refuse the export: an unfinished block must not reach the software.
    ///
    /// - Parameter audit: A folder for what the results are made of, where that is wanted; everything is computed before
    ///   anything is written.
    /// - Returns: What was exported; nil, with an error among the findings, where nothing was.
    package func export(to folder: String, audit: String? = nil, findings: inout Findings) -> RoundResult? {
        guard let (result, files) = exportFiles(for: folder, findings: &findings) else { return nil }
        var answers: AuditFolder?
        if let audit {
            answers = AuditFolder(path: audit, beside: folder, result, findings: &findings)
            if answers == nil { return nil }
        }
        // A folder of an earlier export may hold tables that this round does not have.
        let names = Set(files.map(\.name) + resultFileNames).union(Self.earlierFiles(in: folder))
        do throws(OutputError) {
            try answers?.write()
            try OutputFolder(path: folder).replace(with: files) { names.contains($0) }
        } catch {
            findings.add(error.diagnostic)
            return nil
        }
        return result
    }

    /// Everything that belongs into a folder of results, the manifest last.
    ///
    /// - Parameters:
    ///   - folder: Where findings about the results as a whole are placed.
    ///   - recorded: What was exported earlier: inputs that are the same are named as they were then.
    /// - Returns: Nil, with an error among the findings, where there is nothing to be exported.
    func exportFiles(
        for folder: String, as recorded: RecordedManifest? = nil, findings: inout Findings
    ) -> (RoundResult, [OutputFile])? {
        guard let result = finishedPoints(in: check(), for: folder, findings: &findings) else { return nil }
        do throws(WorkbookOutputError) {
            var files = Self.resultFiles(result)
            files.append(
                try Self.workbook(result, Self.allFindings(result, findings), InputNames(result, as: recorded)))
            files += try Self.templateFiles(result)
            files.append(manifest(result, files: files, findings: findings))
            return (result, files)
        } catch {
            findings.add(error.diagnostic(file: folder))
            return nil
        }
    }

    /// The points of a round of which no row lacks answers.
    ///
    /// - Parameter folder: Where findings about the results as a whole are placed.
    /// - Returns: Nil, with an error among the findings, where there are none, or not all.
    func finishedPoints(in loaded: LoadedRound, for folder: String, findings: inout Findings) -> RoundResult? {
        var job = self
        job.request.needsFingerprints = true
        let points = job.points(of: [.survey, .satisfaction], in: loaded, findings: &findings)
        guard let result = points, !findings.hasErrors else { return nil }
        let insufficient = result.sheet.rows.filter { $0.status == .insufficientData }.count
        if insufficient > 0 {
            findings.add(
                Diagnostic(
                    .error, .exportRefused, at: SourceLocation(file: folder),
                    Wording(
                        "\(insufficient) rows have too few answers, so nothing is exported",
                        vi: "có \(insufficient) dòng chưa đủ câu trả lời nên không xuất kết quả"),
                    hint: Wording(
                        "`parsurvey points` shows them; collect more responses, or choose on-insufficient-data: use-other-groups",
                        vi:
                            "xem các dòng này bằng `parsurvey points`; thu thêm phiếu, hoặc chọn on-insufficient-data: use-other-groups"
                    )))
            return nil
        }
        return result
    }

    /// The files that an earlier export named in its manifest and that are as it wrote them: they may be replaced.
    private static func earlierFiles(in folder: String) -> Set<String> {
        func bytes(_ name: String) -> [UInt8]? {
            (try? Data(contentsOf: URL(filePath: folder + "/" + name))).map { Array($0) }
        }
        guard let recorded = bytes("manifest.json").flatMap(RecordedManifest.init) else { return [] }
        let same = recorded.outputs.filter { output in
            bytes(output.path).map { sha256(of: $0) == output.sha256 } ?? false
        }
        return Set(same.map(\.path))
    }

    private static func workbook(
        _ result: RoundResult, _ findings: Findings, _ names: InputNames
    ) throws(WorkbookOutputError) -> OutputFile {
        let book = ScoreWorkbook(
            round: result.round, sheet: result.sheet, errors: result.errors,
            accounts: result.collected?.accounts ?? [], tally: result.collected?.tally, findings: findings,
            toolVersion: toolVersion, name: names.name(of:))
        return OutputFile(name: "scores.xlsx", bytes: try book.workbook.bytes())
    }

    /// The files that the round describes for other software.
    private static func templateFiles(_ result: RoundResult) throws(WorkbookOutputError) -> [OutputFile] {
        guard let template = result.round.exportTemplate else { return [] }
        var files: [OutputFile] = []
        for file in template.files {
            let table = TemplateTable(
                file, of: template, round: result.round, sheet: result.sheet, errors: result.errors)
            switch file.format {
            case .csv: files.append(OutputFile(name: file.name, text: table.csv))
            case .xlsx:
                let book = TemplateWorkbook(table, round: result.round)
                files.append(OutputFile(name: file.name, bytes: try book.workbook.bytes()))
            }
        }
        return files
    }

    private static func resultFiles(_ result: RoundResult) -> [OutputFile] {
        let tables = ScoreTables(round: result.round)
        let scores = tables.scores(result.sheet, errors: result.errors)
        let files = [
            OutputFile(name: "scores.csv", text: byteOrderMark + scores.csv),
            OutputFile(name: "scores.json", text: scores.json.serialized()),
            OutputFile(name: "scores.xml", text: scores.xml),
            OutputFile(
                name: "blocks.csv", text: byteOrderMark + tables.blocks(result.sheet, errors: result.errors).csv),
        ]
        guard let errors = result.errors else { return files }
        let ranks = RankTables(round: result.round)
        return files + [
            OutputFile(name: "ranks.csv", text: byteOrderMark + ranks.ranks(errors).csv),
            OutputFile(name: "differences.csv", text: byteOrderMark + ranks.differences(errors).csv),
            OutputFile(name: "weights.csv", text: byteOrderMark + ranks.weights(errors).csv),
            OutputFile(name: "weights-diagnostics.csv", text: byteOrderMark + ranks.diagnostics(errors).csv),
        ]
    }

    /// What was found in definitions and data.
    private static func allFindings(_ result: RoundResult, _ findings: Findings) -> Findings {
        var all = Findings(limitPerCode: result.definitionFindings.limitPerCode)
        all.add(result.definitionFindings)
        all.add(findings)
        return all
    }

    /// The manifest of a folder.
    func manifest(
        _ result: RoundResult, appraisal: InputFingerprint? = nil, selfAssessment: InputFingerprint? = nil,
        files: [OutputFile], findings: Findings
    ) -> OutputFile {
        let manifest = Manifest(
            round: result.round, toolVersion: toolVersion, definitions: result.definitions,
            responses: result.collected?.accounts ?? [], satisfaction: result.satisfaction, appraisal: appraisal,
            selfAssessment: selfAssessment,
            outputs: files.map { InputFingerprint(path: $0.name, bytes: $0.bytes.count, sha256: sha256(of: $0.bytes)) },
            findings: Self.allFindings(result, findings),
            rowsWithoutGroups: result.sheet.rows.filter { $0.status == .scoredWithoutGroups })
        let folder = result.round.folder
        let text = manifest.json { FilePaths.relative($0, to: folder) }.serialized()
        return OutputFile(name: "manifest.json", text: text)
    }
}
