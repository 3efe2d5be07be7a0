import Diagnostics
import SurveyStatistics

extension DiagnosticCode {
    static let designBlank = DiagnosticCode("design.blank-cell")
    static let designBadWeight = DiagnosticCode("design.bad-weight")
    static let designNoWeight = DiagnosticCode("design.no-weight")
    static let designBadPopulation = DiagnosticCode("design.bad-population")
    static let designUnequalPopulations = DiagnosticCode("design.unequal-populations")
    static let designPopulationTooSmall = DiagnosticCode("design.population-too-small")
    static let designWeightsUnknown = DiagnosticCode("design.weights-unknown")
    static let designLonelyStratum = DiagnosticCode("design.lonely-stratum")
    static let designNoAverage = DiagnosticCode("design.no-average")
}

extension DesignFault {
    /// The fact in words, with its place.
    func diagnostic(at places: DesignColumns) -> Diagnostic {
        switch self {
        case .noRows, .badWeight, .noWeight, .weightsUnknown: weightDiagnostic(at: places)
        case .blankStratum(let row): Self.blank(at: places.cell(places.columns.strata, row: row))
        case .blankCluster(let stage, let row):
            Self.blank(at: places.cell(places.cluster(stage: stage), row: row))
        case .badPopulation, .mixedPopulations, .unequalPopulations, .populationTooSmall:
            populationDiagnostic(at: places)
        }
    }

    private static func blank(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .designBlank, at: place,
            Wording("the stratum or cluster of the row is blank", vi: "dòng không ghi tầng hoặc cụm"),
            hint: Wording(
                "every row belongs to the design, also those that are not estimated from",
                vi: "mọi dòng đều thuộc thiết kế mẫu, kể cả dòng không dùng để ước lượng"))
    }

    private func weightDiagnostic(at places: DesignColumns) -> Diagnostic {
        switch self {
        case .badWeight(let row):
            Diagnostic(
                .error, .designBadWeight, at: places.cell(places.columns.weights, row: row),
                Wording("a weight is negative", vi: "quyền số là số âm"),
                hint: Wording("weights are zero or more", vi: "quyền số phải từ 0 trở lên"))
        case .weightsUnknown(let stage):
            Diagnostic(
                .error, .designWeightsUnknown, at: SourceLocation(file: places.path),
                Wording(
                    "weights cannot follow from the counts: stage \(stage) has none",
                    vi: "không suy được quyền số từ quy mô tổng thể: giai đoạn \(stage) không có số liệu"),
                hint: Wording(
                    "name a count for each stage with --fpc F,F2, or the weights with --weights",
                    vi: "ghi quy mô của từng giai đoạn bằng --fpc F,F2, hoặc cột quyền số bằng --weights"))
        default:
            Diagnostic(
                .error, .designNoWeight, at: SourceLocation(file: places.path),
                Wording("no row has a weight above 0", vi: "không dòng nào có quyền số lớn hơn 0"))
        }
    }

    private func populationDiagnostic(at places: DesignColumns) -> Diagnostic {
        switch self {
        case .mixedPopulations(let stage, let countRow, let fractionRow):
            Diagnostic(
                .error, .designBadPopulation, at: places.cell(places.population(stage: stage), row: fractionRow),
                Wording(
                    "the column holds counts and fractions of the population",
                    vi: "cột lẫn lộn số đơn vị của tổng thể và tỷ lệ lấy mẫu"),
                hint: Wording("write one or the other", vi: "chỉ ghi một loại"),
                related: places.cell(places.population(stage: stage), row: countRow))
        case .unequalPopulations(let stage, let row, let other):
            Diagnostic(
                .error, .designUnequalPopulations, at: places.cell(places.population(stage: stage), row: row),
                stage == 1
                    ? Wording("rows of one stratum have different counts", vi: "các dòng cùng tầng có quy mô khác nhau")
                    : Wording("rows of one cluster have different counts", vi: "các dòng cùng cụm có quy mô khác nhau"),
                hint: Wording(
                    "--fpc is the count of units in the population of the stratum (at the second stage, of the cluster)",
                    vi: "--fpc là số đơn vị trong tổng thể của tầng (ở giai đoạn hai là của cụm)"),
                related: places.cell(places.population(stage: stage), row: other))
        case .populationTooSmall(let stage, let row, let sampled, let population):
            Diagnostic(
                .error, .designPopulationTooSmall, at: places.cell(places.population(stage: stage), row: row),
                Wording(
                    "\(sampled) units were sampled out of \(numberForReading(population))",
                    vi: "mẫu có \(sampled) đơn vị nhưng tổng thể chỉ có \(numberForReading(population))"),
                hint: Wording(
                    "check the count, and that --strata and --cluster name the right columns",
                    vi: "kiểm tra quy mô, và các cột ghi ở --strata và --cluster"))
        default:
            Diagnostic(
                .error, .designBadPopulation, at: badPopulationPlace(places),
                Wording("the count of the population is not above 0", vi: "quy mô tổng thể không lớn hơn 0"),
                hint: Wording(
                    "write a count, or a fraction above 0 and at most 1",
                    vi: "ghi số đơn vị, hoặc tỷ lệ lấy mẫu lớn hơn 0 và không quá 1"))
        }
    }

    private func badPopulationPlace(_ places: DesignColumns) -> SourceLocation {
        guard case .badPopulation(let stage, let row) = self else { return SourceLocation(file: places.path) }
        return places.cell(places.population(stage: stage), row: row)
    }
}

