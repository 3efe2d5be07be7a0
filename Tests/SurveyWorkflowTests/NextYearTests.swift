import Diagnostics
import Foundation
import ResponseSimulation
import Scoring
import SurveyDefinitions
import SurveyModel
import SurveyWorkflow
import Testing

/// A round as it might be after districts were abolished: 14 agencies and 45 communes, tables, bands and groups of its
/// own, a four-level scale (Yên Bái's coefficients 1, 0.6, 0.2, 0) and steps of 0.05. Everything in it is made up.
@Suite("A round of other kinds, tables, groups and scales is a folder")
struct NextYearTests {
    private static let groups = ["council", "leader", "commune-official"]

    private func makeRound() throws -> WorkingCopy {
        let copy = try WorkingCopy()
        try copy.write(Self.round, to: "round.yaml")
        try copy.write(Self.criteriaSet, to: "criteria-set.yaml")
        try copy.write(Self.scales, to: "scales.yaml")
        try copy.write(Self.table(surveyRows: 6, maximum: "1.5"), to: "agency.csv")
        try copy.write(Self.table(surveyRows: 4, maximum: "0.8"), to: "commune.csv")
        for kind in ["agency", "commune"] {
            for group in Self.groups {
                try copy.write(
                    Self.questionnaire(kind, group, rows: kind == "agency" ? 6 : 4), to: "\(kind).\(group).yaml")
            }
        }
        let units = (1...14).map { "A\($0),agency,Cơ quan \($0)" } + (1...45).map { "C\($0),commune,Xã \($0)" }
        try copy.write("code,kind,name\n" + units.joined(separator: "\n") + "\n", to: "units.csv")
        return copy
    }

    @Test("it checks, simulates, and its points are multiples of the step that a second route agrees with")
    func runs() throws {
        let copy = try makeRound()
        let job = RoundJob(RoundRequest(folder: copy.path))
        #expect(job.check().findings.isEmpty, "\(job.check().findings.text(in: .english))")
        var findings = Findings()
        let written = job.simulate(
            seed: 25, respondents: 45, format: .csv, to: copy.path + "/responses", findings: &findings)
        try #require(written != nil)
        let points = job.points(findings: &findings)
        let found = findings.text(in: .english)
        let result = try #require(points, "\(found)")
        #expect(result.sheet.rows.count == 14 * 6 + 45 * 4)
        #expect(result.sheet.rows.allSatisfy { $0.status == .scored })
        #expect(result.sheet.rows.allSatisfy { ($0.awardedPoints?.tenThousandths ?? 1) % 500 == 0 })
        #expect(result.sheet.blocks.allSatisfy { $0.points != nil && $0.statedMaximum == nil })
        let direct = try Self.directShares(copy)
        for row in result.sheet.rows {
            let key = "\(result.round.units[row.unit].code) \(row.criterion.code)"
            // The same sum in another order: a few units in the last place.
            #expect(abs((row.share ?? .nan) - (direct[key] ?? .nan)) < 1e-12, "\(key)")
        }
    }

    /// Shares straight from the files: each group's plain mean of coefficients, then the mean by given shares.
    private static func directShares(_ copy: WorkingCopy) throws -> [String: Double] {
        let coefficients = ["A": 1, "B": 0.6, "C": 0.2, "D": 0]
        var sums: [String: [String: (sum: Double, count: Double)]] = [:]
        for kind in ["agency", "commune"] {
            let lines = try copy.read("responses/simulated.\(kind).csv").split(separator: "\n")
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            for line in lines.dropFirst() {
                for (column, value) in zip(lines[0], line) where column.hasPrefix("q") {
                    guard let coefficient = coefficients[value] else { continue }
                    let key = "\(line[3]) 1.1.\(column.dropFirst())"
                    let old = sums[key]?[line[2]] ?? (0, 0)
                    sums[key, default: [:]][line[2]] = (old.sum + coefficient, old.count + 1)
                }
            }
        }
        let shares = ["council": 0.5, "leader": 0.2, "commune-official": 0.3]
        return sums.mapValues { groups in
            groups.reduce(0) { $0 + (shares[$1.key] ?? 0) * $1.value.sum / $1.value.count }
        }
    }

    // MARK: The folder

    private static let round = """
        year: 2025
        title: Đợt thử năm sau
        synthetic: true
        criteria-set: criteria-set.yaml
        units: units.csv
        rounding-step: 0,05
        groups:
          council: { label: Đại biểu HĐND, share: 0.5, rates: [agency, commune] }
          leader: { label: Lãnh đạo, share: 0.2, rates: [agency, commune] }
          commune-official: { label: Công chức xã, share: 0.3, rates: [agency, commune], may-rate-own-unit: true }

        """

    private static let criteriaSet = """
        id: next
        title: Bộ tiêu chí thử
        source: dữ liệu giả lập
        kinds:
          agency: { title: Cơ quan, table: agency.csv, table-title: Bảng A, grade-bands: [{ grade: A, from: 60 }, { grade: B, from: 0 }] }
          commune: { title: Xã, table: commune.csv, table-title: Bảng B, grade-bands: [{ grade: Đạt, from: 50 }, { grade: Chưa đạt, from: 0 }] }
        scales: scales.yaml
        questionnaires: [agency.council.yaml, agency.leader.yaml, agency.commune-official.yaml, commune.council.yaml, commune.leader.yaml, commune.commune-official.yaml]

        """

    private static let scales = """
        scales:
          four:
            levels:
              - { code: A, label: Tốt, coefficient: 1 }
              - { code: B, label: Khá, coefficient: 0.6 }
              - { code: C, label: Trung bình, coefficient: "0,2" }
              - { code: D, label: Kém, coefficient: 0 }
            do-not-know: { code: KB, label: Không biết }

        """

    private static func table(surveyRows: Int, maximum: String) -> String {
        let points = Points(maximum)?.tenThousandths ?? 0
        let sum = Points(tenThousandths: points * Int64(surveyRows))
        let rows = (1...surveyRows).map { "1.1.\($0),1.1.\($0),Tiêu chí \($0),\(maximum),survey" }
        return """
            code,printed_code,title,maximum_points,method
            1,1,LĨNH VỰC,\(sum),
            1.1,1.1,Tiêu chí,\(sum),
            \(rows.joined(separator: "\n"))

            """
    }

    private static func questionnaire(_ kind: String, _ group: String, rows: Int) -> String {
        let questions = (1...rows).map {
            "  - { code: q\($0), criterion: 1.1.\($0), scale: four, text: Ông/Bà đánh giá thế nào? }"
        }
        return """
            id: \(kind).\(group)
            kind: \(kind)
            group: \(group)
            title: Phiếu
            questions:
            \(questions.joined(separator: "\n"))

            """
    }
}
