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
    /// `file:line:column: error: text [code]`, and the hint on a line of its own.
    package func text(in language: Language) -> String {
        let head = "\(location): \(severity.wording[language]): \(message[language]) [\(code)]"
        guard let hint else { return head }
        let label = Wording("hint", vi: "gợi ý")[language]
        return head + "\n  \(label): \(hint[language])"
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
