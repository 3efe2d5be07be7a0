package import Diagnostics

extension DiagnosticCode {
    static let cannotWrite = DiagnosticCode("output.cannot-write")
    static let foreignFolder = DiagnosticCode("output.not-our-folder")
}

/// Why nothing was written.
package enum OutputError: Error, Equatable {
    /// The system refused; `reason` is in its words.
    case system(path: String, reason: String)
    /// Where the folder should be there is a file.
    case fileInTheWay(path: String)
    /// The folder holds something that we did not write and would destroy.
    case foreignFolder(path: String, file: String)

    /// The fault in words.
    package var diagnostic: Diagnostic {
        switch self {
        case .system(let path, let reason):
            Diagnostic(
                .error, .cannotWrite, at: SourceLocation(file: path),
                Wording("nothing was written: \(reason)", vi: "chưa ghi được gì: \(reason)"),
                hint: Wording(
                    "check that the folder exists and that you may write there",
                    vi: "kiểm tra thư mục có tồn tại và có quyền ghi hay không"))
        case .fileInTheWay(let path):
            Diagnostic(
                .error, .cannotWrite, at: SourceLocation(file: path),
                Wording(
                    "nothing was written: a file of this name stands in the way",
                    vi: "chưa ghi được gì: đã có một tệp trùng tên thư mục này"),
                hint: Wording("name another folder", vi: "chọn tên thư mục khác"))
        case .foreignFolder(let path, let file):
            Diagnostic(
                .error, .foreignFolder, at: SourceLocation(file: path),
                Wording(
                    "the folder holds \"\(file)\", which parsurvey did not write; nothing was touched",
                    vi: "thư mục có \"\(file)\" không phải do parsurvey ghi; chưa thay đổi gì"),
                hint: Wording("name a new or empty folder", vi: "chọn một thư mục mới hoặc thư mục trống"))
        }
    }
}
