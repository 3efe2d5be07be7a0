package import Diagnostics
package import SurveyModel

/// A round small enough to be summed by hand.
///
/// Kind `department`: survey rows 1.1.1 (2 points) and 1.1.2 (1 point), whose block the text states as 4; unit `S1`.
/// Kind `district`: survey row 1.1 (1.5 points), satisfaction rows 2.1.1 (2) and 2.1.2 (3); units `H1` and `H2`.
/// Delegates (λ 0.25) are asked 1.1.1 and 1.1.2, officials (λ 0.75) 1.1.2 and, of districts, 1.1.
package enum SmallRound {
    package static let place = SourceLocation(file: "round.yaml")

    package static func make(
        isSynthetic: Bool = false, language: Language = .english, groups: [RespondentGroup] = groups,
        units: [RatedUnit] = units, settings: RoundSettings = RoundSettings()
    ) -> Round {
        Round(
            folder: "rounds/test", year: 2024, title: "Thử nghiệm", language: language, isSynthetic: isSynthetic,
            criteriaSet: CriteriaSet(
                id: "test-2024", title: "Bộ tiêu chí", source: "QĐ 1", kinds: [department, district]),
            scales: scales, questionnaires: questionnaires, units: units, groups: groups, settings: settings)
    }

    package static var groups: [RespondentGroup] {
        [
            RespondentGroup(
                code: "delegate", label: "Đại biểu", share: 0.25, rates: ["department"], plannedRespondents: 10,
                location: place),
            RespondentGroup(
                code: "official", label: "Công chức", share: 0.75, rates: ["department", "district"],
                mayRateOwnUnit: false, plannedRespondents: 30, location: place),
        ]
    }

    package static var units: [RatedUnit] {
        [
            RatedUnit(code: "S1", name: "Sở Một", kind: "department", location: place),
            RatedUnit(code: "H1", name: "Huyện Một", kind: "district", location: place),
            RatedUnit(code: "H2", name: "Huyện Hai", kind: "district", location: place),
        ]
    }

    /// Index 0: five levels from 1 down to 0 with "don't know"; index 1: three levels without it, the lowest first.
    package static var scales: [Scale] {
        [
            Scale(
                code: "levels-5", title: "Năm mức",
                levels: [
                    ScaleLevel(code: "5", label: "Rất tốt", coefficient: 1),
                    ScaleLevel(code: "4", label: "Tốt", coefficient: 0.75),
                    ScaleLevel(code: "3", label: "Khá", coefficient: 0.5),
                    ScaleLevel(code: "2", label: "Trung bình", coefficient: 0.25),
                    ScaleLevel(code: "1", label: "Kém", coefficient: 0),
                ],
                doNotKnow: Scale.DoNotKnow(code: "9", label: "Không biết"), location: place),
            Scale(
                code: "conduct", title: "Hành vi",
                levels: [
                    ScaleLevel(code: "1", label: "Có nhiều", coefficient: 0),
                    ScaleLevel(code: "2", label: "Có một số", coefficient: 0.5),
                    ScaleLevel(code: "3", label: "Không có", coefficient: 1),
                ],
                doNotKnow: nil, location: place),
        ]
    }

    private static var questionnaires: [Questionnaire] {
        [
            questionnaire("D-S", "department", "delegate", [("1.1.1", 0), ("1.1.2", 1)]),
            questionnaire("O-S", "department", "official", [("1.1.2", 1)]),
            questionnaire("O-H", "district", "official", [("1.1", 0)]),
            // Delegates rate no districts: this one must never be found.
            questionnaire("D-H", "district", "delegate", [("1.1", 0)]),
        ]
    }

    private static func questionnaire(
        _ code: QuestionnaireCode, _ kind: KindCode, _ group: GroupCode, _ questions: [(code: String, scale: Int)]
    ) -> Questionnaire {
        Questionnaire(
            code: code, kind: kind, group: group, form: "Mẫu", layout: .matrix, title: "Phiếu", introduction: "",
            instructions: "", closing: "",
            questions: questions.map {
                Question(
                    code: QuestionCode($0.code), criterion: CriterionCode($0.code), scale: $0.scale, weight: 1,
                    text: "?", location: place)
            },
            location: place)
    }

    private static var department: UnitKind {
        var stated = StatedFigures()
        stated.blocks = [(method: .survey, points: .init(Points(tenThousandths: 4_0000), at: place))]
        return UnitKind(
            code: "department", title: "Sở",
            table: CriteriaTable(
                title: "Bảng 1",
                rows: [
                    row("1", 4), row("1.1", 3), row("1.1.1", 2, .survey), row("1.1.2", 1, .survey),
                    row("1.2", 1, .appraisal),
                ],
                stated: stated),
            gradeBands: [])
    }

    private static var district: UnitKind {
        UnitKind(
            code: "district", title: "Huyện",
            table: CriteriaTable(
                title: "Bảng 2",
                rows: [
                    row("1", 1.5), row("1.1", 1.5, .survey), row("2", 5), row("2.1", 5),
                    row("2.1.1", 2, .satisfaction), row("2.1.2", 3, .satisfaction),
                ],
                stated: StatedFigures()),
            gradeBands: [])
    }

    private static func row(_ code: CriterionCode, _ points: Double, _ method: AssessmentMethod? = nil) -> CriteriaRow {
        CriteriaRow(
            code: code, printedCode: code.description, title: "Tiêu chí \(code)",
            maximumPoints: Points(tenThousandths: Int64(points * 10_000)), method: method,
            places: CriteriaRow.Places(
                code: place, printedCode: place, title: place, maximumPoints: place, method: place))
    }
}
