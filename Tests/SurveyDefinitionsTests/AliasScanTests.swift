import Testing

@testable import SurveyDefinitions

@Suite("AliasScan")
struct AliasScanTests {
    @Test(
        "finds the first alias of what is anchored before it",
        arguments: [
            ("a: &x 1\nb: *x", 2, 4), ("? &x a\n: *x", 2, 3), ("[&x 1, *y, *x]", 1, 12), ("ế: &a-1 b\r\nế: *a-1", 2, 4),
            ("a: &x &y 1\nb: **y", 2, 5),
        ])
    func finds(text: String, line: Int, column: Int) {
        #expect(AliasScan.firstAlias(in: text) == AliasScan.Place(line: line, column: column))
    }

    @Test(
        "takes text for no alias that has no anchor",
        arguments: [
            "a: R&D", "a: b & c", "a: 2 * 3", "a: |\n  *one\n  * two\n  &three\n", "# *x", "a: **bold**", "*x &x",
            "a: &x 1\nb: *x1", "a: &x1 1\nb: *x", "&", "*",
        ])
    func passesText(text: String) {
        #expect(AliasScan.firstAlias(in: text) == nil)
    }

    @Test(
        "is not led astray by what looks like an open quote or block of text",
        arguments: [
            "a: b\n  \"c", "a: 'b\n\n  ''c '", "a: \"\\\" \"", "a: b |", "a: # '", "a: b#'", "a: [b\"]", "%A ' 1\n---",
        ])
    func cannotBeHiddenFrom(before: String) {
        #expect(AliasScan.firstAlias(in: before + "\n d: &x [1]\n ? *x\n : 2\n") != nil)
    }

    @Test("aliases of aliases are refused at once, as keys too")
    func refusesBombs() throws {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1..<40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let place = try #require(AliasScan.firstAlias(in: bomb + "? *a39\n: b\n"))
        #expect(place == AliasScan.Place(line: 2, column: 10))
    }
}
