import Foundation
import TestMaterial
import Testing

@testable import ZipOutput

@Suite("A container of files")
struct ZipFileTests {
    private static let entries: [(name: String, bytes: [UInt8])] = [
        ("b/phiếu.txt", Array("Phiếu điều tra".utf8)), ("empty", []),
        ("a", [UInt8](repeating: 0x41, count: 100_000)),
    ]

    @Test(
        "gives back what was packed, in the order of packing",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 cannot be found"))
    func readBack() throws {
        try withTemporaryFolder { folder in
            let bytes = try ZipFile.packed(Self.entries)
            try Data(bytes).write(to: URL(filePath: folder + "/packed.zip"))
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = [
                "-c",
                """
                import sys, zipfile
                z = zipfile.ZipFile(sys.argv[1])
                assert z.testzip() is None
                print([(i.filename, len(z.read(i)), i.date_time[:3], i.compress_type) for i in z.infolist()])
                """, folder + "/packed.zip",
            ]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            process.waitUntilExit()
            let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == 0)
            // "Phiếu điều tra" has 14 letters, of which ế, đ, ề take two bytes more, one more, two more: 19.
            #expect(
                text == """
                    [('b/phiếu.txt', 19, (1980, 1, 1), 0), ('empty', 0, (1980, 1, 1), 0), ('a', 100000, (1980, 1, 1), 8)]

                    """)
            #expect(bytes.count < 2_000)
        }
    }

    @Test("has the same bytes each time") func sameBytes() throws {
        #expect(try ZipFile.packed(Self.entries) == ZipFile.packed(Self.entries))
    }
}
