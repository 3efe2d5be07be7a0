import Foundation
import Testing

@Suite("Documentation")
struct DocumentationTests {
    private static func text(_ name: String) throws -> String {
        try String(contentsOf: BuiltTool.package.appending(path: name), encoding: .utf8)
    }

    @Test("docs/formats.md names every code that a finding can have, and no other")
    func codes() throws {
        let sources = BuiltTool.package.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var codes: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /DiagnosticCode\("([a-z-]+\.[a-z0-9-]+)"\)/) { codes.insert(String(match.1)) }
        }
        // A row may name several codes that mean much the same.
        let rows = try Self.text("docs/formats.md").matches(of: /(?m)^\| ([^|]*`[^|]*) \| [EWR]/).map(\.1)
        let documented = rows.flatMap { $0.matches(of: /`([a-z-]+\.[a-z0-9-]+)`/).map { String($0.1) } }
        #expect(codes.count > 100)
        #expect(Set(documented) == codes, "\(codes.symmetricDifference(documented).sorted())")
        #expect(documented.count == codes.count, "a code stands twice")
    }

    @Test("the rooms of docs/architecture.md import what Package.swift says")
    func rooms() throws {
        let package = try Self.text("Package.swift")
        let lines = try Self.text("docs/architecture.md").matches(of: /(?m)^([A-Za-z]+) +([A-Z–].*(?:\n {10,}.*)*)$/)
        var documented: [String: Set<String>] = [:]
        for line in lines {
            let names = line.2.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            documented[String(line.1)] = Set(names)
        }
        for match in package.matches(of: /(?s)room\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?(?:,\s*embedding: \w+)?\s*\)/) {
            let names = (match.2 ?? "").split { !$0.isLetter && !$0.isNumber }.map {
                $0 == "crypto" ? "Crypto" : String($0)
            }
            #expect(documented[String(match.1)] == Set(names), "\(match.1)")
        }
    }

    @Test(
        "the project speaks of itself alone",
        arguments: [
            "README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/formats.md", "docs/architecture.md",
        ])
    func noMachinePaths(file: String) throws {
        let text = try Self.text(file)
        for word in ["/home/", "/root/", "/tmp/", "/Users/"] { #expect(!text.contains(word), "\(word)") }
    }
}
