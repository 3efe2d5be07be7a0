import Diagnostics
import SurveyModel
import Yams

extension DiagnosticCode {
    static let templateUnknownField = DiagnosticCode("template.unknown-field")
    static let templateMissingID = DiagnosticCode("template.missing-id")
    static let templateRepeatedColumn = DiagnosticCode("template.repeated-column")
    static let templateMissingCriterion = DiagnosticCode("template.missing-criterion")
}

extension DefinitionMap {
    /// Names a list that is there and has nothing in it.
    func reportEmptyList(_ key: String, _ findings: inout Findings) {
        guard isEmptyList(key) else { return }
        findings.add(
            .badValue(
                at: place(key), Wording("\"\(key)\" must not be empty", vi: "\"\(key)\" không được để trống")))
    }
}

/// Reads one file of `export-template.yaml`.
struct TemplateFileReader {
    let round: Round
    let ids: TemplateIDs

    /// Nil, with findings, where there is not enough to make a file of.
    func file(_ map: inout DefinitionMap, findings: inout Findings) -> TemplateFile? {
        let name = name(&map, findings: &findings)
        let extended = TemplateFile.Format(rawValue: String(name.lowercased().split(separator: ".").last ?? ""))
        let format = map.optionalChoice("format", TemplateFile.Format.self, &findings) ?? extended ?? .csv
        _ = map.required("layout", &findings)
        let layout = map.optionalChoice("layout", TemplateFile.Layout.self, &findings) ?? .long
        let kinds = kinds(&map, layout, findings: &findings)
        let methods = methods(&map, findings: &findings)
        var file = TemplateFile(
            name: name, format: format, layout: layout, kinds: kinds, methods: methods, columns: [])
        readForm(&map, into: &file, findings: &findings)
        let before = findings.count(.error)
        file.columns = columns(&map, of: file, findings: &findings)
        if findings.count(.error) == before { report(map, file, findings: &findings) }
        return name.isEmpty ? nil : file
    }

    private func readForm(_ map: inout DefinitionMap, into file: inout TemplateFile, findings: inout Findings) {
        let isText = file.format == .csv
        for key in ["separator", "encoding", "line-end", "decimal-mark"] where !isText && map.has(key) {
            findings.add(Self.onlyIn(.csv, key, at: map.keyPlace(key)))
        }
        if isText, map.has("sheet") { findings.add(Self.onlyIn(.xlsx, "sheet", at: map.keyPlace("sheet"))) }
        file.separator = map.optionalChoice("separator", TemplateFile.Separator.self, &findings) ?? .comma
        file.encoding = map.optionalChoice("encoding", TemplateFile.Encoding.self, &findings) ?? .utf8WithMark
        file.lineEnd = map.optionalChoice("line-end", TemplateFile.LineEnd.self, &findings) ?? .lf
        file.decimalMark = map.optionalChoice("decimal-mark", TemplateFile.DecimalMark.self, &findings) ?? .point
        file.decimals = map.optionalInteger("decimals", in: 0...4, &findings)
        file.sheet = map.optionalText("sheet", &findings)
        if let sheet = file.sheet,
            sheet.utf16.count > 31 || sheet.isEmpty || sheet.contains(where: { "[]:*?/\\'".contains($0) })
        {
            findings.add(
                .badValue(
                    at: map.place("sheet"),
                    Wording("this cannot be the name of a sheet", vi: "tên trang tính này không dùng được"),
                    hint: Wording(
                        "use 1 to 31 characters without [ ] : * ? / \\ and '",
                        vi: "dùng 1 đến 31 ký tự, không có [ ] : * ? / \\ và '")))
        }
        file.notAssessed = map.optionalText("not-assessed", &findings) ?? ""
        file.pending = map.optionalText("pending", &findings) ?? ""
        if file.layout == .wide, map.has("rows-without-points") {
            findings.add(
                .badValue(
                    at: map.keyPlace("rows-without-points"),
                    Wording(
                        "\"rows-without-points\" belongs to long files",
                        vi: "\"rows-without-points\" chỉ dùng cho tệp dạng long")))
        }
        let kept = map.optionalChoice("rows-without-points", RowsWithoutPoints.self, &findings)
        file.keepsRowsWithoutPoints = kept != .leaveOut
    }

    private enum RowsWithoutPoints: String, CaseIterable {
        case keep
        case leaveOut = "leave-out"
    }

    // MARK: Name, kinds, methods

