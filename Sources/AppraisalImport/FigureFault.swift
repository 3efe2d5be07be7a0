import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let figureBlank = DiagnosticCode("index.blank-cell")
    static let figureBad = DiagnosticCode("index.bad-figure")
    static let figureAboveMaximum = DiagnosticCode("index.above-maximum")
    static let figureUnknownKind = DiagnosticCode("index.unknown-kind")
    static let figureRepeated = DiagnosticCode("index.repeated-unit")
    static let figurePublishedDiffers = DiagnosticCode("index.published-differs")
    static let figureBadBands = DiagnosticCode("index.bad-bands")
    static let figureNoRows = DiagnosticCode("index.no-rows")
}

/// What is wrong with published figures, or with the bands that they are graded by.
enum FigureFault {
    case blank(column: String)
    case noFigures
    case badPoints
    case badBound
    case zeroMaximum
    case aboveMaximum(total: Points, maximum: Points)
    case unknownKind(String, known: [String])
    case repeatedUnit(String, first: SourceLocation)
    case publishedDiffers(published: String, computed: String)
    case repeatedBand(first: SourceLocation)
    /// The lowest band of a kind does not start at 0.
    case noLowestBand(kind: String)
    case noRows

    /// The fault in words.
    func diagnostic(_ severity: Severity = .error, at place: SourceLocation) -> Diagnostic {
        var related: SourceLocation?
        switch self {
        case .repeatedUnit(_, let first), .repeatedBand(let first): related = first
        default: break
        }
        return Diagnostic(severity, code, at: place, message, hint: hint, related: related)
    }

    private var code: DiagnosticCode {
        switch self {
        case .blank: .figureBlank
        case .noFigures, .badPoints, .zeroMaximum: .figureBad
        case .aboveMaximum: .figureAboveMaximum
        case .unknownKind: .figureUnknownKind
        case .repeatedUnit: .figureRepeated
        case .publishedDiffers: .figurePublishedDiffers
        case .badBound, .repeatedBand, .noLowestBand: .figureBadBands
        case .noRows: .figureNoRows
        }
    }

    private var message: Wording {
        switch self {
        case .blank(let column):
            Wording("column \"\(column)\" is empty in this row", vi: "cột \"\(column)\" của dòng này để trống")
        case .noFigures:
            Wording(
                "the row has neither appraisal nor survey nor satisfaction",
                vi: "dòng này không có điểm thẩm định, điểm điều tra xã hội học lẫn điểm hài lòng")
        case .badPoints: Wording("these are no points", vi: "điểm không hợp lệ")
        case .badBound: Wording("the bound is no number from 0 to 100", vi: "cận dưới không phải là số từ 0 đến 100")
        case .zeroMaximum: Wording("the maximum is zero", vi: "điểm tối đa bằng 0")
        case .aboveMaximum(let total, let maximum):
            Wording(
                "the parts sum to \(total), above the maximum of \(maximum)",
                vi: "tổng các phần là \(total), vượt điểm tối đa \(maximum)")
        case .unknownKind(let kind, _):
            Wording("there are no grade bands for the kind \"\(kind)\"", vi: "loại \"\(kind)\" chưa có mức xếp loại")
        case .repeatedUnit(let unit, _):
            Wording("\(unit) stands twice in its kind", vi: "\(unit) xuất hiện hai lần trong cùng loại")
        case .publishedDiffers(let published, let computed):
            Wording(
                "\(published) is published, and \(computed) comes out",
                vi: "công bố \(published), tính lại được \(computed)")
        case .repeatedBand: Wording("a band stands twice", vi: "mức xếp loại bị lặp lại")
        case .noLowestBand(let kind):
            kind.isEmpty
                ? Wording("no band starts at 0", vi: "chưa có mức xếp loại bắt đầu từ 0")
                : Wording("no band of \(kind) starts at 0", vi: "loại \(kind) chưa có mức xếp loại bắt đầu từ 0")
        case .noRows: Wording("the table has a header and no rows", vi: "bảng chỉ có dòng tiêu đề, chưa có dòng nào")
        }
    }

    private var hint: Wording? {
        switch self {
        case .badPoints:
            Wording(
                "write digits with at most one decimal mark and four decimals, such as 81.25",
                vi: "ghi số với nhiều nhất một dấu thập phân và bốn chữ số lẻ, ví dụ 81,25")
        case .noFigures:
            Wording("write at least one of them", vi: "ghi ít nhất một trong các điểm này")
        case .badBound:
            Wording(
                "write the lower bound in percent, with at most four decimals, such as 85",
                vi: "ghi cận dưới theo phần trăm, tối đa bốn chữ số lẻ, ví dụ 85")
        case .zeroMaximum, .aboveMaximum:
            Wording(
                "the maximum is what the rows that are assessed could give together, usually 100",
                vi: "điểm tối đa là tổng điểm tối đa của các tiêu chí được đánh giá, thường là 100")
        case .unknownKind(_, let known):
            Wording(
                "there are bands for: \(known.joined(separator: ", "))",
                vi: "đã có mức xếp loại cho: \(known.joined(separator: ", "))")
        case .noLowestBand:
            Wording("write the lowest grade with the bound 0", vi: "ghi mức thấp nhất với cận dưới là 0")
        case .publishedDiffers:
            Wording(
                "a slip in the file or in what was published; what was computed is written",
                vi: "có thể do nhập sai hoặc số công bố sai; tệp kết quả ghi số tính lại")
        case .blank, .repeatedUnit, .repeatedBand, .noRows: nil
        }
    }
}
