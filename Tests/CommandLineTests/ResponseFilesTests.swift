import Foundation
import TestMaterial
import Testing

@Suite("Responses from files and standard input")
struct ResponseFilesTests {
    private static let round = "samples/faulty"
    private static let faulty = "samples/faulty/"

    @Test(
        "standard input gives the points of the file that comes through it",
        arguments: ["department.csv", "district.xml"])
    func standardInput(name: String) throws {
        let path = "samples/dien-bien-2024/responses/\(name)"
        let expected = try BuiltTool.run(["points", Self.round, "--from", path, "--format", "csv"])
        let data = try Data(contentsOf: BuiltTool.package.appending(path: path))
        let piped = try BuiltTool.run(["points", Self.round, "--from", "-", "--format", "csv"], input: data)
        #expect(piped.status == 0)
        #expect(piped.output == expected.output)
    }

    @Test("duplicates are found in standard input, which can be read only once")
    func duplicatesInStandardInput() throws {
        let text = try String(
            contentsOf: BuiltTool.package.appending(path: Self.faulty + "duplicate.csv"), encoding: .utf8)
        let piped = try BuiltTool.run(["points", Self.round, "--from", "-"], input: Data(text.utf8))
        #expect(piped.messages.contains("-:") && piped.messages.contains("[response.duplicate]"))
    }

