import Diagnostics
import SurveyModel

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

    private static func severalKinds(at place: SourceLocation) -> Diagnostic {
        .badValue(
            at: place,
            Wording("a wide file holds one kind of unit", vi: "tệp dạng wide chỉ chứa một loại đơn vị"),
            hint: Wording("write kinds: [CODE], and a file for each kind", vi: "ghi kinds: [MÃ], mỗi loại một tệp"))
    }
}
