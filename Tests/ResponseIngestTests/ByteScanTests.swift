import CByteScan
import TestMaterial
import Testing

/// What stands twice, with the processor's vectors and in plain C, must be the same twice.
@Suite("Bytes scanned many at a time")
struct ByteScanTests {
    /// Bytes of which about half are separators, line ends, quotes and others that matter.
    private static func bytes(_ count: Int, _ generator: inout RepeatableNumbers) -> [UInt8] {
        let special: [UInt8] = [0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x22, 0x21, 0x20, 0x00, 0x7F, 0x80, 0xFF, 0x35, 0x39]
        return (0..<count).map { _ in
            Bool.random(using: &generator)
                ? special.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
        }
    }

    @Test("finds separators and rare bytes", arguments: [0x2C, 0x3B, 0x09, 0x7C] as [UInt8])
    func masks(separator: UInt8) {
        var generator = RepeatableNumbers(state: 1)
        for _ in 0..<2_000 {
            let bytes = Self.bytes(32, &generator)
            let (fast, plain) = (parsurvey_masks(bytes, separator), parsurvey_masks_portable(bytes, separator))
            #expect(fast.separator == plain.separator && fast.rare == plain.rare)
        }
    }

    @Test("packs every second byte and marks the ends", arguments: [0x2C, 0x3B, 0x09, 0x7C] as [UInt8])
    func pairs(separator: UInt8) {
        var generator = RepeatableNumbers(state: 2)
        for terminator in [0x0A, 0x0D] as [UInt8] {
            for _ in 0..<2_000 {
                let bytes = Self.bytes(32, &generator)
                var (fast, plain) = ([UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: 16))
                let marks = parsurvey_pairs(bytes, separator, terminator, &fast)
                #expect(marks == parsurvey_pairs_portable(bytes, separator, terminator, &plain))
                #expect(fast == plain)
            }
        }
    }

    @Test("counts the answers of rows, and nothing of a row that is not allowed", arguments: [1, 2, 3])
    func count(blocks: Int) {
        var generator = RepeatableNumbers(state: 3)
        let lanes = blocks * 32
        let codes: [UInt8] = [0x31, 0x32, 0x33, 0x34, 0x35, 0x39]
        let low = (0..<lanes).map { UInt8($0 % 7 == 6 ? 255 : 0x31) }
        let high = (0..<lanes).map { UInt8($0 % 7 == 6 ? 0 : $0 % 3 == 0 ? 0x33 : 0x35) }
        let other = (0..<lanes).map { UInt8($0 % 2 == 0 ? 0x39 : 0) }
        let wide = codes.flatMap { Array(repeating: $0, count: 32) }
        var counts = [[UInt8]](repeating: Array(repeating: 0, count: lanes * codes.count), count: 3)
        var counted = 0
        low.withUnsafeBufferPointer { low in
            high.withUnsafeBufferPointer { high in
                other.withUnsafeBufferPointer { other in
                    wide.withUnsafeBufferPointer { wide in
                        var table = AnswerTable(
                            low: low.baseAddress, high: high.baseAddress, other: other.baseAddress,
                            codes: wide.baseAddress, codeCount: codes.count, blocks: blocks)
                        for row in 0..<250 {
                            var answers = (0..<lanes).map { lane -> UInt8 in
                                [0, 0x31, 0x32, 0x33].filter { $0 == 0 || $0 >= low[lane] && $0 <= high[lane] }
                                    .randomElement(using: &generator) ?? 0
                            }
                            if row % 5 == 0 { answers[row % lanes] = UInt8.random(in: 0...255, using: &generator) }
                            if row % 11 == 0 { answers = Array(repeating: 0, count: lanes) }
                            let results = [
                                parsurvey_count_portable(answers, &counts[0], &table),
                                parsurvey_count_sse2(answers, &counts[1], &table),
                                parsurvey_has_avx2() != 0
                                    ? parsurvey_count_avx2(answers, &counts[2], &table)
                                    : parsurvey_count_portable(answers, &counts[2], &table),
                            ]
                            #expect(results[1] == results[0] && results[2] == results[0])
                            counted += Int(results[0])
                        }
                    }
                }
            }
        }
        #expect(counts[1] == counts[0] && counts[2] == counts[0])
        #expect(counted > 150 && counted < 250)
    }
}
