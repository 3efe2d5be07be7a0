import TextOutput

extension ExportTable {
    /// The table as CSV (RFC 4180, line feeds), text that a spreadsheet would run as a formula defused.
    ///
    /// Made-up answers are marked by one more column, `synthetic`, with `true` in every row.
    package var csv: String {
        var text = CSVText(columns: columns + (isSynthetic ? ["synthetic"] : []))
        for row in rows {
            text.append(row.map(\.csvField) + (isSynthetic ? ["true"] : []))
        }
        return text.text
    }
}

extension ExportValue {
    fileprivate var csvField: String {
        switch self {
        case .text(let text): defused(text)
        case .number(let digits): digits
        case .absent: ""
        }
    }
}
