import Diagnostics
import FileOutput
import Foundation

/// What a folder of results was held against.
package struct Verification: Sendable {
    package var inputs: Int
    package var outputs: Int
    /// The version of the tool that wrote the folder.
    package var toolVersion: String
}

/// Proves a folder of results, whatever it was made from.
struct FolderProof {
    /// The folder of results.
    let folder: String
    /// The folder that its manifest names inputs from.
    let home: String
    /// What it must have been made from.
    let origin: ResultOrigin

    /// Compares the folder with its manifest, and with what is computed now.
    ///
    /// - Parameter compute: Gives everything that the folder should hold, the manifest last; nil, with errors among the
    ///   findings, where that cannot be computed.
    /// - Returns: What was compared; with an error among the findings for each difference. Nil where nothing could be
    ///   compared.
    func run(
        findings: inout Findings, compute: (RecordedManifest, inout Findings) -> [OutputFile]?
    ) -> Verification? {
        guard let recorded = manifest(&findings) else { return nil }
        var comparison = ManifestComparison(folder: folder, recorded: recorded)
        comparison.compareVersion()
        var found = Findings()
        let computed = compute(recorded, &found)
        comparison.compareOutputs(computed ?? [])
        guard let files = computed, let manifest = files.last,
            let now = RecordedManifest(manifest.bytes)
        else {
            // What is known without computing comes first: it may be why nothing can be computed.
            comparison.lookForInputs(round: home)
            comparison.findings.forEach { findings.add($0) }
            findings.add(found)
            return nil
        }
        comparison.compareInputs(now, round: home)
        comparison.compareSettings(now)
        // Only what nothing else explains is named as a difference of the content.
        if comparison.findings.isEmpty { comparison.compareContent(files, now) }
        comparison.findings.forEach { findings.add($0) }
        return Verification(
            inputs: recorded.inputs.count, outputs: recorded.outputs.count, toolVersion: recorded.tool.version)
    }

    private func manifest(_ findings: inout Findings) -> RecordedManifest? {
        let path = folder + "/manifest.json"
        func report(_ fault: ManifestFault) {
            findings.add(fault.diagnostic(at: SourceLocation(file: path)))
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            report(.noManifest)
            return nil
        }
        guard let recorded = RecordedManifest(Array(data)) else {
            report(.badManifest)
            return nil
        }
        guard recorded.origin == origin else {
            report(.otherOrigin(recorded.origin))
            return nil
        }
        return recorded
    }
}