extension VarianceFault {
    /// The fact in words, with its place.
    func diagnostic(at places: DesignColumns) -> Diagnostic {
        switch self {
        case .lonelyUnit(let stage, let row, let others):
            Diagnostic(
                .error, .designLonelyStratum,
                at: places.cell(stage == 1 ? places.columns.strata : places.cluster(stage: 1), row: row),
                stage == 1 && places.columns.strata == nil
                    ? Wording(
                        "the whole sample is one sampling unit", vi: "toàn bộ mẫu chỉ có một đơn vị mẫu")
                    : stage == 1
                        ? Wording(
                            "the stratum has one sampling unit" + (others > 0 ? ", and so have \(others) others" : ""),
                            vi: "tầng chỉ có một đơn vị mẫu" + (others > 0 ? ", và \(others) tầng khác cũng vậy" : ""))
                        : Wording(
                            "the cluster has one sampling unit of several"
                                + (others > 0 ? ", and so have \(others) others" : ""),
                            vi: "cụm chỉ có một đơn vị mẫu trong nhiều đơn vị"
                                + (others > 0 ? ", và \(others) cụm khác cũng vậy" : "")),
                hint: stage == 1 && places.columns.strata == nil
                    ? Wording(
                        "nothing is known of how estimates vary: a sample takes two units or more",
                        vi: "không thể biết ước lượng biến động ra sao: mẫu cần có từ hai đơn vị trở lên")
                    : Wording(
                        "merge it with another, or name a rule: --lonely-stratum adjust, average, certainty or remove",
                        vi:
                            "gộp với tầng khác, hoặc chọn quy tắc: --lonely-stratum adjust, average, certainty hoặc remove"
                    )
            )
        case .noAverage(let stage, let row):
            Diagnostic(
                .error, .designNoAverage,
                at: places.cell(stage == 1 ? places.columns.strata : places.cluster(stage: 1), row: row),
                Wording(
                    "there is no average to take for a stratum or cluster with one sampling unit",
                    vi: "không có giá trị trung bình để dùng cho tầng hoặc cụm chỉ có một đơn vị mẫu"),
                hint: Wording(
                    "no stratum of the domain has two units, or it is a cluster of the second stage; choose another rule",
                    vi: "không tầng nào có từ hai đơn vị, hoặc đây là cụm ở giai đoạn hai; hãy chọn quy tắc khác"))
        }
    }
}

/// A count without decimals, any other number with a few.
private func numberForReading(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
