/// A criteria table: rows in the order of the decision, with the tree that their codes spell.
package struct CriteriaTable: Sendable {
    /// The table's name in the decision, such as "Bảng 1".
    package var title: String
    package var rows: [CriteriaRow]
    package var stated: StatedFigures

    package init(title: String, rows: [CriteriaRow], stated: StatedFigures) {
        self.title = title
        self.rows = rows
        self.stated = stated
    }

    /// The row of a code, or nil.
    package func row(_ code: CriterionCode) -> CriteriaRow? { rows.first { $0.code == code } }

    /// The rows whose points come from the method, in the order of the table.
    package func rows(by method: AssessmentMethod) -> [CriteriaRow] { rows.filter { $0.method == method } }

    /// What the rows of a method sum to: the block as tabulated.
    package func tabulatedBlock(_ method: AssessmentMethod) -> Points {
        rows(by: method).map(\.maximumPoints).sum()
    }

    /// Whether a row leaves a unit's maximum, given what the register says is not assessed for the unit.
    ///
    /// A row that is not assessed takes all rows below it along (decision, II.1.3 a and II.2.3 a).
    package func isNotAssessed(_ code: CriterionCode, given notAssessed: Set<CriterionCode>) -> Bool {
        if notAssessed.isEmpty { return false }
        var current: CriterionCode? = code
        while let code = current {
            if notAssessed.contains(code) { return true }
            current = code.parent
        }
        return false
    }
}

extension Code<CriteriaRow> {
    /// The parts of the code between dots.
    package var parts: [Substring] { description.split(separator: ".", omittingEmptySubsequences: false) }

    /// The code of the row above: `1.10` for `1.10.3`, nil for an area.
    package var parent: CriterionCode? {
        guard let dot = description.lastIndex(of: ".") else { return nil }
        return CriterionCode(String(description[..<dot]))
    }

    /// The level that the code spells, or nil for more than three parts or an empty one.
    package var level: CriteriaLevel? {
        parts.contains("") ? nil : CriteriaLevel(rawValue: parts.count)
    }
}
