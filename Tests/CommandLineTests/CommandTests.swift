import Foundation
import Testing

@Suite("Commands on the sample round")
struct CommandTests {
    private static let round = "samples/dien-bien-2024"

    @Test(
        "every command explains itself in both languages, with examples",
        arguments: [
            "check", "points", "satisfaction", "export", "explain", "simulate", "sensitivity", "bootstrap", "codebook",
            "plan",
            "report",
        ])
    func help(command: String) throws {
        for (language, heading) in [("en", "EXAMPLES:"), ("vi", "VÍ DỤ:")] {
            let run = try BuiltTool.run([command, "--help", "--language", language])
            #expect(run.status == 0)
            #expect(run.output.contains(heading))
            #expect(run.output.contains("parsurvey \(command) \(Self.round)"))
        }
    }

    @Test(
        "the language is the locale's unless one is named",
        arguments: [
            (["LANG": "vi_VN.UTF-8"], [], "Điểm điều tra xã hội học"), (["LANG": "de_DE.UTF-8"], [], "Survey points"),
            (["LC_ALL": "C", "LANG": "vi_VN.UTF-8"], [], "Survey points"),
            (["LANG": "vi_VN.UTF-8"], ["--language", "en"], "Survey points"),
            ([:], ["--language=vi"], "Điểm điều tra xã hội học"),
        ] as [([String: String], [String], String)])
    func language(environment: [String: String], arguments: [String], expected: String) throws {
        let run = try BuiltTool.run(["points", Self.round] + arguments, environment: environment)
        #expect(run.status == 0)
        #expect(run.output.contains(expected))
    }

    @Test(
        "exit status: 0 done, 1 errors in definitions or data, 64 wrong usage",
        arguments: [
            (["check", round], 0), (["check", "samples"], 1), (["points", round], 0), (["points"], 64),
            (["points", round, "--format", "pdf"], 64), (["points", round, "--from", "no.csv"], 1),
            (["explain", round, "--unit", "XX", "--criterion", "1.10.1"], 64),
            (["explain", round, "--unit", "SNV", "--criterion", "1.1.1"], 64),
            (["explain", round, "--unit", "SNV", "--criterion", "1.10.1"], 0),
            (["simulate", round, "--seed", "1", "--respondents", "0", "--output", "x"], 64),
            (["points", round, "--from", "samples/faulty/unknown-unit.csv", "--strict"], 1), (["bogus"], 64),
            (["--version"], 0),
        ] as [([String], Int32)])
    func exitStatus(arguments: [String], expected: Int32) throws {
        #expect(try BuiltTool.run(arguments).status == expected)
    }

    @Test("points in CSV and JSON are nothing but data, one row for each survey row of each unit")
    func machineFormats() throws {
        let csv = try BuiltTool.run(["points", Self.round, "--format", "csv"])
        let lines = csv.output.split(separator: "\n")
        #expect(lines.count == 1 + 19 * 28 + 10 * 26)
        #expect(lines[0].hasPrefix("year,criteria_set,unit,"))
        let json = try BuiltTool.run(["points", Self.round, "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["scores"] as? [Any])?.count == 19 * 28 + 10 * 26)
        #expect(object?["synthetic"] as? Bool == true)
    }

    @Test("a table says that the answers are made up, counts the responses and names the settings")
    func table() throws {
        let run = try BuiltTool.run(["points", Self.round])
        for text in ["SYNTHETIC", "SNV      Sở Nội vụ", "of 19*", "of 20", "combine-groups: group-shares"] {
            #expect(run.output.contains(text), "\(text)")
        }
        let total = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("total") })
        // Bytes and lines, then the four counts.
        let counts = total.split(separator: " ").compactMap { Int($0) }.suffix(4).map(\.self)
        #expect(counts.count == 4 && counts[0] == counts[1] + counts[2] + counts[3])
    }

