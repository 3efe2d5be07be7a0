package import ByteInput
package import Diagnostics
import Foundation
import ResultExport
import SatisfactionImport
package import Scoring
package import SurveyDefinitions
package import SurveyModel

extension DiagnosticCode {
    static let satisfactionNotThere = DiagnosticCode("satisfaction.no-file")
    static let rejectedResponses = DiagnosticCode("responses.rejected")
}

/// What a job on a round is to read.
package struct RoundRequest: Sendable {
    /// The round's folder, or the `round.yaml` in it.
    package var folder: String
    /// Files or folders of responses in place of the round's own.
    package var responses: [String] = []
    /// The encoding of the files of responses, where somebody said it.
    package var encoding: EncodingName?
    /// The sheet of the workbooks of responses that is read, where somebody said it.
    package var sheet: String?
    /// A file of published satisfaction indices in place of the round's own.
    package var satisfaction: String?
    /// The file of points that the appraisal council gave, where an index is wanted.
    package var appraisal: String?
    /// The file of points that units gave themselves, to be compared.
    package var selfAssessment: String?
    /// Whether a rejected response is an error.
    package var isStrict = false
    /// Whether errors are made for a round that says nothing of how its groups were chosen.
    package var makesErrors = false
    /// Whether the responses are kept beside their counts even where there are no errors to be made from them.
    package var keepsRatings = false
    /// Whether the SHA-256 of the responses is wanted, which is then taken while they are read.
    package var needsFingerprints = false
    /// Where the rows of rejected responses are written to, with the reasons.
    package var rejects: String?
    /// How many threads may work at once; results do not depend on it.
    package var threads = ProcessInfo.processInfo.activeProcessorCount
    /// Whether plain rows are counted without a look at every field; results do not depend on it.
    package var takesPlainRows = true
    package var progress = WorkProgress.silent

    package init(folder: String) {
        self.folder = folder
    }
}

/// The points of a round, with what they were made from.
package struct RoundResult: Sendable {
    package var round: Round
    package var sheet: ScoreSheet
    /// How sure the points of the survey are; nil where that is not asked for.
    package var errors: RoundErrors?
    /// What the points were weighted by; nil where all answers weigh 1.
    var estimation: RoundEstimation?
    /// The definition files that were read.
    package var definitions: [InputFingerprint]
    /// What was found in them, none of it an error.
    package var definitionFindings: Findings
    /// What became of the responses; nil where none were asked for.
    package var collected: CollectedResponses?
    /// The files of rejected responses that were written.
    package var rejectFiles: [RejectFile]
    package var satisfaction: InputFingerprint?
    package var satisfactionIndices: SatisfactionIndices

    /// What answers weigh; nil where all weigh 1.
    package var weights: WeightedAnswers? { estimation?.weights }
}

/// Takes a round from its folder to its points.
package struct RoundJob: Sendable {
    var request: RoundRequest

    package init(_ request: RoundRequest) {
        self.request = request
    }

    /// Reads the definitions and checks them.
    package func check() -> LoadedRound { LoadedRound(folder: request.folder) }

    /// Computes the points of the blocks that are wanted.
    ///
    /// - Parameter findings: Takes what is found in the data; what is found in the definitions only if it stops the job.
    /// - Returns: Nil, with errors among the findings, where definitions or data do not allow it. There may be points
    ///   beside an error: rejected responses where the request is strict.
    package func points(
        of methods: Set<AssessmentMethod> = [.survey, .satisfaction], findings: inout Findings
    ) -> RoundResult? {
        points(of: methods, in: check(), findings: &findings)
    }

    /// Computes points from definitions that have been read.
    func points(
        of methods: Set<AssessmentMethod>, in loaded: LoadedRound, findings: inout Findings
    ) -> RoundResult? {
        guard let round = loaded.round else {
            findings.add(loaded.findings)
            return nil
        }
        var tally = AnswerTally(round: round)
        var collected: CollectedResponses?
        var rejectFiles: [RejectFile] = []
        let hasErrors = round.hasDesign || request.makesErrors
        if methods.contains(.survey) {
            let sources = request.responses.isEmpty ? loaded.responsePaths : request.responses
            let files = ResponseFiles(sources: sources, round: round.folder, findings: &findings)
            guard !findings.hasErrors,
                let responses = CollectedResponses(
                    sources: files.sources, round: round, request: request,
                    keepsRatings: hasErrors || request.keepsRatings, findings: &findings)
            else { return nil }
            tally = responses.tally
            collected = responses
            if let path = request.rejects {
                let files = RejectFiles(round: round, request: request)
                guard let written = files.write(responses.rejects, to: path, findings: &findings) else { return nil }
                rejectFiles = written
            }
            if request.isStrict, responses.rejected > 0 { findings.add(Self.rejectedResponses(responses, sources)) }
        }
        var satisfaction: SatisfactionFile?
        if methods.contains(.satisfaction), let path = satisfactionPath(loaded, findings: &findings) {
            satisfaction = SatisfactionFile.read(path: path, round: round, findings: &findings)
            if satisfaction == nil { return nil }
        }
        let indices = satisfaction?.indices ?? SatisfactionIndices()
        var estimation: RoundEstimation?
        if hasErrors, let store = collected?.store {
            estimation = RoundEstimation.make(round: round, store: store, findings: &findings)
            if estimation == nil { return nil }
        }
        let sheet = ScoreSheet(
            round: round, methods: methods, tally: tally, weights: estimation?.weights, satisfaction: indices)
        let errors = estimation?.errors(of: sheet, tally: tally, in: round, findings: &findings)
        for finding in InsufficientDataFindings(round: round, sheet: sheet).findings { findings.add(finding) }
        return RoundResult(
            round: round, sheet: sheet, errors: errors, estimation: estimation, definitions: loaded.inputs,
            definitionFindings: loaded.findings,
            collected: collected, rejectFiles: rejectFiles, satisfaction: satisfaction?.fingerprint,
            satisfactionIndices: indices)
    }

    private static func rejectedResponses(_ responses: CollectedResponses, _ sources: [String]) -> Diagnostic {
        Diagnostic(
            .error, .rejectedResponses, at: SourceLocation(file: sources.first ?? "."),
            Wording(
                "\(responses.rejected) responses were rejected, and --strict makes that an error",
                vi: "có \(responses.rejected) phiếu bị loại, --strict coi đó là lỗi"))
    }

    /// The file that was asked for, or the round's own if it is there yet.
    private func satisfactionPath(_ loaded: LoadedRound, findings: inout Findings) -> String? {
        if let path = request.satisfaction { return path }
        guard let path = loaded.satisfactionPath else { return nil }
        if FileManager.default.fileExists(atPath: path) { return path }
        findings.add(
            Diagnostic(
                .remark, .satisfactionNotThere, at: SourceLocation(file: path),
                Wording(
                    "there is no file of satisfaction indices yet; its rows stay pending",
                    vi: "chưa có tệp chỉ số hài lòng này; các dòng liên quan để chờ công bố")))
        return nil
    }
}
