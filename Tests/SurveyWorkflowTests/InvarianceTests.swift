import Diagnostics
import Foundation
import ResponseSimulation
import SurveyWorkflow
import TestMaterial
import Testing

/// Points depend on what was answered, not on how the answers were filed.
@Suite("The same responses, filed in any way, give the same bytes")
struct InvarianceTests {
    private func scores(_ copy: WorkingCopy, from: [String], to name: String) throws -> String {
        var request = RoundRequest(folder: copy.path + "/samples/round")
        request.responses = from.map { copy.path + "/" + $0 }
        var findings = Findings()
        try #require(RoundJob(request).export(to: copy.path + "/" + name, findings: &findings) != nil)
        return try copy.read(name + "/scores.csv")
    }

    private func simulate(
        _ copy: WorkingCopy, _ format: ResponseFormat, respondents: Int = 60, to name: String
    ) throws {
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/samples/round"))
        let written = job.simulate(
            seed: 11, respondents: respondents, format: format, to: copy.path + "/" + name, findings: &findings)
        try #require(written != nil)
    }

    /// A way to write a table, and the layout that is written in it.
    struct Filing: CustomTestStringConvertible {
        var format: ResponseFormat
        var separator: Character
        var isQuoted: Bool
        var lineEnd: String

        var testDescription: String {
            "\(format) \(separator.unicodeScalars.map(\.value)) \(isQuoted ? "quoted" : "bare") \(lineEnd.utf8.count)"
        }

        func line(_ cells: [String]) -> String {
            cells.map { isQuoted ? "\"\($0)\"" : $0 }.joined(separator: String(separator)) + lineEnd
        }
    }

    /// Every layout with every separator, every line end and with quotes everywhere and nowhere.
    private static let filings: [Filing] = [ResponseFormat.csv, .matrix, .long].enumerated().flatMap { layout, format in
        [",", ";", "\t", "|"].enumerated().map { index, separator in
            Filing(
                format: format, separator: separator, isQuoted: (index + layout).isMultiple(of: 2),
                lineEnd: (index / 2 + layout).isMultiple(of: 2) ? "\n" : "\r\n")
        }
    }

    @Test("in every layout, with any separator, quotes and line ends, shuffled and split over files")
    func anyLayout() throws {
        let copy = try WorkingCopy.sampleRound()
        for format in ResponseFormat.allCases { try simulate(copy, format, respondents: 40, to: format.rawValue) }
        let expected = try scores(copy, from: ["csv"], to: "out-csv")
        #expect(expected.split(separator: "\n").count == 883)
        for format in ResponseFormat.allCases.dropFirst() {
            #expect(try scores(copy, from: [format.rawValue], to: "out-\(format)") == expected, "\(format)")
        }
        var generator = RepeatableNumbers(state: 9)
        // Two filings at a time, one for each kind of unit.
        for number in stride(from: 0, to: Self.filings.count, by: 2) {
            let filed = zip(["department", "district"], Self.filings[number...])
            for (kind, filing) in filed {
                let table = try copy.read("\(filing.format)/simulated.\(kind).csv").split(separator: "\n")
                    .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
                // The rows of a response stay in one file: two files would be two responses with the same id.
                let rows = Dictionary(grouping: table.dropFirst()) { $0[0] }
                let keys = rows.keys.sorted().shuffled(using: &generator)
                for part in 0..<3 {
                    let chosen = keys.indices.filter { $0 % 3 == part }.flatMap { rows[keys[$0]] ?? [] }
                    try copy.write(
                        ([table[0]] + chosen.shuffled(using: &generator)).map(filing.line).joined(),
                        to: "filed-\(number)/\(9 - part)-\(kind).csv")
                }
            }
            let found = try scores(copy, from: ["filed-\(number)"], to: "out-filed")
            #expect(found == expected, "\(filed.map(\.1.testDescription))")
        }
        // The same responses in all four layouts at once: three of each four are duplicates.
        #expect(try scores(copy, from: ["csv", "xml", "filed-4", "filed-10"], to: "out-all") == expected)
    }

    @Test("as CSV, as XML, shuffled, split over files in any order, and doubled")
    func anyFiling() throws {
        let copy = try WorkingCopy.sampleRound()
        try simulate(copy, .csv, to: "csv")
        try simulate(copy, .xml, to: "xml")
        let expected = try scores(copy, from: ["csv"], to: "out-csv")
        #expect(try scores(copy, from: ["xml"], to: "out-xml") == expected)
        #expect(
            try scores(copy, from: ["xml/simulated.department.xml", "csv/simulated.district.csv"], to: "out-mixed")
                == expected)

        var generator = RepeatableNumbers(state: 5)
        for kind in ["department", "district"] {
            let lines = try copy.read("csv/simulated.\(kind).csv").split(separator: "\n")
            let shuffled = lines.dropFirst().shuffled(using: &generator)
            for (part, start) in stride(from: 0, to: shuffled.count, by: 400).enumerated() {
                let rows = [lines[0]] + shuffled[start..<min(start + 400, shuffled.count)]
                try copy.write(rows.joined(separator: "\n") + "\n", to: "parts/\(kind)-\(99 - part).csv")
            }
        }
        #expect(try scores(copy, from: ["parts"], to: "out-parts") == expected)
        // Every response twice, once as a row and once as an element: the second is a duplicate.
        #expect(try scores(copy, from: ["parts", "xml"], to: "out-doubled") == expected)
    }
}
