import Diagnostics
import SurveyModel

extension Round {
    /// A round in which questions have codes (`q1`), printed codes (`2.3.1`) and texts, and units have names.
    ///
    /// Departments D1, D2 ask q1 (printed 2.3.1, "Mở"), q2 (2.3.2, "Minh bạch"), q3 and q4 (both 3.1; both "Khác");
    /// the district H1 asks q2 (printed 2.3.1, "Mở"), q5 (2.3.2, "Nhanh") and `x` (printed 4.1, "Gần").
    /// Both kinds are asked by `delegate` alone; D2 and D3 share a name.
    static func named() -> Round {
        let rows = [
            "department": ["1": "2.3.1", "2": "2.3.2", "3": "3.1"],
            "district": ["1": "2.3.1", "2": "2.3.2", "4": "4.1"],
        ]
        return Round(
            folder: "round", year: 2024, title: "", language: .english, isSynthetic: false,
            criteriaSet: CriteriaSet(
                id: "named", title: "", source: "",
                kinds: ["department", "district"].map { kind in
                    UnitKind(
                        code: KindCode(kind), title: "",
                        table: CriteriaTable(
                            title: "",
                            rows: (rows[kind] ?? [:]).map { code, printed in
                                CriteriaRow(
                                    code: CriterionCode(code), printedCode: printed, title: "",
                                    maximumPoints: Points(tenThousandths: 1_0000), method: .survey,
                                    places: CriteriaRow.Places(
                                        code: .nowhere, printedCode: .nowhere, title: .nowhere,
                                        maximumPoints: .nowhere, method: .nowhere))
                            }, stated: StatedFigures()), gradeBands: [])
                }),
            scales: [.quality],
            questionnaires: [
                named(
                    "department",
                    [("q1", "1", "Mở"), ("q2", "2", "Minh bạch"), ("q3", "3", "Khác"), ("q4", "3", "Khác")]),
                named("district", [("q2", "1", "Mở"), ("q5", "2", "Nhanh"), ("x", "4", "Gần")]),
            ],
            units: [
                ("D1", "Sở  Một", "department"), ("D2", "Sở Hai", "department"), ("D3", "SỞ HAI", "department"),
                ("H1", "Huyện Một", "district"),
            ].map { RatedUnit(code: UnitCode($0), name: $1, kind: KindCode($2), location: .nowhere) },
            groups: [
                RespondentGroup(
                    code: "delegate", label: "", share: 1, rates: ["department", "district"], location: .nowhere)
            ], settings: RoundSettings())
    }

    private static func named(
        _ kind: KindCode, _ questions: [(code: QuestionCode, criterion: CriterionCode, text: String)]
    ) -> Questionnaire {
        var questionnaire = Questionnaire(kind, "delegate", questions.map { ($0.code, 0) })
        for (index, question) in questions.enumerated() {
            questionnaire.questions[index].criterion = question.criterion
            questionnaire.questions[index].text = question.text
        }
        return questionnaire
    }
}
