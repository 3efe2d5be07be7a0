import ByteInput
import Diagnostics
import FileOutput
import Foundation

/// Holds a folder of results against its own manifest, and against what is computed now.
struct ManifestComparison {
    let folder: String
    let recorded: RecordedManifest
    /// Every difference, in the order in which it was looked for.
    private(set) var findings: [Diagnostic] = []

    init(folder: String, recorded: RecordedManifest) {
        self.folder = folder
        self.recorded = recorded
    }

    private var manifestPath: String { folder + "/manifest.json" }

    mutating func compareVersion() {
        if recorded.tool.version == toolVersion { return }
        add(.otherVersion(then: recorded.tool.version, now: toolVersion), at: manifestPath)
    }

    /// Looks whether the files of the folder are those that were written.
    ///
    /// - Parameter computed: What the folder should hold; empty where that is not known. A file that is just that was not
    ///   changed, and it is the manifest that says something else of it.
    mutating func compareOutputs(_ computed: [OutputFile]) {
        for output in recorded.outputs {
            let path = folder + "/" + output.path
            guard let data = try? Data(contentsOf: URL(filePath: path)) else {
                add(.missingOutput, at: path)
                continue
            }
            if sha256(of: Array(data)) == output.sha256 { continue }
            if computed.contains(where: { $0.name == output.path && $0.bytes == Array(data) }) {
                add(.otherContent, at: manifestPath)
            } else {
                add(.changedOutput, at: path)
            }
        }
        let known = Set(recorded.outputs.map(\.path) + ["manifest.json"])
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for entry in entries.sorted() where !known.contains(entry) { add(.foreignFile, at: folder + "/" + entry) }
    }

    /// Looks whether what is read now is what was read then.
    mutating func compareInputs(_ now: RecordedManifest, round: String) {
        let current = Dictionary(now.inputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        // A file that was moved is the same file.
        let contents = Set(now.inputs.map(\.sha256))
        for input in recorded.inputs {
            let place = round + "/" + input.path
            if let other = current[input.path] {
                if other.sha256 != input.sha256 { add(.changedInput, at: place) }
            } else if !contents.contains(input.sha256) {
                add(.missingInput, at: place)
            }
        }
        let (paths, known) = (Set(recorded.inputs.map(\.path)), Set(recorded.inputs.map(\.sha256)))
        for input in now.inputs where !paths.contains(input.path) && !known.contains(input.sha256) {
            add(.additionalInput, at: round + "/" + input.path)
        }
    }

    /// Looks whether the files that were read then are there, and as they were.
    mutating func lookForInputs(round: String) {
        for input in recorded.inputs {
            let place = round + "/" + input.path
            guard let data = try? Data(contentsOf: URL(filePath: place)) else {
                add(.missingInput, at: place)
                continue
            }
            if sha256(of: Array(data)) != input.sha256 { add(.changedInput, at: place) }
        }
    }

    /// Looks whether the round's choices are those of then.
    mutating func compareSettings(_ now: RecordedManifest) {
        for name in Set(recorded.settings.keys).union(now.settings.keys).sorted() {
            let (then, current) = (recorded.settings[name], now.settings[name])
            if then != current { add(.otherSetting(name: name, then: then, now: current), at: manifestPath) }
        }
    }

    /// Looks for the first line of each file that is not what is computed now.
    mutating func compareContent(_ files: [OutputFile], _ now: RecordedManifest) {
        let wasMoved = Set(recorded.inputs.map(\.path)) != Set(now.inputs.map(\.path))
        for file in files {
            let path = folder + "/" + file.name
            // The lines of a manifest depend on where the inputs lie.
            if wasMoved, file.name == "manifest.json" {
                if recorded.statements != now.statements { add(.otherContent, at: path) }
                continue
            }
            guard let data = try? Data(contentsOf: URL(filePath: path)) else { continue }
            guard let line = Self.firstDifference(Array(data), file.bytes) else { continue }
            if Self.packed.contains(where: file.name.hasSuffix) {
                // Nobody looks for a line there.
                add(.otherContent, at: path)
                continue
            }
            findings.append(
                ManifestFault.otherContent.diagnostic(at: SourceLocation(file: path, line: line, column: 1)))
        }
    }

    private static let packed = [".xlsx", ".docx", ".pdf"]

    /// The line of the first byte that differs; nil where none does.
    private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        if left == right { return nil }
        let same = zip(left, right).lazy.prefix { $0.0 == $0.1 }.count
        return 1 + left.prefix(same).count { $0 == 0x0A }
    }

    private mutating func add(_ fault: ManifestFault, at path: String) {
        findings.append(fault.diagnostic(at: SourceLocation(file: path)))
    }
}
