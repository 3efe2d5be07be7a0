import Foundation
import SystemPackage

/// How a file is named as seen from a folder, with `..` where it lies outside; both may be relative to the working
/// folder.
func relativePath(of file: String, from folder: String) -> String {
    let file = absolute(file)
    let folder = absolute(folder)
    let shared = zip(file.components, folder.components).prefix { $0.0 == $0.1 }.count
    let up = Array(repeating: "..", count: folder.components.count - shared)
    let down = file.components.dropFirst(shared).map(\.string)
    return (up + down).joined(separator: "/")
}

private func absolute(_ path: String) -> FilePath {
    let path = FilePath(path)
    let start = FilePath(FileManager.default.currentDirectoryPath)
    return (path.isAbsolute ? path : start.pushing(path)).lexicallyNormalized()
}
