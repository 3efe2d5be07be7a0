import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let templateMissingID = DiagnosticCode("template.missing-id")
    static let templateMissingCriterion = DiagnosticCode("template.missing-criterion")
}

extension TemplateFileReader {
    /// Names ids that are needed and missing, and criteria that a wide file has no column for.
    func report(_ map: DefinitionMap, _ file: TemplateFile, findings: inout Findings) {
        func uses(_ field: TemplateField) -> Bool {
            file.columns.contains { if case .field(field, _) = $0.content { true } else { false } }
        }
        if uses(.unitID) {
            let units = round.units.filter { file.kinds.contains($0.kind) && ids.units[$0.code] == nil }
            if !units.isEmpty {
                findings.add(Self.missing(units.map(\.code.description), key: "unit-ids", at: ids.unitPlace))
            }
        }
        let isInHeader = file.layout == .wide && file.columns.contains { $0.header.contains(Self.idMark) }
        let usesIDs = uses(.criterionID) || isInHeader
        for kind in file.kinds where usesIDs {
            let rows = criteria(of: file, kind).filter { ids.criteria[kind]?[$0.code] == nil }
            if rows.isEmpty { continue }
            findings.add(
                Self.missing(
                    rows.map(\.code.description), key: "criterion-ids.\(kind)",
                    at: ids.criterionPlaces[kind] ?? map.place("name")))
        }
        guard file.layout == .wide, let kind = file.kinds.first else { return }
        let told = file.columns.compactMap { column -> CriterionCode? in
            if case .field(.awardedPoints, let code) = column.content { code } else { nil }
        }
        let left = criteria(of: file, kind).map(\.code).filter { !told.contains($0) }
        if left.isEmpty { return }
        findings.add(
            Diagnostic(
                .error, .templateMissingCriterion, at: map.keyPlace("columns"),
                Wording(
                    "no column has the points of \(Self.list(left.map(\.description)))",
                    vi: "không có cột điểm cho \(Self.list(left.map(\.description)))"),
                hint: Wording(
                    "add columns with field: awarded-points, or one without criterion for all of them",
                    vi: "thêm cột field: awarded-points, hoặc một cột không ghi criterion cho mọi tiêu chí")))
    }

    private static func missing(_ codes: [String], key: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .templateMissingID, at: place,
            Wording("there is no id for \(list(codes))", vi: "chưa có mã của phần mềm cho \(list(codes))"),
            hint: Wording("write them under \(key)", vi: "ghi ở mục \(key)"))
    }

    private static func list(_ codes: [String]) -> String { codes.joined(separator: ", ") }
}
