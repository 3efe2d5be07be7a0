/// The name that was probably meant, or nil where none is near: the fewest single-letter edits, at most a third of the
/// name's length; of equally near ones the one that begins alike for longest.
package func nearestName(to name: String, among candidates: [String]) -> String? {
    if name.utf8.count > 200 { return nil }
    let wanted = Array(name.lowercased())
    let near = candidates.filter { abs($0.count - wanted.count) <= max(1, wanted.count / 3) }
    let ranked = near.map { candidate -> (name: String, distance: Int, difference: Int) in
        let letters = Array(candidate.lowercased())
        let shared = zip(wanted, letters).prefix { $0.0 == $0.1 }.count
        return (candidate, editDistance(wanted, letters), -shared)
    }
    let best = ranked.min { ($0.distance, $0.difference, $0.name) < ($1.distance, $1.difference, $1.name) }
    guard let best, best.distance <= max(1, wanted.count / 3) else { return nil }
    return best.name
}

/// Insertions, deletions and substitutions of one element, and swaps of two neighbours (optimal string alignment).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (index, element) in left.enumerated() {
        var row = [index + 1]
        for (column, other) in right.enumerated() {
            var distance = min(last[column] + (element == other ? 0 : 1), last[column + 1] + 1, row[column] + 1)
            if index > 0, column > 0, element == right[column - 1], left[index - 1] == other {
                distance = min(distance, beforeLast[column - 1] + 1)
            }
            row.append(distance)
        }
        beforeLast = last
        last = row
    }
    return last[right.count]
}
