import Diagnostics
import Testing

@testable import ByteInput

@Suite("ByteInputError in words")
struct ByteInputErrorDiagnosticTests {
    @Test(
        "names the file and says what is wrong in both languages",
        arguments: [
            (.system(path: "f", number: 2), "file.unreadable", "does not exist", "không có tệp"),
            (.system(path: "f", number: 13), "file.unreadable", "no permission", "không có quyền"),
            (.system(path: "f", number: 5), "file.unreadable", "errno 5", "errno 5"),
            (.isDirectory(path: "f"), "file.unreadable", "folder", "thư mục"),
            (.tooLarge(path: "f", limit: 10), "file.too-large", "10 bytes", "10 byte"),
            (
                .contradictoryEncoding(path: "f", asked: "TCVN", mark: .utf8), "file.encoding",
                "TCVN was asked for with --encoding, but the file's byte order mark says UTF-8",
                "--encoding yêu cầu TCVN, nhưng dấu BOM đầu tệp cho biết tệp dùng UTF-8"
            ),
            (.unknownByteOrder(path: "f"), "file.encoding", "no byte order mark", "không có dấu BOM"),
            (.encodingUnavailable(path: "f", encoding: .tcvn5712), "file.encoding", "TCVN5712-1", "TCVN5712-1"),
        ] as [(ByteInputError, String, String, String)])
    func says(error: ByteInputError, code: String, english: String, vietnamese: String) {
        let finding = error.diagnostic
        #expect(finding.severity == .error)
        #expect(finding.location.description == "f")
        #expect(finding.code.description == code)
        #expect(finding.message.english.contains(english))
        #expect(finding.message.vietnamese.contains(vietnamese))
    }

    @Test("names the offset of a byte that cannot be decoded, and the line and column of its text")
    func namesTheOffset() {
        let finding = ByteInputError.undecodableBytes(path: "f", encoding: .windows1258, offset: 70, line: 3, column: 9)
            .diagnostic
        #expect(finding.location.description == "f:3:9")
        #expect(finding.code.description == "file.undecodable")
        #expect(finding.message.english == "the byte at offset 70 stands for no character in Windows-1258")
        #expect(
            finding.message.vietnamese
                == "byte ở vị trí 70 (đếm từ 0) không ứng với ký tự nào trong bảng mã Windows-1258")
    }
}
