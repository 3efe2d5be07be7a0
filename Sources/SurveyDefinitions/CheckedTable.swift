import Diagnostics
import SurveyModel

/// Everything that does not add up in a table, and what is known of its rows in spite of that.
struct CheckedTable {
    /// Codes, sums, counts, titles, methods, and the remarks beside rows.
    private(set) var findings: [Diagnostic]
    /// The rows by the codes under which they take their places.
    let rows: [CriterionCode: CriteriaRow]
    /// The codes of rows that are missing, with the positions of the findings that say so.
    private let missingRows: [CriterionCode: Int]

    init(_ table: CriteriaTable) {
        let tree = CriteriaTree(table)
        let figures = CriteriaFigures(tree: tree)
        rows = tree.rowsByIdentity
        missingRows = figures.missingRows
        findings = figures.findings + tree.findings + CriteriaRowChecks(tree: tree).findings
        findings += Self.unknownAreas(of: table, tree)
    }

    /// Whether a finding says already that the row of a code is missing.
    func isMissing(_ code: CriterionCode) -> Bool { missingRows[code] != nil }

    /// Takes note that a definition needs a row that is missing: the finding about it is then an error, for no points
    /// could be given to the row.
    mutating func needMissingRow(_ code: CriterionCode) {
        guard let finding = missingRows[code] else { return }
        findings[finding].severity = .error
    }

    /// Areas that the stated counts name and the table does not have.
    private static func unknownAreas(of table: CriteriaTable, _ tree: CriteriaTree) -> [Diagnostic] {
        let areas = Set(tree.nodes.filter { $0.level == .area }.map(\.code))
        return table.stated.areaCounts.filter { !areas.contains($0.area) }.compactMap { area, counts in
            guard let place = counts.criteria?.location ?? counts.subcriteria?.location else { return nil }
            return .badValue(
                at: place,
                Wording("\(table.title) has no area \"\(area)\"", vi: "\(table.title) không có lĩnh vực \"\(area)\""),
                hint: Wording(
                    "write the codes of areas as they stand in the table", vi: "ghi mã lĩnh vực đúng như trong bảng"))
        }
    }
}
