import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let designUnknownFact = DiagnosticCode("design.unknown-fact")
    static let designBadTotal = DiagnosticCode("design.bad-total")
    static let designRepeatedLevel = DiagnosticCode("design.repeated-level")
}

extension DefinitionReader {
    /// Reads the margins of a group: `variable, level, total`, where a variable is a fact of the respondent, or several
    /// joined by `:`.
    mutating func margins(path: String, findings: inout Findings) -> [FrameMargin] {
        let table = Table.read(path: path, required: ["variable", "level", "total"]) { findings.add($0) }
        guard let table else { return [] }
        record(table.fingerprint)
        if table.rows.isEmpty, !findings.hasErrors { findings.add(.emptyTable(path)) }
        var margins: [FrameMargin] = []
        for row in table.rows {
            guard let facts = Self.facts(row, &findings), let level = Self.level(row, &findings) else { continue }
            guard let position = margins.firstIndex(where: { $0.facts == facts }) else {
                margins.append(FrameMargin(facts: facts, levels: [level]))
                continue
            }
            if let earlier = margins[position].levels.first(where: { $0.name == level.name }) {
                findings.add(
                    Diagnostic(
                        .error, .designRepeatedLevel, at: level.location,
                        Wording("level \"\(level.name)\" stands twice", vi: "mức \"\(level.name)\" xuất hiện hai lần"),
                        hint: Wording("keep one of them", vi: "chỉ giữ lại một"), related: earlier.location))
                continue
            }
            margins[position].levels.append(level)
        }
        return margins
    }

    private static func facts(_ row: TableRow, _ findings: inout Findings) -> [DesignFact]? {
        let names = row["variable"].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let facts = names.compactMap(DesignFact.init)
        if facts.count == names.count, Set(facts).count == facts.count { return facts }
        let unknown = names.first { DesignFact(rawValue: $0) == nil } ?? row["variable"]
        findings.add(
            .unknownName(
                .designUnknownFact, at: row.location(of: "variable"), unknown,
                what: Wording("fact of a respondent", vi: "thông tin về người trả lời"),
                among: DesignFact.allCases.map(\.rawValue)))
        return nil
    }

    private static func level(_ row: TableRow, _ findings: inout Findings) -> FrameMargin.Level? {
        guard !row["level"].isEmpty else {
            findings.add(.emptyCell(at: row.location(of: "level"), column: "level"))
            return nil
        }
        guard let total = DecimalText(row["total"])?.double, total >= 0 else {
            findings.add(
                Diagnostic(
                    .error, .designBadTotal, at: row.location(of: "total"),
                    Wording("the total is no number from 0 on", vi: "tổng phải là số từ 0 trở lên"),
                    hint: Wording(
                        "write digits without thousands marks", vi: "ghi chữ số, không dùng dấu phân cách hàng nghìn")))
            return nil
        }
        return FrameMargin.Level(name: row["level"], total: total, location: row.location(of: "level"))
    }
}
