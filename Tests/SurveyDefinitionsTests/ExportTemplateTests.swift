import ByteInput
import Diagnostics
import Foundation
import SurveyModel
import TestMaterial
import Testing

@testable import SurveyDefinitions

@Suite("A round describes files for other software")
struct ExportTemplateTests {
    private func load(_ template: String?) throws -> LoadedRound {
        try withTemporaryFolder { folder in
            try write(Self.round, to: folder + "/round.yaml")
            try write("code,kind,name\nS1,department,Sở Một\nH1,district,Huyện Một\n", to: folder + "/units.csv")
            if let template { try write(template, to: folder + "/export-template.yaml") }
            return LoadedRound(folder: folder)
        }
    }

    private func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    private static let round = """
        year: 2024
        title: Thử
        criteria-set: \(Definitions2024.folder)/criteria-set.yaml
        units: units.csv
        groups:
          delegate: { label: Đại biểu, share: 0.4, rates: [department, district] }
          official: { label: Công chức, share: 0.6, rates: [department, district] }

        """

    /// What is wrong, as `line:column code`.
    private func faults(_ template: String) throws -> [String] {
        let loaded = try load(template)
        return loaded.findings.kept.filter { $0.severity == .error }.map {
            #expect($0.location.file.hasSuffix("/export-template.yaml"))
            #expect($0.message.vietnamese != $0.message.english)
            return "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)"
        }
    }

    @Test("a round without such a file has none, and its fingerprint is not among the inputs")
    func none() throws {
        let loaded = try load(nil)
        #expect(loaded.round != nil && loaded.round?.exportTemplate == nil)
        #expect(!loaded.inputs.contains { $0.path.hasSuffix("export-template.yaml") })
    }

