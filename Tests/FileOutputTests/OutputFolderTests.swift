import Diagnostics
import Foundation
import TestMaterial
import Testing

@testable import FileOutput

@Suite("OutputFolder")
struct OutputFolderTests {
    private let ours: Set<String> = ["a.csv", "b.csv", "manifest.json"]
    private let files = [OutputFile(name: "a.csv", text: "new a"), OutputFile(name: "manifest.json", text: "{}")]

    private func replace(_ path: String, with files: [OutputFile]) throws(OutputError) {
        try OutputFolder(path: path).replace(with: files) { ours.contains($0) }
    }

    @Test(
        "writes a folder that is not there, and the folders above it", arguments: ["out", "x/y/out", "out/", "./out"])
    func writesNewFolder(path: String) throws {
        try withTemporaryFolder { folder in
            try replace(folder + "/" + path, with: files)
            #expect(try entries(of: folder + "/" + path) == ["a.csv", "manifest.json"])
            #expect(try text(of: folder + "/" + path + "/a.csv") == "new a")
            #expect(try entries(of: folder).count == 1)
        }
    }

    @Test("puts the files in place of what it wrote earlier, or into an empty folder", arguments: [true, false])
    func replacesOwnFolder(isEmpty: Bool) throws {
        try withTemporaryFolder { folder in
            let out = folder + "/out"
            try write("old b", to: out + "/b.csv")
            if isEmpty { try FileManager.default.removeItem(atPath: out + "/b.csv") }
            try replace(out, with: files)
            #expect(try entries(of: out) == ["a.csv", "manifest.json"])
            #expect(try entries(of: folder) == ["out"])
        }
    }

    @Test("leaves the old folder as it was, and nothing beside it, when a file cannot be written")
    func keepsOldFolder() throws {
        try withTemporaryFolder { folder in
            let out = folder + "/out"
            try write("old a", to: out + "/a.csv")
            let failing = files + [OutputFile(name: "no/such/folder.csv", text: "")]
            let error = #expect(throws: OutputError.self) { try replace(out, with: failing) }
            #expect(error?.diagnostic.code.description == "output.cannot-write")
            #expect(error?.diagnostic.location.description == out)
            #expect(try entries(of: folder) == ["out"])
            #expect(try entries(of: out) == ["a.csv"])
            #expect(try text(of: out + "/a.csv") == "old a")
        }
    }

    @Test("leaves nothing where there was nothing when a file cannot be written")
    func leavesNothing() throws {
        try withTemporaryFolder { folder in
            #expect(throws: OutputError.self) {
                try replace(folder + "/out", with: files + [OutputFile(name: "no/such.csv", text: "")])
            }
            let left = try entries(of: folder)
            #expect(left == [])
        }
    }

    @Test("touches nothing in a folder that holds anything else", arguments: ["notes.txt", ".git/config", "a.csv/x"])
    func refusesForeignFolder(entry: String) throws {
        try withTemporaryFolder { folder in
            let out = folder + "/out"
            try write("mine", to: out + "/" + entry)
            try write("old b", to: out + "/b.csv")
            let name = String(entry.prefix { $0 != "/" })
            #expect(throws: OutputError.foreignFolder(path: out, file: name)) { try replace(out, with: files) }
            #expect(try entries(of: folder) == ["out"])
            #expect(try entries(of: out) == [name, "b.csv"].sorted())
            #expect(try text(of: out + "/" + entry) == "mine")
        }
    }

    @Test("refuses where a file stands in the way, and says so in both languages")
    func refusesFileInTheWay() throws {
        try withTemporaryFolder { folder in
            let out = folder + "/out"
            try write("mine", to: out)
            let error = #expect(throws: OutputError.self) { try replace(out, with: files) }
            #expect(error?.diagnostic.message.english.contains("stands in the way") == true)
            #expect(error?.diagnostic.message.vietnamese.contains("tệp") == true)
            #expect(error?.diagnostic.message.vietnamese.contains("stands in the way") == false)
            #expect(try text(of: out) == "mine")
            #expect(try entries(of: folder) == ["out"])
        }
    }

    @Test("takes nothing from what an interrupted run of the same process number left")
    func keepsApartFromInterruptedRuns() throws {
        // Process numbers come again soon in a container, where each run may well be number 1.
        try withTemporaryFolder { folder in
            let left = folder + "/.out.\(ProcessInfo.processInfo.processIdentifier)"
            try write("half", to: left + "/new/b.csv")
            try write("whole", to: left + "/old/a.csv")
            try replace(folder + "/out", with: files)
            #expect(try entries(of: folder + "/out") == ["a.csv", "manifest.json"])
            #expect(try text(of: left + "/old/a.csv") == "whole")
        }
    }
}
