import Diagnostics
import SurveyDefinitions
import SurveyWorkflow
import Testing

/// Every fault of a definition is reported at its line and column, with a hint.
@Suite("check reports faults of definitions at their place")
struct CheckTests {
    private func findings(_ edits: [(file: String, old: String, new: String)]) throws -> [Diagnostic] {
        let copy = try WorkingCopy.paperRound()
        for (file, old, new) in edits { try copy.edit("round/" + file, old, new) }
        return RoundJob(RoundRequest(folder: copy.path + "/round")).check().findings.kept
    }

    @Test("the round as it stands has one finding: its blocks")
    func soundRound() throws {
        #expect(try findings([]).map(\.code.description) == ["criteria.block"])
    }

    @Test(
        "one fault, one finding, at its place",
        arguments: [
            (
                "questionnaire.a.yaml", "criterion: \"1.2\"", "criterion: \"1.9\"", "questionnaire.unknown-criterion",
                8, 31
            ),
            (
                "questionnaire.a.yaml", "criterion: \"1.2\"", "criterion: \"1.4\"", "questionnaire.not-a-survey-row", 8,
                31
            ),
            (
                "questionnaire.a.yaml", "criterion: \"1.2\"", "criterion: \"1.1\"", "questionnaire.not-a-survey-row", 8,
                31
            ),
            ("questionnaire.a.yaml", "{ code: \"1.2\"", "{ code: \"1.1.1\"", "questionnaire.repeated-question", 8, 13),
            ("questionnaire.a.yaml", "scale: negative", "scale: negativ", "questionnaire.unknown-scale", 8, 45),
            ("questionnaire.a.yaml", "layout: matrix", "layuot: matrix", "definition.unknown-key", 4, 1),
            ("questionnaire.a.yaml", "layout: matrix", "layout: grid", "definition.bad-value", 4, 9),
            ("questionnaire.a.yaml", "title: Form A\n", "", "definition.missing-key", 1, 1),
            ("questionnaire.a.yaml", "text: Is there any?", "txt: Is there any?", "definition.unknown-key", 8, 55),
            ("questionnaire.a.yaml", "group: a", "group: aa", "questionnaire.unknown-group", 1, 1),
            ("questionnaire.a.yaml", "kind: office", "kind: ofice", "questionnaire.unknown-kind", 2, 7),
            ("scales.yaml", ", coefficient: 0.25 }", " }", "scale.coefficient-missing", 7, 9),
            ("scales.yaml", "coefficient: 0.25", "coefficient: 2.5", "definition.bad-value", 7, 46),
            ("scales.yaml", "coefficient: 0.25", "coefficient: zero", "definition.bad-value", 7, 46),
            ("scales.yaml", "code: 4, label: Good", "code: 5, label: Good", "scale.repeated-answer", 5, 9),
            ("scales.yaml", "code: 4, label: Good", "code: 4, label: very  GOOD", "scale.repeated-answer", 5, 9),
            (
                "scales.yaml", "    do-not-know: { code: 9, label: Do not know }\n  negative",
                (10...256).map { "      - { code: \($0), label: Level \($0), coefficient: 0 }\n" }.joined()
                    + "    do-not-know: { code: 9, label: Do not know }\n  negative", "scale.too-many-levels", 2, 3
            ),
            ("units.csv", "U3,office", "U1,office", "unit.repeated", 4, 1),
            ("units.csv", "U3,office", "U3,ofice", "unit.unknown-kind", 4, 4),
            ("units.csv", "two,1.3", "two,1.7", "unit.unknown-not-assessed", 3, 22),
            ("round.yaml", "conflicts: reject-all", "conflicts: first", "definition.bad-value", 16, 12),
            ("round.yaml", "rounding-step: 0.01", "rounding-step: 0", "definition.bad-value", 17, 16),
            ("round.yaml", "rounding-step: 0.01", "rounding-stp: 0.01", "definition.unknown-key", 17, 1),
            ("round.yaml", "share: 0.4", "shaer: 0.4", "definition.unknown-key", 11, 24),
            ("round.yaml", "share: 0.4, ", "", "group.share-missing", 11, 3),
            ("round.yaml", "rates: [office] }\n  b", "rates: [offise] }\n  b", "group.unknown-kind", 11, 3),
            ("round.yaml", "minimum-scored-answers: 2", "minimum-scored-answers: two", "definition.bad-value", 14, 25),
            ("round.yaml", "year: 2031", "year: 2031\nyear: 2032", "definition.repeated-key", 2, 1),
            ("round.yaml", "title: Paper round", "title: Paper: round", "definition.syntax", 3, 13),
            ("criteria.csv", "1.2,1.2,A negative one,0.5", "1.2,1.2,A negative one,half", "table.bad-cell", 6, 24),
            ("criteria.csv", ",satisfaction\n2.2", ",satisfied\n2.2", "table.bad-cell", 10, 29),
            ("criteria.csv", "maximum_points,method", "maximum_points,methd", "table.missing-column", 1, 45),
            ("criteria-set.yaml", "from: 50", "from: 150", "definition.bad-value", 16, 30),
            ("criteria-set.yaml", "areas: 2", "areas: 3", "criteria.count", 11, 14),
            ("criteria-set.yaml", "title: Paper criteria", "title: \" \"", "definition.bad-value", 2, 8),
            ("scales.yaml", "label: Very good", "label: \" \"", "definition.bad-value", 4, 27),
            ("round.yaml", "  b: {", "  \"a \": {", "definition.repeated-key", 12, 3),
            ("round.yaml", "language: en", "language: fr", "definition.bad-value", 4, 11),
            ("round.yaml", "year: 2031", "year: +2031", "definition.bad-value", 2, 7),
            ("round.yaml", "rounding-step: 0.01", "rounding-step: 0.3", "round.step-misses-maximum", 0, 0),
        ])
    func oneFault(
        file: String, old: String, new: String, code: String, line: Int, column: Int
    ) throws {
        let found = try findings([(file, old, new)])
        let matching = found.filter { $0.code.description == code }
        #expect(
            matching.contains {
                line == 0
                    || $0.location.line == line && $0.location.column == column && $0.location.file.hasSuffix(file)
            },
            "found \(found.map { "\($0.code) \($0.location.file.suffix(22)):\($0.location.line ?? 0):\($0.location.column ?? 0)" })"
        )
    }

    @Test("a survey row without a question is an error at the row, and names the file's rule")
    func uncovered() throws {
        let found = try findings([
            ("questionnaire.b.yaml", "  - { code: \"1.3\", criterion: \"1.3\", scale: five, text: And this? }\n", "")
        ])
        let uncovered = found.filter { $0.code.description == "questionnaire.uncovered-criterion" }
        #expect(uncovered.map(\.location.line) == [7])
        #expect(uncovered.allSatisfy { $0.severity == .error && $0.hint != nil })
    }

    @Test(
        "a mistyped name is answered with the one that was probably meant",
        arguments: [
            ("questionnaire.a.yaml", "scale: negative", "scale: negativ", "did you mean \"negative\"?"),
            ("questionnaire.a.yaml", "layout: matrix", "layuot: matrix", "did you mean \"layout\"?"),
            ("units.csv", "U3,office", "U3,ofice", "did you mean \"office\"?"),
        ])
    func nearestName(file: String, old: String, new: String, hint: String) throws {
        #expect(try findings([(file, old, new)]).contains { $0.hint?.english == hint })
    }

    @Test("a table that cannot be read is not answered with complaints about everything that names it")
    func oneFaultOnly() throws {
        let found = try findings([("criteria.csv", "A negative one,0.5", "A negative one,half")])
        #expect(found.map(\.code.description) == ["table.bad-cell"])
    }

    @Test(
        "a definition with nothing in it is an error that says so",
        arguments: [
            ("units.csv", "code,kind,name\n", "table.no-rows"),
            ("criteria.csv", "code,printed_code,title,maximum_points,method\n", "table.no-rows"),
            (
                "criteria-set.yaml", "id: x\ntitle: x\nsource: x\nscales: scales.yaml\nquestionnaires: []\nkinds: {}\n",
                "definition.bad-value"
            ),
            ("round.yaml", "", "definition.syntax"),
        ])
    func nothingInIt(file: String, content: String, code: String) throws {
        let copy = try WorkingCopy.paperRound()
        try copy.write(content, to: "round/" + file)
        let loaded = RoundJob(RoundRequest(folder: copy.path + "/round")).check()
        #expect(loaded.round == nil)
        #expect(loaded.findings.kept.map(\.code.description).contains(code))
    }

    @Test("an error in a definition leaves no round to compute with")
    func noRound() throws {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/questionnaire.a.yaml", "scale: negative", "scale: negativ")
        let job = RoundJob(RoundRequest(folder: copy.path + "/round"))
        #expect(job.check().round == nil)
        var findings = Findings()
        #expect(job.points(findings: &findings) == nil)
        #expect(findings.hasErrors)
    }

    @Test("a folder that is no round says which file is missing")
    func noFolder() {
        let found = RoundJob(RoundRequest(folder: "no/such/round")).check().findings.kept
        #expect(found.map(\.location.file) == ["no/such/round/round.yaml"])
        #expect(found.map(\.code.description) == ["file.unreadable"])
    }
}