    @Test("every key is read")
    func reads() throws {
        let loaded = try load(
            """
            files:
              - name: a.csv
                layout: long
                kinds: [district]
                methods: [satisfaction]
                separator: tab
                encoding: UTF-8
                line-end: crlf
                decimal-mark: comma
                decimals: 3
                not-assessed: "-"
                pending: chờ
                rows-without-points: leave-out
                columns:
                  - { header: Mã, field: unit-id }
                  - { header: Điểm, field: awarded-points }
                  - { header: Nguồn, text: "" }
              - name: b.dat
                format: xlsx
                layout: wide
                kinds: [department]
                methods: [survey]
                sheet: Điểm
                columns:
                  - { header: "1.10.2 trước", field: awarded-points, criterion: "1.10.2" }
                  - { header: "{title} ({printed-code})", field: maximum-points }
                  - { header: "{criterion}", field: awarded-points }
            unit-ids: { H1: 007, S1: x }
            """)
        let template = try #require(loaded.round?.exportTemplate, "\(loaded.findings.text(in: .english))")
        #expect(template.unitIDs == ["H1": "007", "S1": "x"])
        let long = template.files[0]
        #expect(long.name == "a.csv" && long.format == .csv && long.layout == .long && long.kinds == ["district"])
        #expect(long.methods == [.satisfaction] && long.separator == .tab && long.encoding == .utf8)
        #expect(long.lineEnd == .crlf && long.decimalMark == .comma && long.decimals == 3)
        #expect(long.notAssessed == "-" && long.pending == "chờ" && !long.keepsRowsWithoutPoints)
        #expect(
            long.columns == [
                TemplateColumn(header: "Mã", .field(.unitID, of: nil)),
                TemplateColumn(header: "Điểm", .field(.awardedPoints, of: nil)),
                TemplateColumn(header: "Nguồn", .text("")),
            ])
        let wide = template.files[1]
        #expect(wide.format == .xlsx && wide.sheet == "Điểm")
        // 28 survey rows, one of which has a column of its own besides.
        #expect(wide.columns.count == 1 + 28 + 28)
        #expect(wide.columns[0] == TemplateColumn(header: "1.10.2 trước", .field(.awardedPoints, of: "1.10.2")))
        #expect(wide.columns[2].header == "Chất lượng các văn bản chỉ đạo điều hành CCHC (1.10.2)")
        #expect(wide.columns[30] == TemplateColumn(header: "1.10.2", .field(.awardedPoints, of: "1.10.2")))
        #expect(loaded.inputs.contains { $0.path.hasSuffix("export-template.yaml") })
    }

    private static let columns = "columns: [{ header: Mã, field: unit }, { header: Điểm, field: awarded-points }]"

    @Test(
        "what does not fit is named at its place",
        arguments: [
            (
                "files: [{ name: a.csv, layout: long, columns: [{ header: x, field: pionts }] }]",
                ["1:68 template.unknown-field"]
            ),
            ("files: [{ name: a.csv, columns: [{ header: x, field: unit }] }]", ["1:9 definition.missing-key"]),
            ("files: [{ name: a.csv, layout: tall, \(columns) }]", ["1:32 definition.bad-value"]),
            ("files: [{ name: a.csv, layout: long, colums: 1, \(columns) }]", ["1:38 definition.unknown-key"]),
            ("files: [{ name: a.csv, layout: long, kinds: [sở], \(columns) }]", ["1:46 template.unknown-kind"]),
            ("files: [{ name: a.csv, layout: long, methods: [appraisal], \(columns) }]", ["1:48 definition.bad-value"]),
            ("files: [{ name: ../a.csv, layout: long, \(columns) }]", ["1:17 template.bad-file-name"]),
            ("files: [{ name: Scores.xlsx, layout: long, \(columns) }]", ["1:17 template.bad-file-name"]),
            ("files: [{ name: a.xlsx, layout: long, encoding: UTF-8, \(columns) }]", ["1:39 definition.bad-value"]),
            ("files: [{ name: a.csv, layout: long, sheet: x, \(columns) }]", ["1:38 definition.bad-value"]),
            ("files: [{ name: a.xlsx, layout: long, sheet: \"a/b\", \(columns) }]", ["1:46 definition.bad-value"]),
            (
                "files:\n- { name: a.csv, layout: long, \(columns) }\n- { name: A.csv, layout: long, \(columns) }",
                ["3:11 template.repeated-file"]
            ),
            ("files: []", ["1:8 definition.bad-value"]),
            ("files: [{ name: a.csv, layout: long, kinds: [], \(columns) }]", ["1:45 definition.bad-value"]),
            ("files: [{ name: a.csv, layout: long, methods: [], \(columns) }]", ["1:47 definition.bad-value"]),
            ("files: [{ name: a.csv, layout: long, columns: [] }]", ["1:47 definition.bad-value"]),
            // A column is a field or a text, and just one of them.
            (
                "files: [{ name: a.csv, layout: long, columns: [{ header: x, field: unit, text: y }, { header: z }] }]",
                ["1:48 definition.bad-value", "1:85 definition.bad-value"]
            ),
            (
                "files: [{ name: a.csv, layout: long, columns: [{ header: x, field: unit }, { header: x, field: kind }] }]",
                ["1:86 template.repeated-column"]
            ),
            (
                "files: [{ name: a.csv, layout: long, columns: [{ header: x, field: share, criterion: 1.1 }] }]",
                ["1:75 definition.bad-value"]
            ),
            // Wide: one kind, headers that tell criteria apart, and a column for the points of each.
            (
                "files: [{ name: a.csv, layout: wide, \(columns) }]",
                ["1:9 definition.bad-value", "1:87 template.repeated-column"]
            ),
            (
                "files: [{ name: a.csv, layout: wide, kinds: [department], columns: [{ header: x, field: unit }] }]",
                ["1:59 template.missing-criterion"]
            ),
            (
                "files: [{ name: a.csv, layout: wide, kinds: [department], methods: [survey], columns: [{ header: x, field: awarded-points, criterion: 1.1.1 }] }]",
                ["1:135 template.unknown-criterion"]
            ),
            // Ids.
            (
                "files: [{ name: a.csv, layout: long, columns: [{ header: x, field: unit-id }] }]\nunit-ids: { S1: 1 }",
                ["2:1 template.missing-id"]
            ),
            (
                "files: [{ name: a.csv, layout: long, columns: [{ header: x, field: unit-id }] }]\nunit-ids: { S1: 1, H1: 1 }",
                ["2:24 template.repeated-id"]
            ),
            (
                "files: [{ name: a.csv, layout: long, \(columns) }]\nunit-ids: { S9: 1 }",
                ["2:13 template.unknown-unit"]
            ),
            (
                "files: [{ name: a.csv, layout: long, kinds: [district], columns: [{ header: x, field: criterion-id }] }]\n"
                    + "criterion-ids:\n  district: { \"8.3.1\": a, \"8.3\": b }",
                ["3:3 template.missing-id", "3:27 template.unknown-criterion"]
            ),
            (
                "files: [{ name: a.csv, layout: long, \(columns) }]\ncriterion-ids: { district: { 8.3.1: a, 8.3.2: a } }",
                ["2:47 template.repeated-id"]
            ),
            (
                "files: [{ name: a.csv, layout: long, \(columns) }]\ncriterion-ids: { disrict: {} }",
                ["2:18 definition.unknown-key"]
            ),
        ] as [(String, [String])])
    func faults(template: String, expected: [String]) throws {
        let found = try faults(template).sorted()
        #expect(found == expected.sorted())
    }
}
