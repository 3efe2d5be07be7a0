import Foundation
import Testing

@Suite("estimate on the command line")
struct EstimateCommandTests {
    private static let data = """
        region,school,grade,score,size,w,n
        N,a,1,10,3,2,4
        N,b,2,,4,2,4
        N,c,1,14,5,2,4
        S,d,2,9,6,3,9
        S,e,,12,0,3,9
        S,f,1,13,2,3,9

        """

    private func run(_ arguments: [String], data: String = data) throws -> BuiltTool.Run {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parsurvey-estimate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(data.utf8).write(to: folder.appending(path: "d.csv"))
        try Data("variable,level,total\nregion,N,10\nregion,S,20\n".utf8).write(to: folder.appending(path: "m.csv"))
        return try BuiltTool.run(["estimate", "d.csv"] + arguments, in: folder)
    }

    @Test("it explains itself in both languages, with examples")
    func help() throws {
        for (language, heading) in [("en", "EXAMPLES:"), ("vi", "VÍ DỤ:")] {
            let run = try BuiltTool.run(["estimate", "--help", "--language", language])
            #expect(run.status == 0)
            #expect(run.output.contains(heading))
            #expect(run.output.contains("--lonely-stratum"))
        }
    }

    @Test("a table says what was left out, and why")
    func table() throws {
        let run = try run([
            "--mean", "score", "--by", "grade", "--where", "school!=f", "--strata", "region", "--weights", "w",
        ])
        #expect(run.status == 0)
        for text in [
            "grade", "95 % from", "6 rows, 2 strata", "1 rows are not those of --where", "1 rows are blank in",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
        #expect(run.output.contains("1 rows have no score"))
    }

    @Test("CSV has the columns of --by, then those of every estimate")
    func csv() throws {
        let run = try run([
            "--mean", "score", "--by", "region", "--strata", "region", "--weights", "w", "--format", "csv",
        ])
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "region,variable,level,estimate,standard_error,df,ci_low,ci_high,deff,n")
        // By hand: (10 + 14) ÷ 2 and (9 + 12 + 13) ÷ 3.
        #expect(lines[1].hasPrefix("N,score,,12,") && lines[1].hasSuffix(",2"))
        #expect(lines[2].hasPrefix("S,score,,11.333333333333334,") && lines[2].hasSuffix(",3"))
    }

    @Test("JSON carries the covariance of all estimates")
    func json() throws {
        let run = try run([
            "--total", "size", "--mean", "score", "--strata", "region", "--weights", "w", "--format", "json",
        ])
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let covariance = try #require(object?["covariance"] as? [[Double]])
        let estimates = try #require(object?["estimates"] as? [[String: Any]])
        #expect(covariance.count == 2 && covariance[0][1] == covariance[1][0] && covariance[0][1] != 0)
        let error = try #require(estimates[1]["standard_error"] as? Double)
        #expect(abs(error * error - covariance[1][1]) <= 1e-12 * covariance[1][1])
        #expect(estimates[1]["blank"] as? Int == 0 || estimates[1]["blank"] as? Int == 1)
    }

