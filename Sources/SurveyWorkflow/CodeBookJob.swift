package import Diagnostics
import FileOutput
import SurveyDefinitions
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension RoundJob {
    /// Writes the code book of the round to a file.
    ///
    /// - Returns: Whether it was written; if not, why is among the findings.
    package func codeBook(to path: String, findings: inout Findings) -> Bool {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return false
        }
        do {
            try OutputFile.write(try CodeBook(round: round).workbook.bytes(), to: path)
            return true
        } catch let error as WorkbookOutputError {
            findings.add(error.diagnostic(file: path))
        } catch let error as OutputError {
            findings.add(error.diagnostic)
        } catch {
            findings.add(WorkbookOutputError.temporaryFile(reason: "\(error)").diagnostic(file: path))
        }
        return false
    }
}
