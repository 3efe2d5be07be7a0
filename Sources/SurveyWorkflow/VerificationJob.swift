import ByteInput
package import Diagnostics
import FileOutput
import SurveyDefinitions
import SurveyModel

extension RoundJob {
    /// Computes a folder of results again, and names what is different: in the folder, in the inputs, in the settings.
    ///
    /// - Returns: What was compared; with an error among the findings for each difference. Nil where nothing could be
    ///   compared.
    package func verify(_ folder: String, findings: inout Findings) -> Verification? {
        let home = FilePaths.folderOfRound(request.folder)
        return FolderProof(folder: folder, home: home, origin: .round).run(findings: &findings) { recorded, found in
            files(of: recorded, folder: folder, home: home, findings: &found)
        }
    }

    /// Computes what a folder should hold: the results of a round, or an index where the manifest names appraised points.
    private func files(
        of recorded: RecordedManifest, folder: String, home: String, findings: inout Findings
    ) -> [OutputFile]? {
        func path(_ role: String, _ asked: String?) -> String? {
            asked ?? recorded.inputs.first { $0.role == role }.map { FilePaths.join(home, $0.path) }
        }
        guard let appraisal = path("appraisal", request.appraisal) else {
            return exportFiles(for: folder, as: recorded, findings: &findings)?.1
        }
        var job = self
        job.request.appraisal = appraisal
        job.request.selfAssessment = path("self_assessment", request.selfAssessment)
        return job.indexFiles(for: folder, findings: &findings)?.1
    }
}

extension TotalsJob {
    /// Computes a folder of published figures again, and names what is different: in the folder, the figures, the bands.
    ///
    /// Bands and title are those of the manifest where the request names none.
    ///
    /// - Returns: What was compared; with an error among the findings for each difference. Nil where nothing could be
    ///   compared.
    package func verify(_ folder: String, findings: inout Findings) -> Verification? {
        let home = FilePaths.folder(of: request.file)
        return FolderProof(folder: folder, home: home, origin: .figures).run(findings: &findings) { recorded, found in
            var job = self
            job.request.bands = request.bands ?? recorded.bands.map { FilePaths.join(home, $0) }
            job.request.title = request.title ?? recorded.settings["title"]
            return job.files(for: folder, findings: &found)?.1
        }
    }
}

extension RecordedManifest {
    /// The table of bands, or the `round.yaml` that they were taken from, as seen from the folder of the figures.
    fileprivate var bands: String? {
        let paths = inputs.filter { $0.role == "bands" }.map(\.path)
        return paths.first { $0 == LoadedRound.fileName || $0.hasSuffix("/" + LoadedRound.fileName) } ?? paths.first
    }
}

extension FilePaths {
    /// The folder of a round that is named by its folder or by the `round.yaml` in it.
    fileprivate static func folderOfRound(_ path: String) -> String {
        path.hasSuffix(".yaml") ? folder(of: path) : path
    }
}
