package import Scoring
package import SurveyModel

/// Which points the report shows: those of rows with fewer people than may be shown are left out, and others with them, so
/// that the sum of the block does not give them away.
package struct PublishedPoints: Sendable {
    /// By row of the sheet.
    package let isRowHidden: [Bool]
    /// By block of the sheet.
    package let isBlockHidden: [Bool]

    package init(round: Round, sheet: ScoreSheet, counts: ResponseCounts) {
        var rows = [Bool](repeating: false, count: sheet.rows.count)
        var blocks = [Bool](repeating: false, count: sheet.blocks.count)
        let members = Dictionary(grouping: sheet.rows.indices) { sheet.rows[$0].unit }
        for (index, block) in sheet.blocks.enumerated() where block.method == .survey {
            let places = (members[block.unit] ?? []).filter {
                sheet.rows[$0].criterion.method == .survey && sheet.rows[$0].awardedPoints != nil
            }
            let secret = places.filter { Self.isFew(sheet.rows[$0].scoredRespondents) }
            if secret.isEmpty { continue }
            for place in secret { rows[place] = true }
            // The fewer people, the sooner; then in the order of the table.
            let order = places.filter { !rows[$0] }.sorted {
                (sheet.rows[$0].scoredRespondents ?? 0, $0) < (sheet.rows[$1].scoredRespondents ?? 0, $1)
            }
            var rest = order[...]
            while !Self.isLoose(places.filter { rows[$0] }, sheet), let next = rest.popFirst() { rows[next] = true }
            blocks[index] = !Self.isLoose(places.filter { rows[$0] }, sheet)
        }
        isRowHidden = rows
        isBlockHidden = blocks
    }

    private static func isFew(_ people: Int?) -> Bool {
        people.map { (1..<CellSuppression.fewest).contains($0) } ?? false
    }

    /// Whether each of some points may be anything in at least half of its range, given their sum.
    private static func isLoose(_ rows: [Int], _ sheet: ScoreSheet) -> Bool {
        let maxima = rows.map { sheet.rows[$0].maximumPoints?.tenThousandths ?? 0 }
        let (sum, limit) = (
            rows.reduce(0) { $0 + (sheet.rows[$1].awardedPoints?.tenThousandths ?? 0) }, maxima.reduce(0, +)
        )
        return maxima.allSatisfy { own in
            let (low, high) = (max(0, sum - (limit - own)), min(own, sum))
            return (high - low) * 2 >= own
        }
    }
}
