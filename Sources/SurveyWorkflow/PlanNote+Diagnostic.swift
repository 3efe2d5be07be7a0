import Diagnostics
import Scoring
import SurveyModel

extension DiagnosticCode {
    static let planNoPopulation = DiagnosticCode("plan.no-population")
    static let planClusters = DiagnosticCode("plan.clusters")
    static let planFormOfOneUnit = DiagnosticCode("plan.form-of-one-unit")
    static let planPooledStrata = DiagnosticCode("plan.pooled-strata")
    static let planNothingObserved = DiagnosticCode("plan.nothing-observed")
    static let planTooFewAnswers = DiagnosticCode("plan.too-few-answers")
}

extension PlanNote {
    /// What was supposed, in words, at the place of the group.
    func diagnostic(in round: Round) -> Diagnostic {
        let group = round.groups[group]
        return Diagnostic(
            .warning, code, at: group.location, message(group.code, kinds: round.criteriaSet.kinds), hint: hint)
    }

    private var group: Int {
        switch self {
        case .noPopulation(let group), .clusters(let group), .formOfOneUnit(let group), .pooledStrata(let group, _),
            .nothingObserved(_, let group), .tooFewAnswers(let group, _, _, _):
            group
        }
    }

    private var code: DiagnosticCode {
        switch self {
        case .noPopulation: .planNoPopulation
        case .clusters: .planClusters
        case .formOfOneUnit: .planFormOfOneUnit
        case .pooledStrata: .planPooledStrata
        case .nothingObserved: .planNothingObserved
        case .tooFewAnswers: .planTooFewAnswers
        }
    }

    private func message(_ group: GroupCode, kinds: [UnitKind]) -> Wording {
        switch self {
        case .noPopulation:
            Wording(
                "the frame does not count group \(group): it is planned as a whole, and as if it had no end",
                vi: "khung mẫu chưa có số người của nhóm \(group): tính chung cả nhóm, coi như số người rất lớn")
        case .clusters:
            Wording(
                "group \(group) is drawn in clusters, and the plan counts people drawn one by one: clusters need more",
                vi:
                    "nhóm \(group) chọn mẫu theo cụm, còn kế hoạch tính cho chọn từng người: chọn theo cụm cần nhiều người hơn"
            )
        case .formOfOneUnit:
            Wording(
                "a form of group \(group) is about one unit: each unit needs as many respondents as are given here",
                vi: "phiếu của nhóm \(group) hỏi về một đơn vị: mỗi đơn vị cần đủ số người trả lời ghi ở đây")
        case .pooledStrata(_, let strata):
            Wording(
                "group \(group): the earlier round tells of fewer than \(ObservedSpread.fewestRespondents) respondents in \(Self.list(strata)); they are taken to differ as the group does within strata",
                vi:
                    "nhóm \(group): đợt trước chỉ cho biết dưới \(ObservedSpread.fewestRespondents) người trả lời ở \(Self.list(strata)); dùng độ phân tán chung của nhóm cho các tầng này"
            )
        case .nothingObserved(let kind, _):
            Wording(
                "the earlier round says nothing of how group \(group) rates “\(kinds[kind].title)”: the spread is assumed",
                vi:
                    "đợt trước không cho biết nhóm \(group) đánh giá “\(kinds[kind].title)” ra sao: dùng độ phân tán giả định"
            )
        case .tooFewAnswers(_, let stratum, let needed, let expected):
            Wording(
                "group \(group)\(Self.suffix(", stratum ", stratum)): answers needed: \(needed); to be expected if everybody is asked: \(expected)",
                vi:
                    "nhóm \(group)\(Self.suffix(", tầng ", stratum)): cần \(needed) người trả lời, dù hỏi tất cả cũng chỉ có thể nhận được \(expected)"
            )
        }
    }

    private var hint: Wording? {
        switch self {
        case .noPopulation:
            Wording("count it in frame.csv", vi: "ghi số người vào frame.csv")
        case .clusters:
            Wording(
                "multiply by the design effect of the clusters, which `estimate --deff` shows",
                vi: "nhân với hiệu ứng thiết kế của cụm, xem bằng `estimate --deff`")
        case .formOfOneUnit:
            Wording(
                "with --previous the number of forms for each respondent is taken from that round",
                vi: "với --previous, số phiếu mỗi người trả lời được lấy theo đợt đó")
        case .pooledStrata: nil
        case .nothingObserved:
            Wording(
                "--deviation says how large it is, 0.5 at most", vi: "--deviation cho biết độ phân tán, lớn nhất 0.5")
        case .tooFewAnswers:
            Wording(
                "remind those who do not answer, or allow a larger margin",
                vi: "nhắc người chưa trả lời, hoặc chấp nhận sai số lớn hơn")
        }
    }

    private static func list(_ strata: [String]) -> String { strata.map { "“\($0)”" }.joined(separator: ", ") }

    private static func suffix(_ word: String, _ stratum: String) -> String {
        stratum.isEmpty ? "" : word + "“\(stratum)”"
    }
}
