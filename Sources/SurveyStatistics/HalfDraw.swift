/// Half of some units, drawn without replacement: each set of ⌊n ÷ 2⌋ of them is as likely as any other.
///
/// A fair coin is thrown for each unit, and then as many units as are too many or too few are turned over, picked at random.
/// Given how many heads there are, all sets of so many are as likely; and so are they after a unit is turned over.
struct HalfDraw {
    /// A bit for each unit, the first one lowest: whether it was drawn.
    private var words: [UInt64]
    let count: Int
    /// Units for each one drawn, n ÷ n*; 1 for a single unit, which is always drawn: it stands for itself.
    let ratio: Double

    init(_ count: Int, using generator: inout StreamGenerator) {
        self.count = count
        let wanted = count == 1 ? 1 : count / 2
        ratio = count == 1 ? 1 : Double(count) / Double(wanted)
        words = []
        words.reserveCapacity((count + 63) / 64)
        for start in stride(from: 0, to: count, by: 64) {
            words.append(count - start < 64 ? generator.next() & (1 << (count - start) - 1) : generator.next())
        }
        var drawn = words.reduce(0) { $0 + $1.nonzeroBitCount }
        while drawn != wanted {
            let unit = generator.below(count)
            if self[unit] != (drawn > wanted) { continue }
            words[unit >> 6] ^= 1 << (unit & 63)
            drawn += drawn > wanted ? -1 : 1
        }
    }

    /// Whether a unit was drawn.
    subscript(unit: Int) -> Bool { words[unit >> 6] >> (unit & 63) & 1 == 1 }

    /// √(n*·c ÷ (n − n*)); zero for a single unit.
    func lambda(_ correction: Double) -> Double { Self.lambda(ratio: ratio, correction) }

    static func lambda(ratio: Double, _ correction: Double) -> Double {
        ratio == 1 ? 0 : (max(0, correction) / (ratio - 1)).squareRoot()
    }
}
