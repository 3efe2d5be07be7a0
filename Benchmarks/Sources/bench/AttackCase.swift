import Foundation

/// Files that are made to hurt: what it takes to refuse each, above a file without responses.
struct AttackCase {
    let place: Workplace
    static let secondsAllowed = 0.050, megabytesAllowed = 20.0

    func run() throws {
        print("\nfiles made to hurt, above a file without responses")
        var files = [(name: "empty.xml", text: "<responses/>")] + xmlFiles + tableFiles
        for index in files.indices {
            let path = "\(place.data)/attack-\(files[index].name)"
            try files[index].text.write(toFile: path, atomically: true, encoding: .utf8)
            files[index].text = path
        }
        defer { for file in files { try? FileManager.default.removeItem(atPath: file.text) } }
        let timings = try compare(
            files.enumerated().map { index, file in
                Side(
                    name: file.name, command: Command(place.tool, "points", place.round, "--from", file.text),
                    status: index == 0 ? 0 : 1)
            })
        var missed: [String] = []
        for timing in timings.dropFirst() {
            let seconds = timing.median - timings[0].median
            let megabytes = timing.peakMegabytes - timings[0].peakMegabytes
            print("  \(timing.name): \((seconds * 1000).rounded(1)) ms, \(megabytes.rounded(1)) MB")
            if seconds > Self.secondsAllowed || megabytes > Self.megabytesAllowed { missed.append(timing.name) }
        }
        if !missed.isEmpty { throw BenchError("refused too slowly, or with too much memory: \(missed)") }
    }

    private var xmlFiles: [(name: String, text: String)] {
        let laughs = (1...9).map { level in
            let inner = level == 1 ? "&lol;" : "&lol\(level - 1);"
            return "<!ENTITY lol\(level) \"\(String(repeating: inner, count: 10))\">"
        }
        let attributes = (0..<60_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        let long = String(repeating: "1", count: 20_000_000)
        return [
            (
                "billion-laughs.xml",
                "<!DOCTYPE r [<!ENTITY lol \"lol\">\(laughs.joined())]><responses>&lol9;</responses>"
            ),
            (
                "quadratic-blow-up.xml",
                "<!DOCTYPE r [<!ENTITY a \"\(String(repeating: "a", count: 50_000))\">]><responses>"
                    + String(repeating: "&a;", count: 50_000) + "</responses>"
            ),
            (
                "external-entity.xml",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><responses>&x;</responses>"
            ),
            ("deep-nesting.xml", "<responses>" + String(repeating: "<a>", count: 200_000)),
            ("many-attributes.xml", "<responses \(attributes)/>"), ("long-value.xml", "<responses year=\"\(long)\"/>"),
            ("long-name.xml", "<r\(long)/>"), ("long-comment.xml", "<!--\(long)--><responses/>"),
        ]
    }

    private var tableFiles: [(name: String, text: String)] {
        let long = String(repeating: "x", count: 20_000_000)
        let header = "response_id,group,unit,1.10.1\n"
        return [
            ("long-field.csv", header + "\"\(long)\",official,S01,5\n"),
            ("many-columns.csv", String(repeating: "a,", count: 5_000_000) + "\n"),
            ("long-line.csv", long), ("open-quote.csv", header + "r1,official,\"S01,5\n\(long)"),
        ]
    }
}
