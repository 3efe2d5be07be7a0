import Foundation

/// A file that is to be written: its name and its bytes.
package struct OutputFile: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    package init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// Writes the file to a path, whole or not at all: an older file stays until the new one is complete.
    package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw OutputError.system(path: path, reason: error.localizedDescription)
        }
    }
}
