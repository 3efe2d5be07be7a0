package import Diagnostics
import FileOutput
package import ResponseSimulation
import SurveyDefinitions
import SurveyModel

extension RoundJob {
    /// Writes made-up responses for the round, a file for each kind of unit, into a folder.
    ///
    /// - Returns: The names of the files and how many responses each holds; nil, with an error, where none was written.
    package func simulate(
        seed: UInt64, respondents: Int, format: ResponseFormat, to folder: String, findings: inout Findings
    ) -> [(file: String, responses: Int)]? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        let kinds = round.criteriaSet.kinds
        var texts = kinds.indices.map { ResponseText(format: format, round: round, kind: $0) }
        ResponseSimulation(round: round, seed: seed).forEachResponse(respondents: respondents) { response in
            texts[round.kindIndex(ofUnit: response.unit)].append(response)
        }
        let names = kinds.map { "simulated.\($0.code).\(format.fileExtension)" }
        let files = zip(names, texts).map { OutputFile(name: $0, text: $1.finished()) }
        let ours = Self.simulatedNames(round)
        do throws(OutputError) {
            try OutputFolder(path: folder).replace(with: files) { ours.contains($0) }
        } catch {
            findings.add(error.diagnostic)
            return nil
        }
        return Array(zip(names, texts.map(\.responses))).map { (file: $0, responses: $1) }
    }
}
