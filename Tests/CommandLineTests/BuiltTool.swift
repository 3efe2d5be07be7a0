import Foundation

/// The tool as it was built beside these tests, run as a person would.
struct BuiltTool {
    /// What a run printed, and how it ended.
    struct Run {
        var status: Int32
        /// Standard output: results.
        var output: String
        /// Standard error: everything else.
        var messages: String
    }

    /// The folder of the package, which is the working folder of every run.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Runs `parsurvey` with arguments and waits for its end.
    ///
    /// - Parameter environment: In place of the locale of whoever runs the tests.
    /// - Parameter input: What comes on standard input, through a pipe.
    static func run(
        _ arguments: [String], in folder: URL = package, environment: [String: String] = ["LC_ALL": "C.UTF-8"],
        input: Data? = nil
    ) throws -> Run {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "parsurvey-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = try executable()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // What a sanitizer was told when the tests were started holds for the tool as well.
        let options = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
        process.environment = environment.merging(options) { own, _ in own }
        // Files hold any amount of output; a pipe that nobody empties would stop the tool.
        process.standardOutput = try handle(for: scratch.appending(path: "output"))
        process.standardError = try handle(for: scratch.appending(path: "messages"))
        let pipe = Pipe()
        if input != nil { process.standardInput = pipe }
        try process.run()
        if let input {
            try pipe.fileHandleForWriting.write(contentsOf: input)
            try pipe.fileHandleForWriting.close()
        }
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus,
            output: try String(contentsOf: scratch.appending(path: "output"), encoding: .utf8),
            messages: try String(contentsOf: scratch.appending(path: "messages"), encoding: .utf8))
    }

    /// The tool stands in the folder of products, as does the bundle of tests that this code is in.
    static func executable() throws -> URL {
        let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
        let starts = bundles + [URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL]
        let folders = starts.flatMap { start in
            (0..<4).map { up in (0..<up).reduce(start.standardizedFileURL) { url, _ in url.deletingLastPathComponent() }
            }
        }
        for folder in folders {
            let tool = folder.appending(path: "parsurvey")
            if FileManager.default.isExecutableFile(atPath: tool.path), !tool.hasDirectoryPath { return tool }
        }
        throw NotBuilt(lookedIn: folders.map(\.path))
    }

    private struct NotBuilt: Error {
        var lookedIn: [String]
    }

    private static func handle(for file: URL) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        return try FileHandle(forWritingTo: file)
    }
}