    @Test("a round that says nothing of how respondents were chosen has errors on request, and the same points")
    func errorsOnRequest() throws {
        let without = try BuiltTool.run(["points", "samples/faulty", "--language", "en"])
        #expect(without.output.contains("No errors: round.yaml does not say how respondents were chosen"))
        let with = try BuiltTool.run(["points", "samples/faulty", "--errors", "--language", "en"])
        #expect(with.status == 0 && with.output.contains("95 % interval"))
        #expect(with.output.contains("the round says nothing of how they were chosen"))
        let points = try [[], ["--errors"]].map { options in
            try BuiltTool.run(["points", "samples/faulty", "--format", "csv"] + options).output
                .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(13) }
        }
        #expect(points[0] == points[1] && points[0].count == 1 + 19 * 28 + 10 * 26)
    }

    @Test("sensitivity gives each unit under each choice, and refuses coefficients that fit no scale")
    func sensitivity() throws {
        let run = try BuiltTool.run([
            "sensitivity", Self.round, "--format", "csv", "--coefficients", "quality-5=1,0.9,0.5,0.1,0",
        ])
        #expect(run.status == 0)
        // The round's own choices, two combinations, top two and the list, two rules for "don't know", no weights, no
        // correction: 9 × 29 units.
        #expect(run.output.split(separator: "\n").count == 1 + 9 * 29)
        for (list, code) in [
            ("quality-6=1,0", "sensitivity.no-such-scale"), ("quality-5=1,0", "sensitivity.bad-coefficients"),
            ("quality-5=1,0.9,0.5,0.1,-1", "sensitivity.bad-coefficients"),
        ] {
            let refused = try BuiltTool.run(["sensitivity", Self.round, "--coefficients", list])
            #expect(refused.status == 1 && refused.messages.contains(code))
        }
        #expect(try BuiltTool.run(["sensitivity", Self.round, "--coefficients", "quality-5=1,x"]).status == 64)
    }

    @Test("bootstrap gives each unit's points with the errors of both ways, the same for a seed")
    func bootstrap() throws {
        let run = { (options: [String]) in
            try BuiltTool.run(["bootstrap", Self.round, "--format", "csv", "--count", "40"] + options)
        }
        let first = try run([])
        let rows = first.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(first.status == 0 && rows.count == 1 + 19 + 10)
        for row in rows.dropFirst() {
            // From the end, for names may have commas.
            let (linear, drawn) = (try #require(Double(row[row.count - 10])), try #require(Double(row[row.count - 9])))
            // 40 draws are within 1 ÷ √80 = 11 % of the standard deviation; here four times that.
            #expect(abs(drawn / linear - 1) < 0.45 && row[row.count - 2] == "40")
        }
        #expect(try run([]).output == first.output)
        #expect(try run(["--seed", "2"]).output != first.output)
        #expect(try BuiltTool.run(["bootstrap", Self.round, "--count", "1"]).status == 64)
    }

    @Test("satisfaction gives the nine rows of each district")
    func satisfaction() throws {
        let run = try BuiltTool.run(["satisfaction", Self.round, "--format", "csv"])
        #expect(run.output.split(separator: "\n").count == 1 + 90)
    }

    @Test(
        "explain comes to the points and the interval that are exported",
        arguments: [("SNV", "1.10.1"), ("TTT", "5.9.1"), ("HMN", "5.11.3"), ("HMN", "8.3.2")])
    func explain(unit: String, criterion: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parsurvey-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let export = try BuiltTool.run(["export", Self.round, "--output", folder.path])
        #expect(export.status == 0)
        let scores = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "scores.json")))
        let rows = (scores as? [String: Any])?["scores"] as? [[String: Any]]
        let row = try #require(rows?.first { $0["unit"] as? String == unit && $0["criterion"] as? String == criterion })
        let points = try #require(row["awarded_points"] as? Double)
        let run = try BuiltTool.run(["explain", Self.round, "--unit", unit, "--criterion", criterion])
        let lines = run.output.split(separator: "\n")
        let line = try #require(lines.last { $0.hasPrefix("Points = ") })
        #expect(line.hasSuffix(String(format: ": %.2f", points)), "\(line)")
        // A survey row tells besides how sure that is: the same interval as is exported.
        guard let low = row["ci_low"] as? Double, let high = row["ci_high"] as? Double else { return }
        let interval = try #require(lines.last { $0.hasPrefix("95 % interval") })
        #expect(interval.hasSuffix(String(format: ": %.8f–%.8f", low, high)), "\(interval)")
    }

    @Test("a result goes to the file that is named, and nothing of it to the terminal")
    func outputFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "parsurvey-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try BuiltTool.run(["points", Self.round, "--format", "csv", "--output", file.path])
        #expect(run.output.isEmpty)
        let printed = try BuiltTool.run(["points", Self.round, "--format", "csv"])
        #expect(try String(contentsOf: file, encoding: .utf8) == printed.output)
        let nowhere = try BuiltTool.run(["points", Self.round, "--output", "/no/such/folder/x.csv"])
        #expect(nowhere.status == 1 && nowhere.messages.contains("output.cannot-write"))
    }

    @Test("an encoding can be named, and one that is not understood is wrong usage", arguments: ["points", "explain"])
    func encoding(command: String) throws {
        let arguments =
            [command, Self.round] + (command == "explain" ? ["--unit", "SNV", "--criterion", "1.10.1"] : [])
        let plain = try BuiltTool.run(arguments)
        #expect(try BuiltTool.run(arguments + ["--encoding", "utf8"]).output == plain.output)
        let unknown = try BuiltTool.run(arguments + ["--encoding", "latin1", "--language", "en"])
        #expect(unknown.status == 64)
        #expect(unknown.messages.contains("understood are UTF-8, UTF-16, UTF-16LE, UTF-16BE, Windows-1258, TCVN5712-1"))
        let font = try BuiltTool.run(arguments + ["--encoding", "TCVN3", "--language", "vi"])
        #expect(font.status == 64 && font.messages.contains("UniKey"))
        let help = try BuiltTool.run([command, "--help", "--language", "vi"])
        #expect(help.output.contains("--encoding") && help.output.contains("Bảng mã của tệp phiếu"))
    }

    @Test("check in JSON lists what check in words does")
    func checkJSON() throws {
        let json = try BuiltTool.run(["check", Self.round, "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["errors"] as? Int == 0)
        let findings = try #require(object?["findings"] as? [[String: Any]])
        let text = try BuiltTool.run(["check", Self.round]).output
        for finding in findings {
            let code = try #require(finding["code"] as? String)
            let place = "\(finding["file"] ?? ""):\(finding["line"] ?? ""):\(finding["column"] ?? "")"
            #expect(text.contains(place) && text.contains("[\(code)]"))
        }
        #expect(text.hasSuffix("6 warnings, 3 remarks\n"))
    }
}
