/// A small generator of random numbers (SplitMix64; Steele, Lea and Flood 2014) that gives the same numbers everywhere.
///
/// Only whole numbers and comparisons are used in drawing: no function of a mathematical library, whose last digit may
/// differ between machines.
struct SeededGenerator: Sendable {
    private var state: UInt64

    /// A stream of its own for each part of what is simulated, so that one part's length does not move another's draws.
    init(seed: UInt64, stream: UInt64...) {
        state = seed
        for part in stream {
            state = next() ^ (part &* 0x9E37_79B9_7F4A_7C15)
        }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Uniform in [0, 1), in steps of 2⁻⁵³.
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Nearly normal with mean 0: the sum of twelve uniform draws less six, times the standard deviation.
    mutating func normal(standardDeviation: Double) -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += uniform() }
        return sum * standardDeviation
    }

    /// A whole number from 0 up to, not including, `bound`.
    mutating func index(below bound: Int) -> Int { min(Int(uniform() * Double(bound)), bound - 1) }
}
