import Diagnostics
import Scoring
import SurveyModel

/// The words of the workbook of results, in the round's language.
struct ScoreWords {
    let language: Language

    func say(_ english: String, vi: String) -> String { Wording(english, vi: vi)[language] }

    // MARK: Sheets and titles

    var summary: String { say("Summary", vi: "Tổng hợp") }
    var matrix: String { say("Criteria × units", vi: "Tiêu chí × đơn vị") }
    var points: String { say("Points", vi: "Điểm") }
    var rows: String { say("All rows", vi: "Chi tiết từng dòng") }
    var keying: String { say("Keying in", vi: "Nhập điểm") }
    var method: String { say("Method", vi: "Phương pháp") }
    var findings: String { say("Findings", vi: "Phát hiện") }
    var responses: String { say("Responses", vi: "Số phiếu") }

    var title: String { say("POINTS OF THE SURVEY", vi: "KẾT QUẢ CHẤM ĐIỂM ĐIỀU TRA XÃ HỘI HỌC") }
    var matrixTitle: String { say("POINTS BY CRITERION AND UNIT", vi: "ĐIỂM THEO TIÊU CHÍ VÀ ĐƠN VỊ") }
    var rowsTitle: String { say("POINTS ROW BY ROW", vi: "ĐIỂM CHI TIẾT TỪNG DÒNG") }
    var keyingTitle: String { say("POINTS FOR KEYING IN", vi: "BẢNG NHẬP ĐIỂM VÀO PHẦN MỀM") }
    var methodTitle: String { say("METHOD AND SETTINGS", vi: "PHƯƠNG PHÁP VÀ THIẾT LẬP") }
    var findingsTitle: String { say("FINDINGS", vi: "CÁC PHÁT HIỆN KHI KIỂM TRA DỮ LIỆU") }
    var responsesTitle: String { say("NUMBERS OF RESPONSES", vi: "SỐ PHIẾU TRẢ LỜI") }

    // MARK: Summary

    var unitGroup: String { say("UNIT", vi: "ĐƠN VỊ") }
    var precisionGroup: String { say("STANDARD ERRORS AND 95 % INTERVALS", vi: "SAI SỐ CHUẨN VÀ KHOẢNG TIN CẬY 95%") }
    var rankGroup: String { say("RANK WITHIN THE KIND", vi: "THỨ HẠNG TRONG CÙNG LOẠI") }

    func block(_ method: AssessmentMethod) -> String {
        switch method {
        case .appraisal: say("APPRAISAL BLOCK", vi: "KHỐI THẨM ĐỊNH")
        case .survey: say("SURVEY BLOCK", vi: "KHỐI ĐIỀU TRA XÃ HỘI HỌC")
        case .satisfaction: say("SATISFACTION BLOCK", vi: "KHỐI MỨC ĐỘ HÀI LÒNG")
        }
    }

    var number: String { say("No.", vi: "TT") }
    var unitCode: String { say("Code of the unit", vi: "Mã đơn vị") }
    var unitName: String { say("Name of the unit", vi: "Tên đơn vị") }
    var table: String { say("Table", vi: "Bảng tiêu chí") }
    var pointsTabulated: String { say("Points, as tabulated", vi: "Điểm theo bảng") }
    var maximumTabulated: String { say("of at most", vi: "Tối đa theo bảng") }
    var pointsStated: String { say("Points, as stated", vi: "Điểm theo phần lời") }
    var maximumStated: String { say("of at most, as stated", vi: "Tối đa theo phần lời") }
    var unrounded: String { say("Unrounded", vi: "Điểm chưa làm tròn") }
    var share: String { say("Share of the maximum", vi: "Tỷ lệ đạt") }
    var standardError: String { say("Standard error", vi: "Sai số chuẩn (theo bảng)") }
    var intervalLow: String { say("Interval from", vi: "Cận dưới (theo bảng)") }
    var intervalHigh: String { say("Interval to", vi: "Cận trên (theo bảng)") }
    var standardErrorStated: String { say("Standard error, as stated", vi: "Sai số chuẩn (phần lời)") }
    var intervalLowStated: String { say("Interval from, as stated", vi: "Cận dưới (phần lời)") }
    var intervalHighStated: String { say("Interval to, as stated", vi: "Cận trên (phần lời)") }
    var rank: String { say("Rank", vi: "Hạng") }
    var rankLow: String { say("Best rank", vi: "Hạng cao nhất") }
    var rankHigh: String { say("Worst rank", vi: "Hạng thấp nhất") }
    var jointRankLow: String { say("Best rank, all units", vi: "Cao nhất (đồng thời)") }
    var jointRankHigh: String { say("Worst rank, all units", vi: "Thấp nhất (đồng thời)") }
    var remarks: String { say("Remarks", vi: "Ghi chú") }

