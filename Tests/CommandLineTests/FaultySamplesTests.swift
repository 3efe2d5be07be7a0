import Foundation
import Testing

@Suite("Faulty samples")
struct FaultySamplesTests {
    /// A file of samples/faulty and what the tool must say about it.
    struct Sample: CustomTestStringConvertible {
        let file: String
        /// `line:column severity code`, by place; findings on points are left out, for so few responses give none.
        let findings: [String]
        /// Read, accepted, rejected, duplicate; nil where the file cannot be read on.
        let counts: [Int]?

        init(_ file: String, _ findings: [String], _ counts: [Int]?) {
            self.file = file
            self.findings = findings
            self.counts = counts
        }

        var path: String { "samples/faulty/" + file }
        var rejected: Int { counts?[2] ?? 0 }
        var testDescription: String { file }
    }

    static let samples = [
        Sample("unknown-group.csv", warnings("response.unknown-group", "3:43", "6:43"), [5, 3, 2, 0]),
        Sample("unknown-unit.csv", warnings("response.unknown-unit", "3:52", "4:52"), [5, 3, 2, 0]),
        Sample(
            "unknown-column.csv",
            warnings("table.unknown-column", "1:44", "1:104") + warnings("table.missing-question", "1:240", "1:240"),
            [5, 5, 0, 0]),
        Sample("bad-level.csv", warnings("answer.unknown-level", "2:93", "4:115", "5:145", "6:86"), [5, 5, 0, 0]),
        Sample("ragged-row.csv", warnings("table.field-count", "3:126", "5:147"), [5, 3, 2, 0]),
        Sample(
            "bad-utf8.csv", warnings("answer.unknown-level", "2:104") + warnings("table.undecodable-text", "5:11"),
            [5, 4, 1, 0]),
        Sample("self-rating.csv", warnings("response.self-rating", "3:1", "5:1"), [5, 3, 2, 0]),
        Sample("late.csv", warnings("response.late", "2:1") + warnings("response.bad-time", "3:57"), [5, 5, 0, 0]),
        Sample(
            "other-kind.csv",
            warnings("table.missing-question", "1:233") + warnings("answer.not-asked", "3:103", "3:105", "3:107")
                + warnings("answer.unknown-level", "3:110") + warnings("answer.not-asked", "3:114", "3:117", "3:119"),
            [5, 5, 0, 0]),
        Sample("conflict.csv", warnings("response.conflict", "2:1", "4:1", "7:1", "8:1"), [7, 3, 4, 0]),
        Sample("duplicate.csv", ["7:1 remark response.duplicate", "8:1 remark response.duplicate"], [7, 5, 0, 2]),
        Sample("semicolon.csv", [], [5, 5, 0, 0]),
        Sample(
            "bad-level.xml",
            warnings("answer.unknown-level", "6:38") + warnings("answer.without-value", "8:5")
                + warnings("answer.repeated", "10:23") + warnings("answer.unknown-level", "15:38"), [3, 3, 0, 0]),
        Sample(
            "matrix-rows.csv",
            warnings("answer.unknown-level", "2:64") + warnings("answer.not-asked", "2:106")
                + warnings("response.unknown-group", "3:20") + warnings("table.field-count", "5:220"),
            [9, 5, 4, 0]),
        Sample(
            "matrix-columns.csv",
            warnings("table.unknown-column", "1:1", "1:67", "1:159")
                + warnings("table.missing-question", "1:1089", "1:1089"), [12, 12, 0, 0]),
        Sample(
            "long-rows.csv",
            warnings("response.unknown-unit", "4:52") + warnings("answer.unknown-question", "10:92")
                + warnings("response.inconsistent-rows", "13:43") + warnings("answer.unknown-level", "21:93")
                + warnings("answer.repeated", "22:89") + warnings("table.field-count", "23:61"), [6, 3, 3, 0]),
        Sample("two-layouts.csv", ["1:64 error table.two-layouts"], nil),
        Sample("two-columns.csv", ["1:71 error table.repeated-question"], nil),
        Sample("open-quote.csv", ["4:56 error table.unclosed-quote"], nil),
        Sample(
            "missing-column.csv", ["1:30 warning table.unknown-column", "1:235 error table.missing-column"], nil),
        Sample("no-header.csv", Array(repeating: "1:137 error table.missing-column", count: 3), nil),
        Sample("workbook.csv", [" error workbook.no-workbook"], nil),
        Sample("doctype.xml", ["2:1 error xml.doctype"], nil),
        Sample("truncated.xml", ["41:23 error xml.ended-early"], nil),
        Sample("mismatched-tag.xml", ["25:3 error xml.mismatched-tag"], nil),
        Sample("unknown-root.xml", ["2:1 error response-xml.unknown-root"], nil),
    ]

