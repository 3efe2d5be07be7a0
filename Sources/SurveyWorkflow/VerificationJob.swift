import ByteInput
package import Diagnostics
import FileOutput
import Foundation
import SurveyModel

/// What a folder of results was held against.
package struct Verification: Sendable {
    package var inputs: Int
    package var outputs: Int
    /// The version of the tool that wrote the folder.
    package var toolVersion: String
}

extension RoundJob {
    /// Computes a folder of results again, and names what is different: in the folder, in the inputs, in the settings.
    ///
    /// - Returns: What was compared; with an error among the findings for each difference. Nil where nothing could be
    ///   compared.
    package func verify(_ folder: String, findings: inout Findings) -> Verification? {
        let path = folder + "/manifest.json"
        guard let bytes = Self.content(of: path, &findings) else { return nil }
        guard let recorded = RecordedManifest(bytes) else {
            findings.add(Self.finding(.badManifest, at: path))
            return nil
        }
        var comparison = ManifestComparison(folder: folder, recorded: recorded)
        comparison.compareVersion()
        comparison.compareOutputs()
        var found = Findings()
        let computed = files(of: recorded, folder: folder, findings: &found)
        guard let (result, files) = computed, let manifest = files.last, let now = RecordedManifest(manifest.bytes)
        else {
            // What is known without computing comes first: it may be why nothing can be computed.
            comparison.lookForInputs(round: FilePaths.folderOfRound(request.folder))
            comparison.findings.forEach { findings.add($0) }
            findings.add(found)
            return nil
        }
        comparison.compareInputs(now, round: result.round.folder)
        comparison.compareSettings(now)
        // Only what nothing else explains is named as a difference of the content.
        if comparison.findings.isEmpty { comparison.compareContent(files, now) }
        comparison.findings.forEach { findings.add($0) }
        return Verification(
            inputs: recorded.inputs.count, outputs: recorded.outputs.count, toolVersion: recorded.tool.version)
    }

    /// Computes what a folder should hold: the results of a round, or an index where the manifest names appraised points.
    private func files(
        of recorded: RecordedManifest, folder: String, findings: inout Findings
    ) -> (RoundResult, [OutputFile])? {
        let home = FilePaths.folderOfRound(request.folder)
        func path(_ role: String, _ asked: String?) -> String? {
            asked ?? recorded.inputs.first { $0.role == role }.map { FilePaths.join(home, $0.path) }
        }
        guard let appraisal = path("appraisal", request.appraisal) else {
            return exportFiles(for: folder, as: recorded, findings: &findings)
        }
        var job = self
        job.request.appraisal = appraisal
        job.request.selfAssessment = path("self_assessment", request.selfAssessment)
        return job.indexFiles(for: folder, findings: &findings).map { ($0.points, $1) }
    }

    private static func content(of path: String, _ findings: inout Findings) -> [UInt8]? {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            findings.add(finding(.noManifest, at: path))
            return nil
        }
    }

    private static func finding(_ fault: ManifestFault, at path: String) -> Diagnostic {
        fault.diagnostic(at: SourceLocation(file: path))
    }
}

extension FilePaths {
    /// The folder of a round that is named by its folder or by the `round.yaml` in it.
    fileprivate static func folderOfRound(_ path: String) -> String {
        path.hasSuffix(".yaml") ? folder(of: path) : path
    }
}
