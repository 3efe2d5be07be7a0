import Diagnostics
import SurveyModel

// How many rows there are of each level, against what the text states.
extension CriteriaFigures {
    mutating func checkCounts() {
        checkCount(.area, stated: table.stated.areas)
        checkCount(.criterion, stated: table.stated.criteria)
        checkCount(.subcriterion, stated: table.stated.subcriteria)
        for (area, counts) in table.stated.areaCounts {
            checkCount(.criterion, in: area, stated: counts.criteria)
            checkCount(.subcriterion, in: area, stated: counts.subcriteria)
        }
    }

    private mutating func checkCount(
        _ level: CriteriaLevel, in area: CriterionCode? = nil, stated: StatedFigures.Figure<Int>?
    ) {
        guard let stated else { return }
        let counted = count(level, in: area)
        guard counted != stated.value else { return }
        let place =
            area.map { Wording("area \($0)", vi: "lĩnh vực \($0)") } ?? Wording("the whole table", vi: "toàn bảng")
        let name = level.wording
        let context = area.flatMap { _ in sumOfStatedCounts(level) }
        findings.append(
            Diagnostic(
                .warning, .criteriaCount, at: stated.location,
                Wording(
                    "\(tableName), \(place.english): the table has \(counted) \(name.english), the text says \(stated.value)\(context?.english ?? "")",
                    vi:
                        "\(tableName), \(place.vietnamese): bảng có \(counted) \(name.vietnamese), phần lời ghi \(stated.value)\(context?.vietnamese ?? "")"
                ),
                hint: Self.keepBoth))
    }

    /// What the text's own counts of the areas add up to, where that is not the total it states.
    private func sumOfStatedCounts(_ level: CriteriaLevel) -> Wording? {
        let total = level == .criterion ? table.stated.criteria : table.stated.subcriteria
        let parts = table.stated.areaCounts.compactMap {
            level == .criterion ? $0.counts.criteria?.value : $0.counts.subcriteria?.value
        }
        let sum = parts.reduce(0, +)
        guard let total, sum != total.value else { return nil }
        return Wording(
            " (the text's own counts by area add up to \(sum), the total it states is \(total.value))",
            vi: " (số liệu từng lĩnh vực trong phần lời cộng lại được \(sum), tổng số phần lời ghi là \(total.value))")
    }

    /// Rows of a level, in one area or in all; rows that are known to be missing count.
    private func count(_ level: CriteriaLevel, in area: CriterionCode?) -> Int {
        let present = tree.nodes.indices.filter {
            tree.nodes[$0].level == level && (area == nil || areaCode($0) == area)
        }
        let absent = missing.filter { $0.level == level && (area == nil || $0.area == area) }
        return present.count + absent.count
    }

    /// The two figures, where an area has just fewer rows of a level than the text gives it.
    func shortCount(area: Int, level: CriteriaLevel) -> (counted: Int, stated: Int)? {
        let code = tree.nodes[area].code
        let counted = count(level, in: code)
        let counts = table.stated.areaCounts.first { $0.area == code }?.counts
        let stated = level == .criterion ? counts?.criteria?.value : counts?.subcriteria?.value
        guard let stated, counted < stated else { return nil }
        return (counted, stated)
    }
}

extension CriteriaLevel {
    /// The level's rows, in the plural.
    var wording: Wording {
        switch self {
        case .area: Wording("areas", vi: "lĩnh vực")
        case .criterion: Wording("criteria", vi: "tiêu chí")
        case .subcriterion: Wording("subcriteria", vi: "tiêu chí thành phần")
        }
    }
}
