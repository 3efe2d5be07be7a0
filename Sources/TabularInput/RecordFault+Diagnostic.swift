package import Diagnostics

extension DiagnosticCode {
    static let textAfterClosingQuote = DiagnosticCode("table.text-after-quote")
    static let undecodableText = DiagnosticCode("table.undecodable-text")
    static let fieldCount = DiagnosticCode("table.field-count")
    static let cellError = DiagnosticCode("workbook.cell-error")
    static let noFormulaValue = DiagnosticCode("workbook.no-formula-value")
}

extension RecordFault {
    /// The fault in words.
    package func diagnostic(file: String) -> Diagnostic {
        switch self {
        case .textAfterClosingQuote(let line, let column):
            Diagnostic(
                .error, .textAfterClosingQuote, at: SourceLocation(file: file, line: line, column: column),
                Wording(
                    "text stands between a closing quote and the end of its field",
                    vi: "có nội dung nằm sau dấu ngoặc kép đóng ô"),
                hint: Wording(
                    "double any \" inside the text, or remove what stands behind the closing quote",
                    vi: "viết đôi (\"\") mỗi dấu ngoặc kép nằm trong nội dung, hoặc xóa phần nằm sau dấu đóng ô"))
        case .undecodableText(let line, let column):
            Diagnostic(
                .error, .undecodableText, at: SourceLocation(file: file, line: line, column: column),
                Wording("a byte stands here that is not UTF-8", vi: "tại vị trí này có byte không thuộc bảng mã UTF-8"),
                hint: TabularError.saveAsUTF8)
        case .fieldCount(let found, let expected, let line, let column):
            Diagnostic(
                .error, .fieldCount, at: SourceLocation(file: file, line: line, column: column),
                Wording(
                    "this record has \(found) fields where the header has \(expected)",
                    vi: "dòng này có \(found) ô, trong khi dòng tiêu đề có \(expected) cột"),
                hint: Wording(
                    "check for a missing separator, or put a field that contains the separator in quotes",
                    vi: "kiểm tra xem có thiếu dấu phân cách không, hoặc đặt ô có chứa dấu phân cách trong ngoặc kép"))
        case .cell(.errorValue(let name), let sheet, let row, let column):
            Diagnostic(
                .error, .cellError, at: SourceLocation(file: file, sheet: sheet, line: row, column: column),
                Wording("the cell holds the error \(name)", vi: "ô này đang báo lỗi \(name)"),
                hint: Wording(
                    "correct the formula, or type what should stand there",
                    vi: "sửa lại công thức, hoặc nhập thẳng giá trị vào ô"))
        case .cell(.formulaWithoutValue, let sheet, let row, let column):
            Diagnostic(
                .error, .noFormulaValue, at: SourceLocation(file: file, sheet: sheet, line: row, column: column),
                Wording(
                    "the cell holds a formula, and the file does not hold its result",
                    vi: "ô này chứa công thức nhưng tệp chưa lưu kết quả tính"),
                hint: Wording(
                    "open the workbook in Excel, save it and try again",
                    vi: "mở sổ tính bằng Excel, lưu lại rồi thử lại"))
        }
    }
}
