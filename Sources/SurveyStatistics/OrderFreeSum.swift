/// The sum of numbers, to the same digit in whatever order they stand.
///
/// Every number is cut at places that the largest of them and their count determine, so that each part adds up without
/// rounding; what lies below the third cut is dropped, some 2⁻⁹⁰ of the largest. Source: Rump, Ogita and Oishi (2008),
/// Accurate floating-point summation, part I, section 3; Demmel and Nguyen (2013), Fast reproducible summation.
func orderFreeSum(_ values: [Double]) -> Double {
    guard let cuts = SummationCuts(values) else { return values.reduce(0, +) }
    var sum = CutSum()
    for value in values { sum.add(cuts.parts(of: value)) }
    return sum.value / cuts.scale
}

/// The sums of the numbers of each group, to the same digit in whatever order they stand.
///
/// - Parameters:
///   - groups: For each number its group, from 0; one below 0 belongs to none.
///   - count: How many groups there are.
func orderFreeSums(_ values: [Double], in groups: [Int], count: Int) -> [Double] {
    var sums = [CutSum](repeating: CutSum(), count: count)
    let cuts = SummationCuts(values)
    for (value, group) in zip(values, groups) where group >= 0 {
        sums[group].add(cuts?.parts(of: value) ?? CutSum(high: value))
    }
    let scale = cuts?.scale ?? 1
    return sums.map { $0.value / scale }
}

/// A number in its parts, or a sum of such parts, none of which has been rounded.
struct CutSum {
    var high = 0.0
    var middle = 0.0
    var low = 0.0

    var value: Double { high + (middle + low) }

    @inline(__always)
    mutating func add(_ other: CutSum) {
        high += other.high
        middle += other.middle
        low += other.low
    }
}

/// Where the numbers of a sum are cut: three powers of two, each far enough above what is left of them.
struct SummationCuts: Sendable {
    /// A power of two that keeps the cuts within the range of a double; 1 but for sizes that no survey has.
    let scale: Double
    private let first: Double
    private let second: Double
    private let third: Double

    /// Nil where there is nothing to cut: all are zero, or one is not finite.
    init?(_ values: [Double]) {
        var largest = 0.0
        for value in values {
            guard value.isFinite else { return nil }
            largest = max(largest, value.magnitude)
        }
        self.init(largest: largest, count: values.count)
    }

    /// Nil where the largest magnitude is zero or not finite.
    ///
    /// - Parameters:
    ///   - largest: At least the magnitude of every number.
    ///   - count: At least how many numbers are summed.
    init?(largest: Double, count: Int) {
        guard largest > 0, largest.isFinite else { return nil }
        // 2^room is at least the count of numbers and two more.
        let room = Int.bitWidth - (count + 1).leadingZeroBitCount
        let step = Double(sign: .plus, exponent: room - 53, significand: 1)
        let exponent = Int(largest.exponent)
        let shift = abs(exponent) > 600 ? -exponent : 0
        scale = Double(sign: .plus, exponent: min(shift, 1000), significand: 1)
        first = Double(sign: .plus, exponent: exponent + min(shift, 1000) + 1 + room, significand: 1)
        second = first * step
        third = second * step
    }

    @inline(__always)
    func parts(of value: Double) -> CutSum {
        let scaled = value * scale
        let high = (first + scaled) - first
        let rest = scaled - high
        let middle = (second + rest) - second
        let low = rest - middle
        return CutSum(high: high, middle: middle, low: (third + low) - third)
    }
}
