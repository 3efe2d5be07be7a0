import Diagnostics
import SurveyModel
import SurveyStatistics
import TabularInput

extension DiagnosticCode {
    static let covarianceMissingUnit = DiagnosticCode("covariance.missing-unit")
    static let covarianceRepeatedUnit = DiagnosticCode("covariance.repeated-unit")
    static let covarianceNone = DiagnosticCode("covariance.not-a-covariance")
    static let ranksNotRanked = DiagnosticCode("ranks.not-ranked")
}

/// A covariance matrix as R writes one with `write.csv(vcov(x))`: the names of units in the first column and the header.
enum CovarianceFile {
    /// Reads the covariance of some units; others in the file are passed over.
    ///
    /// - Returns: By rows in the order of `names`; nil, with errors among the findings, where something is missing.
    static func read(path: String, names: [String], findings: inout Findings) -> [[Double]]? {
        let before = findings.count(.error)
        guard let text = DataText.read(path: path, encoding: nil, findings: &findings) else { return nil }
        let data = NamedColumns.read(text.reader, needsFirst: true, findings: &findings) { header, findings in
            for name in names where header.index(of: name) == nil {
                findings.add(missing(name, at: header.endLocation))
            }
            return findings.count(.error) == before ? names : nil
        }
        guard let data else { return nil }
        let rows = rows(of: names, data, path: path, findings: &findings)
        let columns = names.compactMap { data.numbers($0, findings: &findings) }
        guard findings.count(.error) == before, rows.count == names.count, columns.count == names.count else {
            return nil
        }
        return rows.map { row in columns.map { $0[row] } }
    }

    private static func rows(
        of names: [String], _ data: NamedColumns, path: String, findings: inout Findings
    ) -> [Int] {
        var positions: [String: Int] = [:]
        for (row, name) in data.firstTexts.enumerated() {
            if positions.updateValue(row, forKey: name) != nil {
                findings.add(repeated(name, at: SourceLocation(file: path)))
            }
        }
        return names.compactMap { name in
            if positions[name] == nil { findings.add(missing(name, at: SourceLocation(file: path))) }
            return positions[name]
        }
    }

    private static func missing(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .covarianceMissingUnit, at: place,
            Wording("the covariance lacks “\(name)”", vi: "ma trận hiệp phương sai thiếu “\(name)”"),
            hint: Wording(
                "name every unit in the header and in the first column, as in the file of estimates",
                vi: "ghi tên mọi đơn vị ở dòng tiêu đề và cột đầu, đúng như trong tệp ước lượng"))
    }

    private static func repeated(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .covarianceRepeatedUnit, at: place,
            Wording(
                "“\(name)” has two rows in the covariance", vi: "“\(name)” có hai dòng trong ma trận hiệp phương sai"),
            hint: Wording("keep one of them", vi: "chỉ giữ lại một dòng"))
    }
}

extension RankError {
    /// The fault in words.
    func diagnostic(table: EstimateTable, covariance: String?) -> Diagnostic {
        let file = SourceLocation(file: covariance ?? table.location(0).file)
        let names = table.names
        switch self {
        case .badEstimate(let unit), .badStandardError(let unit):
            return Diagnostic(
                .error, .ranksNotRanked, at: table.location(unit),
                Wording("“\(names[unit])” cannot be ranked", vi: "không thể xếp hạng “\(names[unit])”"),
                hint: Wording(
                    "its estimate or its standard error is too large a number",
                    vi: "ước lượng hoặc sai số chuẩn của đơn vị này là số quá lớn"))
        case .badCovariance(let unit, let other):
            return Diagnostic(
                .error, .covarianceNone, at: file,
                Wording(
                    "“\(names[unit])” and “\(names[other])” have no such covariance",
                    vi: "“\(names[unit])” và “\(names[other])” không thể có hiệp phương sai này"),
                hint: Wording("a variance is zero or more", vi: "phương sai phải từ 0 trở lên"))
        case .notSymmetric(let unit, let other):
            return Diagnostic(
                .error, .covarianceNone, at: file,
                Wording(
                    "the covariance of “\(names[unit])” and “\(names[other])” is another the other way round",
                    vi: "hiệp phương sai của “\(names[unit])” và “\(names[other])” không đối xứng"),
                hint: Wording("write the matrix as it was computed", vi: "ghi ma trận đúng như đã tính"))
        case .notACovariance, .wrongSize:
            return Diagnostic(
                .error, .covarianceNone, at: file,
                Wording(
                    "no estimates have such a covariance: it is not positive semidefinite",
                    vi: "không có ước lượng nào có hiệp phương sai như vậy: ma trận không nửa xác định dương"),
                hint: Wording(
                    "write covariances, not correlations, with all their digits",
                    vi: "ghi hiệp phương sai, không phải hệ số tương quan, và ghi đủ chữ số"))
        }
    }
}
