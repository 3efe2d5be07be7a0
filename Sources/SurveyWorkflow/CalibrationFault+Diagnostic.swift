import Diagnostics
import SurveyStatistics
import TextOutput

extension DiagnosticCode {
    static let weightsNone = DiagnosticCode("weights.none")
    static let weightsBadWeight = DiagnosticCode("weights.bad-weight")
    static let weightsBadBounds = DiagnosticCode("weights.bad-bounds")
    static let weightsOutOfBounds = DiagnosticCode("weights.out-of-bounds")
    static let weightsNotConverged = DiagnosticCode("weights.not-converged")
    static let marginSeveralVariables = DiagnosticCode("margins.several-variables")
    static let marginNeedsCalibration = DiagnosticCode("margins.needs-calibration")
    static let marginBlankLevel = DiagnosticCode("margins.blank-level")
    static let marginUnseenLevel = DiagnosticCode("margins.level-without-total")
    static let marginRepeatedLevel = DiagnosticCode("margins.repeated-level")
    static let marginEmptyLevel = DiagnosticCode("margins.empty-level")
    static let marginZeroTotal = DiagnosticCode("margins.zero-total")
    static let marginUnequalSums = DiagnosticCode("margins.unequal-sums")
    static let marginBlankNumber = DiagnosticCode("margins.blank-number")
    static let marginContradiction = DiagnosticCode("margins.contradictory-total")
}

extension CalibrationError {
    /// The facts in words, each with its place.
    func diagnostics(at places: some CalibrationPlaces) -> [Diagnostic] {
        switch self {
        case .impossible(let faults): faults.map { $0.diagnostic(at: places) }
        case .noConvergence(let iterations, let worst):
            [
                Diagnostic(
                    .error, .weightsNotConverged, at: places.total(worst.variable, worst.level),
                    Wording(
                        "the totals were not met after \(iterations) rounds: \(name(worst.variable, worst.level)) is to be \(shown(worst.target)) and is \(shown(worst.achieved))",
                        vi:
                            "sau \(iterations) vòng lặp vẫn chưa đạt các tổng: \(name(worst.variable, worst.level)) cần \(shown(worst.target)) nhưng mới đạt \(shown(worst.achieved))"
                    ),
                    hint: Wording(
                        "widen the bounds, merge small levels, or leave a variable out; combinations without rows may make the totals impossible together",
                        vi:
                            "nới giới hạn, gộp các mức ít người trả lời hoặc bỏ bớt biến; những tổ hợp không có dòng nào có thể làm các tổng không thể cùng đạt"
                    ))
            ]
        }
    }
}

extension CalibrationFault {
    /// The fact in words.
    func diagnostic(at places: some CalibrationPlaces) -> Diagnostic {
        switch self {
        case .noWeight, .badWeight, .badBounds, .boundsWithoutOne, .sumOutOfBounds, .totalOutOfBounds:
            weightDiagnostic(at: places)
        case .noTotal, .severalPostStrata, .quantityWithoutRegression, .badTotal, .unequalSums, .contradictoryTotal:
            totalDiagnostic(at: places)
        case .blankLevel, .levelWithoutTotal, .repeatedLevel, .emptyLevel, .zeroTotal, .blankQuantity:
            levelDiagnostic(at: places)
        }
    }

