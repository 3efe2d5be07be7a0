import Diagnostics
import SurveyModel

/// The words of the workbook for typing in, in the round's language.
struct KeyInWords {
    let language: Language

    private func say(_ english: String, vi: String) -> String { Wording(english, vi: vi)[language] }

    var sheet: String { say("Key in", vi: "Nhập phiếu") }
    var helpSheet: String { say("Instructions", vi: "Hướng dẫn") }
    var listSheet: String { say("Lists", vi: "Danh mục") }

    var title: String { say("KEYING IN FORMS", vi: "NHẬP PHIẾU ĐIỀU TRA") }
    var number: String { say("No.", vi: "TT") }
    var check: String { say("Check", vi: "Kiểm tra") }
    var unitName: String { say("Name of the unit", vi: "Tên đơn vị") }
    var unitCode: String { say("Code of the unit", vi: "Mã đơn vị") }
    var answered: String { say("Answers", vi: "Số câu đã trả lời") }
    var blank: String { say("Blank", vi: "Số câu để trống") }
    var wrong: String { say("Wrong codes", vi: "Số ô sai mã") }
    var synthetic: String { say("Made-up data", vi: "Dữ liệu giả lập") }
    var begun: String { say("Forms keyed in: ", vi: "Số phiếu đã nhập: ") }
    var toMend: String { say("; to be looked at again: ", vi: "; cần xem lại: ") }

    func label(_ fact: ResponseFact) -> String {
        switch fact {
        case .responseID: say("Number of the form", vi: "Số phiếu")
        case .respondent: say("Respondent (a number, no name)", vi: "Mã người trả lời (không ghi họ tên)")
        case .group: say("Group (fills itself in)", vi: "Nhóm đối tượng (tự điền)")
        case .unit: say("Code of the rated unit", vi: "Mã đơn vị được đánh giá")
        case .stratum: say("Stratum", vi: "Tầng")
        case .cluster: say("Cluster", vi: "Cụm")
        case .employer: say("Employer of the respondent", vi: "Nơi công tác của người trả lời")
        case .submittedAt: say("Received on (dd/mm/yyyy)", vi: "Ngày nhận phiếu (ngày/tháng/năm)")
        case .synthetic: say("Made up (fills itself in)", vi: "Dữ liệu giả lập (tự điền)")
        }
    }

    // MARK: What the check says

    var complete: String { say("Complete", vi: "Đủ") }
    var blankAnswers: String { say("Blank: ", vi: "Để trống: ") }
    var wrongCode: String { say("Wrong codes: ", vi: "Sai mã: ") }
    var noAnswer: String { say("No answer", vi: "Chưa có câu trả lời") }
    var noIdentity: String { say("Respondent?", vi: "Thiếu mã người trả lời") }
    var noUnit: String { say("Unit?", vi: "Thiếu mã đơn vị") }
    var unknownUnit: String { say("Unknown unit", vi: "Mã đơn vị không có") }
    var noStratum: String { say("Stratum?", vi: "Thiếu tầng") }
    var ownUnit: String { say("Rates own unit", vi: "Đánh giá đơn vị mình") }
    var twice: String { say("Keyed in twice", vi: "Nhập trùng") }

    // MARK: What is said where something else is typed

    var choiceTitle: String { say("Not in the list", vi: "Không có trong danh sách") }
    var unitChoice: String { say("Choose a code from the list.", vi: "Chọn mã đơn vị trong danh sách.") }
    var stratumChoice: String { say("Choose a stratum from the list.", vi: "Chọn tầng trong danh sách.") }
    var employerChoice: String {
        say(
            "This is no unit of the round. Keep it if the respondent works elsewhere.",
            vi: "Đây không phải đơn vị trong danh mục. Giữ nguyên nếu người trả lời công tác ở nơi khác.")
    }
    func answerChoice(_ question: Question, _ scale: Scale) -> String {
        say("Question \(question.code) takes: ", vi: "Câu \(question.code) chỉ nhận: ") + scale.legend
    }

    // MARK: Instructions

    func instructions(offset: String?, isMatrix: Bool) -> [String] {
        [
            say(
                "Each row is one rating: what one respondent says about one unit.",
                vi: "Mỗi dòng là một lượt đánh giá: ý kiến của một người trả lời về một đơn vị."),
            isMatrix
                ? say(
                    "A paper form about many units takes a row for each unit, with the same respondent.",
                    vi: "Phiếu giấy đánh giá nhiều đơn vị: nhập mỗi đơn vị một dòng, cùng một mã người trả lời.")
                : say("A paper form takes one row.", vi: "Mỗi phiếu giấy nhập một dòng."),
            say(
                "The respondent is a number or another pseudonym, never a name. Without one, the number of the form is needed.",
                vi:
                    "Mã người trả lời là số hoặc bí danh, không ghi họ tên. Nếu không có mã thì phải ghi số phiếu."),
            say(
                "Choose the unit and the answers from the lists, or type their codes (below).",
                vi: "Chọn mã đơn vị và câu trả lời trong danh sách, hoặc gõ mã theo bảng dưới đây."),
            say(
                "Leave a cell blank where the form was left blank, or where more than one answer was marked.",
                vi: "Câu nào trên phiếu bỏ trống, hoặc đánh dấu nhiều hơn một mức, thì để trống ô đó."),
            say(
                "The column “\(check)” says what is missing: “\(complete)” is good, yellow may be right, red must be mended.",
                vi:
                    "Cột “\(check)” báo tình trạng từng dòng: “\(complete)” là xong, màu vàng cần đối chiếu lại với phiếu, màu đỏ phải sửa."
            ),
            offset.map {
                say(
                    "A date counts as the begin of that day, at \($0) from UTC.",
                    vi: "Ngày nhận phiếu được tính từ đầu ngày, theo múi giờ UTC\($0).")
            }
                ?? say(
                    "A time is written with its offset, such as 2024-12-20T08:15:00+07:00.",
                    vi: "Thời điểm nhận phiếu ghi kèm múi giờ, ví dụ 2024-12-20T08:15:00+07:00."),
            say(
                "Grey cells fill themselves in. Do not change the row of codes above the first form: by it the file is read.",
                vi:
                    "Ô màu xám tự điền. Không sửa dòng mã phía trên phiếu đầu tiên: chương trình dựa vào dòng này để đọc tệp."
            ),
            say(
                "Save the file as it is (.xlsx) and hand it in; it is read by parsurvey without any change.",
                vi: "Lưu tệp nguyên dạng (.xlsx) và nộp lại; parsurvey đọc trực tiếp, không cần chuyển đổi."),
        ]
    }

    var codesHeading: String { say("CODES OF THE ANSWERS", vi: "MÃ CÂU TRẢ LỜI") }
    var questionsHeading: String { say("QUESTIONS", vi: "CÂU HỎI") }
    var scaleColumn: String { say("Scale", vi: "Thang đo") }
    var codeColumn: String { say("Code", vi: "Mã") }
    var meaningColumn: String { say("Meaning", vi: "Ý nghĩa") }
    func scaleName(_ scale: Scale) -> String {
        scale.title.isEmpty ? scale.code.description : scale.title
    }
    var roundLabel: String { say("Round", vi: "Đợt điều tra") }
    var formLabel: String { say("Form", vi: "Mẫu phiếu") }
    var identityLabel: String { say("Form id (version)", vi: "Mã phiếu (phiên bản)") }
    var groupLabel: String { say("Group", vi: "Nhóm đối tượng") }
    var kindLabel: String { say("Rated units", vi: "Đơn vị được đánh giá") }
}
