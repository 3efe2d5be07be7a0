package import Diagnostics
import PageDrawing
import ZipOutput

extension DiagnosticCode {
    static let annexFont = DiagnosticCode("annex.font")
    static let annexGlyph = DiagnosticCode("annex.glyph")
    static let annexTooLarge = DiagnosticCode("annex.too-large")
    static let annexLibrary = DiagnosticCode("annex.library")
}

/// What keeps the annex from being made.
package enum AnnexFault: Error, Equatable {
    /// This machine has none of the fonts that the annex is set in.
    case noFont(wanted: [String])
    /// The font has no glyph for a character of a name or title.
    case noGlyph(text: String)
    /// A row is higher than a page.
    case tooLarge(text: String)
    /// A library of the system failed.
    case library(name: String, reason: String)

    init(_ fault: DrawingFault) {
        self =
            switch fault {
            case .noFont(let wanted): .noFont(wanted: wanted)
            case .noGlyph(let text): .noGlyph(text: text)
            case .library(let name, let reason): .library(name: name, reason: reason)
            }
    }

    init(_ fault: ZipFault) { self = .library(name: "libzip", reason: fault.reason) }

    /// The fault in words.
    package func diagnostic(file: String) -> Diagnostic {
        let place = SourceLocation(file: file)
        switch self {
        case .noFont(let wanted):
            let names = wanted.joined(separator: ", ")
            return Diagnostic(
                .error, .annexFont, at: place,
                Wording(
                    "no font for the annex is installed: \(names)", vi: "máy chưa cài phông chữ cho phụ lục: \(names)"),
                hint: Wording(
                    "install the Debian package fonts-liberation2", vi: "cài gói fonts-liberation2 của Debian"))
        case .noGlyph(let text):
            return Diagnostic(
                .error, .annexGlyph, at: place,
                Wording(
                    "the font of the annex lacks a character of \"\(text)\"",
                    vi: "phông chữ của phụ lục thiếu ký tự trong \"\(text)\""),
                hint: Wording("write it without emoji or symbols", vi: "bỏ biểu tượng, ký hiệu lạ trong tên"))
        case .tooLarge(let text):
            return Diagnostic(
                .error, .annexTooLarge, at: place,
                Wording(
                    "\"\(text.prefix(60))\" does not fit on a page of the annex",
                    vi: "\"\(text.prefix(60))\" dài quá một trang phụ lục"),
                hint: Wording("shorten it", vi: "rút gọn lại"))
        case .library(let name, let reason):
            return Diagnostic(
                .error, .annexLibrary, at: place,
                Wording("\(name) failed: \(reason)", vi: "thư viện \(name) báo lỗi: \(reason)"))
        }
    }
}
