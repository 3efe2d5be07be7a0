package import Diagnostics

extension DiagnosticCode {
    static let missingColumn = DiagnosticCode("table.missing-column")
    static let repeatedColumn = DiagnosticCode("table.repeated-column")
    static let unknownColumn = DiagnosticCode("table.unknown-column")
    static let unnamedColumn = DiagnosticCode("table.unnamed-column")
}

extension HeaderFault {
    /// The fault in words.
    package func diagnostic(_ severity: Severity) -> Diagnostic {
        switch self {
        case .missing(let name, let location):
            Diagnostic(
                severity, .missingColumn, at: location,
                Wording("the column “\(shown(name))” is missing", vi: "thiếu cột “\(shown(name))”"),
                hint: Wording("add it to the header line", vi: "bổ sung cột này vào dòng tiêu đề"))
        case .repeated(let name, let location, let first):
            Diagnostic(
                severity, .repeatedColumn, at: location,
                Wording(
                    "the column “\(shown(name))” stands here again, first at \(first)",
                    vi: "cột “\(shown(name))” bị lặp lại, lần đầu tại \(first)"),
                hint: Wording("keep one of them", vi: "chỉ giữ lại một cột"))
        case .unknown(let name, let location, let nearest):
            Diagnostic(
                severity, .unknownColumn, at: location,
                Wording("the column “\(shown(name))” is not known", vi: "không nhận ra cột “\(shown(name))”"),
                hint: Self.advice(nearest))
        case .unnamed(let location):
            Diagnostic(
                severity, .unnamedColumn, at: location,
                Wording("this column has no name and is not read", vi: "cột này không có tên nên không được đọc"),
                hint: Wording("name it or remove it", vi: "đặt tên cho cột hoặc xóa cột"))
        }
    }

    private static func advice(_ nearest: String?) -> Wording {
        guard let nearest else {
            return Wording("correct its name or remove it", vi: "sửa lại tên cột hoặc xóa cột")
        }
        return Wording("did you mean “\(nearest)”?", vi: "có phải ý bạn là “\(nearest)”?")
    }

    /// A name fit for a message: on one line, and cut where no name would go on.
    private func shown(_ name: String) -> String {
        let line = String(name.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return line.count > 60 ? line.prefix(60) + "…" : line
    }
}
