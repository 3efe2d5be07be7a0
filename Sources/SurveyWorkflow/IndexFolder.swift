import Diagnostics
import FileOutput
import IndexPublication
import ResultExport
import Scoring
import SurveyModel
import TextOutput
import WorkbookOutput

/// A folder of the index.
struct IndexFolder {
    let path: String

    /// Every name that a file of it can have.
    private static let names: Set = [
        "index.csv", "index.json", "index.xlsx", "self-assessment.csv", "self-assessment-by-criterion.csv", "annex.pdf",
        "annex.docx", "manifest.json",
    ]

    /// Puts the files into place.
    ///
    /// - Returns: Whether they are there; where not, an error is among the findings.
    func write(_ files: [OutputFile], findings: inout Findings) -> Bool {
        do throws(OutputError) {
            try OutputFolder(path: path).replace(with: files) { Self.names.contains($0) }
            return true
        } catch {
            findings.add(error.diagnostic)
            return false
        }
    }

    /// The index as CSV and as JSON.
    static func tables(_ index: ExportTable) -> [OutputFile] {
        [csv("index", index), OutputFile(name: "index.json", text: index.json.serialized())]
    }

    /// What self-assessment and appraisal differ by, of units and, where both give them, of rows.
    static func tables(_ compared: SelfAssessment, of round: Round) -> [OutputFile] {
        let tables = IndexTables(round: round)
        let units = csv("self-assessment", tables.selfAssessment(compared.units, round: round))
        guard let rows = compared.rows else { return [units] }
        return [
            units,
            csv("self-assessment-by-criterion", tables.selfAssessmentByCriterion(rows, round: round)),
        ]
    }

    private static func csv(_ name: String, _ table: ExportTable) -> OutputFile {
        OutputFile(name: name + ".csv", text: byteOrderMark + table.csv)
    }

    /// The workbook and the annex.
    ///
    /// - Returns: Nil, with an error among the findings, where one of them cannot be made.
    static func documents(
        _ publication: IndexPublication, _ workbook: IndexWorkbook, folder: String, findings: inout Findings
    ) -> [OutputFile]? {
        var files: [OutputFile] = []
        do throws(WorkbookOutputError) {
            files.append(OutputFile(name: "index.xlsx", bytes: try workbook.workbook.bytes()))
        } catch {
            findings.add(error.diagnostic(file: folder))
            return nil
        }
        do throws(AnnexFault) {
            files.append(OutputFile(name: "annex.pdf", bytes: try publication.annexPDF()))
            files.append(OutputFile(name: "annex.docx", bytes: try publication.annexWord()))
        } catch {
            findings.add(error.diagnostic(file: folder))
            return nil
        }
        return files
    }
}
