import ArgumentParser
import Diagnostics
import FileOutput
import Foundation

/// Where results and messages go: results to standard output, so that they can be piped, all else to standard error.
enum Terminal {
    /// Ends the program where standard output cannot be written, such as on a full disk or a closed pipe.
    static func write(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            note(
                OutputError.system(path: "-", reason: error.localizedDescription).diagnostic.text(in: .terminal) + "\n")
            exit(1)
        }
    }

    static func note(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    /// Writes a result to a file or, where none is named, to standard output.
    static func deliver(_ text: String, to path: String?) throws {
        guard let path else { return write(text) }
        do throws(OutputError) {
            try OutputFile.write(Array(text.utf8), to: path)
        } catch {
            note(error.diagnostic.text(in: .terminal) + "\n")
            throw ExitCode(1)
        }
    }

    /// Prints the findings and, in one line, how many there are of each severity.
    static func report(_ findings: Findings) {
        if findings.isEmpty { return }
        note(findings.text(in: .terminal))
        note(findings.counted + "\n")
    }

    /// Reminds of what `check` finds in the definitions, in one line: it does not change with the responses.
    static func remind(of definitions: Findings, round: String) {
        if definitions.isEmpty { return }
        note(
            say(
                "In the definitions: \(definitions.counted); `parsurvey check \(round)` lists them.\n",
                vi: "Trong định nghĩa có \(definitions.counted); xem bằng `parsurvey check \(round)`.\n"))
    }
}

extension Findings {
    /// How many there are of each severity, the gravest first.
    var counted: String {
        Severity.allCases.reversed().compactMap { severity -> String? in
            let count = count(severity)
            return count > 0 ? "\(count) \(severity.counted(count))" : nil
        }.joined(separator: ", ")
    }
}

extension Severity {
    fileprivate func counted(_ count: Int) -> String {
        say(wording.english + (count == 1 ? "" : "s"), vi: wording.vietnamese)
    }
}
