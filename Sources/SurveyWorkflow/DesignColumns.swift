import Diagnostics
import SurveyModel
import SurveyStatistics
import TabularInput

/// Makes the design of a file from its columns.
struct DesignColumns {
    let data: NamedColumns
    let columns: EstimateColumns
    let path: String

    /// - Parameter areRowsOrdered: Whether rows that are units themselves are numbered by what they hold and not by where
    ///   they stand, so that random numbers fall on the same ones in any order of rows.
    /// - Returns: Nil, with errors among the findings, where a cell is bad or the columns contradict each other.
    func design(areRowsOrdered: Bool = false, findings: inout Findings) -> SurveyDesign? {
        let weights = columns.weights.map { data.numbers($0, findings: &findings) }
        let populations = columns.populations.map { data.numbers($0, findings: &findings) }
        guard weights.map({ $0 != nil }) ?? true, !populations.contains(where: { $0 == nil }) else { return nil }
        var clusters = columns.clusters.map { TextCodes(data.texts($0)).codes }
        if clusters.isEmpty, areRowsOrdered { clusters = [data.ranks(by: columns.names)] }
        do throws(DesignFault) {
            return try SurveyDesign(
                rows: data.count, strata: columns.strata.map { TextCodes(data.texts($0)).codes },
                clusters: clusters,
                weights: weights.flatMap { $0 }, populations: populations.compactMap { $0 })
        } catch {
            findings.add(error.diagnostic(at: self))
            return nil
        }
    }

    /// Where a cell of a column of the design stands; the whole file without such a column.
    func cell(_ column: String?, row: Int) -> SourceLocation {
        column.map { data.location(row: row, $0) } ?? SourceLocation(file: path)
    }

    func cluster(stage: Int) -> String? {
        columns.clusters.indices.contains(stage - 1) ? columns.clusters[stage - 1] : nil
    }

    func population(stage: Int) -> String? {
        columns.populations.indices.contains(stage - 1) ? columns.populations[stage - 1] : nil
    }
}

/// Numbers for the texts of a column, in the order of texts.
struct TextCodes {
    /// Distinct texts, numbers among them by size where all are numbers; blank ones left out.
    let levels: [String]
    /// For each row the position of its text; −1 where it is blank.
    let codes: [Int]

    init(_ texts: [String]) {
        let distinct = Set(texts).subtracting([""])
        let numbers = Dictionary(uniqueKeysWithValues: distinct.map { ($0, number(in: $0)) })
        levels =
            numbers.values.contains(nil)
            ? distinct.sorted()
            : distinct.sorted { left, right in
                let (leftNumber, rightNumber) = (numbers[left] ?? nil, numbers[right] ?? nil)
                return (leftNumber ?? 0, left) < (rightNumber ?? 0, right)
            }
        let positions = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        codes = texts.map { positions[$0] ?? -1 }
    }
}
