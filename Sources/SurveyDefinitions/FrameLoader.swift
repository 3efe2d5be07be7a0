import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let frameUnknownGroup = DiagnosticCode("frame.unknown-group")
    static let frameRepeatedStratum = DiagnosticCode("frame.repeated-stratum")
    static let frameBadCount = DiagnosticCode("frame.bad-count")
    static let frameBlankStratum = DiagnosticCode("frame.blank-stratum")
    static let frameStratumNotAsked = DiagnosticCode("frame.stratum-without-strata")
    static let frameSomePopulations = DiagnosticCode("frame.some-populations")
    static let frameUnusedClusters = DiagnosticCode("frame.clusters-without-cluster")
    static let frameMoreClusters = DiagnosticCode("frame.more-clusters-than-people")
    static let frameSomeEmployers = DiagnosticCode("frame.some-employers")
    static let frameSomeClusters = DiagnosticCode("frame.some-clusters")
}

extension DefinitionReader {
    /// Reads the frame: `group, stratum, population, clusters, employer`, a row for each stratum of each group, or for each
    /// organisation of a stratum.
    ///
    /// - Returns: The groups, each with its rows; a group that has rows and no `design` takes its strata from them.
    mutating func withFrame(path: String, _ groups: [RespondentGroup], findings: inout Findings) -> [RespondentGroup] {
        let table = Table.read(
            path: path, required: ["group", "stratum", "population"], optional: ["clusters", "employer"]
        ) {
            findings.add($0)
        }
        guard let table else { return groups }
        record(table.fingerprint)
        if table.rows.isEmpty, !findings.hasErrors { findings.add(.emptyTable(path)) }
        var groups = groups
        var rows: [[FrameRow]] = groups.map { _ in [] }
        for row in table.rows {
            guard let position = groups.firstIndex(where: { $0.code.description == row["group"] }) else {
                findings.add(
                    .unknownName(
                        .frameUnknownGroup, at: row.location(of: "group"), row["group"],
                        what: Wording("group in round.yaml", vi: "nhóm đối tượng trong round.yaml"),
                        among: groups.map(\.code.description)))
                continue
            }
            let counted = FrameRow(
                stratum: row["stratum"], employer: row["employer"],
                population: Self.count(row, "population", &findings),
                clusters: Self.count(row, "clusters", &findings), location: row.location(of: "stratum"))
            if let earlier = rows[position].first(where: { $0.isSame(as: counted) }) {
                findings.add(counted.repeated(in: groups[position], earlier))
            } else {
                rows[position].append(counted)
            }
        }
        let strata = zip(groups, rows).map { FrameRow.strata(of: $0, $1, &findings) }
        for position in groups.indices where !strata[position].isEmpty {
            var design = groups[position].design ?? Self.designOf(strata[position])
            design.frame = strata[position]
            FrameChecks(group: groups[position], design: design).report(&findings)
            groups[position].design = design
        }
        return groups
    }

    private static func designOf(_ frame: [FrameStratum]) -> GroupDesign {
        var design = GroupDesign()
        if frame.contains(where: { !$0.stratum.isEmpty }) { design.strata = .stratum }
        if frame.contains(where: { $0.clusters != nil }) { design.cluster = .cluster }
        return design
    }

    /// A whole number from 1 on; nil where the cell is blank, or, with a finding, holds anything else.
    private static func count(_ row: TableRow, _ column: String, _ findings: inout Findings) -> Int? {
        if row[column].isEmpty { return nil }
        if let value = DecimalText(row[column])?.scaled(byDigits: 0), (1...1_000_000_000).contains(value) {
            return Int(value)
        }
        findings.add(
            Diagnostic(
                .error, .frameBadCount, at: row.location(of: column),
                Wording("\(column) must be a whole number from 1 on", vi: "\(column) phải là số nguyên từ 1 trở lên"),
                hint: Wording(
                    "leave the cell empty where the number is not known",
                    vi: "để trống ô này nếu chưa biết số lượng")))
        return nil
    }
}

/// Holds a group's rows of the frame against its design.
private struct FrameChecks {
    let group: RespondentGroup
    let design: GroupDesign

    func report(_ findings: inout Findings) {
        for stratum in design.frame {
            for finding in [strataFinding(stratum), clusterFinding(stratum)] {
                if let finding { findings.add(finding) }
            }
        }
        guard let blank = design.frame.first(where: { $0.population == nil }), design.frame.count > 1,
            design.frame.contains(where: { $0.population != nil })
        else { return }
        findings.add(
            Diagnostic(
                .error, .frameSomePopulations, at: blank.location,
                Wording(
                    "group \(group.code) has populations for some strata only",
                    vi: "nhóm \(group.code) chỉ có số người của một số tầng"),
                hint: Wording(
                    "weights need the number of people of every stratum, or of none",
                    vi: "muốn tính quyền số phải có số người của mọi tầng, hoặc không ghi tầng nào")))
    }

    private func strataFinding(_ stratum: FrameStratum) -> Diagnostic? {
        if design.strata == nil, !stratum.stratum.isEmpty {
            return Diagnostic(
                .error, .frameStratumNotAsked, at: stratum.location,
                Wording(
                    "group \(group.code) has a stratum in the frame and none in its design",
                    vi: "khung mẫu ghi tầng cho nhóm \(group.code) nhưng thiết kế của nhóm không phân tầng"),
                hint: Wording("write design: { strata: stratum }", vi: "ghi design: { strata: stratum }"))
        }
        guard design.strata != nil, stratum.stratum.isEmpty else { return nil }
        return Diagnostic(
            .error, .frameBlankStratum, at: stratum.location,
            Wording("the row of the frame names no stratum", vi: "dòng của khung mẫu không ghi tầng"),
            hint: Wording(
                "name it, or write strata: none for the group",
                vi: "ghi tên tầng, hoặc ghi strata: none cho nhóm này"))
    }

    private func clusterFinding(_ stratum: FrameStratum) -> Diagnostic? {
        guard let clusters = stratum.clusters else { return nil }
        if design.cluster == nil {
            return Diagnostic(
                .warning, .frameUnusedClusters, at: stratum.location,
                Wording(
                    "clusters are counted for group \(group.code), whose respondents were drawn without clusters",
                    vi: "có số cụm cho nhóm \(group.code) nhưng nhóm này không chọn mẫu theo cụm"),
                hint: Wording(
                    "write design: { cluster: cluster }, or leave the cell empty",
                    vi: "ghi design: { cluster: cluster }, hoặc để trống ô"))
        }
        guard let population = stratum.population, clusters > population else { return nil }
        return Diagnostic(
            .error, .frameMoreClusters, at: stratum.location,
            Wording("there are more clusters than people", vi: "số cụm nhiều hơn số người"))
    }
}
