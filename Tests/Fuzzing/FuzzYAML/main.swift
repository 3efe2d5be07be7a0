import Diagnostics
import Foundation
import FuzzDriver
import SurveyDefinitions

private let folder = FileManager.default.temporaryDirectory.appending(path: "parsurvey-fuzz-\(getpid())")
try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

// Bytes as a round's definition, which also names itself as every other definition: something is found, and nothing
// fails.
runFuzzer { pointer, count in
    let data = Data(UnsafeBufferPointer(start: pointer, count: count))
    for name in ["round.yaml", "criteria-set.yaml", "scales.yaml", "q.yaml"] {
        try? data.write(to: folder.appending(path: name))
    }
    let loaded = LoadedRound(folder: folder.path)
    require(loaded.round == nil || !loaded.findings.hasErrors, "a round comes of definitions without errors only")
    return 0
}
