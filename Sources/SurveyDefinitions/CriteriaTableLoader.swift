import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let emptyDefinition = DiagnosticCode("table.no-rows")
    static let badCell = DiagnosticCode("table.bad-cell")
}

extension DefinitionReader {
    /// Reads a criteria table: `code, printed_code, title, maximum_points, method` and, where they are there,
    /// `possible_points` and `remark`.
    ///
    /// - Returns: The rows in the order of the file; nil, with findings, where a row cannot be taken as it is.
    mutating func criteriaRows(path: String, findings: inout Findings) -> [CriteriaRow]? {
        let table = Table.read(
            path: path, required: ["code", "printed_code", "title", "maximum_points", "method"],
            optional: ["possible_points", "remark"]
        ) { findings.add($0) }
        guard let table else { return nil }
        record(table.fingerprint)
        let errors = findings.count(.error)
        let rows = table.rows.compactMap { Self.criteriaRow($0, findings: &findings) }
        if rows.isEmpty, findings.count(.error) == errors { findings.add(.emptyTable(path)) }
        return findings.count(.error) == errors ? rows : nil
    }

    private static func criteriaRow(_ row: TableRow, findings: inout Findings) -> CriteriaRow? {
        for column in ["code", "title"] where row[column].isEmpty {
            findings.add(.emptyCell(at: row.location(of: column), column: column))
            return nil
        }
        guard let maximum = Points(row["maximum_points"]) else {
            findings.add(
                Diagnostic(
                    .error, .badCell, at: row.location(of: "maximum_points"),
                    Wording("the maximum is no number of points", vi: "điểm tối đa không phải là số điểm hợp lệ"),
                    hint: Wording(
                        "write it like 1.5 or 1,5, without other text", vi: "ghi như 1.5 hoặc 1,5, không kèm chữ")))
            return nil
        }
        let method = AssessmentMethod(rawValue: row["method"])
        if method == nil, !row["method"].isEmpty {
            let names = AssessmentMethod.allCases.map(\.rawValue).joined(separator: ", ")
            findings.add(
                Diagnostic(
                    .error, .badCell, at: row.location(of: "method"),
                    Wording("\"\(row["method"])\" is no method", vi: "không có phương pháp \"\(row["method"])\""),
                    hint: Wording("write one of: \(names)", vi: "ghi một trong: \(names)")))
            return nil
        }
        let possible = row["possible_points"].split { $0 == ";" || $0.isWhitespace }.map { Points(String($0)) }
        if possible.contains(where: { $0 == nil || $0 ?? .zero > maximum }) || !possible.isEmpty && method != .appraisal
        {
            findings.add(
                Diagnostic(
                    .error, .badCell, at: row.location(of: "possible_points"),
                    Wording(
                        "these are no possible points of an appraisal row",
                        vi: "đây không phải các mức điểm thẩm định hợp lệ"),
                    hint: Wording(
                        "write numbers up to the maximum with spaces between them, such as 0 0.25 0.5, in rows with the method appraisal only",
                        vi:
                            "chỉ ghi ở dòng có phương pháp appraisal: các số không quá điểm tối đa, cách nhau bằng dấu cách, ví dụ 0 0.25 0.5"
                    )))
            return nil
        }
        return CriteriaRow(
            code: CriterionCode(row["code"]),
            printedCode: row["printed_code"].isEmpty ? row["code"] : row["printed_code"],
            title: row["title"], maximumPoints: maximum, method: method,
            possiblePoints: possible.isEmpty ? nil : possible.compactMap { $0 },
            remark: row["remark"].isEmpty ? nil : row["remark"],
            places: CriteriaRow.Places(
                code: row.location(of: "code"), printedCode: row.location(of: "printed_code"),
                title: row.location(of: "title"),
                maximumPoints: row.location(of: "maximum_points"), method: row.location(of: "method")))
    }
}

extension Diagnostic {
    static func emptyTable(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, .emptyDefinition, at: SourceLocation(file: path),
            Wording("the table has a header and no rows", vi: "bảng chỉ có dòng tiêu đề, chưa có dòng nào"),
            hint: Wording("fill in the rows", vi: "bổ sung các dòng của bảng"))
    }

    static func emptyCell(at location: SourceLocation, column: String) -> Diagnostic {
        Diagnostic(
            .error, .badCell, at: location,
            Wording("column \"\(column)\" is empty in this row", vi: "cột \"\(column)\" của dòng này để trống"))
    }
}
