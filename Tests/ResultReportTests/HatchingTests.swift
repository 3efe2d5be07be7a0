import Testing

@testable import ResultReport

@Suite("Hatching")
struct HatchingTests {
    @Test("lines run from edge to edge of their box, six apart, and never beyond it")
    func lines() {
        // x + y from 10 + 20 to 22 + 28: 36, 42 and 48; x - y from 10 - 28 to 22 - 20: -12, -6 and 0.
        let rising = Hatching.rising.lines(x: 10, y: 20, width: 12, height: 8)
        #expect(rising.map { $0.from.x + $0.from.y } == [36, 42, 48])
        #expect(rising.map { $0.to.x + $0.to.y } == [36, 42, 48])
        let falling = Hatching.falling.lines(x: 10, y: 20, width: 12, height: 8)
        #expect(falling.map { $0.from.x - $0.from.y } == [-12, -6, 0])
        let crossed = Hatching.crossed.lines(x: 10, y: 20, width: 12, height: 8)
        #expect(crossed.count == 6)
        for end in crossed.flatMap({ [$0.from, $0.to] }) {
            #expect((10...22).contains(end.x) && (20...28).contains(end.y))
            #expect(end.x == 10 || end.x == 22 || end.y == 20 || end.y == 28)
        }
        #expect(Hatching.rising.lines(x: 10, y: 20, width: 0, height: 8).isEmpty)
        #expect(Hatching.rising.lines(x: 12.5, y: 20, width: 0.4, height: 0.4).isEmpty)
    }

    @Test("sides and groups that only their hue would tell apart are hatched")
    func styles() {
        #expect(["b1", "b2", "g2", "gone"].allSatisfy { Hatching(style: $0) != nil })
        #expect(["a0", "a1", "a2", "g0", "g1", "h3"].allSatisfy { Hatching(style: $0) == nil })
    }
}
