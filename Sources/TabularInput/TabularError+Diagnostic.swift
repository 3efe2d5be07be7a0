import ByteInput
package import Diagnostics

extension DiagnosticCode {
    static let workbook = DiagnosticCode("table.workbook")
    static let notText = DiagnosticCode("table.not-text")
    static let emptyTable = DiagnosticCode("table.empty")
    static let unclosedQuote = DiagnosticCode("table.unclosed-quote")
    static let recordTooLong = DiagnosticCode("table.record-too-long")
    static let fieldTooLong = DiagnosticCode("table.field-too-long")
    static let tooManyFields = DiagnosticCode("table.too-many-fields")
}

extension TabularError {
    /// The fault in words.
    package func diagnostic(file: String) -> Diagnostic {
        func fault(
            _ code: DiagnosticCode, _ line: Int?, _ column: Int?, _ message: Wording, _ hint: Wording
        ) -> Diagnostic {
            Diagnostic(.error, code, at: SourceLocation(file: file, line: line, column: column), message, hint: hint)
        }
        return switch self {
        case .unreadable(let error): error.diagnostic
        case .faultyHeader(let error): error.diagnostic(file: file)
        case .workbook: fault(.workbook, nil, nil, Self.isWorkbook, Self.saveAsUTF8)
        case .notText(let line, let column): fault(.notText, line, column, Self.holdsNUL, Self.saveAsUTF8)
        case .emptyTable: fault(.emptyTable, nil, nil, Self.isEmpty, Self.writeHeader)
        case .unclosedQuote(let line, let column):
            fault(.unclosedQuote, line, column, Self.quoteStaysOpen, Self.closeQuote)
        case .recordTooLong(let line, let limit):
            fault(.recordTooLong, line, nil, Self.recordExceeds(limit), Self.lookForQuote)
        case .fieldTooLong(let line, let column, let limit):
            fault(.fieldTooLong, line, column, Self.fieldExceeds(limit), Self.lookForQuote)
        case .tooManyFields(let line, let limit):
            fault(.tooManyFields, line, nil, Self.fieldsExceed(limit), Self.checkSeparator)
        }
    }
}

// MARK: - Messages

extension TabularError {
    private static let isWorkbook = Wording(
        "this is an Excel workbook or another packed file, not a text table",
        vi: "đây là sổ tính Excel hoặc một tệp nén, không phải bảng dạng văn bản")
    private static let holdsNUL = Wording(
        "this is not a text table: a NUL byte stands here",
        vi: "đây không phải bảng dạng văn bản: tại vị trí này có byte NUL")
    private static let isEmpty = Wording(
        "the table is empty, even the header line is missing", vi: "bảng trống, không có cả dòng tiêu đề")
    private static let quoteStaysOpen = Wording(
        "a quoted field opens here and never closes",
        vi: "dấu ngoặc kép mở ô tại đây nhưng không có dấu đóng")

    private static func recordExceeds(_ limit: Int) -> Wording {
        Wording("this record is longer than \(limit) bytes", vi: "dòng này dài quá \(limit) byte")
    }
    private static func fieldExceeds(_ limit: Int) -> Wording {
        Wording("this field is longer than \(limit) bytes", vi: "ô này dài quá \(limit) byte")
    }
    private static func fieldsExceed(_ limit: Int) -> Wording {
        Wording("this record has more than \(limit) fields", vi: "dòng này có quá \(limit) ô")
    }
}

// MARK: - Advice

extension TabularError {
    /// What helps against every file that is not text in UTF-8.
    static let saveAsUTF8 = Wording(
        "open it in Excel, save it as “CSV UTF-8” and try again",
        vi: "mở tệp bằng Excel, lưu lại theo định dạng “CSV UTF-8” rồi thử lại")
    private static let writeHeader = Wording(
        "the first line must name the columns", vi: "dòng đầu tiên phải ghi tên các cột")
    private static let closeQuote = Wording(
        "close it with \", or double any \" inside the text",
        vi: "thêm dấu \" để đóng ô, hoặc viết đôi (\"\") mỗi dấu ngoặc kép nằm trong nội dung")
    private static let lookForQuote = Wording(
        "look for a \" that opens here or later and never closes",
        vi: "kiểm tra xem từ vị trí này có dấu \" nào mở mà không đóng hay không")
    private static let checkSeparator = Wording(
        "check the separator and the line ends of the file",
        vi: "kiểm tra lại dấu phân cách và dấu xuống dòng của tệp")
}
