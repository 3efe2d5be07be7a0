import Diagnostics
import ResultExport
import SurveyDefinitions
import SurveyModel

/// A survey round in a folder, for programs that use the workflow as a library.
///
/// The command line does the same and more; this is the part that is kept stable for others.
public struct SurveyRound: Sendable {
    /// The languages in which findings are put.
    public enum Language: String, Sendable {
        case vietnamese = "vi"
        case english = "en"
    }

    /// A finding about definitions or data.
    public struct Finding: Hashable, Sendable {
        /// `error`, `warning` or `remark`.
        public let severity: String
        /// The stable name of the kind of finding, such as `criteria.sum`.
        public let code: String
        /// The path as it was opened.
        public let file: String
        /// From 1; nil where the finding is about the whole file.
        public let line: Int?
        /// From 1, counted in Unicode scalars.
        public let column: Int?
        /// What was found, in words.
        public let message: String
        /// What to do about it, where there is something to say.
        public let hint: String?
    }

    /// The job could not be done; the findings say why.
    public struct Failure: Error, Sendable {
        /// Ordered by place; at least one is an error.
        public let findings: [Finding]
    }

    private let folder: String
    private let language: Diagnostics.Language

    /// - Parameters:
    ///   - folder: The round's folder, or the `round.yaml` in it.
    ///   - language: In which language findings are put.
    public init(folder: String, language: Language = .vietnamese) {
        self.folder = folder
        self.language = language == .vietnamese ? .vietnamese : .english
    }

    /// Checks the definitions of the round; what is found is ordered by place.
    public func check() -> [Finding] { findings(job().check().findings) }

    /// The survey points as CSV, one row for every survey row of every unit, columns as in docs/formats.md.
    ///
    /// - Parameter responses: Files or folders of responses in place of the round's own.
    /// - Throws: ``Failure`` where definitions or data do not allow it.
    public func pointsCSV(responses: [String] = []) throws(Failure) -> String {
        var found = Findings()
        guard let result = job(responses: responses).points(of: [.survey], findings: &found) else {
            throw Failure(findings: findings(found))
        }
        return ScoreTables(round: result.round).scores(result.sheet).csv
    }

    /// Writes the folder of results, whole or not at all.
    ///
    /// - Returns: The findings in the data, none of them an error.
    /// - Throws: ``Failure`` where nothing was written.
    @discardableResult
    public func export(
        to output: String, responses: [String] = [], satisfaction: String? = nil
    ) throws(Failure) -> [Finding] {
        var found = Findings()
        let job = job(responses: responses, satisfaction: satisfaction)
        guard job.export(to: output, findings: &found) != nil else { throw Failure(findings: findings(found)) }
        return findings(found)
    }

    private func job(responses: [String] = [], satisfaction: String? = nil) -> RoundJob {
        var request = RoundRequest(folder: folder)
        request.responses = responses
        request.satisfaction = satisfaction
        return RoundJob(request)
    }

    private func findings(_ found: Findings) -> [Finding] {
        found.kept.map {
            Finding(
                severity: $0.severity.rawValue, code: $0.code.description, file: $0.location.file,
                line: $0.location.line, column: $0.location.column, message: $0.message[language],
                hint: $0.hint?[language])
        }
    }
}
