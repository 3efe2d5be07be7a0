import Diagnostics
import Foundation
import TestMaterial
import Testing

@testable import FileOutput

@Suite("OutputFile")
struct OutputFileTests {
    @Test("writes a file in place of an older one and leaves nothing beside it")
    func writes() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/điểm.csv"
            for text in ["first, and longer", "second"] {
                try OutputFile.write(OutputFile(name: "", text: text).bytes, to: path)
                #expect(try TestMaterial.text(of: path) == text)
            }
            #expect(try entries(of: folder) == ["điểm.csv"])
        }
    }

    @Test("changes nothing where it cannot write", arguments: ["folder", "no/such/file"])
    func changesNothing(path: String) throws {
        try withTemporaryFolder { folder in
            try write("kept", to: folder + "/folder/kept.txt")
            let error = #expect(throws: OutputError.self) { try OutputFile.write([1], to: folder + "/" + path) }
            #expect(error?.diagnostic.location.description == folder + "/" + path)
            #expect(try entries(of: folder) == ["folder"])
            #expect(try entries(of: folder + "/folder") == ["kept.txt"])
        }
    }

    @Test("gives a new file the permissions that any new file has")
    func permissions() throws {
        try withTemporaryFolder { folder in
            try OutputFile.write([1], to: folder + "/atomic")
            try write("1", to: folder + "/plain")
            let modes = try ["atomic", "plain"].map {
                try FileManager.default.attributesOfItem(atPath: folder + "/" + $0)[.posixPermissions] as? Int
            }
            #expect(modes[0] != nil)
            #expect(modes[0] == modes[1])
        }
    }
}
