package import Diagnostics
import FileOutput
import ResultExport
import SurveyDefinitions
import SurveyModel
import SurveyWorkbooks
import TextOutput
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
        let settings = round.settingsInForce.map { ($0.name, $0.value.shown) }
        do {
            try OutputFile.write(try CodeBook(round: round, settings: settings).workbook.bytes(), to: path)
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

extension JSONValue {
    /// For people: a text without quotes, nothing for null, anything else as JSON has it.
    fileprivate var shown: String {
        switch self {
        case .string(let text): text
        case .null: ""
        default: serialized().split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        }
    }
}
