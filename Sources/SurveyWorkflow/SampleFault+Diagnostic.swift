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
    static let designRefused = DiagnosticCode("errors.design")
    static let noBootstrap = DiagnosticCode("bootstrap.impossible")
    static let noRanks = DiagnosticCode("errors.no-ranks")
}

extension SampleFault {
    /// The fault in words, at the group's place in the round or at that of a total.
    func diagnostics(in round: Round) -> [Diagnostic] {
        switch self {
        case .calibration(let error, let group):
            return error.diagnostics(at: GroupCalibrationPlaces(group: round.groups[group]))
        case .bootstrap(let error, let group): return Self.noBootstrap(error, round.groups[group])
        case .ranks(let error, let kind):
            return [Self.noRanks(error, round.criteriaSet.kinds[kind], round)]
        default:
            guard let index = group else { return [] }
            let group = round.groups[index]
            return [Diagnostic(.error, code, at: group.location, message(group.code), hint: hint)]
        }
    }

    private static func noBootstrap(_ error: ReplicateError, _ group: RespondentGroup) -> [Diagnostic] {
        switch error {
        case .calibration(let fault): return fault.diagnostics(at: GroupCalibrationPlaces(group: group))
        case .replicateCalibration(let failed, let count, let first):
            return first.diagnostics(at: GroupCalibrationPlaces(group: group))
                + [ReplicateFindings.notCalibrated(failed, of: count, at: group.location)]
        case .negativeWeights(let failed, let count):
            return [ReplicateFindings.notCalibrated(failed, of: count, at: group.location)]
        case .design:
            // A bootstrap of a checked number of replicates has no other fault.
            return [
                Diagnostic(
                    .error, .noBootstrap, at: group.location,
                    Wording(
                        "group \(group.code): a stratum has one sampling unit of several, which cannot be drawn anew",
                        vi:
                            "nhóm \(group.code): có tầng chỉ có một đơn vị mẫu trong nhiều đơn vị nên không lấy mẫu lại được"
                    ),
                    hint: Wording(
                        "merge small strata, or name a rule that it knows: lonely-stratum: certainty or remove",
                        vi: "gộp các tầng nhỏ, hoặc chọn quy tắc lonely-stratum: certainty hoặc remove"))
            ]
        }
    }

    private static func noRanks(_ error: RankError, _ kind: UnitKind, _ round: Round) -> Diagnostic {
        Diagnostic(
            .error, .noRanks, at: SourceLocation(file: round.folder),
            Wording(
                "no ranks of “\(kind.title)” can be made: their errors are no covariance (\(error))",
                vi: "không xếp hạng được “\(kind.title)”: sai số không tạo thành ma trận hiệp phương sai (\(error))"),
            hint: Wording(
                "look at weights that are extreme or negative: weights.csv, bounds of the calibration",
                vi: "xem các quyền số quá lớn hoặc âm: weights.csv, giới hạn bounds của hiệu chỉnh"))
    }

    /// Nil for a fault that is about no group.
    private var group: Int? {
        switch self {
        case .contradiction(_, let group), .missing(_, let group, _), .strangeStratum(_, let group),
            .tooManyRespondents(_, _, _, let group), .tooManyClusters(_, _, _, let group),
            .lonelyStratum(_, let group), .noAverage(let group), .calibration(_, let group), .design(_, let group),
            .bootstrap(_, let group):
            group
        case .ranks: nil
        }
    }

    private var code: DiagnosticCode {
        switch self {
        case .contradiction: .contradictingFact
        case .missing: .missingFact
        case .strangeStratum: .strangeStratum
        case .tooManyRespondents, .tooManyClusters: .tooManyRespondents
        case .lonelyStratum, .noAverage: .lonelyRespondent
        case .calibration, .design: .designRefused
        case .bootstrap: .noBootstrap
        case .ranks: .noRanks
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
        case .calibration(_, _), .design(_, _), .bootstrap(_, _), .ranks(_, _):
            Wording(
                "group \(group): its design cannot be estimated from (\(self))",
                vi: "nhóm \(group): không ước lượng được theo thiết kế mẫu này (\(self))")
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
        case .calibration, .design, .bootstrap, .ranks:
            Wording("look at the group's rows of the frame", vi: "xem các dòng của nhóm trong khung mẫu")
        }
    }
}
