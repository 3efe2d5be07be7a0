package import Diagnostics

extension EncodingNameError {
    /// The fault in words.
    package var message: Wording {
        switch self {
        case .unknown(let name):
            Wording("the encoding \"\(name)\" is not known here", vi: "chương trình không đọc bảng mã \"\(name)\"")
        case .ofFonts(let name):
            Wording(
                "\"\(name)\" is an encoding of fonts, not of characters, and cannot be decoded reliably",
                vi: "\"\(name)\" là bảng mã theo phông chữ, không thể chuyển sang Unicode một cách chắc chắn")
        }
    }

    /// What to do about it.
    package var hint: Wording {
        switch self {
        case .unknown: Self.understood
        case .ofFonts:
            Wording(
                "convert the text to Unicode, for instance with UniKey, and save it as UTF-8",
                vi: "chuyển văn bản sang Unicode (ví dụ bằng UniKey) rồi lưu lại theo UTF-8")
        }
    }

    /// The names that are understood.
    private static var understood: Wording {
        let names = EncodingName.understood.joined(separator: ", ")
        return Wording("understood are \(names)", vi: "các bảng mã đọc được: \(names)")
    }
}
