import ByteInput
import Diagnostics
import Foundation
import SurveyModel
import Yams

extension DiagnosticCode {
    static let templateUnknownKind = DiagnosticCode("template.unknown-kind")
    static let templateUnknownUnit = DiagnosticCode("template.unknown-unit")
    static let templateUnknownCriterion = DiagnosticCode("template.unknown-criterion")
    static let templateRepeatedID = DiagnosticCode("template.repeated-id")
    static let templateRepeatedFile = DiagnosticCode("template.repeated-file")
    static let templateBadName = DiagnosticCode("template.bad-file-name")
}

extension LoadedRound {
    /// The file in a round's folder that describes files for other software, where there is one.
    package static let templateName = "export-template.yaml"
}

extension DefinitionReader {
    /// Reads `export-template.yaml` of a round; nil where there is none.
    mutating func exportTemplate(of round: Round, findings: inout Findings) -> ExportTemplate? {
        let path = FilePaths.join(round.folder, LoadedRound.templateName)
        guard FileManager.default.fileExists(atPath: path), var map = mapping(path: path, findings: &findings) else {
            return nil
        }
        var ids = TemplateIDs(round)
        ids.read(&map, findings: &findings)
        var files: [TemplateFile] = []
        var places: [String: SourceLocation] = [:]
        for node in map.list("files", &findings) {
            guard var entry = DefinitionMap(node, file: path, findings: &findings) else { continue }
            let reader = TemplateFileReader(round: round, ids: ids)
            let file = reader.file(&entry, findings: &findings)
            entry.reportUnknownKeys(&findings)
            guard let file else { continue }
            if let earlier = places.updateValue(entry.place("name"), forKey: file.name.comparisonKey) {
                findings.add(
                    Diagnostic(
                        .error, .templateRepeatedFile, at: entry.place("name"),
                        Wording("two files have the name \(file.name)", vi: "có hai tệp cùng tên \(file.name)"),
                        hint: Wording("name them apart", vi: "đặt tên khác nhau"), related: earlier))
            }
            files.append(file)
        }
        map.reportEmptyList("files", &findings)
        map.reportUnknownKeys(&findings)
        return ExportTemplate(files: files, unitIDs: ids.units, criterionIDs: ids.criteria)
    }
}

/// What other software calls units and criteria.
struct TemplateIDs {
    let round: Round
    private(set) var units: [UnitCode: String] = [:]
    private(set) var criteria: [KindCode: [CriterionCode: String]] = [:]
    /// Where the ids of units stand, or should stand.
    private(set) var unitPlace = SourceLocation(file: "")
    /// Where the ids of a kind's criteria stand.
    private(set) var criterionPlaces: [KindCode: SourceLocation] = [:]

    init(_ round: Round) { self.round = round }

    mutating func read(_ map: inout DefinitionMap, findings: inout Findings) {
        unitPlace = map.keyPlace("unit-ids")
        let known = round.units.map(\.code.description)
        if var entries = map.optionalMap("unit-ids", &findings) {
            let ids = Self.ids(&entries, known: Set(known), findings: &findings) {
                .unknownName(
                    .templateUnknownUnit, at: $0, $1, what: Wording("unit", vi: "đơn vị"), among: known)
            }
            units = Dictionary(ids.map { (UnitCode($0), $1) }) { first, _ in first }
        }
        guard var kinds = map.optionalMap("criterion-ids", &findings) else { return }
        for kind in round.criteriaSet.kinds {
            guard var entries = kinds.optionalMap(kind.code.description, &findings) else { continue }
            criterionPlaces[kind.code] = kinds.keyPlace(kind.code.description)
            let rows = kind.table.rows.filter { $0.method == .survey || $0.method == .satisfaction }
            let codes = rows.map(\.code.description)
            let ids = Self.ids(&entries, known: Set(codes), findings: &findings) {
                .unknownName(
                    .templateUnknownCriterion, at: $0, $1,
                    what: Wording(
                        "survey or satisfaction row in \(kind.table.title)",
                        vi: "dòng điều tra hoặc hài lòng trong \(kind.table.title)"), among: codes)
            }
            criteria[kind.code] = Dictionary(ids.map { (CriterionCode($0), $1) }) { first, _ in first }
        }
        kinds.reportUnknownKeys(&findings)
    }

    /// Every code with its id, in the order of the file.
    private static func ids(
        _ entries: inout DefinitionMap, known: Set<String>, findings: inout Findings,
        unknown: (SourceLocation, String) -> Diagnostic
    ) -> [(code: String, id: String)] {
        var ids: [(String, String)] = []
        var places: [String: SourceLocation] = [:]
        for code in entries.keys {
            let id = entries.text(code, &findings)
            guard known.contains(code) else {
                findings.add(unknown(entries.keyPlace(code), code))
                continue
            }
            if id.isEmpty { continue }
            if let earlier = places[id] {
                findings.add(
                    Diagnostic(
                        .error, .templateRepeatedID, at: entries.place(code),
                        Wording("the id \(id) stands for another one, too", vi: "mã \(id) đã dùng cho mục khác"),
                        hint: Wording("give each an id of its own", vi: "mỗi mục cần một mã riêng"), related: earlier))
            }
            places[id] = entries.place(code)
            ids.append((code, id))
        }
        return ids
    }
}
