import Diagnostics
import SurveyModel

extension CriteriaTable {
    /// Everything that does not add up in the table: codes, sums, counts, titles, methods, and the remarks beside rows.
    var findings: [Diagnostic] {
        let tree = CriteriaTree(self)
        return tree.findings + CriteriaFigures(tree: tree).findings + CriteriaRowChecks(tree: tree).findings
            + unknownAreas(in: tree)
    }

    /// Areas that the stated counts name and the table does not have.
    private func unknownAreas(in tree: CriteriaTree) -> [Diagnostic] {
        let areas = Set(tree.nodes.filter { $0.level == .area }.map(\.code))
        return stated.areaCounts.filter { !areas.contains($0.area) }.compactMap { area, counts in
            guard let place = counts.criteria?.location ?? counts.subcriteria?.location else { return nil }
            return .badValue(
                at: place,
                Wording("\(title) has no area \"\(area)\"", vi: "\(title) không có lĩnh vực \"\(area)\""),
                hint: Wording(
                    "write the codes of areas as they stand in the table", vi: "ghi mã lĩnh vực đúng như trong bảng"))
        }
    }
}
