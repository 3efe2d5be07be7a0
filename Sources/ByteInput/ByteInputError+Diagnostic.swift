package import Diagnostics
import Glibc

extension DiagnosticCode {
    static let unreadableFile = DiagnosticCode("file.unreadable")
    static let fileTooLarge = DiagnosticCode("file.too-large")
}

extension ByteInputError {
    /// The fault in words.
    package var diagnostic: Diagnostic {
        switch self {
        case .system(let path, let number):
            Diagnostic(
                .error, .unreadableFile, at: SourceLocation(file: path), Self.wording(ofErrno: number),
                hint: Wording(
                    "check the path and that you may read the file",
                    vi: "kiểm tra lại đường dẫn và quyền đọc tệp"))
        case .isDirectory(let path):
            Diagnostic(
                .error, .unreadableFile, at: SourceLocation(file: path),
                Wording("this is a folder, a file was expected", vi: "đây là thư mục, cần một tệp"))
        case .tooLarge(let path, let limit):
            Diagnostic(
                .error, .fileTooLarge, at: SourceLocation(file: path),
                Wording(
                    "the file is larger than \(limit) bytes, more than a file of this kind may have",
                    vi: "tệp lớn hơn \(limit) byte, vượt giới hạn của loại tệp này"))
        }
    }

    private static func wording(ofErrno number: Int32) -> Wording {
        switch number {
        case ENOENT: Wording("the file does not exist", vi: "không có tệp này")
        case EACCES: Wording("no permission to read the file", vi: "không có quyền đọc tệp")
        default:
            Wording(
                "the system cannot read the file (errno \(number))", vi: "hệ thống không đọc được tệp (errno \(number))"
            )
        }
    }
}
