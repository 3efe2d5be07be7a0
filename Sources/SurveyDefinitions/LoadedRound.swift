package import ByteInput
package import Diagnostics
package import SurveyModel

/// A round as its folder describes it, with everything that was found on the way.
package struct LoadedRound: Sendable {
    /// Nil where a definition has an error: no number may come from such a round.
    package var round: Round?
    /// Where the round keeps its responses: a folder, or files.
    package var responsePaths: [String]
    /// Where the round keeps published satisfaction indices, whether or not there is such a file yet.
    package var satisfactionPath: String?
    /// The definition files that were read.
    package var inputs: [InputFingerprint]
    package var findings: Findings
}

extension DiagnosticCode {
    static let roundIncomplete = DiagnosticCode("round.incomplete")
}

extension LoadedRound {
    /// The file in a round's folder that describes it.
    package static let fileName = "round.yaml"

    /// Reads a round's folder with all definitions that it names, and checks them.
    ///
    /// - Parameter folder: The folder, or the `round.yaml` in it.
    package init(folder path: String) {
        let home =
            path.hasSuffix("/" + Self.fileName) || path == Self.fileName ? FilePaths.folder(of: path) : path
        var reader = DefinitionReader()
        var findings = Findings(limitPerCode: 1_000)
        let file = reader.roundFile(folder: home, findings: &findings)
        if file == nil, !findings.hasErrors {
            findings.add(
                Diagnostic(
                    .error, .roundIncomplete, at: SourceLocation(file: FilePaths.join(home, Self.fileName)),
                    Wording("the round's definitions are not complete", vi: "định nghĩa của đợt điều tra chưa đầy đủ")))
        }
        round = findings.hasErrors ? nil : file?.round
        responsePaths = file?.responsePaths ?? []
        satisfactionPath = file?.satisfactionPath
        inputs = reader.inputs
        self.findings = findings
    }
}
