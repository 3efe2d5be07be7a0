import Foundation
import TestMaterial
import Testing

@Suite("Workbooks on the command line")
struct WorkbookCommandTests {
    private static let round = "samples/dien-bien-2024"

    @Test("the code book is written to the file that is named, whole")
    func codeBook() throws {
        try withTemporaryFolder { folder in
            let run = try BuiltTool.run(["codebook", Self.round, "--output", folder + "/b.xlsx"])
            #expect(run.status == 0 && run.output == folder + "/b.xlsx\n")
            let seen = try Openpyxl.run(
                "print([ws.max_row - 3 for ws in openpyxl.load_workbook(args[0])][1:])", [folder + "/b.xlsx"])
            // 21 + 28 + 21 + 26 questions, 153 + 165 rows of the tables, 7 scales of 6 answers and one of 4, 2 groups, 29 units.
            #expect(seen == "[96, 318, 46, 2, 29]\n")
            #expect(try BuiltTool.run(["codebook", "samples", "--output", folder + "/c.xlsx"]).status == 1)
            #expect(try entries(of: folder) == ["b.xlsx"])
        }
    }

    @Test("a workbook is read from a file, from standard input and from the sheet that is named, with the same points")
    func sources() throws {
        try withTemporaryFolder { folder in
            let made = [
                "simulate", Self.round, "--seed", "3", "--respondents", "20", "--format", "xlsx", "--output", folder,
            ]
            #expect(try BuiltTool.run(made).status == 0)
            let file = folder + "/simulated.district.official.xlsx"
            func points(_ source: [String], input: Data? = nil) throws -> BuiltTool.Run {
                try BuiltTool.run(
                    ["points", Self.round, "--format", "csv", "--language", "en", "--from"] + source, input: input)
            }
            let expected = try points([file])
            #expect(expected.status == 0 && expected.output.contains("scored"))
            let named = try points([file, "--sheet", "Nhập phiếu"])
            #expect(named.output == expected.output)
            let piped = try points(["-"], input: Data(contentsOf: URL(filePath: file)))
            #expect(piped.output == expected.output)
            let other = try points([file, "--sheet", "Danh muc"])
            #expect(other.status == 1)
            #expect(other.messages.contains("[workbook.no-such-sheet]") && other.messages.contains("“Danh mục”"))
        }
    }
}
