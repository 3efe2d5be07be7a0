import Foundation
import TestMaterial
import Testing

@Suite("Planning a round")
struct PlanCommandTests {
    private static let round = "samples/dien-bien-2024"

    /// The definitions of the sample round, with other words in its `round.yaml`.
    private static func copy(to folder: String, _ change: (String) -> String) throws -> String {
        let source = BuiltTool.package.appending(path: round)
        let sets = BuiltTool.package.appending(path: "questionnaires").path
        let definition = try text(of: source.appending(path: "round.yaml").path)
        try write(change(definition.replacing("../../questionnaires", with: sets)), to: folder + "/round.yaml")
        for name in ["units.csv", "frame.csv"] {
            try write(try text(of: source.appending(path: name).path), to: folder + "/" + name)
        }
        return folder
    }

    private static func object(_ run: BuiltTool.Run) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    @Test("gives strata, kinds and organisations as JSON, the same rows as CSV, and the table in both languages")
    func formats() throws {
        let json = try Self.object(
            try BuiltTool.run(["plan", Self.round, "--margin", "0.5", "--deviation", "0.2", "--format", "json"]))
        let strata = try #require(json["strata"] as? [[String: Any]])
        #expect(strata.map { $0["stratum"] as? String } == ["", "province", "district", "commune"])
        #expect(strata.map { $0["population"] as? Int } == [50, 1240, 1675, 2385])
        let kinds = try #require(json["kinds"] as? [[String: Any]])
        #expect(kinds.map { $0["kind"] as? String } == ["department", "district"])
        #expect(kinds.allSatisfy { ($0["margin"] as? Double ?? 1) <= 0.5 })
        #expect((json["organisations"] as? [Any])?.isEmpty == true)
        try withTemporaryFolder { folder in
            let run = try BuiltTool.run([
                "plan", Self.round, "--margin", "0.5", "--deviation", "0.2", "--format", "csv", "--kinds",
                folder + "/kinds.csv", "--output", folder + "/plan.csv",
            ])
            #expect(run.status == 0 && run.output.isEmpty)
            let rows = try text(of: folder + "/plan.csv").split(separator: "\n")
            #expect(rows[0] == "group,stratum,population,respondents,invited,needed_by,synthetic")
            #expect(rows.count == 5)
            for (row, stratum) in zip(rows.dropFirst(), strata) {
                let number = try #require(stratum["respondents"] as? Int)
                #expect(row.split(separator: ",", omittingEmptySubsequences: false)[3] == "\(number)")
            }
            #expect(try text(of: folder + "/kinds.csv").hasPrefix("kind,margin,difference,"))
        }
        for (language, words) in [
            ("en", ["respondents", "to ask", "total"]), ("vi", ["cần trả lời", "cần phát phiếu", "tổng số"]),
        ] {
            let table = try BuiltTool.run(["plan", Self.round, "--margin", "0.5", "--language", language])
            #expect(table.status == 0)
            for word in words { #expect(table.output.contains(word), "\(word)") }
        }
    }

    @Test("an earlier round tells how answers spread, and far fewer are needed than at worst")
    func previous() throws {
        let totals = try [[], ["--previous", Self.round]].map { options -> Int in
            let run = try BuiltTool.run(["plan", Self.round, "--margin", "0.5", "--format", "json"] + options)
            #expect(run.status == 0)
            let strata = try #require(try Self.object(run)["strata"] as? [[String: Any]])
            return strata.reduce(0) { $0 + ($1["respondents"] as? Int ?? 0) }
        }
        #expect(totals[1] < totals[0] / 2)
        let run = try BuiltTool.run([
            "plan", Self.round, "--distinguish", "0.5", "--previous", Self.round, "--language", "en",
        ])
        #expect(run.output.contains("SYNTHETIC"))
        #expect(run.output.contains("answers spread as about 19 units"))
    }

    @Test("respondents by organisation sum to their stratum's")
    func organisations() throws {
        try withTemporaryFolder { folder in
            let copy = try Self.copy(to: folder + "/round") { $0 }
            try write(
                """
                group,stratum,employer,population,clusters
                delegate,,,50,
                official,province,SNV,60,
                official,province,STC,41,
                official,province,=STP,7,
                official,district,,1675,
                official,commune,,2385,

                """, to: copy + "/frame.csv")
            let run = try BuiltTool.run([
                "plan", copy, "--margin", "0.5", "--deviation", "0.2", "--response-rate", "0.9", "--format", "json",
                "--organisations", folder + "/organisations.csv",
            ])
            #expect(run.status == 0, "\(run.messages)")
            let json = try Self.object(run)
            let parts = try #require(json["organisations"] as? [[String: Any]])
            let strata = try #require(json["strata"] as? [[String: Any]])
            #expect(parts.count == 3)
            for column in ["respondents", "invited"] {
                #expect(parts.reduce(0) { $0 + ($1[column] as? Int ?? 0) } == strata[1][column] as? Int)
            }
            // A text that a spreadsheet would run is defused.
            #expect(try text(of: folder + "/organisations.csv").contains("official,province,'=STP,7,"))
        }
    }

    @Test(
        "what is not asked rightly is wrong usage",
        arguments: [
            ["--margin", "0"], ["--margin", "-1"], ["--margin", "x"], [], ["--distinguish", "nan"],
            ["--margin", "0.1", "--deviation", "0.6"], ["--margin", "0.1", "--response-rate", "1.1"],
            ["--margin", "0.1", "--previous-from", "a.csv"],
        ])
    func usage(options: [String]) throws {
        #expect(try BuiltTool.run(["plan", Self.round] + options).status == 64)
    }

    @Test("errors of the definitions or of the earlier round end it, and nothing is written")
    func errors() throws {
        try withTemporaryFolder { folder in
            let output = ["--output", folder + "/plan.txt"]
            for arguments in [["samples"], [Self.round, "--previous", "samples"]] {
                let run = try BuiltTool.run(["plan"] + arguments + ["--margin", "0.5"] + output)
                #expect(run.status == 1)
            }
            let run = try BuiltTool.run(
                ["plan", Self.round, "--margin", "0.5", "--previous", Self.round, "--previous-from", "no.csv"] + output)
            #expect(run.status == 1 && run.messages.contains("no.csv"))
            #expect(try entries(of: folder).isEmpty)
            let copy = try Self.copy(to: folder + "/round") { $0.replacing("finite ", with: "superpopulation ") }
            let unreachable = try BuiltTool.run(["plan", copy, "--margin", "0.1", "--language", "en"] + output)
            #expect(unreachable.status == 1 && unreachable.messages.contains("[plan.unreachable]"))
            #expect(unreachable.messages.contains("even if everybody answers the margin is"))
            #expect(try entries(of: folder) == ["round"])
        }
    }
}
