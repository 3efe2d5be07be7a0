import Diagnostics
import SurveyModel
import Yams

extension DiagnosticCode {
    static let unknownScale = DiagnosticCode("questionnaire.unknown-scale")
    static let unknownCriterion = DiagnosticCode("questionnaire.unknown-criterion")
    static let notASurveyRow = DiagnosticCode("questionnaire.not-a-survey-row")
    static let repeatedQuestion = DiagnosticCode("questionnaire.repeated-question")
    static let badQuestionCode = DiagnosticCode("questionnaire.bad-code")
    static let unknownKind = DiagnosticCode("questionnaire.unknown-kind")
    static let noQuestions = DiagnosticCode("questionnaire.no-questions")
}

extension DefinitionReader {
    /// Reads one questionnaire and holds it against the criteria and scales.
    mutating func questionnaire(
        path: String, tables: inout [KindCode: CheckedTable], scales: [Scale], findings: inout Findings
    ) -> Questionnaire? {
        guard var map = mapping(path: path, findings: &findings) else { return nil }
        let kind = KindCode(map.text("kind", &findings))
        var questionnaire = Questionnaire(
            code: QuestionnaireCode(map.text("id", &findings)), kind: kind,
            group: GroupCode(map.text("group", &findings)), form: map.optionalText("form", &findings) ?? "",
            layout: map.optionalChoice("layout", FormLayout.self, &findings) ?? .singleUnit,
            title: map.text("title", &findings), introduction: map.optionalText("introduction", &findings) ?? "",
            instructions: map.optionalText("instructions", &findings) ?? "",
            closing: map.optionalText("closing", &findings) ?? "", questions: [], location: map.location)
        if tables[kind] == nil, !kind.description.isEmpty {
            findings.add(
                .unknownName(
                    .unknownKind, at: map.place("kind"), kind.description,
                    what: Wording("kind of unit", vi: "loại đơn vị"),
                    among: tables.keys.map(\.description).sorted()))
        }
        for node in map.list("questions", &findings) {
            guard let entry = DefinitionMap(node, file: path, findings: &findings) else { continue }
            questionnaire.questions.append(
                Self.question(entry, table: &tables[kind], scales: scales, findings: &findings))
        }
        questionnaire.acceptedVersions = Self.acceptedVersions(&map, &findings)
        map.reportUnknownKeys(&findings)
        Self.reportRepeatedQuestions(questionnaire, findings: &findings)
        return tables[kind] == nil ? nil : questionnaire
    }

    /// Earlier versions of the form, as forms print them: twelve hexadecimal digits.
    private static func acceptedVersions(_ map: inout DefinitionMap, _ findings: inout Findings) -> Set<String> {
        guard map.has("accepts-versions") else { return [] }
        var versions: Set<String> = []
        for (text, place) in map.texts("accepts-versions", &findings) {
            if text.wholeMatch(of: /[0-9a-f]{12}/) == nil {
                findings.add(
                    .badValue(
                        at: place,
                        Wording(
                            "a version of a form is twelve digits from 0 to 9 and a to f, as the form prints it",
                            vi: "phiên bản phiếu gồm 12 ký tự từ 0 đến 9 và a đến f, như in trên phiếu")))
            }
            versions.insert(text)
        }
        return versions
    }