    @Test(
        "rejected rows are written as they came, with the reason in front, and count once mended",
        arguments: [
            ("unknown-unit.csv", 2, [("SNVV", "SNV"), (",UBNDTINH,", ",STP,")]),
            ("self-rating.csv", 2, [(",SNV,SNV,", ",SNV,,"), (",VPUBND,VPUBND,", ",VPUBND,,")]),
            ("unknown-group.csv", 2, [(",delegat,", ",delegate,"), ("00001,,SNV,", "00001,official,SNV,")]),
        ] as [(String, Int, [(String, String)])])
    func rejects(name: String, count: Int, mending: [(String, String)]) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/rejects.csv"
            let run = try BuiltTool.run(["points", Self.round, "--from", Self.faulty + name, "--rejects", path])
            let written = try text(of: path)
            let source = try text(of: BuiltTool.package.path + "/" + Self.faulty + name).split(separator: "\n")
            let lines = written.split(separator: "\n")
            #expect(lines.count == 1 + count)
            #expect(run.messages.contains("\(count) rejected responses written to"))
            #expect(lines[0] == "\u{feff}rejected_because,\(source[0])")
            for line in lines.dropFirst() {
                #expect(source.contains { line.hasSuffix("," + $0) })
            }
            let mended = mending.reduce(written) { $0.replacing($1.0, with: $1.1) }
            try write(mended, to: folder + "/mended.csv")
            let again = try BuiltTool.run(
                ["points", Self.round, "--from", folder + "/mended.csv", "--accounts", folder + "/accounts.csv"])
            #expect(!again.messages.contains("rejected_because"))
            let account = try text(of: folder + "/accounts.csv").split(separator: "\n")[1].split(separator: ",")
            // read, accepted, rejected, duplicate
            #expect(account[7...10].map(String.init) == ["\(count)", "\(count)", "0", "0"])
        }
    }

    @Test("all rows of a rejected response of a long table are written, wherever they stand")
    func rejectsOfLongTable() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/rejects.csv"
            _ = try BuiltTool.run(["points", Self.round, "--from", Self.faulty + "long-rows.csv", "--rejects", path])
            let source = try text(of: BuiltTool.package.path + "/" + Self.faulty + "long-rows.csv")
                .split(separator: "\n")
            let written = try text(of: path).split(separator: "\n")
            for id in ["SIM-delegate-00001/SNV", "SIM-delegate-00001/STP"] {
                let rows = source.filter { $0.hasPrefix(id + ",") }
                #expect(written.filter { line in rows.contains { line.hasSuffix("," + $0) } }.count == rows.count)
            }
        }
    }

    @Test("rejected responses of XML are written as they came, with the reason in a comment, and count once mended")
    func rejectsOfXML() throws {
        try withTemporaryFolder { folder in
            let sound =
                "<response response_id=\"p2/SNV\" group=\"delegate\" unit=\"SNV\"><answer question=\"1.10.1\" value=\"5\"/></response>"
            let faulty = sound.replacing("p2/SNV", with: "p1/SNV").replacing("unit=\"SNV\"", with: "\n  unit=\"SNVV\"")
            let text =
                "<?xml version=\"1.0\"?>\n<responses year=\"2024\">\(faulty)\(sound)<!-- c -->\(faulty.replacing("p1", with: "p3"))</responses>"
            try write(text, to: folder + "/in.xml")
            let run = try BuiltTool.run(
                ["points", Self.round, "--from", folder + "/in.xml", "--rejects", folder + "/out.xml"])
            #expect(run.messages.contains("2 rejected responses written to"))
            let written = try TestMaterial.text(of: folder + "/out.xml")
            #expect(written.contains("<responses year=\"2024\">\n  <!-- "))
            #expect(written.contains("-->\n  \(faulty)\n") && !written.contains(sound))
            try write(written.replacing("SNVV", with: "SNV"), to: folder + "/mended.xml")
            _ = try BuiltTool.run(
                [
                    "points", Self.round, "--from", folder + "/mended.xml", "--accounts", folder + "/accounts.csv",
                ])
            let account = try TestMaterial.text(of: folder + "/accounts.csv").split(separator: "\n")[1]
                .split(separator: ",", omittingEmptySubsequences: false)
            #expect(account[7...10].map(String.init) == ["2", "2", "0", "0"])
        }
    }

    @Test("responses that contradict each other are among the rejected rows")
    func rejectsConflicts() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/rejects.csv"
            _ = try BuiltTool.run(["points", Self.round, "--from", Self.faulty + "conflict.csv", "--rejects", path])
            #expect(try text(of: path).split(separator: "\n").count == 1 + 4)
        }
    }

    @Test("of several files each has its own file of rejected rows, and one without any has none")
    func rejectsOfSeveralFiles() throws {
        try withTemporaryFolder { folder in
            let files = ["unknown-unit.csv", "ragged-row.csv", "semicolon.csv"].map { Self.faulty + $0 }
            _ = try BuiltTool.run(["points", Self.round, "--from"] + files + ["--rejects", folder + "/r.csv"])
            #expect(try entries(of: folder) == ["r.ragged-row.csv", "r.unknown-unit.csv"])
        }
    }

    @Test("the account of a file gives bytes, SHA-256, layout, separator, encoding and lines")
    func account() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/accounts.csv"
            let file = "samples/faulty/semicolon.csv"
            _ = try BuiltTool.run(["points", Self.round, "--from", file, "--accounts", path])
            let lines = try text(of: path).split(separator: "\n")
            // By `wc -c -l` and `sha256sum`.
            #expect(
                lines == [
                    "\u{feff}path,bytes,sha256,layout,separator,encoding,lines,read,accepted,rejected,duplicate,synthetic",
                    "\(file),924,1910c1ec577c2ba0c2eb24e48731c0ae52994487f1669e66e03a42045c267f66,wide-table,semicolon,UTF-8,6,5,5,0,0,true",
                ])
        }
    }

    @Test("a hundred thousand bad rows print twenty findings of a code and the count")
    func manyBadRows() throws {
        try withTemporaryFolder { folder in
            let rows = 100_000
            let table =
                "response_id,group,unit,1.10.1\n"
                + (0..<rows).map { "r\($0),delegate,NOWHERE,5\n" }.joined()
            try write(table, to: folder + "/bad.csv")
            let run = try BuiltTool.run(["points", Self.round, "--from", folder + "/bad.csv", "--language", "en"])
            let printed = run.messages.split(separator: "\n").filter { $0.contains("[response.unknown-unit]") }
            #expect(printed.count == 20 + 1)
            #expect(run.messages.contains("\(rows - 20)"))
            #expect(run.output.contains("\(rows)"))
        }
    }
}
