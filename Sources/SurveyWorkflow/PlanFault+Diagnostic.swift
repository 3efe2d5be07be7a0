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
        let isKnown = reach.isFinite
        let best = significantText(reach, digits: 4)
        let message: Wording
        switch goal {
        case .margin:
            let wanted = significantText(target.margin ?? 0, digits: 6)
            message = Wording(
                isKnown
                    ? "“\(kind.title)”: even if everybody answers the margin is \(best) points, and \(wanted) is wanted"
                    : "“\(kind.title)”: even if everybody answers there is no margin: strata have one person each",
                vi: isKnown
                    ? "“\(kind.title)”: dù mọi người đều trả lời, sai số vẫn là \(best) điểm, trong khi cần \(wanted)"
                    : "“\(kind.title)”: dù mọi người đều trả lời vẫn không tính được sai số: mỗi tầng chỉ có một người")
        case .difference:
            let wanted = significantText(target.difference ?? 0, digits: 6)
            message = Wording(
                isKnown
                    ? "“\(kind.title)”: even if everybody answers two units must be \(best) points apart, and \(wanted) is wanted"
                    : "“\(kind.title)”: even if everybody answers no difference shows: strata have one person each",
                vi: isKnown
                    ? "“\(kind.title)”: dù mọi người đều trả lời, hai đơn vị phải chênh nhau \(best) điểm, trong khi cần \(wanted)"
                    : "“\(kind.title)”: dù mọi người đều trả lời vẫn không thấy được chênh lệch: mỗi tầng chỉ có một người"
            )
        }
        return Diagnostic(
            .error, .planUnreachable, at: place, message,
            hint: Wording(
                "ask for less, or write inference: finite, by which errors end where everybody of the frame has answered",
                vi:
                    "chọn mức rộng hơn, hoặc ghi inference: finite (mọi người trong khung mẫu đã trả lời thì hết sai số)"
            ))
    }
}
