import Foundation
import SystemPackage

/// Writes a folder of files, whole or not at all.
package struct OutputFolder: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// Puts the files into the folder in place of what it held.
    ///
    /// They are written beside it and moved into place when all are complete. A folder that already exists is replaced
    /// only if it is empty or `isOurs` says so of every entry in it: nothing of anybody else's is ever deleted.
    package func replace(with files: [OutputFile], isOurs: (_ entry: String) -> Bool) throws(OutputError) {
        let target = FilePath(path).lexicallyNormalized()
        let name = target.lastComponent?.string ?? "out"
        let parent = target.removingLastComponent().string
        let scratch = (parent.isEmpty ? "." : parent) + "/.\(name).\(ProcessInfo.processInfo.processIdentifier)"
        let existing = try entries(of: target.string)
        if let foreign = existing?.first(where: { !isOurs($0) }) {
            throw OutputError.foreignFolder(path: path, file: foreign)
        }
        do {
            defer { try? FileManager.default.removeItem(atPath: scratch) }
            let new = scratch + "/new"
            try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: true)
            for file in files {
                try Data(file.bytes).write(to: URL(filePath: new + "/" + file.name))
            }
            // The old folder goes aside, not away, until the new one stands in its place.
            let old = scratch + "/old"
            if existing != nil { try FileManager.default.moveItem(atPath: target.string, toPath: old) }
            do {
                try FileManager.default.moveItem(atPath: new, toPath: target.string)
            } catch {
                if existing != nil { try FileManager.default.moveItem(atPath: old, toPath: target.string) }
                throw error
            }
        } catch {
            throw OutputError.system(path: path, reason: error.localizedDescription)
        }
    }

    /// The names in the folder, sorted; nil where there is no such folder.
    private func entries(of path: String) throws(OutputError) -> [String]? {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else {
            throw OutputError.system(path: path, reason: "a file of this name stands in the way")
        }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw OutputError.system(path: path, reason: error.localizedDescription)
        }
    }
}
