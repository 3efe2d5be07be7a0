import Diagnostics
import SurveyStatistics

extension DiagnosticCode {
    static let replicatesImpossible = DiagnosticCode("replicates.impossible")
    static let replicatesLonelyUnit = DiagnosticCode("replicates.lonely-stratum")
    static let replicatesNotCalibrated = DiagnosticCode("replicates.not-calibrated")
    static let replicatesUncorrected = DiagnosticCode("replicates.without-correction")
    static let replicatesUndefined = DiagnosticCode("replicates.without-estimate")
}

/// What there is to say about replicates.
enum ReplicateFindings {
    /// What a person should know of estimates from replicates.
    static func of(
        _ made: ReplicatedEstimates, _ replicates: ReplicateWeights, at place: SourceLocation
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if made.failed > 0 { found.append(notCalibrated(made.failed, of: replicates.count, at: place).with(.warning)) }
        if let most = made.undefined.max(), most > 0 {
            found.append(
                Diagnostic(
                    .warning, .replicatesUndefined, at: place,
                    Wording(
                        "up to \(most) of \(replicates.count) replicates have no estimate and do not count",
                        vi: "có đến \(most) trên \(replicates.count) mẫu lặp không có ước lượng và không được tính"),
                    hint: Wording(
                        "a domain lies in few sampling units; merge it with another",
                        vi: "một nhóm chỉ nằm trong ít đơn vị mẫu; nên gộp với nhóm khác")))
        }
        for stage in replicates.uncorrectedStages {
            found.append(
                Diagnostic(
                    .warning, .replicatesUncorrected, at: place,
                    Wording(
                        "the method makes no finite population correction at stage \(stage)",
                        vi: "phương pháp này không hiệu chỉnh tổng thể hữu hạn ở giai đoạn \(stage)"),
                    hint: Wording(
                        "standard errors are too large where much of the population was sampled; --replicates bootstrap corrects them",
                        vi: "sai số chuẩn lớn hơn thực tế khi tỷ lệ mẫu cao; --replicates bootstrap có hiệu chỉnh")))
        }
        return found
    }

    static func notCalibrated(_ failed: Int, of count: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .replicatesNotCalibrated, at: place,
            Wording(
                "\(failed) of \(count) replicates cannot be calibrated",
                vi: "\(failed) trên \(count) mẫu lặp không hiệu chỉnh được"),
            hint: Wording(
                "merge small levels of the totals, or take another method",
                vi: "gộp các mức nhỏ trong tệp tổng, hoặc dùng phương pháp khác"))
    }
}

extension ReplicateFault {
    /// The fact in words, with its place.
    func diagnostic(at places: DesignColumns) -> Diagnostic {
        let file = SourceLocation(file: places.path)
        switch self {
        case .lonelyUnit(let stage, let row):
            return Diagnostic(
                .error, .replicatesLonelyUnit,
                at: places.cell(stage == 1 ? places.columns.strata : places.cluster(stage: 1), row: row),
                Wording(
                    "a stratum or cluster has one sampling unit of several",
                    vi: "tầng hoặc cụm chỉ có một đơn vị mẫu trong nhiều đơn vị"),
                hint: Wording(
                    "merge it with another, or name a rule: --lonely-stratum certainty or remove",
                    vi: "gộp với tầng khác, hoặc chọn quy tắc: --lonely-stratum certainty hoặc remove"))
        case .oddUnits(let row, let units):
            return impossible(
                Wording(
                    "balanced half-samples take strata of two, four, six … units; this one has \(units)",
                    vi: "nửa mẫu cân bằng cần tầng có 2, 4, 6 … đơn vị; tầng này có \(units)"),
                at: places.cell(places.columns.strata, row: row))
        case .strataWithoutUse:
            return impossible(
                Wording("jk1 takes a sample without strata", vi: "jk1 chỉ dùng cho mẫu không phân tầng"), at: file)
        case .noStrata:
            return impossible(
                Wording("brr takes halves of strata, and there are none", vi: "brr cần mẫu phân tầng"), at: file)
        case .badFay:
            return impossible(
                Wording("Fay's factor is from 0 to below 1", vi: "hệ số Fay phải từ 0 đến dưới 1"), at: file)
        case .badCount(let count):
            return impossible(
                Wording("\(count) replicates are too few or too many", vi: "\(count) mẫu lặp là quá ít hoặc quá nhiều"),
                at: file)
        case .tooManyPairs(let pairs):
            return impossible(
                Wording("\(pairs) pairs are too many to balance", vi: "\(pairs) cặp là quá nhiều để cân bằng"), at: file
            )
        case .ruleUndefined(let rule):
            return impossible(
                Wording(
                    "the rule \(rule.rawValue) means nothing for this method",
                    vi: "quy tắc \(rule.rawValue) không dùng được với phương pháp này"), at: file)
        }
    }

    private func impossible(_ message: Wording, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .replicatesImpossible, at: place, message,
            hint: Wording(
                "jkn takes any strata, jk1 none, brr pairs of units, bootstrap every design",
                vi:
                    "jkn dùng cho mọi kiểu tầng, jk1 khi không phân tầng, brr khi tầng gồm các cặp đơn vị, bootstrap cho mọi thiết kế"
            ))
    }
}