    private static func question(
        _ entry: DefinitionMap, table: inout CheckedTable?, scales: [Scale], findings: inout Findings
    ) -> Question {
        var map = entry
        let code = map.text("code", &findings)
        let criterion = CriterionCode(map.text("criterion", &findings))
        let scaleName = map.text("scale", &findings)
        let text = map.text("text", &findings)
        let weight = map.optionalNumber("weight", in: 0.000_1...1_000_000, &findings) ?? 1
        map.reportUnknownKeys(&findings)
        if code.contains(where: { "[],;|\"\n\t".contains($0) }) {
            findings.add(
                Diagnostic(
                    .error, .badQuestionCode, at: map.place("code"),
                    Wording(
                        "a question's code becomes a column's name and cannot contain brackets, quotes or separators",
                        vi: "mã câu hỏi dùng làm tên cột nên không được chứa ngoặc vuông, dấu nháy hay dấu phân cách")))
        }
        if !criterion.description.isEmpty {
            checkCriterion(criterion, of: QuestionCode(code), at: map.place("criterion"), &table, &findings)
        }
        let scale = scales.firstIndex { $0.code.description == scaleName }
        if scale == nil, !scaleName.isEmpty {
            findings.add(
                .unknownName(
                    .unknownScale, at: map.place("scale"), scaleName, what: Wording("scale", vi: "thang đo"),
                    among: scales.map(\.code.description)))
        }
        // A round with an error is never used, so the index of a scale that does not exist cannot matter.
        return Question(
            code: QuestionCode(code), criterion: criterion, scale: scale ?? 0, weight: weight, text: text,
            location: map.place("code"))
    }

    private static func checkCriterion(
        _ criterion: CriterionCode, of question: QuestionCode, at place: SourceLocation, _ table: inout CheckedTable?,
        _ findings: inout Findings
    ) {
        guard let rows = table?.rows else { return }
        guard let row = rows[criterion] else {
            // That the row is missing has been found; here it turns out that it is needed.
            if table?.isMissing(criterion) == true {
                table?.needMissingRow(criterion)
                return
            }
            findings.add(
                .unknownName(
                    .unknownCriterion, at: place, criterion.description, what: Wording("criterion", vi: "tiêu chí"),
                    among: rows.filter { $0.value.method == .survey }.map(\.key.description).sorted()))
            return
        }
        guard row.method != .survey else { return }
        let method =
            row.method?.wording ?? Wording("the sum of other rows", vi: "tổng của các dòng khác")
        findings.add(
            Diagnostic(
                .error, .notASurveyRow, at: place,
                Wording(
                    "question \(question) serves \(criterion), which is not a survey row but \(method.english)",
                    vi:
                        "câu hỏi \(question) gắn với \(criterion), không phải dòng điều tra xã hội học (\(method.vietnamese))"
                ),
                hint: Wording(
                    "drop the question, or name a row whose method is survey",
                    vi: "bỏ câu hỏi hoặc gắn với dòng có method là survey")))
    }

    private static func reportRepeatedQuestions(_ questionnaire: Questionnaire, findings: inout Findings) {
        var first: [QuestionCode: SourceLocation] = [:]
        for question in questionnaire.questions {
            guard let earlier = first[question.code] else {
                first[question.code] = question.location
                continue
            }
            findings.add(
                Diagnostic(
                    .error, .repeatedQuestion, at: question.location,
                    Wording(
                        "question code \(question.code) stands twice",
                        vi: "mã câu hỏi \(question.code) xuất hiện hai lần"),
                    hint: Wording("give each question a code of its own", vi: "mỗi câu hỏi cần một mã riêng"),
                    related: earlier))
        }
        if questionnaire.questions.isEmpty {
            findings.add(
                Diagnostic(
                    .error, .noQuestions, at: questionnaire.location,
                    Wording("the questionnaire asks nothing", vi: "phiếu không có câu hỏi nào")))
        }
    }
}

extension Diagnostic {
    /// A name that nothing bears, with the nearest that something does.
    static func unknownName(
        _ code: DiagnosticCode, at location: SourceLocation, _ name: String, what: Wording, among names: [String]
    ) -> Diagnostic {
        let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
        let hint =
            nearestName(to: name, among: names).map {
                Wording("did you mean \"\($0)\"?", vi: "có phải ý bạn là \"\($0)\"?")
            } ?? Wording("there are: \(shown)", vi: "hiện có: \(shown)")
        return Diagnostic(
            .error, code, at: location,
            Wording("there is no \(what.english) \"\(name)\"", vi: "không có \(what.vietnamese) \"\(name)\""),
            hint: hint)
    }
}
