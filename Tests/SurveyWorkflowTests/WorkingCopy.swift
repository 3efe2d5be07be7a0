import Diagnostics
import Foundation
import SurveyModel
import SurveyWorkflow

/// The checkout that the tests belong to, whatever the working folder; ends in a slash.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

/// A folder of a test's own, removed with the value.
final class WorkingCopy {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.path(percentEncoded: false)
            + "parsurvey-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A copy of the round that was computed by hand.
    static func paperRound() throws -> WorkingCopy {
        let copy = try WorkingCopy()
        try copy.add(folder: packageFolder + "Tests/SurveyWorkflowTests/PaperRound", as: "round")
        return copy
    }

    /// A copy of the sample round with the definitions that it names.
    static func sampleRound() throws -> WorkingCopy {
        let copy = try WorkingCopy()
        try copy.add(folder: packageFolder + "questionnaires", as: "questionnaires")
        try copy.add(folder: packageFolder + "samples/dien-bien-2024", as: "samples/round")
        return copy
    }

    func add(folder: String, as name: String) throws {
        let target = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: URL(filePath: folder), to: target)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Replaces text in a file; it must be there.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try read(name)
        guard text.contains(old) else { throw Missing(text: old, file: name) }
        try write(text.replacing(old, with: new), to: name)
    }

    struct Missing: Error {
        var text: String
        var file: String
    }
}

/// A table of results by its columns' names.
struct ScoreCSV {
    let columns: [String]
    let rows: [[String]]

    init(_ text: String) {
        // No cell of a test's table holds a line feed, and commas only stand in cells that are not looked at.
        let lines = text.split(separator: "\n").map { $0.trimmingPrefix("\u{feff}") }
        columns = lines[0].split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        rows = lines.dropFirst().map { line in Self.fields(String(line)) }
    }

    subscript(row: Int, column: String) -> String { rows[row][columns.firstIndex(of: column) ?? 0] }

    func row(where conditions: [String: String]) -> [String: String]? {
        rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
            .first { row in conditions.allSatisfy { row[$0.key] == $0.value } }
    }

    private static func fields(_ line: String) -> [String] {
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
