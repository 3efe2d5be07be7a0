package import Diagnostics

extension DiagnosticCode {
    static let workbookNotWritten = DiagnosticCode("output.workbook-not-written")
}

/// Why a workbook could not be made.
package enum WorkbookOutputError: Error, Equatable {
    /// The folder for temporary files cannot be used; `reason` is in the system's words.
    case temporaryFile(reason: String)
    /// The library refused a part; `reason` is in its words.
    case refused(reason: String)
    /// The library cannot be loaded; `reason` is in the system's words.
    case noLibrary(reason: String)

    /// Why, in the words of the system or of the library.
    package var reason: String {
        switch self {
        case .temporaryFile(let reason), .refused(let reason), .noLibrary(let reason): reason
        }
    }

    /// The fault in words.
    package func diagnostic(file: String) -> Diagnostic {
        switch self {
        case .temporaryFile(let reason):
            Diagnostic(
                .error, .workbookNotWritten, at: SourceLocation(file: file),
                Wording(
                    "the workbook was not written: the folder for temporary files cannot be used (\(reason))",
                    vi: "chưa ghi được sổ tính: không dùng được thư mục tạm (\(reason))"),
                hint: Wording(
                    "make room there, or name another folder in TMPDIR",
                    vi: "giải phóng chỗ trống, hoặc đặt biến TMPDIR sang thư mục khác"))
        case .refused(let reason):
            Diagnostic(
                .error, .workbookNotWritten, at: SourceLocation(file: file),
                Wording(
                    "the workbook was not written: a part of it is beyond what a workbook may hold (\(reason))",
                    vi: "chưa ghi được sổ tính: có phần vượt giới hạn của sổ tính (\(reason))"),
                hint: Wording(
                    "a cell holds up to 32767 characters, the name of a sheet up to 31",
                    vi: "mỗi ô chứa tối đa 32767 ký tự, tên trang tính tối đa 31 ký tự"))
        case .noLibrary(let reason):
            Diagnostic(
                .error, .workbookNotWritten, at: SourceLocation(file: file),
                Wording(
                    "the workbook was not written: a library of the system cannot be loaded (\(reason))",
                    vi: "chưa ghi được sổ tính: không nạp được thư viện của hệ thống (\(reason))"),
                hint: Wording("install it: apt install libxlsxwriter4", vi: "cài đặt bằng: apt install libxlsxwriter4"))
        }
    }
}
