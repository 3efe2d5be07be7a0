import Diagnostics
import SurveyModel

/// A row of the frame: a stratum of a group, or the part of it that works in one organisation.
struct FrameRow {
    var stratum: String
    /// Empty where the row counts the whole stratum.
    var employer: String
    var population: Int?
    var clusters: Int?
    var location: SourceLocation

    func isSame(as other: FrameRow) -> Bool { stratum == other.stratum && employer == other.employer }

    func repeated(in group: RespondentGroup, _ earlier: FrameRow) -> Diagnostic {
        let (english, vietnamese) =
            employer.isEmpty ? ("", "") : (", employer \"\(employer)\",", ", cơ quan \"\(employer)\",")
        return Diagnostic(
            .error, .frameRepeatedStratum, at: location,
            Wording(
                "stratum \"\(stratum)\"\(english) of group \(group.code) stands twice",
                vi: "tầng \"\(stratum)\"\(vietnamese) của nhóm \(group.code) xuất hiện hai lần"),
            hint: Wording("add the two up, or keep one", vi: "cộng gộp hoặc chỉ giữ lại một dòng"),
            related: earlier.location)
    }

    /// The strata of a group: the people of one are those of its organisations together.
    static func strata(of group: RespondentGroup, _ rows: [FrameRow], _ findings: inout Findings) -> [FrameStratum] {
        var names: [String] = []
        for row in rows where !names.contains(row.stratum) { names.append(row.stratum) }
        return names.compactMap { name in
            let own = rows.filter { $0.stratum == name }
            return stratum(own, of: group, &findings)
        }
    }

    private static func stratum(
        _ rows: [FrameRow], of group: RespondentGroup, _ findings: inout Findings
    ) -> FrameStratum? {
        guard let first = rows.first else { return nil }
        for finding in [someEmployers(rows, group), somePopulations(rows, group), someClusters(rows, group)] {
            if let finding { findings.add(finding) }
        }
        let populations = rows.compactMap(\.population)
        let clusters = rows.compactMap(\.clusters)
        var stratum = FrameStratum(
            stratum: first.stratum, population: populations.isEmpty ? nil : populations.reduce(0, +),
            clusters: clusters.isEmpty ? nil : clusters.reduce(0, +), location: first.location)
        if stratum.population != nil {
            stratum.organisations = rows.filter { !$0.employer.isEmpty }.map { row in
                FrameOrganisation(employer: row.employer, population: row.population ?? 0)
            }
        }
        return stratum
    }

    private static func someEmployers(_ rows: [FrameRow], _ group: RespondentGroup) -> Diagnostic? {
        guard rows.count > 1, let blank = rows.first(where: { $0.employer.isEmpty }) else { return nil }
        return Diagnostic(
            .error, .frameSomeEmployers, at: blank.location,
            Wording(
                "group \(group.code), stratum \"\(blank.stratum)\": a row names no employer, and others do",
                vi:
                    "nhóm \(group.code), tầng \"\(blank.stratum)\": có dòng không ghi cơ quan (employer), dòng khác có ghi"
            ),
            hint: Wording(
                "count a stratum in one row, or in a row for each of its employers",
                vi: "ghi tầng bằng một dòng, hoặc mỗi cơ quan của tầng một dòng"))
    }

    private static func somePopulations(_ rows: [FrameRow], _ group: RespondentGroup) -> Diagnostic? {
        guard let blank = rows.first(where: { $0.population == nil }), rows.contains(where: { $0.population != nil })
        else { return nil }
        return Diagnostic(
            .error, .frameSomePopulations, at: blank.location,
            Wording(
                "group \(group.code), stratum \"\(blank.stratum)\": the people of some employers are not counted",
                vi: "nhóm \(group.code), tầng \"\(blank.stratum)\": chưa ghi số người của một số cơ quan"),
            hint: Wording(
                "give the number for every employer of the stratum, or for none",
                vi: "ghi số người của mọi cơ quan trong tầng, hoặc không ghi cơ quan nào"))
    }

    private static func someClusters(_ rows: [FrameRow], _ group: RespondentGroup) -> Diagnostic? {
        guard let blank = rows.first(where: { $0.clusters == nil }), rows.contains(where: { $0.clusters != nil })
        else { return nil }
        return Diagnostic(
            .error, .frameSomeClusters, at: blank.location,
            Wording(
                "group \(group.code), stratum \"\(blank.stratum)\": the clusters of some employers are not counted",
                vi: "nhóm \(group.code), tầng \"\(blank.stratum)\": chưa ghi số cụm của một số cơ quan"),
            hint: Wording(
                "give the number for every employer of the stratum, or for none",
                vi: "ghi số cụm của mọi cơ quan trong tầng, hoặc không ghi cơ quan nào"))
    }
}
