package import Diagnostics
import Glibc

extension DiagnosticCode {
    static let unreadableFile = DiagnosticCode("file.unreadable")
    static let fileTooLarge = DiagnosticCode("file.too-large")
    static let undecodableFile = DiagnosticCode("file.undecodable")
    static let fileEncoding = DiagnosticCode("file.encoding")
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
        case .undecodableBytes(let path, let encoding, let offset, let line, let column):
            Diagnostic(
                .error, .undecodableFile, at: SourceLocation(file: path, line: line, column: column),
                Wording(
                    "the byte at offset \(offset) stands for no character in \(encoding.rawValue)",
                    vi: "byte ở vị trí \(offset) (đếm từ 0) không ứng với ký tự nào trong bảng mã \(encoding.rawValue)"),
                hint: Wording(
                    "check which encoding the file is in, or save it as UTF-8",
                    vi: "kiểm tra lại bảng mã của tệp, hoặc lưu lại tệp theo UTF-8"))
        case .contradictoryEncoding(let path, let asked, let mark):
            Self.encodingFault(
                path,
                Wording(
                    "\(asked) was asked for with --encoding, but the file's byte order mark says \(mark.rawValue)",
                    vi: "--encoding yêu cầu \(asked), nhưng dấu BOM đầu tệp cho biết tệp dùng \(mark.rawValue)"),
                hint: Wording("leave --encoding out for this file", vi: "bỏ --encoding khi đọc tệp này"))
        case .unknownByteOrder(let path):
            Self.encodingFault(
                path,
                Wording(
                    "the file has no byte order mark, so UTF-16 does not say in which order its bytes stand",
                    vi: "tệp không có dấu BOM nên tên UTF-16 chưa cho biết thứ tự byte"),
                hint: Wording("ask for UTF-16LE or UTF-16BE", vi: "ghi rõ UTF-16LE hoặc UTF-16BE"))
        case .encodingUnavailable(let path, let encoding):
            Self.encodingFault(
                path,
                Wording(
                    "the C library of this machine cannot decode \(encoding.rawValue)",
                    vi: "thư viện C của máy này không giải mã được \(encoding.rawValue)"),
                hint: Wording("save the file as UTF-8", vi: "lưu lại tệp theo UTF-8"))
        }
    }

    private static func encodingFault(_ path: String, _ message: Wording, hint: Wording) -> Diagnostic {
        Diagnostic(.error, .fileEncoding, at: SourceLocation(file: path), message, hint: hint)
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
