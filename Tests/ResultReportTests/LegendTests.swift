import Testing

@testable import ResultReport

@Suite("Legends")
struct LegendTests {
    @Test("labels that do not fit beside each other go on in the next line")
    func lines() {
        let short = Legend(["Tốt", "Khá"])
        #expect(short.height == Legend.lineHeight && short.entries.map(\.y) == [10, 10])
        let label = "Lãnh đạo Ủy ban nhân dân cấp huyện"
        let long = Legend([label, label, label, label, label], top: 40)
        #expect(long.height > Legend.lineHeight)
        #expect(long.entries[0].y == 50 && long.entries[4].y > 50)
        for entry in long.entries { #expect(entry.x + 20 + TextLines.width(entry.label) <= Drawing.width + 1) }
    }
}
