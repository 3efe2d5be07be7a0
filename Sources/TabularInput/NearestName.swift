/// The candidate that differs least from a mistyped name; nil when all differ in more than a third of its letters.
///
/// The earlier candidate wins a tie. Case is no difference.
func nearestName(to name: String, in candidates: [String]) -> String? {
    let typed = Array(name.lowercased())
    let distances = candidates.map { (name: $0, distance: editDistance(typed, Array($0.lowercased()))) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return nearest.distance <= max(1, typed.count / 3) ? nearest.name : nil
}

/// How many letters must be inserted, removed, replaced or swapped with the next to turn one name into the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for (line, letter) in left.enumerated() {
        var row = [line + 1]
        for (column, other) in right.enumerated() {
            let replaced = rows[line][column] + (letter == other ? 0 : 1)
            var least = min(replaced, rows[line][column + 1] + 1, row[column] + 1)
            if line > 0, column > 0, letter == right[column - 1], left[line - 1] == other {
                least = min(least, rows[line - 1][column - 1] + 1)
            }
            row.append(least)
        }
        rows.append(row)
    }
    return rows[left.count][right.count]
}