    private func weightDiagnostic(at places: some CalibrationPlaces) -> Diagnostic {
        switch self {
        case .badWeight(let row):
            Diagnostic(
                .error, .weightsBadWeight, at: places.weight(row: row),
                Wording("a weight is negative", vi: "quyền số là số âm"),
                hint: Wording("base weights are zero or more", vi: "quyền số ban đầu phải từ 0 trở lên"))
        case .badBounds(let lower, let upper):
            Diagnostic(
                .error, .weightsBadBounds, at: places.whole,
                Wording(
                    "bounds from \(shown(lower)) to \(shown(upper)) leave no weights",
                    vi: "không có quyền số nào nằm trong giới hạn từ \(shown(lower)) đến \(shown(upper))"),
                hint: Wording(
                    "the lower bound is at least 0 and below the upper one",
                    vi: "giới hạn dưới phải từ 0 trở lên và nhỏ hơn giới hạn trên"))
        case .boundsWithoutOne(let lower, let upper):
            Diagnostic(
                .error, .weightsBadBounds, at: places.whole,
                Wording(
                    "logit calibration needs bounds around 1, not from \(shown(lower)) to \(shown(upper))",
                    vi: "hiệu chỉnh logit cần giới hạn chứa số 1, không phải từ \(shown(lower)) đến \(shown(upper))"),
                hint: Wording(
                    "bounds are of the ratio of new to old weight, and with --trim every old weight lies between them: bring the old weights to the size of the population, or use linear calibration",
                    vi:
                        "giới hạn áp dụng cho tỷ số giữa quyền số mới và cũ, còn với --trim thì mọi quyền số cũ phải nằm trong giới hạn: đưa quyền số cũ về quy mô tổng thể, hoặc dùng hiệu chỉnh tuyến tính"
                ))
        case .sumOutOfBounds(let sum, let lowest, let highest):
            Diagnostic(
                .error, .weightsOutOfBounds, at: places.whole,
                Wording(
                    "weights that sum to \(shown(sum)) cannot be cut so: within the bounds sums go from \(shown(lowest)) to \(shown(highest))",
                    vi:
                        "không thể cắt các quyền số có tổng \(shown(sum)): trong giới hạn này tổng chỉ từ \(shown(lowest)) đến \(shown(highest))"
                ), hint: Wording("widen the bounds", vi: "nới rộng giới hạn"))
        case .totalOutOfBounds(let variable, let level, let total, let lowest, let highest):
            Diagnostic(
                .error, .weightsOutOfBounds, at: places.total(variable, level),
                Wording(
                    "\(name(variable, level)) cannot be \(shown(total)): within the bounds it goes from \(shown(lowest)) to \(shown(highest))",
                    vi:
                        "\(name(variable, level)) không thể bằng \(shown(total)): trong giới hạn này chỉ từ \(shown(lowest)) đến \(shown(highest))"
                ),
                hint: Wording(
                    "widen the bounds; --bounds is about the ratio of new to old weight, --trim about the weight itself",
                    vi:
                        "nới rộng giới hạn; --bounds áp dụng cho tỷ số giữa quyền số mới và cũ, --trim áp dụng cho chính quyền số"
                ))
        default:
            Diagnostic(
                .error, .weightsNone, at: places.weightless,
                Wording("no row has a weight above zero", vi: "không có dòng nào có quyền số lớn hơn 0"))
        }
    }

    private func totalDiagnostic(at places: some CalibrationPlaces) -> Diagnostic {
        switch self {
        case .severalPostStrata(let variables):
            Diagnostic(
                .error, .marginSeveralVariables, at: places.total(variables.last ?? ""),
                Wording(
                    "post-stratification takes one variable, and here are \(variables.joined(separator: ", "))",
                    vi: "hậu phân tầng chỉ dùng một biến, trong khi tệp có \(variables.joined(separator: ", "))"),
                hint: Wording(
                    "cross them: variable “\(variables.joined(separator: ":"))” with levels joined by “:”; or use --rake",
                    vi:
                        "kết hợp chúng thành biến “\(variables.joined(separator: ":"))” với các mức nối bằng “:”; hoặc dùng --rake"
                ))
        case .quantityWithoutRegression(let variable):
            Diagnostic(
                .error, .marginNeedsCalibration, at: places.total(variable),
                Wording(
                    "“\(variable)” has no level: its total is that of a number",
                    vi: "“\(variable)” không ghi mức: đây là tổng của một biến số"),
                hint: Wording("name its levels, or use --calibrate", vi: "ghi các mức, hoặc dùng --calibrate"))
        case .badTotal(let variable, let level):
            Diagnostic(
                .error, .marginBadTotal, at: places.total(variable, level),
                Wording(
                    "the total of \(name(variable, level)) is negative",
                    vi: "tổng của \(name(variable, level)) là số âm"),
                hint: Wording("a level has zero or more", vi: "tổng của một mức phải từ 0 trở lên"))
        case .unequalSums(let variable, let sum, let other, let otherSum):
            Diagnostic(
                .error, .marginUnequalSums, at: places.total(other),
                Wording(
                    "the totals of “\(other)” sum to \(shown(otherSum)), those of “\(variable)” to \(shown(sum))",
                    vi: "tổng của “\(other)” cộng lại là \(shown(otherSum)), còn của “\(variable)” là \(shown(sum))"),
                hint: Wording(
                    "both describe one population: correct the totals",
                    vi: "cả hai cùng mô tả một tổng thể: sửa lại các tổng"),
                related: places.total(variable))
        case .contradictoryTotal(let variable, let level):
            Diagnostic(
                .error, .marginContradiction, at: places.total(variable, level),
                Wording(
                    "\(name(variable, level)) follows from the other variables in the data, and its total does not",
                    vi:
                        "trong dữ liệu, \(name(variable, level)) suy ra được từ các biến khác, nhưng tổng đã cho thì không khớp"
                ),
                hint: Wording("correct its total, or leave it out", vi: "sửa lại tổng này hoặc bỏ biến"))
        default:
            Diagnostic(
                .error, .marginEmpty, at: places.whole,
                Wording("there is no total", vi: "không có tổng thể nào"))
        }
    }

