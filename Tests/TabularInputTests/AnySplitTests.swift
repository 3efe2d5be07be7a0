import TestMaterial
import Testing

@testable import TabularInput

/// Any split of the bytes into chunks gives the same records, positions and errors.
@Suite("Any split of the bytes")
struct AnySplitTests {
    static let chunks = [1, 2, 3, 5, 7, 16, 64, 1000]

    static let texts = [
        "", "a", "a,b\n1,2\n", "a,b\r\n\"1\r\n\",2\r\n\r\n3,4", "\r\r\n\n\ra\r\rb\r\n\rc",
        "\u{FEFF}Họ tên;Xã\r\n\"Nguyễn \"\"Văn\"\" A\";\"Ấp 1\nấp 2\"\r\n", "sep=;\r\na;b,c\r\n1;2",
        "sep=\t\ra\tb\r1\t2",
        "a,b\n\"x\"y,2\n3,4\n", "a,b\n\"x\"\r\n\"\"\r\"\"\"\"\n", "a,b\n1,2\n\"never closed, \"\"\n3,4",
        "a,b\n1,\u{0}\n", "a|b\n" + String(repeating: "1|\"2\r\n\"|\n", count: 40), "PK\u{3}\u{4}\u{0}",
        "\"a,;;;\"\"b\",c\n1,2",
    ]

    @Test("reads the same", arguments: texts, chunks)
    func readsTheSame(text: String, chunk: Int) {
        #expect(Trace(text, chunk: chunk) == Trace(text))
    }

    @Test("finds the same bad bytes", arguments: chunks)
    func findsTheSameBadBytes(chunk: Int) {
        let bytes = Array("a,b\nế".utf8) + [0xE1, 0xBA] + Array(",\"x\n".utf8) + [0xFF, 0x80] + Array("\"\n".utf8)
        let whole = Trace(bytes)
        #expect(whole.rows.last?.undecodable == ["2:2", "3:1"])
        #expect(Trace(bytes, chunk: chunk) == whole)
    }

    @Test("refuses the same, whichever limit is reached", arguments: texts, chunks)
    func refusesTheSame(text: String, chunk: Int) {
        for limits in [
            TabularLimits.small(record: 5), .small(field: 3), .small(fields: 1), .small(record: 6, field: 4, fields: 2),
            .small(record: 4, field: 4, fields: 2), .small(record: 30, field: 6),
        ] {
            #expect(Trace(text, chunk: chunk, limits: limits) == Trace(text, limits: limits))
        }
    }

    @Test("reads the same of random bytes that matter to the scanner", arguments: 0..<60)
    func readsRandomBytesTheSame(seed: UInt64) {
        var generator = RepeatableNumbers(state: seed)
        let alphabet = Array("aế,;\"\"\"\r\n\n".utf8) + [0xFF]
        let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        }
        let limits = seed % 2 == 0 ? TabularLimits.standard : .small(record: 40, field: 20, fields: 5)
        let whole = Trace(bytes, limits: limits)
        for chunk in Self.chunks { #expect(Trace(bytes, chunk: chunk, limits: limits) == whole) }
    }
}
