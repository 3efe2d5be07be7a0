import Foundation

/// Debian's openpyxl, by which tests look at workbooks and fill them as other programs do.
package enum Openpyxl {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// Runs lines of Python that find openpyxl imported and the arguments in `args`.
    ///
    /// - Returns: What they print.
    @discardableResult
    package static func run(_ script: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", "import sys, openpyxl\nargs = sys.argv[1:]\n" + script] + arguments
        process.environment = ["PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "python3-openpyxl is needed, see .ci/setup: \(complaint)")
        }
        return text
    }
}
