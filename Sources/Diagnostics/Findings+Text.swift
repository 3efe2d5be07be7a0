extension Severity {
    package var wording: Wording {
        switch self {
        case .remark: Wording("remark", vi: "ghi chú")
        case .warning: Wording("warning", vi: "cảnh báo")
        case .error: Wording("error", vi: "lỗi")
        }
    }
}

extension Diagnostic {
    /// `file:line:column: error: text [code]`, then the other place and the hint, each on a line of its own.
    package func text(in language: Language) -> String {
        var lines = ["\(location): \(severity.wording[language]): \(message[language]) [\(code)]"]
        if let related { lines.append("  \(Wording("see", vi: "xem")[language]): \(related)") }
        if let hint { lines.append("  \(Wording("hint", vi: "gợi ý")[language]): \(hint[language])") }
        return lines.joined(separator: "\n")
    }
}

extension Findings {
    /// The kept findings, one below the other, then how many of which code were left out.
    package func text(in language: Language) -> String {
        var lines = kept.map { $0.text(in: language) }
        for (code, count) in omitted {
            lines.append(
                Wording("… and \(count) more [\(code)]", vi: "… và \(count) trường hợp khác [\(code)]")[language])
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