    func reportedScale(_ scale: SurveyBlockScale) -> String {
        switch scale {
        case .tabulated:
            say(
                "Reported scale of the survey block: as the table sums up.",
                vi: "Thang điểm dùng để báo cáo khối điều tra xã hội học: theo tổng điểm trong bảng.")
        case .stated:
            say(
                "Reported scale of the survey block: as the text states.",
                vi: "Thang điểm dùng để báo cáo khối điều tra xã hội học: theo số điểm nêu trong phần lời.")
        }
    }

    var rankNote: String {
        say(
            "Units of a kind are ranked by the unrounded share of their own maximum. Best and worst rank at 95 %: what is not excluded for this unit, and (all units) for all of them together.",
            vi:
                "Xếp hạng trong cùng loại đơn vị theo tỷ lệ điểm chưa làm tròn trên điểm tối đa của đơn vị. Hạng cao nhất, thấp nhất: các hạng chưa thể loại trừ ở mức tin cậy 95%, xét riêng đơn vị và xét đồng thời mọi đơn vị."
        )
    }

    var noErrors: String {
        say(
            "No standard errors: round.yaml does not say how respondents were chosen. Units of a kind are ranked by the unrounded share of their own maximum.",
            vi:
                "Không có sai số chuẩn: đợt điều tra chưa nêu cách chọn người trả lời. Xếp hạng trong cùng loại đơn vị theo tỷ lệ điểm chưa làm tròn trên điểm tối đa của đơn vị."
        )
    }

    func remark(_ count: Int, _ status: ScoreStatus) -> String {
        let rows = count == 1 ? "1 row" : "\(count) rows"
        return switch status {
        case .scored: ""
        case .scoredWithoutGroups: say("\(rows) without a group", vi: "\(count) dòng thiếu một nhóm")
        case .insufficientData: say("\(rows) with too few answers", vi: "\(count) dòng thiếu dữ liệu")
        case .notAssessed: say("\(rows) not assessed", vi: "\(count) dòng không đánh giá")
        case .pending: say("\(rows) pending", vi: "\(count) dòng chờ công bố")
        }
    }

    // MARK: Criteria

    var criterion: String { say("Criterion", vi: "Mã định danh") }
    var printedCode: String { say("Printed code", vi: "Mã in trong bảng") }
    var criterionTitle: String { say("Title of the criterion", vi: "Tiêu chí") }
    var methodOfRow: String { say("Method", vi: "Phương pháp") }
    var maximum: String { say("Maximum points", vi: "Điểm tối đa") }
    var mean: String { say("Mean share", vi: "Tỷ lệ đạt bình quân") }
    var total: String { say("Total", vi: "Tổng cộng") }

    func abbreviation(_ method: AssessmentMethod?) -> String {
        switch method {
        case .appraisal: say("appraisal", vi: "Thẩm định")
        case .survey: say("survey", vi: "ĐTXHH")
        case .satisfaction: say("satisfaction", vi: "Hài lòng")
        case nil: ""
        }
    }

