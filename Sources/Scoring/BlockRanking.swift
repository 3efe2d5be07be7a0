/// The places of units of one kind by the share that they reach of their own maximum.
package enum BlockRanking {
    /// Ranks from 1, the largest value first; equal values share the better rank, and nil has none.
    package static func ranks(of values: [Double?]) -> [Int?] {
        values.map { value in value.map { own in 1 + values.count { other in other.map { $0 > own } ?? false } } }
    }
}
