import Diagnostics
import SurveyModel

/// `SourceLocation`, which is also a name of the test library's.
typealias Place = SourceLocation

extension Place {
    static let nowhere = Place(file: "definitions")
}

extension Scale {
    /// Five levels, 5 the best, and 9.
    static let quality = Scale(
        code: "quality",
        levels: [("5", "Rất tốt", 1), ("4", "Tốt", 0.75), ("3", "Bình thường", 0.5)]
            + [("2", "Chưa tốt", 0.25), ("1", "Kém", 0)], hasDoNotKnow: true)
    /// Four levels, without "don't know".
    static let four = Scale(
        code: "four", levels: [("4", "Tốt", 1), ("3", "Khá", 0.6), ("2", "Trung bình", 0.2), ("1", "Kém", 0)],
        hasDoNotKnow: false)
    /// For negatively worded questions: 3 is the best, and 5 is no level.
    static let conduct = Scale(
        code: "conduct", levels: [("3", "Không có", 1), ("2", "Có một số", 0.5), ("1", "Có nhiều", 0)],
        hasDoNotKnow: true)

    init(code: ScaleCode, levels: [(code: String, label: String, coefficient: Double)], hasDoNotKnow: Bool) {
        self.init(
            code: code, title: code.description,
            levels: levels.map { ScaleLevel(code: $0.code, label: $0.label, coefficient: $0.coefficient) },
            doNotKnow: hasDoNotKnow ? DoNotKnow(code: "9", label: "Không biết / Không có ý kiến") : nil,
            location: .nowhere)
    }
}

extension Round {
    /// Departments D1 and D2, districts H1 and H2; delegates rate all four, officials rate departments.
    ///
    /// Question 5.10.1 is on `quality` for departments and on `conduct` for districts. Questions:
    /// departments 1.10.1, 2.5.1 (delegates only), 5.10.1; districts 1.10.1, 5.10.1, 5.11.3.
    static func small(isSynthetic: Bool = false) -> Round {
        Round(
            folder: "round", year: 2024, title: "", language: .english, isSynthetic: isSynthetic,
            criteriaSet: CriteriaSet(
                id: "small", title: "", source: "",
                kinds: ["department", "district"].map {
                    UnitKind(
                        code: $0, title: "", table: CriteriaTable(title: "", rows: [], stated: StatedFigures()),
                        gradeBands: [])
                }),
            scales: [.quality, .four, .conduct],
            questionnaires: [
                Questionnaire("department", "delegate", [("1.10.1", 0), ("2.5.1", 1), ("5.10.1", 0)]),
                Questionnaire("department", "official", [("1.10.1", 0), ("5.10.1", 0)]),
                Questionnaire("district", "delegate", [("1.10.1", 0), ("5.10.1", 2), ("5.11.3", 2)]),
            ],
            units: [("D1", "department"), ("D2", "department"), ("H1", "district"), ("H2", "district")].map {
                RatedUnit(code: UnitCode($0), name: "", kind: KindCode($1), location: .nowhere)
            },
            groups: [
                RespondentGroup(
                    code: "delegate", label: "", share: 0.5, rates: ["department", "district"], location: .nowhere),
                RespondentGroup(code: "official", label: "", share: 0.5, rates: ["department"], location: .nowhere),
            ],
            settings: RoundSettings())
    }
}

extension Questionnaire {
    init(_ kind: KindCode, _ group: GroupCode, _ questions: [(code: QuestionCode, scale: Int)]) {
        self.init(
            code: QuestionnaireCode("\(kind).\(group)"), kind: kind, group: group, form: "", layout: .singleUnit,
            title: "", introduction: "", instructions: "", closing: "",
            questions: questions.map {
                Question(
                    code: $0.code, criterion: CriterionCode($0.code.description), scale: $0.scale, weight: 1, text: "",
                    location: .nowhere)
            }, location: .nowhere)
    }
}
