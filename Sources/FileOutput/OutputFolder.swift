import ByteInput
import Foundation

/// Writes a folder of files, whole or not at all.
package struct OutputFolder: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// Puts the files into the folder in place of what it held.
    ///
    /// They are written beside it and moved into place when all are complete. A folder that already exists is replaced
    /// only if it is empty or holds only files of which `isOurs` says so: nothing of anybody else's is ever deleted.
    package func replace(with files: [OutputFile], isOurs: (_ entry: String) -> Bool) throws(OutputError) {
        // A link is followed, so that the folder it leads to is replaced and not the link.
        let target = FilePaths.real(path)
        let name = URL(filePath: target).lastPathComponent
        // Not by the number of the process: in a container that of an interrupted run, and what it left, comes again.
        let scratch = FilePaths.folder(of: target) + "/.\(name).\(UUID().uuidString)"
        let existing = try entries(of: target)
        if let foreign = existing?.first(where: { !isOurs($0) || isFolder(target + "/" + $0) }) {
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
            if existing != nil { try FileManager.default.moveItem(atPath: target, toPath: old) }
            do {
                try FileManager.default.moveItem(atPath: new, toPath: target)
            } catch {
                if existing != nil { try FileManager.default.moveItem(atPath: old, toPath: target) }
                throw error
            }
        } catch {
            throw OutputError.system(path: path, reason: error.localizedDescription)
        }
    }

    /// Puts the files into the folder, which is made where it is not there; files of the same names are replaced, others stay.
    ///
    /// All are written beside the folder before the first is moved, so that a full disk leaves it as it was.
    package func add(_ files: [OutputFile]) throws(OutputError) {
        let target = FilePaths.real(path)
        if FileManager.default.fileExists(atPath: target), !isFolder(target) {
            throw OutputError.fileInTheWay(path: path)
        }
        let name = URL(filePath: target).lastPathComponent
        let scratch = FilePaths.folder(of: target) + "/.\(name).\(UUID().uuidString)"
        do {
            defer { try? FileManager.default.removeItem(atPath: scratch) }
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
            for file in files { try Data(file.bytes).write(to: URL(filePath: scratch + "/" + file.name)) }
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            for file in files {
                guard unsafe rename(scratch + "/" + file.name, target + "/" + file.name) == 0 else {
                    throw CocoaError(.fileWriteUnknown)
                }
            }
        } catch {
            throw OutputError.system(path: path, reason: error.localizedDescription)
        }
    }

    /// The names in the folder, sorted; nil where there is no such folder.
    private func entries(of path: String) throws(OutputError) -> [String]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard isFolder(path) else { throw OutputError.fileInTheWay(path: path) }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw OutputError.system(path: path, reason: error.localizedDescription)
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
