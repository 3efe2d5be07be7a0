import Diagnostics
import FormGeneration
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let ratersColumns = DiagnosticCode("raters.no-column")
    static let raterIsBlank = DiagnosticCode("raters.blank")
    static let raterIsNoCode = DiagnosticCode("raters.no-code")
    static let raterRepeated = DiagnosticCode("raters.repeated")
    static let raterGroup = DiagnosticCode("raters.unknown-group")
    static let nobodyToRate = DiagnosticCode("raters.nobody")
}

/// Those who get a numbered form: columns `respondent` (a number or code) or `employer` (an organisation), and `group`.
struct RatersFile {
    private var raters: [(copy: FormCopy, group: GroupCode?)] = []
    private var taken: Set<Rater> = []

    /// What no two rows may have in common.
    private struct Rater: Hashable {
        var serial: String
        var group: GroupCode?
    }

    /// The longest code that fits where a form prints it.
    static let longestCode = 24

    /// - Returns: Nil, with errors among the findings, where a row cannot be used.
    static func read(path: String, round: Round, findings: inout Findings) -> RatersFile? {
        let table = Table.read(path: path, required: [], optional: ["respondent", "employer", "group"]) {
            findings.add($0)
        }
        guard let table, !findings.hasErrors else { return nil }
        guard table.header.index(of: "respondent") != nil || table.header.index(of: "employer") != nil else {
            findings.add(
                Diagnostic(
                    .error, .ratersColumns, at: SourceLocation(file: path, line: 1, column: 1),
                    Wording(
                        "a list of raters needs a column respondent or employer",
                        vi: "danh sách người trả lời cần có cột respondent (mã số) hoặc employer (cơ quan)")))
            return nil
        }
        var file = RatersFile()
        for row in table.rows { file.take(row, round: round, findings: &findings) }
        return findings.hasErrors ? nil : file
    }

    /// The copies for the members of a group; a row without a group is for everybody.
    func copies(for group: GroupCode) -> [FormCopy] {
        raters.filter { $0.group == nil || $0.group == group }.map(\.copy)
    }

    private mutating func take(_ row: TableRow, round: Round, findings: inout Findings) {
        let respondent = row["respondent"]
        let employer = row["employer"]
        let group = row["group"].isEmpty ? nil : GroupCode(row["group"])
        // A row without a number is numbered by its place in the list.
        let serial = respondent.isEmpty ? FormCopy.serial(raters.count + 1) : respondent
        if let fault = fault(respondent, employer, group, row: row, round: round) ?? repeated(serial, group, row) {
            findings.add(fault)
            return
        }
        raters.append((FormCopy(serial: serial, employer: employer.isEmpty ? nil : employer), group))
    }

    private func fault(
        _ respondent: String, _ employer: String, _ group: GroupCode?, row: TableRow, round: Round
    ) -> Diagnostic? {
        if respondent.isEmpty, employer.isEmpty {
            return Diagnostic(
                .error, .raterIsBlank, at: row.location,
                Wording("this row names nobody", vi: "dòng này không có mã số, cũng không có cơ quan"))
        }
        if respondent.contains(where: \.isWhitespace) || respondent.count > Self.longestCode {
            return Diagnostic(
                .error, .raterIsNoCode, at: row.location(of: "respondent"),
                Wording(
                    "this is no number or code: it has spaces, or more than \(Self.longestCode) characters",
                    vi: "đây không phải mã số: có dấu cách hoặc dài hơn \(Self.longestCode) ký tự"),
                hint: Wording(
                    "give every respondent a number; a name must never stand on a form",
                    vi: "đánh số cho từng người; không được in họ tên lên phiếu"))
        }
        if let group, round.groupIndex(group) == nil {
            return Diagnostic(
                .error, .raterGroup, at: row.location(of: "group"),
                Wording("there is no group \"\(group)\"", vi: "không có nhóm \"\(group)\""))
        }
        return nil
    }

    private mutating func repeated(_ serial: String, _ group: GroupCode?, _ row: TableRow) -> Diagnostic? {
        if taken.insert(Rater(serial: serial, group: group)).inserted { return nil }
        return Diagnostic(
            .error, .raterRepeated, at: row.location,
            Wording("two rows have the number \(serial)", vi: "hai dòng có cùng mã số \(serial)"),
            hint: Wording(
                "a row without a number is numbered by its place in the list; give every row a number, or none",
                vi: "dòng không ghi mã được đánh số theo thứ tự; ghi mã cho mọi dòng, hoặc không ghi dòng nào"))
    }
}

extension Diagnostic {
    /// None of those in the list is asked by a questionnaire that is wanted.
    static func nobodyToRate(_ place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .nobodyToRate, at: place,
            Wording(
                "nobody in this list belongs to a group that the wanted forms ask",
                vi: "không ai trong danh sách thuộc nhóm được hỏi của các phiếu đã chọn"),
            hint: Wording("look at the column group", vi: "kiểm tra cột group"))
    }
}

extension FormCopy {
    /// Forms numbered from 1.
    static func numbered(_ count: Int) -> [FormCopy] { (0..<count).map { FormCopy(serial: serial($0 + 1)) } }

    /// A number with at least four digits.
    static func serial(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
