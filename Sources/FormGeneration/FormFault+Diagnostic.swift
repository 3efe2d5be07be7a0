package import Diagnostics

extension DiagnosticCode {
    static let formFont = DiagnosticCode("forms.font")
    static let formGlyph = DiagnosticCode("forms.glyph")
    static let formTooLarge = DiagnosticCode("forms.too-large")
    static let formLibrary = DiagnosticCode("forms.library")
}

extension FormFault {
    /// - Parameter round: The folder of the round that the forms are of.
    package func diagnostic(round: String) -> Diagnostic {
        let place = SourceLocation(file: round)
        switch self {
        case .noFont(let wanted):
            let names = wanted.joined(separator: ", ")
            return Diagnostic(
                .error, .formFont, at: place,
                Wording("no font for forms is installed: \(names)", vi: "máy chưa cài phông chữ để in phiếu: \(names)"),
                hint: Wording(
                    "install the Debian package fonts-liberation2", vi: "cài gói fonts-liberation2 của Debian"))
        case .noGlyph(let text, let form):
            return Diagnostic(
                .error, .formGlyph, at: place,
                Wording(
                    "form \(form): the font lacks a character of \"\(text)\"",
                    vi: "phiếu \(form): phông chữ thiếu ký tự trong \"\(text)\""),
                hint: Wording(
                    "write it without emoji or symbols, or install fonts-liberation2",
                    vi: "bỏ biểu tượng, ký hiệu lạ trong câu chữ, hoặc cài gói fonts-liberation2"))
        case .tooLarge(let question, let form):
            return Diagnostic(
                .error, .formTooLarge, at: place,
                Wording(
                    "form \(form): \(question) does not fit on a page",
                    vi: "phiếu \(form): \(question) dài quá một trang"),
                hint: Wording("shorten the text", vi: "rút gọn câu chữ"))
        case .library(let name, let reason):
            return Diagnostic(
                .error, .formLibrary, at: place,
                Wording("\(name) failed: \(reason)", vi: "thư viện \(name) báo lỗi: \(reason)"))
        }
    }
}
