/// A cell of a result table.
package enum ExportValue: Hashable, Sendable {
    case text(String)
    /// Digits as they shall stand in every format, with `.` as decimal mark.
    case number(String)
    /// Nothing: an empty CSV cell, a JSON null, an absent XML attribute.
    case absent

    package static func number(_ value: Int) -> ExportValue { .number(String(value)) }

    /// The digits, or nothing.
    package static func number(orAbsent digits: String?) -> ExportValue { digits.map(ExportValue.number) ?? .absent }
}

/// A table of results that every format writes under the same names.
package struct ExportTable: Sendable {
    /// What one row is called, such as `score`; the table is its plural.
    package var rowName: String
    package var columns: [String]
    package var rows: [[ExportValue]]
    /// Whether the answers were made up, which every format says.
    package var isSynthetic: Bool

    package init(rowName: String, columns: [String], rows: [[ExportValue]], isSynthetic: Bool) {
        self.rowName = rowName
        self.columns = columns
        self.rows = rows
        self.isSynthetic = isSynthetic
    }
}