    @Test("post-stratified weights follow the totals")
    func postStratified() throws {
        let run = try run(["--total", "size", "--weights", "w", "--poststratify", "m.csv", "--format", "csv"])
        // By hand: 10 ÷ 6 · 2 · (3 + 4 + 5) + 20 ÷ 9 · 3 · (6 + 0 + 2).
        let value = try #require(
            run.output.split(separator: "\n")[1].split(separator: ",").dropFirst(1).first.flatMap { Double($0) })
        #expect(abs(value - (40 + 20.0 / 3 * 8)) < 1e-9)
    }

    @Test("the same bootstrap gives the same bytes, another seed others")
    func bootstrap() throws {
        let arguments = [
            "--total", "size", "--strata", "region", "--fpc", "n", "--format", "csv", "--replicates", "bootstrap",
            "--count", "50", "--seed",
        ]
        let outputs = try ["7", "7", "8"].map { try run(arguments + [$0]).output }
        #expect(outputs[0] == outputs[1] && outputs[0] != outputs[2] && !outputs[0].isEmpty)
    }

    @Test(
        "the order of rows changes no byte, whatever the estimate and the method",
        arguments: [
            [], ["--fpc", "n"], ["--cluster", "school"], ["--replicates", "jkn"], ["--poststratify", "m.csv"],
            ["--rake", "m.csv", "--replicates", "jkn"], ["--calibrate", "m.csv"],
            ["--replicates", "bootstrap", "--count", "40"],
            ["--replicates", "bootstrap", "--count", "40", "--fpc", "n"],
            ["--replicates", "bootstrap", "--count", "40", "--cluster", "school", "--calibrate", "m.csv"],
            ["--replicates", "bootstrap", "--count", "40", "--cluster", "school,size"],
        ])
    func orderOfRows(options: [String]) throws {
        let lines = Self.data.replacing(",e,", with: ",f,").split(separator: "\n")
        let other = [0, 5, 2, 6, 1, 4, 3].map { lines[$0] }.joined(separator: "\n") + "\n"
        let arguments =
            [
                "--mean", "score", "--total", "size", "--ratio", "size/w", "--quantile", "score@0.5", "--proportion",
                "grade", "--by", "region", "--strata", "region", "--weights", "w", "--format", "json",
            ] + options
        let runs = try [lines.joined(separator: "\n") + "\n", other].map { try run(arguments, data: $0) }
        #expect(runs[0].status == 0 && !runs[0].output.isEmpty, "\(runs[0].messages)")
        #expect(runs[0].output == runs[1].output)
    }

    @Test("a text for missing values is a blank in every column, and in a condition")
    func missing() throws {
        let data = Self.data.replacing("N,b,2,,4,2,4", with: "N,b,2,NA,4,2,4").replacing("S,e,,", with: "S,e,.,")
        let arguments = ["--mean", "score", "--by", "grade", "--weights", "w", "--format", "csv"]
        let plain = try run(arguments)
        #expect(try run(arguments, data: data).status == 1)
        let named = try run(arguments + ["--missing", "NA,."], data: data)
        #expect(named.status == 0 && named.output == plain.output)
        let known = try run(arguments + ["--missing", "NA", "--missing", ".", "--where", "score!=NA"], data: data)
        #expect(known.output == (try run(arguments + ["--where", "score!="]).output))
    }

    @Test("rows that are left out are counted once, however many statistics there are of a column")
    func leftOutOnce() throws {
        let run = try run(["--mean", "score", "--total", "score", "--quantile", "score@0.5,0.7"])
        #expect(run.output.contains("1 rows have no score"), "\(run.output)")
        // Two statistics of one column are told apart.
        #expect(run.output.contains("mean") && run.output.contains("total"))
    }

    @Test("shares of a column that is blank throughout are a warning, not silence")
    func noLevels() throws {
        let run = try run(["--proportion", "b"], data: "a,b\n1,\n2,\n")
        #expect(run.status == 0 && run.messages.contains("[estimate.no-rows]"), "\(run.messages)")
    }

    @Test("a sample of one unit without strata is told what is wrong with it")
    func oneUnit() throws {
        let run = try run(["--mean", "a", "--language", "en"], data: "a\n1\n")
        #expect(run.status == 1 && run.messages.contains("the whole sample is one sampling unit"), "\(run.messages)")
    }

    @Test(
        "numbers beyond a double leave an empty cell with a warning, and never an infinity", arguments: ["csv", "json"])
    func tooLarge(format: String) throws {
        let run = try run(
            ["--mean", "y", "--total", "y", "--ratio", "y/x", "--format", format],
            data: "y,x\n1e308,1\n1e308,2\n1e308,4\n")
        #expect(run.status == 0 && run.messages.contains("[estimate.no-interval]"), "\(run.messages)")
        for word in ["inf", "nan"] { #expect(!run.output.replacing("interval", with: "").contains(word)) }
    }

    @Test("negative calibrated weights are warned of, and what they have made no share has no interval")
    func negativeWeights() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parsurvey-negative-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("a,b,w\nx,u,1\nx,v,2\ny,u,3\ny,v,4\n".utf8).write(to: folder.appending(path: "d.csv"))
        try Data("variable,level,total\na,x,10\na,y,20\nw,,1000\n".utf8).write(to: folder.appending(path: "m.csv"))
        let run = try BuiltTool.run(
            ["estimate", "d.csv", "--proportion", "b", "--calibrate", "m.csv", "--format", "csv"], in: folder)
        #expect(run.messages.contains("[weights.negative]") && run.messages.contains("[estimate.no-interval]"))
        let lines = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(lines.count == 3 && lines[1][5].isEmpty && lines[1][6].isEmpty, "\(run.output)")
    }

    @Test(
        "a bad cell is an error at its place",
        arguments: [
            ("N,b,2,x,4,2,4", ["--mean", "score"], "d.csv:3:7: error:", "data.not-a-number"),
            ("N,b,2,1,4,-2,4", ["--mean", "score", "--weights", "w"], "d.csv:3:11: error:", "design.bad-weight"),
            ("N,b,2,1,4,,4", ["--mean", "score", "--weights", "w"], "d.csv:3:11: error:", "data.blank-cell"),
            (",b,2,1,4,2,4", ["--mean", "score", "--strata", "region"], "d.csv:3:1: error:", "design.blank-cell"),
            (
                "N,b,2,1,4,2,5", ["--mean", "score", "--strata", "region", "--fpc", "n"], "d.csv:3:13: error:",
                "design.unequal"
            ),
            (
                "N,b,2,1,4,2,0", ["--mean", "score", "--strata", "region", "--fpc", "n"], "d.csv:3:13: error:",
                "design.bad-pop"
            ),
            ("N,b,2,1,4,2,4", ["--mean", "score", "--fpc", "school"], "d.csv:2:3: error:", "data.not-a-number"),
            ("Z,b,2,1,4,2,4", ["--mean", "score", "--strata", "region"], "d.csv:3:1: error:", "design.lonely-stratum"),
        ] as [(String, [String], String, String)])
    func badCell(line: String, options: [String], place: String, code: String) throws {
        let data = Self.data.replacing("N,b,2,,4,2,4", with: line)
        let run = try run(options, data: data)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains(place) && run.messages.contains(code), "\(run.messages)")
    }

    @Test(
        "exit status: 1 where there is nothing to estimate, 64 for wrong usage",
        arguments: [
            (["--mean", "scores"], 1), (["--mean", "score", "--where", "region=Q"], 1), (["--ratio", "score/q"], 1),
            (["--mean", "score", "--poststratify", "d.csv"], 1), (["--mean", "score", "--replicates", "brr"], 1),
            ([], 64), (["--ratio", "score"], 64), (["--quantile", "score"], 64), (["--quantile", "score@1.5"], 64),
            (["--mean", "score", "--interval", "beta"], 64), (["--mean", "score", "--level", "1"], 64),
            (["--mean", "score", "--cluster", "a,b,c"], 64), (["--mean", "score", "--fpc", "n,n"], 64),
            (["--mean", "score", "--rake", "m.csv", "--calibrate", "m.csv"], 64),
            (["--mean", "score", "--seed", "1"], 64),
            (["--mean", "score", "--where", "region"], 64),
            (["--mean", "score", "--replicates", "jkn", "--fay", "0.1"], 64),
        ] as [([String], Int32)])
    func status(options: [String], expected: Int32) throws {
        let run = try run(options)
        #expect(run.status == expected, "\(run.messages)")
        #expect(run.output.isEmpty)
    }
}
