import Diagnostics
import SurveyModel

/// The words of the code book, in the round's language.
struct CodeBookWords {
    let language: Language

    func say(_ english: String, vi: String) -> String { Wording(english, vi: vi)[language] }

    var title: String { say("CODE BOOK", vi: "BẢNG MÃ ĐỢT ĐIỀU TRA") }
    var synthetic: String { say("Made-up data", vi: "Dữ liệu giả lập") }

    var about: String { say("About", vi: "Giới thiệu") }
    var questions: String { say("Questions", vi: "Câu hỏi") }
    var criteria: String { say("Criteria", vi: "Tiêu chí") }
    var levels: String { say("Levels", vi: "Mức trả lời") }
    var groups: String { say("Groups", vi: "Nhóm đối tượng") }
    var units: String { say("Units", vi: "Đơn vị") }

    var round: String { say("Round", vi: "Đợt điều tra") }
    var year: String { say("Year", vi: "Năm") }
    var criteriaSet: String { say("Criteria set", vi: "Bộ tiêu chí") }
    var source: String { say("Source", vi: "Căn cứ") }
    var settings: String { say("SETTINGS OF THE ROUND", vi: "LỰA CHỌN CỦA ĐỢT ĐIỀU TRA") }
    var sheets: String { say("SHEETS", vi: "CÁC TRANG TÍNH") }
    var aboutQuestions: String {
        say("every question of every questionnaire", vi: "mọi câu hỏi của từng mẫu phiếu")
    }
    var aboutCriteria: String {
        say("every row of the criteria tables, as printed", vi: "mọi dòng của bảng tiêu chí, đúng như văn bản")
    }
    var aboutLevels: String {
        say("the answers of every scale, with the coefficients", vi: "các mức trả lời của từng thang đo, kèm hệ số")
    }
    var aboutGroups: String { say("who answers, with the shares", vi: "các nhóm đối tượng trả lời, kèm tỷ trọng") }
    var aboutUnits: String { say("the register of rated units", vi: "danh sách đơn vị được đánh giá") }

    var questionnaire: String { say("Questionnaire", vi: "Phiếu") }
    var form: String { say("Form", vi: "Mẫu số") }
    var layout: String { say("Layout", vi: "Dạng phiếu") }
    var kind: String { say("Kind of unit", vi: "Loại đơn vị") }
    var group: String { say("Group", vi: "Nhóm") }
    var order: String { say("No.", vi: "TT") }
    var question: String { say("Question", vi: "Mã câu hỏi") }
    var text: String { say("Text", vi: "Nội dung câu hỏi") }
    var criterion: String { say("Criterion", vi: "Mã tiêu chí") }
    var printedCode: String { say("Printed code", vi: "Mã in") }
    var criterionTitle: String { say("Title of the criterion", vi: "Tên tiêu chí") }
    var maximum: String { say("Maximum points", vi: "Điểm tối đa") }
    var weight: String { say("Weight", vi: "Trọng số") }
    var scale: String { say("Scale", vi: "Thang đo") }
    var answers: String { say("Answers", vi: "Các mức trả lời (hệ số)") }

    var level: String { say("Level", vi: "Cấp") }
    var method: String { say("Method", vi: "Phương pháp") }
    var remark: String { say("Remark", vi: "Ghi chú") }
    var askedBy: String { say("Asked in", vi: "Hỏi trong phiếu") }

    var scaleTitle: String { say("Name of the scale", vi: "Tên thang đo") }
    var code: String { say("Code", vi: "Mã") }
    var label: String { say("Label", vi: "Nhãn") }
    var coefficient: String { say("Coefficient", vi: "Hệ số") }
    var noScore: String { say("no score, left out of the mean", vi: "không tính điểm") }

    var share: String { say("Share λ", vi: "Tỷ trọng λ") }
    var rates: String { say("Rates", vi: "Đánh giá loại đơn vị") }
    var ownUnit: String { say("May rate the own unit", vi: "Được đánh giá đơn vị mình") }
    var planned: String { say("Planned respondents", vi: "Số người dự kiến") }
    var name: String { say("Name", vi: "Tên") }
    var notAssessed: String { say("Not assessed", vi: "Tiêu chí không đánh giá") }

    func wording(_ layout: FormLayout) -> String {
        switch layout {
        case .matrix: say("matrix", vi: "ma trận")
        case .singleUnit: say("single unit", vi: "một đơn vị")
        }
    }

    func wording(_ level: CriteriaLevel) -> String {
        switch level {
        case .area: say("area", vi: "lĩnh vực")
        case .criterion: say("criterion", vi: "tiêu chí")
        case .subcriterion: say("subcriterion", vi: "tiêu chí thành phần")
        }
    }

    func wording(_ method: AssessmentMethod?) -> String {
        switch method {
        case .appraisal: say("appraisal", vi: "thẩm định")
        case .survey: say("survey", vi: "điều tra xã hội học")
        case .satisfaction: say("satisfaction survey", vi: "khảo sát hài lòng")
        case nil: say("sums up others", vi: "dòng tổng")
        }
    }

    func wording(_ allowed: Bool?) -> String {
        switch allowed {
        case true: say("yes", vi: "có")
        case false: say("no", vi: "không")
        case nil: say("works in none", vi: "không thuộc đơn vị nào")
        }
    }
}
