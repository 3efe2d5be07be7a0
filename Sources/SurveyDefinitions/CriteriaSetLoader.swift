import ByteInput
import Diagnostics
import SurveyModel
import Yams

/// What `criteria-set.yaml` brings: the criteria, and the names of the files that belong to them.
struct LoadedCriteriaSet {
    var criteriaSet: CriteriaSet
    /// Whether every kind that the file names has its table; without it nothing can be held against the criteria.
    var isComplete: Bool
    var scalesPath: String
    var questionnairePaths: [String]
}

extension DefinitionReader {
    /// Reads a criteria set with the table of each kind, and checks the tables.
    mutating func criteriaSet(path: String, findings: inout Findings) -> LoadedCriteriaSet? {
        guard var map = mapping(path: path, findings: &findings) else { return nil }
        let home = FilePaths.folder(of: path)
        let id = map.text("id", &findings)
        let title = map.text("title", &findings)
        let source = map.text("source", &findings)
        let scales = map.text("scales", &findings)
        let questionnaires = map.texts("questionnaires", &findings).map { FilePaths.join(home, $0.text) }
        var kinds: [UnitKind] = []
        var named = 0
        if var entries = map.map("kinds", &findings) {
            named = entries.keys.count
            if named == 0 {
                findings.add(
                    .badValue(
                        at: map.place("kinds"),
                        Wording("\"kinds\" names no kind of unit", vi: "\"kinds\" chưa ghi loại đơn vị nào")))
            }
            for code in entries.keys {
                guard let entry = entries.map(code, &findings) else { continue }
                if let kind = kind(KindCode(code), entry, home: home, findings: &findings) { kinds.append(kind) }
            }
        }
        map.reportUnknownKeys(&findings)
        return LoadedCriteriaSet(
            criteriaSet: CriteriaSet(id: id, title: title, source: source, kinds: kinds),
            isComplete: kinds.count == named && named > 0,
            scalesPath: FilePaths.join(home, scales), questionnairePaths: questionnaires)
    }

    private mutating func kind(
        _ code: KindCode, _ entry: DefinitionMap, home: String, findings: inout Findings
    ) -> UnitKind? {
        var map = entry
        let title = map.text("title", &findings)
        let path = map.text("table", &findings)
        let tableTitle = map.text("table-title", &findings)
        var stated = StatedFigures()
        if let entry = map.optionalMap("stated", &findings) {
            stated = Self.statedFigures(entry, findings: &findings)
        }
        let bands = Self.gradeBands(&map, findings: &findings)
        map.reportUnknownKeys(&findings)
        guard !path.isEmpty, let rows = criteriaRows(path: FilePaths.join(home, path), findings: &findings)
        else { return nil }
        let table = CriteriaTable(title: tableTitle, rows: rows, stated: stated)
        return UnitKind(code: code, title: title, table: table, gradeBands: bands)
    }

    private static func statedFigures(_ entry: DefinitionMap, findings: inout Findings) -> StatedFigures {
        var map = entry
        var stated = StatedFigures()
        if let points = map.optionalPoints("maximum-points", &findings) {
            stated.maximumPoints = StatedFigures.Figure(points, at: map.place("maximum-points"))
        }
        stated.areas = count("areas", &map, &findings)
        stated.criteria = count("criteria", &map, &findings)
        stated.subcriteria = count("subcriteria", &map, &findings)
        if var blocks = map.optionalMap("blocks", &findings) {
            for method in AssessmentMethod.allCases {
                guard let points = blocks.optionalPoints(method.rawValue, &findings) else { continue }
                stated.blocks.append((method, StatedFigures.Figure(points, at: blocks.place(method.rawValue))))
            }
            blocks.reportUnknownKeys(&findings)
        }
        if var areas = map.optionalMap("by-area", &findings) {
            for area in areas.keys {
                guard var entry = areas.map(area, &findings) else { continue }
                let counts = StatedFigures.AreaCounts(
                    criteria: count("criteria", &entry, &findings),
                    subcriteria: count("subcriteria", &entry, &findings))
                entry.reportUnknownKeys(&findings)
                stated.areaCounts.append((CriterionCode(area), counts))
            }
        }
        map.reportUnknownKeys(&findings)
        return stated
    }

    private static func count(
        _ key: String, _ map: inout DefinitionMap, _ findings: inout Findings
    ) -> StatedFigures.Figure<Int>? {
        map.optionalInteger(key, in: 0...100_000, &findings).map { StatedFigures.Figure($0, at: map.place(key)) }
    }

    /// The bands from the best to the one that starts at 0.
    private static func gradeBands(_ map: inout DefinitionMap, findings: inout Findings) -> [GradeBand] {
        var bands: [GradeBand] = []
        for node in map.list("grade-bands", &findings) {
            guard var entry = DefinitionMap(node, file: map.location.file, findings: &findings) else { continue }
            let grade = entry.text("grade", &findings)
            _ = entry.required("from", &findings)
            let from = entry.optionalNumber("from", in: 0...100, &findings)
            entry.reportUnknownKeys(&findings)
            if let from, (from * 10_000).rounded() / 10_000 != from {
                findings.add(
                    .badValue(
                        at: entry.place("from"),
                        Wording(
                            "a bound has at most four decimals",
                            vi: "cận của mức xếp loại có tối đa bốn chữ số lẻ")))
            }
            if let from { bands.append(GradeBand(grade: grade, lowerBound: from)) }
        }
        let bounds = bands.map(\.lowerBound)
        let isDescending = zip(bounds, bounds.dropFirst()).allSatisfy { $0 > $1 }
        if !bands.isEmpty, !isDescending || bounds.last != 0 {
            findings.add(
                .badValue(
                    at: map.keyPlace("grade-bands"),
                    Wording(
                        "the bands must come from the highest to one that starts at 0",
                        vi: "các mức xếp loại phải ghi từ cao xuống thấp, mức cuối bắt đầu từ 0")))
        }
        return bands
    }
}
