import Foundation
import Glibc

/// One finished run of a program.
struct Run {
    /// From before the program was started until it had ended.
    var seconds: Double
    var peakMegabytes: Double
    /// What the program printed on standard error.
    var messages: String

    /// The seconds that a peer prints for itself, without the start of its interpreter.
    var ownSeconds: Double? {
        let words = messages.split(separator: " ").map(String.init)
        guard let index = words.firstIndex(where: { $0.hasPrefix("seconds") }), index > 0 else { return nil }
        return Double(words[index - 1].split(separator: "\n").last ?? "")
    }
}

/// A program with its arguments.
struct Command {
    var words: [String]

    init(_ words: String...) { self.words = words }

    /// Runs the program to its end.
    ///
    /// - Parameter expected: The exit status that it must have.
    func run(status expected: Int32 = 0) throws -> Run {
        var pipe: [Int32] = [0, 0]
        guard unsafe Glibc.pipe(&pipe) == 0 else { throw BenchError("no pipe: \(errno)") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO)
        posix_spawn_file_actions_addclose(&actions, pipe[0])
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        let start = ContinuousClock.now
        guard posix_spawnp(&child, words[0], &actions, nil, &arguments, environ) == 0 else {
            throw BenchError("cannot start \(words[0])")
        }
        close(pipe[1])
        let messages = FileHandle(fileDescriptor: pipe[0], closeOnDealloc: true).readDataToEndOfFile()
        var status: Int32 = 0
        var usage = rusage()
        wait4(child, &status, 0, &usage)
        let taken = ContinuousClock.now - start
        let text = String(decoding: messages, as: UTF8.self)
        guard status == expected << 8 else { throw BenchError("\(words.joined(separator: " ")) failed:\n\(text)") }
        return Run(
            seconds: Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18,
            peakMegabytes: Double(usage.ru_maxrss) / 1024, messages: text)
    }

    /// What the program prints on standard output, without the white space around it.
    func output() throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

struct BenchError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