    private func levelDiagnostic(at places: some CalibrationPlaces) -> Diagnostic {
        switch self {
        case .blankLevel(let variable, let rows, let first):
            Diagnostic(
                .error, .marginBlankLevel, at: places.cell(variable, row: first),
                Wording(
                    "“\(variable)” is blank in \(rows) rows", vi: "“\(variable)” để trống ở \(rows) dòng"),
                hint: Wording(
                    "fill the cells, or give these rows the weight zero",
                    vi: "điền các ô này, hoặc cho các dòng đó quyền số bằng 0"))
        case .levelWithoutTotal(let variable, let level, let rows, let first):
            Diagnostic(
                .error, .marginUnseenLevel, at: places.cell(variable, row: first),
                Wording(
                    "\(rows) rows have \(name(variable, level)), for which there is no total",
                    vi: "\(rows) dòng có \(name(variable, level)) nhưng không có tổng tương ứng"),
                hint: Wording(
                    "add its total, or correct how the level is written",
                    vi: "bổ sung tổng, hoặc sửa lại cách ghi mức này"),
                related: places.total(variable))
        case .repeatedLevel(let variable, let level):
            Diagnostic(
                .error, .marginRepeatedLevel, at: places.repetition(variable, level),
                Wording("\(name(variable, level)) has two totals", vi: "\(name(variable, level)) có hai tổng"),
                hint: Wording("keep one of them", vi: "chỉ giữ lại một"), related: places.total(variable, level))
        case .emptyLevel(let variable, let level, let total):
            Diagnostic(
                .error, .marginEmptyLevel, at: places.total(variable, level),
                Wording(
                    "\(name(variable, level)) is to have \(shown(total)), and no row of any weight has this level",
                    vi: "\(name(variable, level)) cần tổng \(shown(total)) nhưng không có dòng nào thuộc mức này"),
                hint: Wording(
                    "merge it with another level, here and in the data; or correct how it is written",
                    vi: "gộp với mức khác trong cả tệp này lẫn dữ liệu; hoặc sửa lại cách ghi"))
        case .zeroTotal(let variable, let level, let rows):
            Diagnostic(
                .error, .marginZeroTotal, at: places.total(variable, level),
                Wording(
                    "\(name(variable, level)) is to have nothing, and \(rows) rows have this level",
                    vi: "\(name(variable, level)) có tổng bằng 0 nhưng có \(rows) dòng thuộc mức này"),
                hint: Wording(
                    "correct the total, or leave these rows out of the data",
                    vi: "sửa lại tổng, hoặc bỏ các dòng này khỏi dữ liệu"))
        case .blankQuantity(let variable, let rows, let first):
            Diagnostic(
                .error, .marginBlankNumber, at: places.cell(variable, row: first),
                Wording("“\(variable)” is blank in \(rows) rows", vi: "“\(variable)” để trống ở \(rows) dòng"),
                hint: Wording(
                    "every row of a weight needs the number", vi: "dòng nào có quyền số cũng cần có số này"))
        default: totalDiagnostic(at: places)
        }
    }
}

private func name(_ variable: String, _ level: String?) -> String {
    level.map { "\(variable) = “\($0)”" } ?? "“\(variable)”"
}

/// A number as a person reads it: whole as it is, otherwise with as many digits as matter.
private func shown(_ value: Double) -> String {
    if value.rounded() == value, abs(value) < 1e15 { return fixedText(value, decimals: 0) }
    return value.isFinite ? significantText(value, digits: 8) : (value < 0 ? "−∞" : "∞")
}
