import Foundation
import Testing

@Suite("weights and ranks on the command line")
struct WeightsCommandTests {
    private static let margins = "variable,level,total\nsex,f,60\nsex,m,40\narea,a,30\narea,b,70\n"
    private static let data = "sex,area,w\nf,a,1\nf,b,2\nm,a,1\nm,b,3\nm,b,1\n"
    private static let estimates = "unit,mean,se\nA,1,0.1\nB,5,0.1\nC,\"3\",0.1\n"

    /// Runs the tool in a folder that holds `d.csv`, `m.csv` and `e.csv`, and gives what stands in `o.csv`.
    private func run(_ arguments: [String]) throws -> (run: BuiltTool.Run, output: String?) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parsurvey-weights-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [("d.csv", Self.data), ("m.csv", Self.margins), ("e.csv", Self.estimates)] {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let run = try BuiltTool.run(arguments, in: folder)
        return (run, try? String(contentsOf: folder.appending(path: "o.csv"), encoding: .utf8))
    }

    @Test("both explain themselves in both languages, with examples", arguments: ["weights", "ranks"])
    func help(command: String) throws {
        for (language, heading) in [("en", "EXAMPLES:"), ("vi", "VÍ DỤ:")] {
            let run = try BuiltTool.run([command, "--help", "--language", language])
            #expect(run.status == 0)
            #expect(run.output.contains(heading))
            #expect(run.output.contains("parsurvey \(command) "))
        }
    }

    @Test("weights writes the data with a column and prints every total before and after")
    func weights() throws {
        let made = try run(["weights", "d.csv", "--rake", "m.csv", "--weights", "w", "--output", "o.csv"])
        #expect(made.run.status == 0 && made.run.messages.isEmpty)
        #expect(made.output?.hasPrefix("sex,area,w,weight\nf,a,1,") == true)
        for text in ["sex       f", "60.0000", "Kish design effect", "effective n", "o.csv: 5 rows"] {
            #expect(made.run.output.contains(text), "\(text)")
        }
    }

    @Test("an existing column is an error with advice, in Vietnamese as well")
    func existingColumn() throws {
        let made = try run(["weights", "d.csv", "--rake", "m.csv", "--output", "d.csv"])
        #expect(made.run.status == 0)
        let again = try run([
            "weights", "d.csv", "--rake", "m.csv", "--weights", "weight", "--output", "o.csv", "--language", "vi",
        ])
        #expect(again.run.status == 1 && again.output == nil)
        #expect(again.run.messages.contains("không có cột “weight”"))
    }

    @Test(
        "exit status: 1 where nothing was written, 64 for wrong usage",
        arguments: [
            (["--rake", "m.csv", "--bounds", "1,2"], 1), (["--rake", "d.csv"], 1), (["--rake", "none.csv"], 1),
            ([], 64),
            (["--rake", "m.csv", "--poststratify", "m.csv"], 64), (["--rake", "m.csv", "--bounds", "2,1"], 64),
            (["--rake", "m.csv", "--bounds", "1"], 64), (["--rake", "m.csv", "--bounds", "1,2", "--trim", "1,2"], 64),
            (["--rake", "m.csv", "--calfun", "logit"], 64), (["--calibrate", "m.csv", "--calfun", "logit"], 64),
            (["--rake", "m.csv", "--tolerance", "0"], 64), (["--rake", "m.csv", "--iterations", "0"], 64),
            (["--trim", "1,2", "--bounds", "1,2"], 64), (["--rake", "m.csv", "--tolerance", "nan"], 64),
        ] as [([String], Int32)])
    func weightsStatus(options: [String], expected: Int32) throws {
        let made = try run(["weights", "d.csv", "--output", "o.csv"] + options)
        #expect(made.run.status == expected)
        #expect(made.output == nil)
    }

    @Test("ranks in CSV and JSON are nothing but data, with all digits")
    func ranks() throws {
        let arguments = ["ranks", "e.csv", "--estimate", "mean", "--se", "se", "--name", "unit"]
        let csv = try run(arguments + ["--format", "csv"]).run
        #expect(csv.status == 0)
        #expect(
            csv.output == """
                name,estimate,standard_error,rank,marginal_low,marginal_high,simultaneous_low,simultaneous_high
                B,5,0.10000000000000001,1,1,1,1,1
                C,3,0.10000000000000001,2,2,2,2,2
                A,1,0.10000000000000001,3,3,3,3,3

                """)
        let json = try run(arguments + ["--format", "json"]).run
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["units"] as? [Any])?.count == 3)
        #expect((object?["pairs"] as? [Any])?.count == 3)
        let table = try run(arguments + ["--language", "vi"]).run
        #expect(table.output.contains("3 trên 3 cặp khác nhau"))
        let pairs = try run(arguments + ["--pairs", "--format", "csv", "--output", "o.csv"])
        #expect(pairs.output?.hasPrefix("above,below,difference,standard_error\nB,C,2,") == true)
    }

    @Test(
        "ranks: exit status",
        arguments: [
            (["--se", "se", "--df", "3", "--level", "0.9", "--seed", "7"], 0), (["--se", "no"], 1), ([], 64),
            (["--se", "se", "--level", "1"], 64), (["--se", "se", "--df", "0"], 64),
            (["--se", "se", "--draws", "10"], 64), (["--se", "se", "--covariance", "e.csv"], 64),
            (["--se", "se", "--df", "nan"], 64), (["--se", "se", "--level", "nan"], 64),
        ] as [([String], Int32)])
    func ranksStatus(options: [String], expected: Int32) throws {
        #expect(try run(["ranks", "e.csv", "--estimate", "mean"] + options).run.status == expected)
    }
}
