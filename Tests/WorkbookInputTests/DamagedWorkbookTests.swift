import Diagnostics
import TestMaterial
import Testing
import WorkbookOutput

@testable import WorkbookInput

/// Workbooks as other programs write them, compressed, and damaged in every way that can be thought of cheaply.
@Suite("Damaged workbooks")
struct DamagedWorkbookTests {
    private static let rows = (0..<40).map { row in ["p\(row)", "S\(row % 3)", "\(row % 5 + 1)"] }

    private static func workbook() throws -> [UInt8] {
        var sheet = SheetText(name: "Phiếu")
        sheet.rows = ([["respondent", "unit", "1.10.1"]] + rows).map { $0.map { SheetCell($0) } }
        return try WorkbookText(title: "", sheets: [sheet]).bytes()
    }

    private static func isClear(_ sheet: SheetTexts) -> Bool {
        sheet.error.map { !$0.diagnostic(file: "b.xlsx").message.vietnamese.isEmpty }
            ?? (Array(sheet.rows.dropFirst()) == rows)
    }

    @Test("every truncation is a clear error")
    func truncated() throws {
        let bytes = try Self.workbook()
        #expect(Self.isClear(SheetTexts(bytes)) && SheetTexts(bytes).error == nil)
        for count in 0..<bytes.count {
            #expect(SheetTexts(Array(bytes[..<count])).error != nil, "the first \(count) bytes")
        }
    }

    @Test("every flipped byte is a clear error or changes nothing")
    func flipped() throws {
        let bytes = try Self.workbook()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= [0xFF, 0x01, 0x80, 0x10][index % 4]
            #expect(Self.isClear(SheetTexts(damaged)), "byte \(index)")
        }
    }

    @Test("bytes that are cut out, doubled or replaced at random are a clear error or change nothing")
    func random() throws {
        let bytes = try Self.workbook()
        var generator = RepeatableNumbers(state: 70)
        for round in 0..<300 {
            var damaged = bytes
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, start + Int.random(in: 1...200, using: &generator))
            switch round % 3 {
            case 0: damaged.removeSubrange(start..<end)
            case 1: damaged.insert(contentsOf: bytes[start..<end], at: start)
            default:
                for index in start..<end { damaged[index] = UInt8.random(in: 0...255, using: &generator) }
            }
            #expect(Self.isClear(SheetTexts(damaged)), "round \(round)")
        }
    }
}
