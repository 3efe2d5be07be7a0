import Diagnostics
import Scoring
import SurveyModel
import SurveyStatistics

extension DiagnosticCode {
    static let noRespondents = DiagnosticCode("errors.no-respondent")
    static let contradictingFact = DiagnosticCode("errors.contradicting-fact")
    static let missingFact = DiagnosticCode("errors.missing-fact")
    static let strangeStratum = DiagnosticCode("errors.unknown-stratum")
    static let tooManyRespondents = DiagnosticCode("errors.too-many-respondents")
    static let lonelyRespondent = DiagnosticCode("errors.lonely-stratum")
    static let groupCalibration = DiagnosticCode("errors.calibration")
}

extension SampleFault {
    func diagnostic(in round: Round) -> Diagnostic {
        let group = round.groups[group]
        return Diagnostic(.error, code, at: group.location, message(group.code), hint: hint)
    }

    private var group: Int {
        switch self {
        case .contradiction(_, let group), .missing(_, let group, _), .strangeStratum(_, let group),
            .tooManyRespondents(_, _, _, let group), .tooManyClusters(_, _, _, let group),
            .lonelyStratum(_, let group), .noAverage(let group), .calibration(_, let group):
            group
        }
    }

    private var code: DiagnosticCode {
        switch self {
        case .contradiction: .contradictingFact
        case .missing: .missingFact
        case .strangeStratum: .strangeStratum
        case .tooManyRespondents, .tooManyClusters: .tooManyRespondents
        case .lonelyStratum, .noAverage: .lonelyRespondent
        case .calibration: .groupCalibration
        }
    }

    private func message(_ group: GroupCode) -> Wording {
        switch self {
        case .contradiction(let fact, _):
            Wording(
                "group \(group): a respondent has two values of \(fact.rawValue) in different responses",
                vi: "nhóm \(group): có người trả lời ghi hai giá trị \(fact.rawValue) khác nhau ở các phiếu")
        case .missing(let fact, _, let count):
            Wording(
                "group \(group): \(count) respondents have no \(fact.rawValue), by which the design divides them",
                vi:
                    "nhóm \(group): \(count) người trả lời không ghi \(fact.rawValue), là căn cứ phân chia của thiết kế mẫu"
            )
        case .strangeStratum(let stratum, _):
            Wording(
                "group \(group): the frame has no stratum “\(stratum)”, which responses name",
                vi: "nhóm \(group): khung mẫu không có tầng “\(stratum)” mà phiếu ghi")
        case .tooManyRespondents(let stratum, let sampled, let population, _):
            Wording(
                "group \(group), stratum “\(stratum)”: \(sampled) people answered, and the frame counts \(population)",
                vi: "nhóm \(group), tầng “\(stratum)”: có \(sampled) người trả lời, khung mẫu chỉ có \(population)")
        case .tooManyClusters(let stratum, let sampled, let clusters, _):
            Wording(
                "group \(group), stratum “\(stratum)”: answers come from \(sampled) clusters, and the frame counts \(clusters)",
                vi: "nhóm \(group), tầng “\(stratum)”: phiếu đến từ \(sampled) cụm, khung mẫu chỉ có \(clusters)")
        case .lonelyStratum(let stratum, _):
            Wording(
                "group \(group), stratum “\(stratum)”: one of several answered, which gives no error",
                vi: "nhóm \(group), tầng “\(stratum)”: chỉ có một đơn vị mẫu trả lời nên không tính được sai số")
        case .noAverage:
            Wording(
                "group \(group): no stratum has two sampling units to take an average of",
                vi: "nhóm \(group): không tầng nào có hai đơn vị mẫu để lấy trung bình")
        case .calibration(let error, _):
            Wording(
                "group \(group): the weights cannot be brought to the margins: \(error.reason[.english])",
                vi: "nhóm \(group): không hiệu chỉnh được quyền số theo các biên: \(error.reason[.vietnamese])")
        }
    }

    private var hint: Wording? {
        switch self {
        case .contradiction, .missing:
            Wording(
                "mend the responses, or the design in round.yaml",
                vi: "sửa phiếu, hoặc sửa thiết kế mẫu trong round.yaml")
        case .strangeStratum:
            Wording("add it to the frame, or mend the responses", vi: "bổ sung vào khung mẫu, hoặc sửa phiếu")
        case .tooManyRespondents, .tooManyClusters: Wording("mend the frame", vi: "sửa khung mẫu")
        case .lonelyStratum, .noAverage:
            Wording(
                "name a rule: lonely-stratum: adjust, average, certainty or remove",
                vi: "chọn quy tắc: lonely-stratum: adjust, average, certainty hoặc remove")
        case .calibration: nil
        }
    }
}

extension CalibrationError {
    /// Why, in short: the first fact.
    fileprivate var reason: Wording {
        switch self {
        case .noConvergence(let iterations, let worst):
            Wording(
                "no convergence in \(iterations) rounds (\(worst.variable) \(worst.level ?? ""))",
                vi: "không hội tụ sau \(iterations) vòng (\(worst.variable) \(worst.level ?? ""))")
        case .impossible(let faults):
            Wording(
                faults.first.map { "\($0)" } ?? "–", vi: faults.first.map { "\($0)" } ?? "–")
        }
    }
}
