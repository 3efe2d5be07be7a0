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

    @Test(
        "finds the fields of one byte or none that end a row", arguments: [1, 2, 16, 28, 31, 32, 33, 63, 64, 65, 150])
    func tail(count: Int) {
        var generator = RepeatableNumbers(state: UInt64(count))
        var (taken, refused) = (0, 0)
        for round in 0..<2_000 {
            let blanks = [0, 3, 50, 100].randomElement(using: &generator) ?? 0
            var row: [UInt8] = [0x2C]
            for index in 0..<count {
                if Int.random(in: 0..<100, using: &generator) >= blanks { row.append(0x31 + UInt8(index % 5)) }
                row.append(index == count - 1 ? 0x0A : 0x2C)
            }
            switch round % 6 {
            case 1: row.insert(0x39, at: Int.random(in: 1..<row.count, using: &generator))
            case 2: row[Int.random(in: 1..<row.count, using: &generator)] = 0x2C
            case 3: row.remove(at: Int.random(in: 1..<row.count, using: &generator))
            default: break
            }
            let available = round % 5 == 4 ? Int.random(in: 0..<row.count, using: &generator) : row.count - 1
            row += Self.bytes(80, &generator)
            let functions = [parsurvey_tail_portable, parsurvey_tail_sse2, parsurvey_tail_bmi2]
            let results = functions.prefix(parsurvey_has_bmi2() != 0 ? 3 : 2).map { tail in
                var out = [UInt8](repeating: 0xEE, count: count + 80)
                let length = row.withUnsafeBufferPointer { bytes in
                    bytes.baseAddress.map { tail($0 + 1, available, 0x2C, 0x0A, count, &out) } ?? -2
                }
                // Whether the bytes of a row that goes on behind those available are used is its reader's to decide.
                return length < 0 || length > available ? [-1] : [length] + out[..<count].map(Int.init)
            }
            #expect(results.allSatisfy { $0 == results[0] })
            if results[0] == [-1] { refused += 1 } else { taken += 1 }
        }
        #expect(taken > 200 && refused > 200)
    }

    @Test("compares a row with the places of separators, and with the row before")
    func fits() {
        var generator = RepeatableNumbers(state: 4)
        var fitting = 0
        for _ in 0..<4_000 {
            let length = Int.random(in: 1...96, using: &generator)
            var row = (0..<96).map { _ in UInt8.random(in: 0x30...0x39, using: &generator) }
            var shape = RowShape()
            shape.separator = [0x2C, 0x09, 0x7C].randomElement(using: &generator) ?? 0
            let commas = (0..<length).filter { $0 == length - 1 || Int.random(in: 0..<6, using: &generator) == 0 }
            for place in commas { row[place] = shape.separator }
            shape.separators.words = Self.words(commas)
            shape.within.words = Self.words(Array(0..<length))
            var before = row
            for _ in 0..<3 { before[Int.random(in: 0..<96, using: &generator)] = 0x41 }
            if Bool.random(using: &generator) {
                row[Int.random(in: 0..<96, using: &generator)] = Self.bytes(1, &generator)[0]
            }
            let functions = [parsurvey_fits_portable, parsurvey_fits_sse2, parsurvey_fits_avx2]
            let results = functions.prefix(parsurvey_has_avx2() != 0 ? 3 : 2).map { fits in
                var changed = ByteBits()
                let answer = fits(row, before, &shape, &changed)
                return [UInt32(answer), changed.words.0, changed.words.1, changed.words.2]
            }
            #expect(results.allSatisfy { $0 == results[0] })
            let differing = Self.words((0..<96).filter { row[$0] != before[$0] })
            #expect(results[0].dropFirst().elementsEqual([differing.0, differing.1, differing.2]))
            fitting += Int(results[0][0])
        }
        #expect(fitting > 1_000 && fitting < 4_000)
    }

    /// A bit for each of some places.
    private static func words(_ places: [Int]) -> (UInt32, UInt32, UInt32) {
        var words: [UInt32] = [0, 0, 0]
        for place in places { words[place / 32] |= 1 << UInt32(place % 32) }
        return (words[0], words[1], words[2])
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
