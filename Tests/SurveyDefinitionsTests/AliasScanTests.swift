import Testing

@testable import SurveyDefinitions

@Suite("AliasScan")
struct AliasScanTests {
    @Test(
        "finds the first anchor or alias",
        arguments: [
            ("a: &x 1", 1, 4), ("a: 1\nb: *x", 2, 4), ("? *x\n: c", 1, 3), ("[*x, b]", 1, 2), ("- a\n- *b", 2, 3),
            ("a: |\n  *text*\nb: *x", 3, 4), ("a: '*x'\nb: \"&y\"\nc: &z", 3, 4), ("# *x\na: *y", 2, 4),
            ("*x : 1", 1, 1), ("a: >-\n  one\n\n  *two\nb: {c: *d}", 5, 8),
        ])
    func finds(text: String, line: Int, column: Int) {
        #expect(AliasScan.firstAlias(in: text) == AliasScan.Place(line: line, column: column))
    }

    @Test(
        "takes text for no alias",
        arguments: [
            "a: R&D", "a: b & c", "a: 2 * 3", "a: |\n  *one\n  * two\n  &three\n", "a: '&x *y'", "# *x",
            "a: \"it's *x\"", "a: >\n    *x\n\n    *y\nb: 1", "- b: |\n    *x\n", "a: b # *x", "a: **bold**",
        ])
    func passesText(text: String) {
        #expect(AliasScan.firstAlias(in: text) == nil)
    }

    @Test("aliases of aliases are refused at once, as keys too")
    func refusesBombs() throws {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1..<40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let place = try #require(AliasScan.firstAlias(in: bomb + "? *a39\n: b\n"))
        #expect(place == AliasScan.Place(line: 1, column: 5))
    }
}
