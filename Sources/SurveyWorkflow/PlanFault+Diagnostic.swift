import Diagnostics
import Scoring
import SurveyModel
import TextOutput

extension DiagnosticCode {
    static let planNoSurvey = DiagnosticCode("plan.no-survey")
    static let planPooled = DiagnosticCode("plan.pooled-without-population")
    static let planUnreachable = DiagnosticCode("plan.unreachable")
}

extension PlanFault {
    /// The fault in words, at the round or at the place of a group.
    func diagnostic(in round: Round, target: PlanTarget) -> Diagnostic {
        let folder = SourceLocation(file: round.folder)
        switch self {
        case .noSurvey:
            return Diagnostic(
                .error, .planNoSurvey, at: folder,
                Wording(
                    "no unit has survey rows that a group is asked about",
                    vi: "không đơn vị nào có tiêu chí điều tra xã hội học được hỏi nhóm đối tượng"),
                hint: Wording(
                    "look at units.csv, and at which kinds the groups may rate",
                    vi: "xem lại units.csv và loại đơn vị mà các nhóm được đánh giá (rates)"))
        case .pooledWithoutPopulation(let index):
            let group = round.groups[index]
            return Diagnostic(
                .error, .planPooled, at: group.location,
                Wording(
                    "pooled groups weigh by their numbers, and the frame does not count group \(group.code)",
                    vi:
                        "gộp chung (pooled) thì nhóm có trọng số theo số người, nhưng khung mẫu chưa có số người của nhóm \(group.code)"
                ),
                hint: Wording(
                    "count the group in frame.csv, or combine groups in another way",
                    vi: "ghi số người của nhóm vào frame.csv, hoặc chọn cách gộp nhóm khác"))
        case .unreachable(let kind, let goal, let reach):
            return Self.unreachable(round.criteriaSet.kinds[kind], goal, reach, at: folder, target)
        }
    }

    private static func unreachable(
        _ kind: UnitKind, _ goal: PlanGoal, _ reach: Double, at place: SourceLocation, _ target: PlanTarget
    ) -> Diagnostic {
        let best = significantText(reach, digits: 4)
        let everybody =
            target.responseRate == 1
            ? Wording("even if everybody answers", vi: "dù mọi người đều trả lời")
            : Wording(
                "even if everybody is asked and \(significantText(target.responseRate * 100, digits: 4)) % answer",
                vi:
                    "dù hỏi tất cả mọi người và \(significantText(target.responseRate * 100, digits: 4)) % trả lời")
        let wanted = significantText((goal == .margin ? target.margin : target.difference) ?? 0, digits: 6)
        let outcome =
            switch goal {
            case _ where !reach.isFinite:
                Wording(
                    "there are no errors, for strata have one respondent each",
                    vi: "vẫn không tính được sai số vì mỗi tầng chỉ có một người trả lời")
            case .margin:
                Wording(
                    "the margin is \(best) points, and \(wanted) is wanted",
                    vi: "sai số vẫn là \(best) điểm, trong khi cần \(wanted)")
            case .difference:
                Wording(
                    "two units must be \(best) points apart, and \(wanted) is wanted",
                    vi: "hai đơn vị phải chênh nhau \(best) điểm, trong khi cần \(wanted)")
            }
        let message = Wording(
            "“\(kind.title)”: \(everybody.english) \(outcome.english)",
            vi: "“\(kind.title)”: \(everybody.vietnamese), \(outcome.vietnamese)")
        return Diagnostic(
            .error, .planUnreachable, at: place, message,
            hint: target.responseRate == 1
                ? Wording(
                    "ask for less, or write inference: finite, by which errors end where everybody of the frame answers",
                    vi:
                        "chọn mức rộng hơn, hoặc ghi inference: finite (mọi người trong khung mẫu trả lời thì hết sai số)"
                )
                : Wording(
                    "ask for less, or see to it that more people answer",
                    vi: "chọn mức rộng hơn, hoặc nâng tỷ lệ trả lời"))
    }
}
