import Diagnostics
import FormIdentity
import SurveyModel

extension DiagnosticCode {
    static let unknownForm = DiagnosticCode("response-xml.unknown-form")
    static let otherFormVersion = DiagnosticCode("response-xml.other-version")
    static let damagedContent = DiagnosticCode("response-xml.damaged")
    static let responseOfAnotherForm = DiagnosticCode("response.other-form")
}

// What is wrong with the form that a file names, in words.
extension XMLResponseState {
    func unknownForm(_ id: String, among known: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .unknownForm, at: place,
            Wording(
                "this file comes from a form that the round does not have; none of it is read",
                vi: "tệp này được điền trên một mẫu phiếu không có trong đợt điều tra; không đọc tệp này"),
            hint: Wording(
                "the round's forms are " + known.joined(separator: ", "),
                vi: "các mẫu phiếu của đợt điều tra: " + known.joined(separator: ", ")))
    }

    func otherVersion(_ version: String, of form: FormIdentity, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .otherFormVersion, at: place,
            Wording(
                "this file was filled in on another version of form \(form.id) than the round's, \(form.version); none of it is read",
                vi:
                    "tệp này được điền trên một phiên bản khác của mẫu phiếu \(form.id), đợt điều tra dùng phiên bản \(form.version); không đọc tệp này"
            ),
            hint: Wording(
                "the form was changed after it was handed out: where the answers still mean the same, list the version that it bears under accepts-versions in the questionnaire; else have the form of now filled in",
                vi:
                    "phiếu đã bị sửa sau khi phát: nếu câu trả lời vẫn giữ nguyên ý nghĩa thì ghi phiên bản in trên phiếu vào accepts-versions của bộ câu hỏi; nếu không thì đề nghị điền lại phiếu hiện hành"
            ))
    }

    func damaged(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .damagedContent, at: place,
            Wording(
                "the content of this file is not what the form wrote; none of it is read",
                vi: "nội dung tệp này không còn như khi phiếu ghi ra; không đọc tệp này"),
            hint: Wording(
                "it was damaged on its way or changed afterwards: ask for the file again; who changes a file on purpose takes content_sha256 out",
                vi:
                    "tệp bị hỏng khi gửi hoặc bị sửa sau khi lưu: xin lại tệp gốc; nếu chủ ý sửa tệp thì bỏ thuộc tính content_sha256"
            ))
    }

    func otherForm(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .responseOfAnotherForm, at: place,
            Wording(
                "the response is by another group or about another kind of unit than the form that the file names; it is rejected",
                vi: "nhóm trả lời hoặc loại đơn vị của phiếu không đúng với mẫu phiếu mà tệp ghi; phiếu bị loại"),
            hint: Wording(
                "correct group and unit, or put the response into a file of its own",
                vi: "sửa group và unit, hoặc tách phiếu sang tệp khác"))
    }
}
