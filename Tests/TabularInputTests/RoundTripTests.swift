import TestMaterial
import Testing

@testable import TabularInput

/// A table written by the rules of RFC 4180 and read again is the same table.
@Suite("Write, then read")
struct RoundTripTests {
    @Test(
        "gives back every field", arguments: 0..<40, ["\n", "\r\n", "\r"])
    func givesBackEveryField(seed: UInt64, lineEnd: String) {
        var generator = RepeatableNumbers(state: seed)
        let separator = Dialect.Separator.allCases.randomElement(using: &generator) ?? .comma
        let table = Self.table(&generator)
        let text = table.map { row in
            row.map { Self.written($0, separator, &generator) }
                .joined(separator: String(decoding: [separator.rawValue], as: UTF8.self))
        }.joined(separator: lineEnd)
        let trace = Trace(text, chunk: 1 + Int(seed), dialect: Dialect(separator: separator))
        #expect(trace.texts == table)
        #expect(trace.error == nil)
    }

    private static func table(_ generator: inout RepeatableNumbers) -> [[String]] {
        let pieces = ["", "", "1", "Nguyễn", " ", ",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", "e\u{302}", "😀"]
        let width = Int.random(in: 2...6, using: &generator)
        return (0..<Int.random(in: 1...20, using: &generator)).map { _ in
            (0..<width).map { _ in
                (0..<Int.random(in: 0...4, using: &generator))
                    .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            }
        }
    }

    private static func written(
        _ text: String, _ separator: Dialect.Separator, _ generator: inout RepeatableNumbers
    ) -> String {
        let special = [separator.rawValue, UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        guard text.utf8.contains(where: special.contains) || Bool.random(using: &generator) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
