import Foundation
import Testing

/// What R's survey gives, with the data it was given (Tests/R/estimate.R names the call for each case, with R 4.2.2 and
/// survey 4.1.1 on `data(api)`, California Department of Education, and `data(scd)`).
struct EstimateReference {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var arguments: [String]
        /// For each line the numbers by `measures`; nil where R has none to compare.
        var lines: [[Double?]]

        var testDescription: String { name }
    }

    static let measures = ["estimate", "standard_error", "df", "ci_low", "ci_high", "deff"]
    static let folder = BuiltTool.package.appending(path: "Tests/CommandLineTests/EstimateReference")

    /// Cases in the order of the file.
    static let cases: [Case] = {
        let text = (try? String(contentsOf: folder.appending(path: "expected.csv"), encoding: .utf8)) ?? ""
        var cases: [Case] = []
        for line in text.split(separator: "\n").dropFirst() {
            let fields = fields(line)
            let numbers = fields.dropFirst(2).map { Double($0) }
            if cases.last?.name == fields[0] {
                cases[cases.count - 1].lines.append(numbers)
            } else {
                let arguments = fields[1].split(separator: " ").map(String.init)
                cases.append(Case(name: fields[0], arguments: arguments, lines: [numbers]))
            }
        }
        return cases
    }()

    /// Fields of a line, quotes taken off; a comma within quotes belongs to the field.
    static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

@Suite("estimates agree with R's survey")
struct EstimateReferenceTests {
    @Test("every case was read")
    func count() {
        #expect(EstimateReference.cases.count == 66)
    }

    @Test("estimates, standard errors, intervals and design effects within 1e-9", arguments: EstimateReference.cases)
    func agrees(reference: EstimateReference.Case) throws {
        let run = try BuiltTool.run(
            ["estimate"] + reference.arguments + ["--format", "csv"], in: EstimateReference.folder)
        try #require(run.status == 0, "\(run.messages)")
        let lines = run.output.split(separator: "\n").map(EstimateReference.fields)
        let header = try #require(lines.first)
        try #require(lines.count - 1 == reference.lines.count)
        for (found, expected) in zip(lines.dropFirst(), reference.lines) {
            for (measure, number) in zip(EstimateReference.measures, expected) {
                guard let number else { continue }
                let column = try #require(header.firstIndex(of: measure))
                let ours = try #require(Double(found[column]), "\(measure)")
                // What is zero in exact arithmetic is held against the estimate.
                let scale = abs(number) < 1e-9 ? 1e-3 * abs(expected[0] ?? 1) : abs(number)
                #expect(abs(ours - number) <= 1e-9 * scale, "\(measure): \(ours) for \(number)")
            }
        }
    }
}
