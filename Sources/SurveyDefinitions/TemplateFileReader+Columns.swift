import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let templateUnknownField = DiagnosticCode("template.unknown-field")
    static let templateRepeatedColumn = DiagnosticCode("template.repeated-column")
}

extension TemplateFileReader {
    /// The rows of a kind that a file has points of.
    func criteria(of file: TemplateFile, _ kind: KindCode) -> [CriteriaRow] {
        let rows = round.criteriaSet.kinds.first { $0.code == kind }?.table.rows ?? []
        return rows.filter { $0.method.map(file.methods.contains) ?? false }
    }

    /// The columns of a file, in its order.
    func columns(
        _ map: inout DefinitionMap, of file: TemplateFile, findings: inout Findings
    ) -> [TemplateColumn] {
        var columns: [TemplateColumn] = []
        var places: [String: SourceLocation] = [:]
        for node in map.list("columns", &findings) {
            guard var entry = DefinitionMap(node, file: map.location.file, findings: &findings) else { continue }
            let own = self.columns(ofEntry: &entry, in: file, findings: &findings)
            entry.reportUnknownKeys(&findings)
            for column in own {
                if let earlier = places.updateValue(entry.place("header"), forKey: column.header) {
                    findings.add(
                        Diagnostic(
                            .error, .templateRepeatedColumn, at: entry.place("header"),
                            Wording(
                                "two columns have the header \"\(column.header)\"",
                                vi: "có hai cột cùng tiêu đề \"\(column.header)\""),
                            hint: Wording(
                                "tell them apart; in a wide file by {criterion-id} or {criterion}",
                                vi: "đặt tiêu đề khác nhau; ở tệp dạng wide có thể dùng {criterion-id} hoặc {criterion}"
                            ),
                            related: earlier))
                    break
                }
            }
            columns += own
        }
        map.reportEmptyList("columns", &findings)
        return columns
    }

    /// The column of an entry; of a wide file one for each criterion, where the entry names none.
    private func columns(
        ofEntry entry: inout DefinitionMap, in file: TemplateFile, findings: inout Findings
    ) -> [TemplateColumn] {
        let header = entry.text("header", &findings)
        let text = entry.optionalText("text", &findings)
        let field = self.field(&entry, findings: &findings)
        let criterion = entry.optionalText("criterion", &findings)
        if let text, !entry.has("field") { return [TemplateColumn(header: header, .text(text))] }
        if text != nil || !entry.has("field") {
            findings.add(
                .badValue(
                    at: entry.location,
                    Wording("a column has either a field or a text", vi: "mỗi cột chỉ có field hoặc text"),
                    hint: Wording("write field: unit, or text: \"…\"", vi: "ghi field: unit, hoặc text: \"…\"")))
        }
        guard let field else { return [] }
        guard file.layout == .wide, field.isOfCriterion else {
            if criterion != nil {
                findings.add(
                    .badValue(
                        at: entry.keyPlace("criterion"),
                        Wording(
                            "only a column about a criterion in a wide file names one",
                            vi: "chỉ cột của tiêu chí trong tệp dạng wide mới ghi criterion")))
            }
            return [TemplateColumn(header: header, .field(field, of: nil))]
        }
        guard let kind = file.kinds.first else { return [] }
        let rows = criteria(of: file, kind)
        if let criterion, !rows.contains(where: { $0.code.description == criterion }) {
            findings.add(
                .unknownName(
                    .templateUnknownCriterion, at: entry.place("criterion"), criterion,
                    what: Wording("criterion of this file", vi: "tiêu chí thuộc tệp này"),
                    among: rows.map(\.code.description)))
            return []
        }
        return rows.filter { criterion == nil || $0.code.description == criterion }.map { row in
            TemplateColumn(header: self.header(header, row, kind), .field(field, of: row.code))
        }
    }

    private func field(_ entry: inout DefinitionMap, findings: inout Findings) -> TemplateField? {
        guard let text = entry.optionalText("field", &findings) else { return nil }
        if let field = TemplateField(rawValue: text) { return field }
        let names = TemplateField.allCases.map(\.rawValue)
        findings.add(
            Diagnostic(
                .error, .templateUnknownField, at: entry.place("field"),
                Wording("there is no field \"\(text)\"", vi: "không có trường \"\(text)\""),
                hint: nearestName(to: text, among: names).map {
                    Wording("did you mean \"\($0)\"?", vi: "có phải ý bạn là \"\($0)\"?")
                }
                    ?? Wording(
                        "there are: \(names.joined(separator: ", "))", vi: "hiện có: \(names.joined(separator: ", "))"))
        )
        return nil
    }

    /// What stands for the id of a criterion in a header.
    static let idMark = "{criterion-id}"
    private static let codeMark = "{criterion}"
    private static let (printedMark, titleMark) = ("{printed-code}", "{title}")

    private func header(_ header: String, _ row: CriteriaRow, _ kind: KindCode) -> String {
        header.replacing(Self.idMark, with: ids.criteria[kind]?[row.code] ?? Self.idMark)
            .replacing(Self.codeMark, with: row.code.description).replacing(Self.printedMark, with: row.printedCode)
            .replacing(Self.titleMark, with: row.title)
    }
}