    /// A plain name, which no file of results has.
    private func name(_ map: inout DefinitionMap, findings: inout Findings) -> String {
        let name = map.text("name", &findings)
        if name.isEmpty { return "" }
        let isPlain =
            name.utf8.count <= 200 && name.first != "."
            && !name.unicodeScalars.contains { "/\\:*?\"<>|".unicodeScalars.contains($0) || $0.value < 0x20 }
        if !isPlain || Self.taken.contains(name.lowercased()) {
            findings.add(
                Diagnostic(
                    .error, .templateBadName, at: map.place("name"),
                    isPlain
                        ? Wording("\(name) is a file of every export", vi: "\(name) là tệp có sẵn của mọi lần xuất")
                        : Wording("this is no name for a file", vi: "không thể đặt tên tệp như vậy"),
                    hint: Wording(
                        "choose a name such as software.csv, without a folder",
                        vi: "chọn tên như phan-mem.csv, không kèm thư mục")))
        }
        return name
    }

    /// The names that files of results may have.
    private static let taken: Set<String> = Set(resultFileNames)

    private func kinds(
        _ map: inout DefinitionMap, _ layout: TemplateFile.Layout, findings: inout Findings
    ) -> [KindCode] {
        let all = round.criteriaSet.kinds.map(\.code)
        guard map.has("kinds") else {
            _ = map.optional("kinds")
            if layout == .wide, all.count > 1 { findings.add(Self.severalKinds(at: map.location)) }
            return all
        }
        var kinds: [KindCode] = []
        for (text, place) in map.texts("kinds", &findings) {
            guard all.contains(KindCode(text)) else {
                findings.add(
                    .unknownName(
                        .templateUnknownKind, at: place, text, what: Wording("kind of unit", vi: "loại đơn vị"),
                        among: all.map(\.description)))
                continue
            }
            if !kinds.contains(KindCode(text)) { kinds.append(KindCode(text)) }
        }
        if layout == .wide, kinds.count > 1 { findings.add(Self.severalKinds(at: map.keyPlace("kinds"))) }
        map.reportEmptyList("kinds", &findings)
        return kinds
    }

    private func methods(_ map: inout DefinitionMap, findings: inout Findings) -> [AssessmentMethod] {
        let all: [AssessmentMethod] = [.survey, .satisfaction]
        guard map.has("methods") else {
            _ = map.optional("methods")
            return all
        }
        let wanted = map.texts("methods", &findings).compactMap { text, place -> AssessmentMethod? in
            if let method = AssessmentMethod(rawValue: text), all.contains(method) { return method }
            findings.add(
                .badValue(
                    at: place, Wording("there are no points of \"\(text)\"", vi: "không có điểm của \"\(text)\""),
                    hint: Wording("choose of: survey, satisfaction", vi: "chọn trong: survey, satisfaction")))
            return nil
        }
        map.reportEmptyList("methods", &findings)
        return all.filter(wanted.contains)
    }

    // MARK: Columns

    /// The rows of a kind that a file has points of.
    private func criteria(of file: TemplateFile, _ kind: KindCode) -> [CriteriaRow] {
        let rows = round.criteriaSet.kinds.first { $0.code == kind }?.table.rows ?? []
        return rows.filter { $0.method.map(file.methods.contains) ?? false }
    }

    private func columns(
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

    private static let (idMark, codeMark) = ("{criterion-id}", "{criterion}")
    private static let (printedMark, titleMark) = ("{printed-code}", "{title}")

    private func header(_ header: String, _ row: CriteriaRow, _ kind: KindCode) -> String {
        header.replacing(Self.idMark, with: ids.criteria[kind]?[row.code] ?? Self.idMark)
            .replacing(Self.codeMark, with: row.code.description).replacing(Self.printedMark, with: row.printedCode)
            .replacing(Self.titleMark, with: row.title)
    }

    // MARK: What a file needs

    /// Names ids that are needed and missing, and criteria that a wide file has no column for.
    private func report(_ map: DefinitionMap, _ file: TemplateFile, findings: inout Findings) {
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

    private static func severalKinds(at place: SourceLocation) -> Diagnostic {
        .badValue(
            at: place,
            Wording("a wide file holds one kind of unit", vi: "tệp dạng wide chỉ chứa một loại đơn vị"),
            hint: Wording("write kinds: [CODE], and a file for each kind", vi: "ghi kinds: [MÃ], mỗi loại một tệp"))
    }

    private static func onlyIn(_ format: TemplateFile.Format, _ key: String, at place: SourceLocation) -> Diagnostic {
        .badValue(
            at: place,
            Wording(
                "\"\(key)\" belongs to \(format.rawValue) files", vi: "\"\(key)\" chỉ dùng cho tệp \(format.rawValue)"))
    }
}
