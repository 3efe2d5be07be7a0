import Diagnostics
import TestMaterial
import Testing

@testable import SurveyDefinitions

@Suite("DefinitionFile: what a YAML file may not be")
struct DefinitionFileTests {
    /// `line:column code` of each finding; nil first where the file gave no mapping.
    private func findings(_ text: String) throws -> (isRead: Bool, found: [String], texts: [String]) {
        try withTemporaryFolder { folder in
            try write(text, to: folder + "/d.yaml")
            var findings = Findings()
            var reader = DefinitionReader()
            let map = reader.mapping(path: folder + "/d.yaml", findings: &findings)
            return (
                map != nil,
                findings.kept.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)" },
                findings.kept.flatMap { [$0.message.english, $0.message.vietnamese] }
            )
        }
    }

    @Test(
        "is refused with the place of what is wrong",
        arguments: [
            ("", "0:0 definition.syntax"), ("# a remark", "0:0 definition.syntax"),
            ("- a", "1:1 definition.wrong-type"), ("a: [1, 2", "2:1 definition.syntax"),
            ("a: \"b", "1:6 definition.syntax"), ("a:\n\t- b", "2:1 definition.syntax"),
            ("a: 1\na: 2", "1:1 definition.repeated-key"), ("a: 1\n---\nb: 2", "2:1 definition.syntax"),
            ("a: &x [1]\nb: *x", "2:4 definition.alias"), ("a: *x", "1:4 definition.syntax"),
            ("a: !<", "1:6 definition.syntax"), ("a: b\u{0}c", "0:0 definition.syntax"),
            ("a: \u{1}", "0:0 definition.syntax"), ("a: b: c", "1:5 definition.syntax"),
        ])
    func refuses(text: String, expected: String) throws {
        let (isRead, found, texts) = try findings(text)
        #expect(!isRead)
        #expect(found == [expected])
        #expect(texts.allSatisfy { !$0.isEmpty })
    }

    @Test("names a key that is a list, and one that differs from another in its Unicode form only")
    func namesKeys() throws {
        #expect(try findings("[a]: 1\nb: 2").found == ["1:1 definition.wrong-type"])
        #expect(try findings("\u{1EC7}: 1\ne\u{323}\u{302}: 2").found == ["1:1 definition.repeated-key"])
    }

    @Test(
        "nests up to a limit, in every way of nesting, and no deeper",
        arguments: [("[", ""), ("{a: ", ""), ("- ", "x"), ("? ", "x"), ("[{? ", "")])
    func limitsNesting(open: String, end: String) throws {
        let deep = try findings("a:\n " + String(repeating: open, count: 100_000) + end)
        #expect(!deep.isRead)
        #expect(deep.found.map { $0.split(separator: " ").last } == ["definition.nesting"])
        #expect(deep.texts.allSatisfy { $0.contains("\(DefinitionReader.nestingLimit)") })
    }

    @Test("nests nearly as deep as the limit")
    func allowsNesting() throws {
        let depth = DefinitionReader.nestingLimit - 10
        let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try findings(text).isRead)
    }

    @Test("is as large as the limit, and no larger")
    func limitsSize() throws {
        let remark = "a: 1\n#"
        let fits = remark + String(repeating: "x", count: DefinitionReader.sizeLimit - remark.utf8.count)
        #expect(try findings(fits).isRead)
        let long = try findings(fits + "x")
        #expect(!long.isRead)
        #expect(long.found == ["0:0 file.too-large"])
        #expect(long.texts.allSatisfy { $0.contains("\(DefinitionReader.sizeLimit)") })
    }
}
