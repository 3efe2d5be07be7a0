package import Diagnostics
import FileOutput
import ResponseSimulation
import SurveyDefinitions
import SurveyModel
import SurveyWorkbooks
import WorkbookOutput

extension RoundJob {
    /// Writes made-up responses for the round as filled workbooks for typing in, one for each questionnaire, into a folder.
    ///
    /// - Returns: The names of the files and how many responses each holds; nil, with an error, where none was written.
    package func simulateWorkbooks(
        seed: UInt64, respondents: Int, to folder: String, findings: inout Findings
    ) -> [(file: String, responses: Int)]? {
        let loaded = check()
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        var rows = [[KeyInRow]](repeating: [], count: round.questionnaires.count)
        ResponseSimulation(round: round, seed: seed).forEachResponse(respondents: respondents) { response in
            let kind = round.kindIndex(ofUnit: response.unit)
            guard let group = response.facts[.group].flatMap({ round.groupIndex(GroupCode($0)) }),
                let questionnaire = round.questionnaireIndex(kind: kind, group: group)
            else { return }
            rows[questionnaire].append(KeyInRow(response))
        }
        var written: [(file: String, responses: Int)] = []
        do {
            var files: [OutputFile] = []
            for (index, rows) in rows.enumerated() where !rows.isEmpty {
                let name = Self.workbookName(round.questionnaires[index].code)
                let book = KeyInWorkbook(round: round, questionnaire: index, rows: rows.count, filled: rows)
                files.append(OutputFile(name: name, bytes: try book.workbook.bytes()))
                written.append((name, rows.count))
            }
            let ours = Self.simulatedNames(round)
            try OutputFolder(path: folder).replace(with: files) { ours.contains($0) }
        } catch let error as WorkbookOutputError {
            findings.add(error.diagnostic(file: folder))
            return nil
        } catch let error as OutputError {
            findings.add(error.diagnostic)
            return nil
        } catch {
            return nil
        }
        return written
    }

    private static func workbookName(_ questionnaire: QuestionnaireCode) -> String {
        let stem = questionnaire.description.map {
            $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_"
        }
        return "simulated.\(String(stem)).xlsx"
    }

    /// The names of all files of made-up responses to a round, in every format.
    static func simulatedNames(_ round: Round) -> Set<String> {
        let kinds = round.criteriaSet.kinds
        let texts = kinds.flatMap { kind in
            ResponseFormat.allCases.map { "simulated.\(kind.code).\($0.fileExtension)" }
        }
        return Set(texts + round.questionnaires.map { workbookName($0.code) })
    }
}

extension KeyInRow {
    fileprivate init(_ response: SimulatedResponse) {
        var facts: [ResponseFact: String] = [:]
        for (fact, text) in response.facts { facts[fact] = text }
        facts[.synthetic] = "true"
        self.init(
            facts: facts,
            answers: Dictionary(
                response.answers.map { ($0.question, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
}