    /// What stands in place of points.
    func abbreviation(_ status: ScoreStatus) -> String {
        switch status {
        case .scored, .scoredWithoutGroups: ""
        case .insufficientData: say("too few", vi: "thiếu")
        case .notAssessed: say("n/a", vi: "KĐG")
        case .pending: say("pending", vi: "chờ")
        }
    }

    // MARK: Keying in

    var sum: String { say("Sum", vi: "Cộng") }
    var exportedSum: String { say("Exported sum", vi: "Cộng khi xuất") }
    var check: String { say("Check", vi: "Kiểm tra") }
    var agrees: String { say("agrees", vi: "Khớp") }
    var differs: String { say("DIFFERS", vi: "LỆCH") }
    var mismatches: String { say("Sums that differ: ", vi: "Số tổng bị lệch: ") }
    var allBlocks: String { say("BOTH BLOCKS", vi: "CẢ HAI KHỐI") }

    var keyingNote: String {
        say(
            "“Sum” adds up what stands here, “Exported sum” is what was exported: where a point was changed by mistake, row and column turn red. After keying in, compare the sums with those of the software. n/a: not assessed; pending: not published yet.",
            vi:
                "Dòng, cột “Cộng” là công thức cộng các ô trong bảng; “Cộng khi xuất” là tổng do chương trình tính. Ô nào bị sửa nhầm thì dòng và cột đó chuyển màu đỏ. Nhập xong, đối chiếu các tổng này với phần mềm. KĐG: không đánh giá; chờ: chưa công bố."
        )
    }

    // MARK: Findings

    var severity: String { say("Severity", vi: "Mức độ") }
    var findingCode: String { say("Code", vi: "Mã phát hiện") }
    var place: String { say("Place", vi: "Vị trí") }
    var message: String { say("Finding", vi: "Nội dung") }
    var hint: String { say("Hint", vi: "Gợi ý") }
    var nothingFound: String { say("nothing", vi: "không có") }
    func moreFindings(_ count: Int) -> String { say("… and \(count) more", vi: "… và \(count) trường hợp khác") }

    // MARK: Responses

    var byFile: String { say("By file", vi: "Theo tệp") }
    var byUnit: String { say("By unit and group", vi: "Theo đơn vị và nhóm đối tượng") }
    var byStratum: String { say("By group and stratum", vi: "Theo nhóm đối tượng và tầng") }
    var allResponses: String { say("All responses", vi: "Tổng số phiếu") }

    var fileColumns: [String] {
        [
            say("Layout", vi: "Dạng tệp"), say("File", vi: "Tệp"), say("Read", vi: "Đã đọc"),
            say("Accepted", vi: "Được tính"), say("Rejected", vi: "Bị loại"), say("Duplicate", vi: "Trùng"),
        ]
    }

    var answerColumns: [String] {
        [
            say("Scored answers", vi: "Câu trả lời có điểm"), say("Don't know", vi: "Không biết"),
            say("Blank", vi: "Để trống"), say("Not shown", vi: "Không hỏi"), say("Invalid", vi: "Không hợp lệ"),
        ]
    }

    var stratumColumns: [String] {
        [
            say("Group", vi: "Nhóm đối tượng"), say("Stratum", vi: "Tầng"), say("Population", vi: "Số người"),
            say("Respondents", vi: "Số người trả lời"), say("Base weight", vi: "Quyền số gốc"),
            say("Smallest weight", vi: "Quyền số nhỏ nhất"), say("Largest weight", vi: "Quyền số lớn nhất"),
            say("Sum of weights", vi: "Tổng quyền số"),
        ]
    }

    func wording(ofLayout layout: String) -> String {
        switch layout {
        case "wide-table": say("wide table", vi: "bảng ngang")
        case "matrix-table": say("matrix", vi: "ma trận")
        case "long-table": say("long table", vi: "bảng dọc")
        default: layout.uppercased()
        }
    }
}
