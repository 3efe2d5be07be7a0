/// The name that was probably meant, or nil where none is near: the fewest edits of a letter, at most a third of the
/// name's length; two letters swapped are one edit.
package func nearestName(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let ranked = candidates.map { ($0, editDistance(wanted, Array($0.lowercased()))) }
    guard let best = ranked.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }), best.1 <= max(1, wanted.count / 3)
    else { return nil }
    return best.0
}

/// How many elements must be inserted, removed, replaced or swapped with the next to turn one name into the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for (line, element) in left.enumerated() {
        var row = [line + 1]
        for (column, other) in right.enumerated() {
            let replaced = rows[line][column] + (element == other ? 0 : 1)
            var least = min(replaced, rows[line][column + 1] + 1, row[column] + 1)
            if line > 0, column > 0, element == right[column - 1], left[line - 1] == other {
                least = min(least, rows[line - 1][column - 1] + 1)
            }
            row.append(least)
        }
        rows.append(row)
    }
    return rows[left.count][right.count]
}
