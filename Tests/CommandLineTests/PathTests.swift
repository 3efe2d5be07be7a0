import Foundation
import Testing

/// A round may be named in any way that leads to it, and the results are the same bytes.
@Suite("Paths")
struct PathTests {
    /// A copy of the sample round and its definitions in a folder of its own.
    private func makeCopy() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "đợt điều tra \(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "samples"), withIntermediateDirectories: true)
        for name in ["questionnaires", "samples/dien-bien-2024"] {
            try FileManager.default.copyItem(
                at: BuiltTool.package.appending(path: name), to: folder.appending(path: name))
        }
        return folder
    }

    @Test("the same manifest from any working folder, through a link, by any spelling of the path")
    func sameBytes() throws {
        let copy = try makeCopy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let round = copy.appending(path: "samples/dien-bien-2024")
        try FileManager.default.createSymbolicLink(at: copy.appending(path: "link"), withDestinationURL: round)
        let responses = ["responses/district.xml", "responses/department.csv"]
        let ways: [(round: String, folder: URL, from: [String])] = [
            (round.path, BuiltTool.package, []), (".", round, []), ("round.yaml", round, []),
            ("./dien-bien-2024/", round.deletingLastPathComponent(), []), ("link", copy, []),
            (round.path, round, responses), ("..", round.appending(path: "responses"), ["../responses/"]),
            ("link/round.yaml", copy, responses.map { round.path + "/" + $0 }),
        ]
        var manifests: Set<String> = []
        for (index, way) in ways.enumerated() {
            let out = copy.appending(path: "out \(index)")
            let from = way.from.isEmpty ? [] : ["--from"] + way.from
            let run = try BuiltTool.run(
                ["export", way.round] + from + ["--output", out.path], in: way.folder,
                environment: index % 2 == 0 ? ["LC_ALL": "C"] : ["LANG": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh"])
            #expect(run.status == 0, "\(way.round): \(run.messages)")
            manifests.insert(try String(contentsOf: out.appending(path: "manifest.json"), encoding: .utf8))
        }
        #expect(manifests.count == 1)
    }

    @Test("a folder behind a link is replaced, not the link")
    func outputLink() throws {
        let copy = try makeCopy()
        defer { try? FileManager.default.removeItem(at: copy) }
        let real = copy.appending(path: "real")
        let link = copy.appending(path: "link")
        try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
        let run = try BuiltTool.run(["export", "samples/dien-bien-2024", "--output", link.path])
        #expect(run.status == 0)
        #expect(FileManager.default.fileExists(atPath: real.appending(path: "scores.csv").path))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == real.path)
    }

    @Test("a table in a file is in the round's language, on the terminal in the terminal's")
    func languageOfFiles() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "parsurvey-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try BuiltTool.run(["points", "samples/dien-bien-2024", "--output", file.path, "--language", "en"])
        #expect(run.status == 0)
        #expect(try String(contentsOf: file, encoding: .utf8).contains("DỮ LIỆU GIẢ LẬP"))
    }

    @Test("a terminal that cannot be written to is an error, not a crash")
    func fullDisk() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "'\(try BuiltTool.executable().path)' check samples/dien-bien-2024 > /dev/full"]
        process.currentDirectoryURL = BuiltTool.package
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
    }
}
