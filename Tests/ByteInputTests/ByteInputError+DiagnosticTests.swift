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
        ] as [(ByteInputError, String, String, String)])
    func says(error: ByteInputError, code: String, english: String, vietnamese: String) {
        let finding = error.diagnostic
        #expect(finding.severity == .error)
        #expect(finding.location.description == "f")
        #expect(finding.code.description == code)
        #expect(finding.message.english.contains(english))
        #expect(finding.message.vietnamese.contains(vietnamese))
    }
}
