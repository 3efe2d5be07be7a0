import Foundation
import Testing

@testable import TextOutput

@Suite("JSONValue")
struct JSONValueTests {
    @Test(
        "writes scalars",
        arguments: [
            (JSONValue.null, "null"), (.bool(true), "true"), (.bool(false), "false"), (.integer(-7), "-7"),
            (.number("0.10000000000000001"), "0.10000000000000001"), (.string("Điện Biên"), "\"Điện Biên\""),
            (.string(orNull: nil), "null"), (.string(orNull: "a"), "\"a\""), (.array([]), "[]"), (.object([]), "{}"),
        ])
    func writesScalars(value: JSONValue, text: String) {
        #expect(value.serialized() == text + "\n")
    }

    @Test(
        "escapes what RFC 8259 asks for, and line separators for readers that are JavaScript",
        arguments: [
            (text: "\"\\/", json: "\\\"\\\\/"), (text: "\n\r\t", json: "\\n\\r\\t"), (text: "\r\n", json: "\\r\\n"),
            (text: "\u{0}\u{8}\u{1F}", json: "\\u0000\\u0008\\u001f"), (text: "\u{7F}", json: "\\u007f"),
            (text: "\u{2028}\u{2029}", json: "\\u2028\\u2029"), (text: "ế😀", json: "ế😀"),
            (text: "\"\u{301}", json: "\\\"\u{301}"),
        ])
    func escapes(text: String, json: String) throws {
        let written = JSONValue.string(text).serialized()
        #expect(Array(written.unicodeScalars) == Array("\"\(json)\"\n".unicodeScalars))
        // By another route: Foundation's parser gives the text back.
        let parsed = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed)
        #expect((parsed as? String).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test("keeps the order of members, and members of one name")
    func keepsOrder() {
        let value = JSONValue.object([("b", .integer(1)), ("a", .integer(2)), ("\"", .null), ("a", .integer(3))])
        #expect(value.serialized() == "{\"b\": 1, \"a\": 2, \"\\\"\": null, \"a\": 3}\n")
    }

    @Test("puts what holds more than scalars on lines of its own, indented by two")
    func breaksLines() {
        let value = JSONValue.object([
            ("scores", .array([.object([("unit", .string("S1")), ("none", .array([]))]), .object([])])),
            ("year", .integer(2024)),
        ])
        let text = """
            {
              "scores": [
                {"unit": "S1", "none": []},
                {}
              ],
              "year": 2024
            }

            """
        #expect(value.serialized() == text)
    }

    @Test("puts scalars on one line up to 110 bytes", arguments: [(length: 106, lines: 1), (length: 107, lines: 3)])
    func fitsInALine(length: Int, lines: Int) {
        // Two brackets and two quotes stand around the text.
        let text = JSONValue.array([.string(String(repeating: "x", count: length))]).serialized()
        #expect(text.split(separator: "\n").count == lines)
    }

    @Test("counts the indentation in", arguments: [(length: 104, lines: 3), (length: 105, lines: 5)])
    func fitsInAnIndentedLine(length: Int, lines: Int) {
        let inner = JSONValue.array([.string(String(repeating: "x", count: length))])
        #expect(JSONValue.array([inner]).serialized().split(separator: "\n").count == lines)
    }
}
