import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let uncoveredCriterion = DiagnosticCode("questionnaire.uncovered-criterion")
    static let unknownGroup = DiagnosticCode("questionnaire.unknown-group")
    static let repeatedQuestionnaire = DiagnosticCode("questionnaire.repeated")
    static let questionnaireNotUsed = DiagnosticCode("questionnaire.not-used")
    static let groupUnknownKind = DiagnosticCode("group.unknown-kind")
    static let groupNotAsked = DiagnosticCode("group.not-asked")
    static let maximumOffTheStep = DiagnosticCode("round.step-misses-maximum")
    static let sharesAreZero = DiagnosticCode("group.shares-are-zero")
}

/// Holds a round's groups, questionnaires and criteria against each other.
struct RoundChecks {
    let round: Round
    /// The criteria tables by kind, as they were checked.
    let tables: [KindCode: CheckedTable]

    var findings: [Diagnostic] {
        groupKinds() + questionnaireGroups() + groupsNotAsked() + round.criteriaSet.kinds.indices.flatMap(coverage)
            + round.criteriaSet.kinds.compactMap(maximaOffTheStep)
    }

    private func groupKinds() -> [Diagnostic] {
        let kinds = round.criteriaSet.kinds.map(\.code)
        return round.groups.flatMap { group in
            group.rates.subtracting(kinds).sorted().map { kind in
                .unknownName(
                    .groupUnknownKind, at: group.location, kind.description,
                    what: Wording("kind of unit", vi: "loại đơn vị"), among: kinds.map(\.description))
            }
        }
    }

    private func questionnaireGroups() -> [Diagnostic] {
        var seen: [String: Questionnaire] = [:]
        return round.questionnaires.compactMap { questionnaire in
            let place = questionnaire.location
            guard let group = round.groupIndex(questionnaire.group) else {
                return .unknownName(
                    .unknownGroup, at: place, questionnaire.group.description,
                    what: Wording("group in round.yaml", vi: "nhóm đối tượng trong round.yaml"),
                    among: round.groups.map(\.code.description))
            }
            let key = "\(questionnaire.kind)\n\(questionnaire.group)"
            if let earlier = seen.updateValue(questionnaire, forKey: key) {
                return Diagnostic(
                    .error, .repeatedQuestionnaire, at: place,
                    Wording(
                        "group \(questionnaire.group) has two questionnaires for \(questionnaire.kind); the other is \(earlier.code)",
                        vi:
                            "nhóm \(questionnaire.group) có hai phiếu cho loại \(questionnaire.kind); phiếu kia là \(earlier.code)"
                    ))
            }
            if round.groups[group].rates.contains(questionnaire.kind) { return nil }
            return Diagnostic(
                .warning, .questionnaireNotUsed, at: place,
                Wording(
                    "group \(questionnaire.group) may not rate \(questionnaire.kind), so this questionnaire is not used",
                    vi:
                        "nhóm \(questionnaire.group) không được đánh giá loại \(questionnaire.kind) nên phiếu này không dùng đến"
                ),
                hint: Wording(
                    "name the kind under `rates` in round.yaml, or take the questionnaire out",
                    vi: "ghi loại đơn vị này vào `rates` trong round.yaml hoặc bỏ phiếu"))
        }
    }

    private func groupsNotAsked() -> [Diagnostic] {
        round.groups.enumerated().flatMap { index, group in
            round.criteriaSet.kinds.enumerated().compactMap { kind, unitKind in
                guard group.rates.contains(unitKind.code), round.questionnaireIndex(kind: kind, group: index) == nil
                else { return nil }
                return Diagnostic(
                    .warning, .groupNotAsked, at: group.location,
                    Wording(
                        "group \(group.code) may rate \(unitKind.code) but has no questionnaire for it",
                        vi: "nhóm \(group.code) được đánh giá loại \(unitKind.code) nhưng chưa có phiếu"))
            }
        }
    }

    /// Rows whose maximum cannot be reached, because the nearest step lies below it.
    private func maximaOffTheStep(_ kind: UnitKind) -> Diagnostic? {
        let step = round.settings.roundingStep.tenThousandths
        let rows = kind.table.rows.filter { row in
            let maximum = row.maximumPoints.tenThousandths
            return (row.method == .survey || row.method == .satisfaction)
                && (2 * maximum + step) / (2 * step) * step < maximum
        }
        guard let first = rows.first else { return nil }
        let codes = rows.map(\.code.description).joined(separator: ", ")
        return Diagnostic(
            .warning, .maximumOffTheStep, at: first.places.maximumPoints,
            Wording(
                "\(kind.table.title): with steps of \(round.settings.roundingStep) a full share does not reach the maximum of \(codes)",
                vi:
                    "\(kind.table.title): với bước làm tròn \(round.settings.roundingStep), tỷ lệ đạt 100% vẫn không được điểm tối đa của \(codes)"
            ),
            hint: Wording(
                "choose a rounding-step that divides the maxima", vi: "chọn rounding-step là ước của điểm tối đa"))
    }

    /// Every survey row needs a question to a group whose answers count.
    private func coverage(kind: Int) -> [Diagnostic] {
        let unitKind = round.criteriaSet.kinds[kind]
        let rows = (tables[unitKind.code]?.rows ?? [:]).filter { $0.value.method == .survey }
        return rows.sorted { $0.value.places.code < $1.value.places.code }.compactMap { code, row in
            let asked = round.groups.indices.filter { group in
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { return false }
                return round.questionnaires[index].questions.contains { $0.criterion == code }
            }
            if asked.isEmpty { return Self.uncovered(row, unitKind) }
            let isWithoutShare = asked.allSatisfy { round.groups[$0].share == 0 }
            guard round.settings.combination == .groupShares, isWithoutShare else { return nil }
            return Diagnostic(
                .error, .sharesAreZero, at: round.groups[asked[0]].location,
                Wording(
                    "\(unitKind.table.title) \(row.code): every group that is asked has the share 0",
                    vi: "\(unitKind.table.title) \(row.code): mọi nhóm được hỏi đều có tỷ trọng 0"))
        }
    }

    private static func uncovered(_ row: CriteriaRow, _ kind: UnitKind) -> Diagnostic {
        Diagnostic(
            .error, .uncoveredCriterion, at: row.places.code,
            Wording(
                "\(kind.table.title) \(row.code) is a survey row, but no question serves it",
                vi: "\(kind.table.title) \(row.code) là dòng điều tra xã hội học nhưng chưa có câu hỏi nào"),
            hint: Wording(
                "add a question with criterion: \"\(row.code)\" to a questionnaire for \(kind.code)",
                vi: "thêm câu hỏi có criterion: \"\(row.code)\" vào một phiếu cho loại \(kind.code)"))
    }
}
