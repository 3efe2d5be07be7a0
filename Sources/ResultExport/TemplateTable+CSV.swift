import SurveyModel
import TextOutput

extension TemplateTable {
    /// The table as text with the separator, line end, decimal mark and byte order mark that the template names.
    ///
    /// What a spreadsheet would run as a formula is defused where it comes from a table; what the template itself says
    /// stands as it is.
    package var csv: String {
        let (separator, end) = (file.separator.sign, file.lineEnd.text)
        var text = file.encoding == .utf8WithMark ? byteOrderMark : ""
        text += CSVText.line(headers, separator: separator, end: end)
        for row in rows { text += CSVText.line(row.map(field), separator: separator, end: end) }
        return text
    }

    private func field(_ cell: TemplateCell) -> String {
        switch cell.value {
        case .text(let text): cell.isOwnText ? text : defused(text)
        case .number(let digits): file.decimalMark == .comma ? digits.replacing(".", with: ",") : digits
        case .absent: ""
        }
    }
}

extension TemplateFile.Separator {
    fileprivate var sign: Unicode.Scalar {
        switch self {
        case .comma: ","
        case .semicolon: ";"
        case .tab: "\t"
        case .pipe: "|"
        }
    }
}

extension TemplateFile.LineEnd {
    fileprivate var text: String {
        switch self {
        case .lf: "\n"
        case .crlf: "\r\n"
        }
    }
}
