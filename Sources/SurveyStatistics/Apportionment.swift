/// A whole number shared out in proportion to sizes, by largest remainders: first the whole parts of each quota, then one
/// more to those whose remainder is largest, the larger before the smaller and then the first.
///
/// - Parameters:
///   - total: At most the sum of the sizes and that of the limits.
///   - sizes: Above 0.
///   - limits: By part the most that it may get; as many as sizes, none below the whole part of its quota.
/// - Returns: Parts that sum to the total.
package func apportioned(_ total: Int, sizes: [Int], limits: [Int]) -> [Int] {
    let sum = sizes.reduce(0, +)
    guard sum > 0 else { return sizes }
    let quotas = sizes.map { sum.dividingFullWidth(total.multipliedFullWidth(by: $0)) }
    var parts = quotas.map(\.quotient)
    var left = total - parts.reduce(0, +)
    let order = sizes.indices.sorted {
        (quotas[$0].remainder, sizes[$0], -$0) > (quotas[$1].remainder, sizes[$1], -$1)
    }
    while left > 0 {
        let open = order.filter { parts[$0] < limits[$0] }
        precondition(!open.isEmpty, "what is shared out fits within the limits")
        for part in open.prefix(left) { parts[part] += 1 }
        left -= min(left, open.count)
    }
    return parts
}