    private static func warnings(_ code: String, _ places: String...) -> [String] {
        places.map { "\($0) warning \(code)" }
    }

    private func points(_ sample: Sample, _ options: String...) throws -> BuiltTool.Run {
        try BuiltTool.run(["points", "samples/faulty", "--from", sample.path] + options)
    }

    @Test("reports each fault where it is, and ends as it should", arguments: samples)
    func reportsFaults(sample: Sample) throws {
        let run = try points(sample, "--language", "en")
        #expect(findings(run, in: sample) == sample.findings)
        #expect(run.status == (sample.counts == nil ? 1 : 0))
        #expect(counts(run, of: sample) == sample.counts)
        if sample.counts == nil { #expect(run.output.isEmpty) }
        if let counts = sample.counts { #expect(counts[0] == counts[1] + counts[2] + counts[3]) }
        #expect(!run.messages.contains("SIM-"))
    }

    @Test("makes rejected responses an error where they are to be one, and prints the points", arguments: samples)
    func isStrict(sample: Sample) throws {
        let run = try points(sample, "--language", "en", "--strict")
        #expect(run.status == (sample.counts == nil || sample.rejected > 0 ? 1 : 0))
        #expect(counts(run, of: sample) == sample.counts)
    }

    @Test("adds up over many files, of which one holds what another holds too")
    func addsUp() throws {
        let readable = Self.samples.filter { $0.counts != nil }
        let run = try BuiltTool.run(
            ["points", "samples/faulty", "--language", "en", "--from"] + readable.map(\.path))
        #expect(run.status == 0)
        var total = [0, 0, 0, 0]
        for sample in readable {
            let counts = try #require(self.counts(run, of: sample))
            #expect(counts[0] == sample.counts?[0])
            #expect(counts[0] == counts[1] + counts[2] + counts[3])
            total = zip(total, counts).map(+)
        }
        #expect(numbers(run, after: "total") == total)
    }

    @Test("speaks Vietnamese")
    func speaksVietnamese() throws {
        let sample = try #require(Self.samples.first { $0.file == "unknown-group.csv" })
        let run = try points(sample, "--language", "vi")
        #expect(
            run.messages.contains(
                """
                samples/faulty/unknown-group.csv:3:43: cảnh báo: không có nhóm đối tượng "delegat"; phiếu bị loại \
                [response.unknown-group]
                  gợi ý: có phải ý bạn là "delegate"?

                """))
        #expect(run.output.hasPrefix("DỮ LIỆU GIẢ LẬP"))
        #expect(run.output.contains("phiếu từ tệp"))
        #expect(counts(run, of: sample) == sample.counts)
    }

    @Test("has a sample for every file of the folder, and a line about it in the folder's README")
    func listsAllFiles() throws {
        let folder = BuiltTool.package.appending(path: "samples/faulty")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(Self.samples.map(\.file) + ["README.md", "round.yaml"]))
        let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        for sample in Self.samples {
            let lines = readme.split(separator: "\n").filter { $0.contains("`\(sample.file)`") }
            #expect(lines.count == 1)
            for finding in sample.findings {
                let code = finding.split(separator: " ").last ?? ""
                #expect(lines.first?.contains("`\(code)`") == true, "\(sample.file) lacks \(code)")
            }
        }
    }

    // MARK: What the tool printed

    /// The findings in a file, as a sample states them, in the order in which they were printed.
    private func findings(_ run: BuiltTool.Run, in sample: Sample) -> [String] {
        run.messages.split(separator: "\n").compactMap { line in
            guard line.hasPrefix(sample.path + ":"), line.hasSuffix("]") else { return nil }
            let parts = line.dropFirst(sample.path.count + 1).split(separator: ": ", maxSplits: 2)
            let code = line.dropLast().split(separator: "[").last ?? ""
            let hasPlace = parts[0].contains(":")
            return hasPlace ? "\(parts[0]) \(parts[1]) \(code)" : "\(parts[0]) \(code)"
        }
    }

    /// Read, accepted, rejected and duplicate, from the table of accounts; nil where there is none.
    private func counts(_ run: BuiltTool.Run, of sample: Sample) -> [Int]? { numbers(run, after: sample.path) }

    /// The counts of read, accepted, rejected and duplicate responses, which stand at the end of the row of a name.
    private func numbers(_ run: BuiltTool.Run, after name: String) -> [Int]? {
        let row = run.output.split(separator: "\n").first { $0.hasPrefix(name + " ") }?.split(separator: " ")
        return row.map { $0.suffix(4).compactMap { Int($0) } }
    }
}
