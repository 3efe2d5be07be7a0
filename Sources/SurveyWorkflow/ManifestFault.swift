import Diagnostics

extension DiagnosticCode {
    static let noManifest = DiagnosticCode("verify.no-manifest")
    static let badManifest = DiagnosticCode("verify.bad-manifest")
    static let otherOrigin = DiagnosticCode("verify.other-origin")
    static let otherVersion = DiagnosticCode("verify.other-version")
    static let changedOutput = DiagnosticCode("verify.changed-output")
    static let missingOutput = DiagnosticCode("verify.missing-output")
    static let foreignFile = DiagnosticCode("verify.foreign-file")
    static let changedInput = DiagnosticCode("verify.changed-input")
    static let missingInput = DiagnosticCode("verify.missing-input")
    static let additionalInput = DiagnosticCode("verify.additional-input")
    static let otherSetting = DiagnosticCode("verify.other-setting")
    static let otherContent = DiagnosticCode("verify.other-content")
}

/// Why a folder of results cannot be proved from its manifest.
enum ManifestFault {
    case noManifest
    case badManifest
    /// The folder was made from something else than what it is to be held against.
    case otherOrigin(ResultOrigin)
    case otherVersion(then: String, now: String)
    case changedOutput
    case missingOutput
    case foreignFile
    case changedInput
    case missingInput
    case additionalInput
    case otherSetting(name: String, then: String?, now: String?)
    /// Inputs, settings and fingerprints agree, but not what is computed from them.
    case otherContent

    func diagnostic(at place: SourceLocation) -> Diagnostic {
        Diagnostic(.error, code, at: place, message, hint: hint)
    }

    private var code: DiagnosticCode {
        switch self {
        case .noManifest: .noManifest
        case .badManifest: .badManifest
        case .otherOrigin: .otherOrigin
        case .otherVersion: .otherVersion
        case .changedOutput: .changedOutput
        case .missingOutput: .missingOutput
        case .foreignFile: .foreignFile
        case .changedInput: .changedInput
        case .missingInput: .missingInput
        case .additionalInput: .additionalInput
        case .otherSetting: .otherSetting
        case .otherContent: .otherContent
        }
    }

    private var message: Wording {
        switch self {
        case .noManifest: Wording("there is no manifest to be read here", vi: "không đọc được tệp kê khai ở đây")
        case .badManifest: Wording("this is no manifest of parsurvey", vi: "đây không phải tệp kê khai của parsurvey")
        case .otherOrigin(.figures):
            Wording(
                "the folder was made from published figures, not from a round",
                vi: "thư mục được lập từ số liệu đã công bố, không phải từ đợt điều tra")
        case .otherOrigin(.round):
            Wording(
                "the folder was made from a round, not from published figures",
                vi: "thư mục được lập từ đợt điều tra, không phải từ số liệu đã công bố")
        case .otherVersion(let then, let now):
            Wording(
                "the folder was written by version \(then), and this is version \(now)",
                vi: "thư mục do phiên bản \(then) ghi, còn đây là phiên bản \(now)")
        case .changedOutput:
            Wording("this file is not the one that was written", vi: "tệp này không còn như lúc xuất kết quả")
        case .missingOutput:
            Wording("this file was written, and is not there", vi: "tệp này đã được xuất nhưng nay không có")
        case .foreignFile: Wording("this file does not belong to the results", vi: "tệp này không thuộc bộ kết quả")
        case .changedInput:
            Wording("this file is not the one that was read then", vi: "tệp này không còn như lúc tính kết quả")
        case .missingInput:
            Wording("this file was read then, and is not there now", vi: "lúc tính kết quả có tệp này, nay không có")
        case .additionalInput:
            Wording("this file is read now, and was not then", vi: "nay có tệp này, lúc tính kết quả thì không")
        case .otherSetting(let name, let then, let now):
            Wording(
                "the setting \(name) was \(then ?? "–") then, and is \(now ?? "–") now",
                vi: "thiết lập \(name) lúc đó là \(then ?? "–"), nay là \(now ?? "–")")
        case .otherContent:
            Wording(
                "the file is not what is computed from the same inputs",
                vi: "tệp khác với kết quả tính lại từ cùng dữ liệu")
        }
    }

    private var hint: Wording? {
        switch self {
        case .noManifest, .badManifest:
            Wording(
                "name a folder that `parsurvey export` or `parsurvey index` wrote",
                vi: "ghi thư mục do `parsurvey export` hoặc `parsurvey index` tạo ra")
        case .otherOrigin(.figures): Wording("name the figures with --totals", vi: "chỉ ra tệp số liệu bằng --totals")
        case .otherOrigin(.round): Wording("name the round with --round", vi: "chỉ ra đợt điều tra bằng --round")
        case .otherVersion: Wording("verify with that version", vi: "kiểm chứng bằng đúng phiên bản đó")
        case .missingInput, .additionalInput:
            Wording(
                "name the files of then with --from, --satisfaction, --appraisal, --self-assessment or --bands",
                vi: "chỉ rõ các tệp lúc đó bằng --from, --satisfaction, --appraisal, --self-assessment hoặc --bands")
        default: nil
        }
    }
}
