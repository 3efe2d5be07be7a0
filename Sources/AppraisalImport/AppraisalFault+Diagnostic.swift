import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let appraisalUnknownUnit = DiagnosticCode("appraisal.unknown-unit")
    static let appraisalUnknownCriterion = DiagnosticCode("appraisal.unknown-criterion")
    static let appraisalOtherMethod = DiagnosticCode("appraisal.other-method")
    static let appraisalSumRow = DiagnosticCode("appraisal.sum-row")
    static let appraisalBadPoints = DiagnosticCode("appraisal.bad-points")
    static let appraisalAboveMaximum = DiagnosticCode("appraisal.above-maximum")
    static let appraisalImpossiblePoints = DiagnosticCode("appraisal.impossible-points")
    static let appraisalRepeated = DiagnosticCode("appraisal.repeated")
    static let appraisalMissing = DiagnosticCode("appraisal.missing")
    static let appraisalNotAssessed = DiagnosticCode("appraisal.not-assessed")
    static let appraisalMadeUp = DiagnosticCode("appraisal.synthetic")
}

extension AppraisalFault {
    /// The fault in words.
    func diagnostic(_ severity: Severity = .error, at place: SourceLocation) -> Diagnostic {
        var first: SourceLocation?
        if case .repeated(_, _, let earlier) = self { first = earlier }
        return Diagnostic(severity, code, at: place, message, hint: hint, related: first)
    }

    private var code: DiagnosticCode {
        switch self {
        case .unknownUnit: .appraisalUnknownUnit
        case .unknownCriterion: .appraisalUnknownCriterion
        case .otherMethod: .appraisalOtherMethod
        case .sumRow: .appraisalSumRow
        case .badPoints: .appraisalBadPoints
        case .aboveMaximum: .appraisalAboveMaximum
        case .impossiblePoints: .appraisalImpossiblePoints
        case .repeated: .appraisalRepeated
        case .missingRows, .missingUnit: .appraisalMissing
        case .notAssessed, .nothingAssessed, .notInRegister: .appraisalNotAssessed
        case .madeUp: .appraisalMadeUp
        }
    }

    private var message: Wording {
        switch self {
        case .unknownUnit(let code, _, _):
            Wording("there is no unit \"\(code)\" in the register", vi: "danh sách đơn vị không có \"\(code)\"")
        case .unknownCriterion(let code, let table, _, _):
            Wording("\(table) has no row \"\(code)\"", vi: "\(table) không có dòng \"\(code)\"")
        case .otherMethod(let code, .satisfaction):
            Wording(
                "\(code) gets its points from the satisfaction survey, not from the appraisal",
                vi: "\(code) lấy điểm từ khảo sát sự hài lòng, không chấm qua thẩm định")
        case .otherMethod(let code, _):
            Wording(
                "\(code) is a survey row, not one of the appraisal",
                vi: "\(code) là dòng điều tra xã hội học, không chấm qua thẩm định")
        case .sumRow(let code):
            Wording("\(code) sums up the rows below it", vi: "\(code) là dòng cộng của các dòng con")
        case .badPoints: Wording("these are no points", vi: "điểm không hợp lệ")
        case .notInRegister(let code, let unit):
            Wording(
                "\(code) is assessed for \(unit) by the register of units",
                vi: "theo danh sách đơn vị, \(code) vẫn được đánh giá đối với \(unit)")
        case .aboveMaximum(let maximum, let what):
            Wording("more than the \(maximum) points of \(what)", vi: "vượt điểm tối đa \(maximum) của \(what)")
        case .impossiblePoints(let code, let possible):
            Wording(
                "\(code) can have \(Self.list(possible)) points only",
                vi: "\(code) chỉ có các mức điểm \(Self.list(possible))")
        case .repeated(let code, let unit, _):
            Wording(
                "\(Self.name(code, unit)) is given twice", vi: "\(Self.name(code, unit)) được ghi hai lần")
        case .missingRows(let codes, let unit):
            Wording(
                "\(unit) lacks points of \(Self.list(codes))", vi: "\(unit) thiếu điểm các dòng \(Self.list(codes))")
        case .missingUnit(let unit): Wording("\(unit) has no points", vi: "\(unit) chưa có điểm")
        case .notAssessed(let code, let unit):
            Wording(
                "\(code) is not assessed for \(unit), yet it is given points",
                vi: "\(code) thuộc diện không đánh giá đối với \(unit) nhưng vẫn được ghi điểm")
        case .nothingAssessed(let unit):
            Wording(
                "no row of the appraisal is assessed for \(unit), yet it is given points",
                vi: "\(unit) không có dòng nào được thẩm định nhưng vẫn được ghi điểm")
        case .madeUp:
            Wording(
                "the points say of themselves that they are made up, and the round is not",
                vi: "điểm trong tệp được đánh dấu là giả lập, trong khi đợt điều tra là thật")
        }
    }

    private var hint: Wording? {
        switch self {
        case .unknownUnit(_, let nearest, let known):
            nearest.map(Self.didYouMean)
                ?? Wording(
                    "there are: \(known.joined(separator: ", "))", vi: "hiện có: \(known.joined(separator: ", "))")
        case .unknownCriterion(_, _, let elsewhere?, _):
            Wording("\(elsewhere) has such a row", vi: "dòng này thuộc \(elsewhere)")
        case .unknownCriterion(_, _, nil, let nearest): nearest.map(Self.didYouMean)
        case .otherMethod: Wording("leave the row out", vi: "bỏ dòng này")
        case .sumRow:
            Wording(
                "give points to the rows below it; in a spreadsheet make the column text, or 1.10 becomes 1.1",
                vi:
                    "ghi điểm cho các dòng con; nếu là bảng tính, định dạng cột mã là văn bản (Text) để 1.10 không thành 1.1"
            )
        case .badPoints:
            Wording(
                "write digits with at most one decimal mark, such as 1.25; what is not assessed stands in not_assessed of the register of units",
                vi:
                    "ghi số với nhiều nhất một dấu thập phân, ví dụ 1,25; tiêu chí không đánh giá thì ghi ở cột not_assessed của danh sách đơn vị"
            )
        case .notInRegister:
            Wording(
                "give it points, or list it under not_assessed in the register of units",
                vi: "ghi điểm, hoặc bổ sung vào cột not_assessed của danh sách đơn vị")
        case .notAssessed, .nothingAssessed:
            Wording(
                "leave the points out, or take the row out of not_assessed in the register of units",
                vi: "bỏ điểm này, hoặc xóa mã khỏi cột not_assessed của danh sách đơn vị")
        case .missingRows, .missingUnit:
            Wording(
                "add them; what is not assessed stands in not_assessed of the register of units",
                vi: "bổ sung điểm; tiêu chí không đánh giá thì ghi ở cột not_assessed của danh sách đơn vị")
        case .repeated: Wording("keep the one that holds", vi: "chỉ giữ một dòng đúng")
        case .madeUp: Wording("name the file of real points", vi: "chỉ ra tệp điểm thật")
        case .aboveMaximum, .impossiblePoints: nil
        }
    }

    private static func didYouMean(_ name: String) -> Wording {
        Wording("did you mean \"\(name)\"?", vi: "có phải ý bạn là \"\(name)\"?")
    }

    private static func name(_ criterion: CriterionCode?, _ unit: UnitCode) -> String {
        criterion.map { "\(unit) \($0)" } ?? unit.description
    }

    private static func list(_ codes: [some CustomStringConvertible]) -> String {
        let shown = codes.prefix(12).map(\.description).joined(separator: ", ")
        return codes.count > 12 ? shown + ", …" : shown
    }
}
