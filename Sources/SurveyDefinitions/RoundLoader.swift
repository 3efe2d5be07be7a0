import ByteInput
import Diagnostics
import SurveyModel
import Yams

extension DiagnosticCode {
    static let shareMissing = DiagnosticCode("group.share-missing")
}

/// What `round.yaml` brings.
struct RoundFile {
    var round: Round
    var responsePaths: [String]
    var satisfactionPath: String?
}

extension DefinitionReader {
    /// Reads `round.yaml` and, through it, every other definition.
    mutating func roundFile(folder: String, findings: inout Findings) -> RoundFile? {
        let path = FilePaths.join(folder, LoadedRound.fileName)
        guard var map = mapping(path: path, findings: &findings) else { return nil }
        _ = map.required("year", &findings)
        let year = map.optionalInteger("year", in: 1900...9999, &findings) ?? 0
        let title = map.text("title", &findings)
        let language = map.optionalChoice("language", Language.self, &findings) ?? .vietnamese
        let isSynthetic = map.optionalBool("synthetic", &findings) ?? false
        let criteriaPath = map.text("criteria-set", &findings)
        let unitsPath = map.text("units", &findings)
        let responses = map.optionalText("responses", &findings) ?? "responses"
        let satisfaction = map.optionalText("satisfaction", &findings)
        let settings = Self.settings(&map, findings: &findings)
        let framePath = map.optionalText("frame", &findings)
        var groups = groups(&map, folder: folder, combination: settings.combination, findings: &findings)
        if let framePath {
            groups = withFrame(path: FilePaths.join(folder, framePath), groups, findings: &findings)
        }
        let letterhead = Self.letterhead(&map, findings: &findings)
        map.reportUnknownKeys(&findings)

        guard !criteriaPath.isEmpty, !unitsPath.isEmpty,
            let loaded = criteriaSet(path: FilePaths.join(folder, criteriaPath), findings: &findings)
        else { return nil }
        let scales = scales(path: loaded.scalesPath, findings: &findings)
        guard loaded.isComplete else { return nil }
        var tables = Dictionary(
            loaded.criteriaSet.kinds.map { ($0.code, CheckedTable($0.table)) }, uniquingKeysWith: { first, _ in first })
        var questionnaires: [Questionnaire] = []
        for path in loaded.questionnairePaths {
            let questionnaire = questionnaire(path: path, tables: &tables, scales: scales, findings: &findings)
            if let questionnaire { questionnaires.append(questionnaire) }
        }
        for kind in loaded.criteriaSet.kinds {
            for finding in tables[kind.code]?.findings ?? [] { findings.add(finding) }
        }
        let units = units(
            path: FilePaths.join(folder, unitsPath), criteriaSet: loaded.criteriaSet, tables: tables,
            findings: &findings)
        var round = Round(
            folder: folder, year: year, title: title, language: language, isSynthetic: isSynthetic,
            criteriaSet: loaded.criteriaSet, scales: scales, questionnaires: questionnaires, units: units,
            groups: groups, settings: settings, letterhead: letterhead)
        for finding in RoundChecks(round: round, tables: tables).findings { findings.add(finding) }
        round.exportTemplate = exportTemplate(of: round, findings: &findings)
        return RoundFile(
            round: round, responsePaths: [FilePaths.join(folder, responses)],
            satisfactionPath: satisfaction.map { FilePaths.join(folder, $0) })
    }

    private mutating func groups(
        _ map: inout DefinitionMap, folder: String, combination: GroupCombination, findings: inout Findings
    ) -> [RespondentGroup] {
        guard var entries = map.map("groups", &findings) else { return [] }
        var groups: [RespondentGroup] = []
        for code in entries.keys {
            guard var entry = entries.map(code, &findings) else { continue }
            let group = RespondentGroup(
                code: GroupCode(code), label: entry.text("label", &findings),
                share: entry.optionalNumber("share", in: 0...1_000_000, &findings),
                rates: Set(entry.texts("rates", &findings).map { KindCode($0.text) }),
                mayRateOwnUnit: entry.optionalBool("may-rate-own-unit", &findings),
                plannedRespondents: entry.optionalInteger("planned-respondents", in: 1...10_000_000, &findings),
                design: entry.groupDesign(&findings) { path, findings in
                    margins(path: FilePaths.join(folder, path), findings: &findings)
                },
                location: entries.keyPlace(code))
            if combination == .groupShares, group.share == nil {
                findings.add(
                    Diagnostic(
                        .error, .shareMissing, at: group.location,
                        Wording("group \(code) has no share", vi: "nhóm \(code) chưa có tỷ trọng (share)"),
                        hint: Wording(
                            "write share: 0.5, or combine-groups: equal-groups",
                            vi: "ghi share: 0.5, hoặc combine-groups: equal-groups")))
            }
            entry.reportUnknownKeys(&findings)
            groups.append(group)
        }
        return groups
    }
}
