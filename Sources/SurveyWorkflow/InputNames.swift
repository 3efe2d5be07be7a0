import ByteInput
import ResultExport
import SurveyModel

/// How the inputs of a round are named in its results: as seen from the round's folder.
struct InputNames {
    private let folder: String
    /// By path as it was opened the name of the same content in earlier results.
    private let earlier: [String: String]

    /// - Parameter recorded: Earlier results: a file that was moved since then is named as it was.
    init(_ result: RoundResult, as recorded: RecordedManifest?) {
        folder = result.round.folder
        let now =
            result.definitions + (result.collected?.accounts.map(\.fingerprint) ?? [])
            + [result.satisfaction].compactMap { $0 }
        let names = Set(now.map { [folder] in FilePaths.relative($0.path, to: folder) })
        var moved: [String: [String]] = [:]
        for input in recorded?.inputs ?? [] where !names.contains(input.path) {
            if let hash = input.sha256 { moved[hash, default: []].append(input.path) }
        }
        let known = Set(recorded?.inputs.map(\.path) ?? [])
        var earlier: [String: String] = [:]
        for input in now where !known.contains(FilePaths.relative(input.path, to: folder)) {
            guard let hash = input.sha256, var paths = moved[hash], !paths.isEmpty else { continue }
            earlier[input.path] = paths.removeFirst()
            moved[hash] = paths
        }
        self.earlier = earlier
    }

    /// The name of a file, given the path as it was opened.
    func name(of path: String) -> String {
        // Standard input has no place.
        if path == "-" { return path }
        if let name = earlier[path] { return name }
        let name = FilePaths.relative(path, to: folder)
        return name.isEmpty ? "." : name
    }
}
