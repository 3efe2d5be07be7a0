import Diagnostics

/// The texts of the page that no questionnaire gives; `{name}` stands for what the script fills in.
enum WebText: String, CaseIterable {
    case skip, contents, noScript, noDraft, restored, synthetic
    case back, begin, next, start, instructions, keys, end
    case respondent, respondentHint, givenRespondent, noRespondent, badRespondent
    case employer, employerHint, employerHintNotOwn, otherEmployer, noChoice, ownUnit
    case stratum, cluster, factHint, noFact
    case unit, unitHint, givenUnit, noUnit, units, unitsHint, noUnits
    case question, shortQuestion, progress, pageProgress, openPages, openPage, missing, nothingMissing, toMissing
    case clear, clearOf
    case identical, identicalUnits, identicalQuestions, identicalGoOn, identicalGoBack
    case complete, incomplete, silentUnits, nothingAnswered
    case save, saveAgain, saved, noFile, noFileHint, fileText, copy, copied, notCopied
    case startOver, startOverText, startOverGoOn, cancel

    var wording: Wording {
        switch self {
        case .skip: Wording("Skip to the form", vi: "Đến phần trả lời")
        case .contents: Wording("All pages", vi: "Danh mục các trang")
        case .noScript:
            Wording(
                "This form needs JavaScript. Open it in a browser such as Chrome, Edge, Firefox or Safari.",
                vi:
                    "Phiếu này cần JavaScript. Mở phiếu bằng trình duyệt như Chrome, Edge, Cốc Cốc, Firefox hoặc Safari."
            )
        case .noDraft:
            Wording(
                "This browser keeps no draft: fill in the form and save the file without closing the page.",
                vi: "Trình duyệt này không giữ được bản nháp: xin trả lời và lưu tệp trong một lần, không đóng trang.")
        case .restored:
            Wording(
                "The answers that were given earlier on this device are back.",
                vi: "Đã khôi phục các câu trả lời đã chọn trước đó trên thiết bị này.")
        case .synthetic:
            Wording(
                "Rehearsal: what is answered here is not counted as a real answer.",
                vi: "Phiếu chạy thử: câu trả lời ở đây không được tính là ý kiến thật.")
        case .back: Wording("Back", vi: "Trang trước")
        case .begin: Wording("Begin", vi: "Bắt đầu trả lời")
        case .next: Wording("Next", vi: "Trang sau")
        case .start: Wording("About this form", vi: "Giới thiệu")
        case .instructions: Wording("How to answer", vi: "Hướng dẫn")
        case .keys:
            Wording(
                "No answer is required. What is chosen is kept on this device only, until the file is saved and handed in. With a keyboard: Tab to move, arrow keys to choose, Delete to take a choice back.",
                vi:
                    "Không bắt buộc trả lời câu nào. Lựa chọn của Ông/Bà chỉ được giữ trên thiết bị này cho đến khi Ông/Bà lưu tệp và gửi lại. Dùng bàn phím: phím Tab để chuyển dòng, phím mũi tên để chọn, phím Delete để bỏ chọn."
            )
        case .end: Wording("Check and save", vi: "Kiểm tra và lưu phiếu")
        default: respondentWording
        }
    }

    private var respondentWording: Wording {
        switch self {
        case .respondent: Wording("Your respondent number", vi: "Mã số người trả lời")
        case .respondentHint:
            Wording(
                "As it was given to you. Do not write your name.",
                vi: "Ghi đúng mã số được cấp, không ghi họ tên.")
        case .givenRespondent: Wording("Respondent number: {number}", vi: "Mã số người trả lời: {number}")
        case .noRespondent: Wording("Please type your respondent number.", vi: "Xin ghi mã số người trả lời.")
        case .badRespondent:
            Wording(
                "A respondent number has letters without marks, digits, dots, hyphens and underscores only, 40 at most.",
                vi: "Mã số chỉ gồm chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; nhiều nhất 40 ký tự.")
        case .employer: Wording("Where you work", vi: "Cơ quan, đơn vị công tác")
        case .employerHint: Wording("May be left open.", vi: "Có thể để trống.")
        case .employerHintNotOwn:
            Wording(
                "May be left open. You are not asked about the unit in which you work.",
                vi: "Có thể để trống. Ông/Bà không đánh giá cơ quan, đơn vị nơi mình công tác.")
        case .stratum: Wording("Your level or part of the survey", vi: "Cấp, khối của Ông/Bà")
        case .cluster: Wording("Your place of survey", vi: "Địa điểm điều tra")
        case .factHint:
            Wording("Needed for the calculation.", vi: "Cần ghi để tính kết quả đúng tỷ lệ.")
        case .noFact: Wording("Please say this as well.", vi: "Xin cho biết mục này.")
        case .otherEmployer: Wording("Somewhere else", vi: "Cơ quan, đơn vị khác")
        case .noChoice: Wording("– choose –", vi: "– chọn –")
        case .ownUnit:
            Wording(
                "You work in this unit and are not asked to rate it.",
                vi: "Ông/Bà công tác tại đơn vị này nên không đánh giá đơn vị này.")
        case .unit: Wording("The unit that you rate", vi: "Đơn vị được đánh giá")
        case .unitHint:
            Wording(
                "One form rates one unit. Save the file before you go on to another.",
                vi: "Mỗi phiếu đánh giá một đơn vị. Lưu tệp xong rồi mới chọn đơn vị khác.")
        case .givenUnit: Wording("The unit that you rate: {name}", vi: "Đơn vị được đánh giá: {name}")
        case .noUnit: Wording("Please choose the unit that you rate.", vi: "Xin chọn đơn vị được đánh giá.")
        case .units: Wording("Units to rate ({n})", vi: "Các đơn vị được đánh giá ({n})")
        case .unitsHint:
            Wording(
                "Take the mark away from units that you do not rate.", vi: "Bỏ dấu ở đơn vị mà Ông/Bà không đánh giá.")
        case .noUnits:
            Wording(
                "No unit is chosen: go back to the first page.", vi: "Chưa chọn đơn vị nào: xin trở lại trang đầu.")
        default: answerWording
        }
    }

    private var answerWording: Wording {
        switch self {
        case .question: Wording("Question {n} of {total}", vi: "Câu {n}/{total}")
        case .shortQuestion: Wording("Question {n}", vi: "Câu {n}")
        case .progress: Wording("Answered: {answered} of {total}", vi: "Đã trả lời: {answered}/{total}")
        case .pageProgress: Wording("{page}: {answered} of {total}", vi: "{page}: {answered}/{total}")
        case .openPages: Wording("Pages with something open: {n}", vi: "Số trang còn chỗ trống: {n}")
        case .openPage: Wording("{page}: {n} left open", vi: "{page}: còn trống {n}")
        case .missing: Wording("Left open on this page: {n}", vi: "Còn trống trên trang này: {n}")
        case .nothingMissing: Wording("All of this page is answered.", vi: "Trang này đã trả lời đủ.")
        case .toMissing: Wording("Go to the first one", vi: "Đến chỗ còn trống")
        case .clear: Wording("Clear", vi: "Bỏ chọn")
        case .clearOf: Wording("Clear: {name}", vi: "Bỏ chọn: {name}")
        case .identical: Wording("The same answer throughout?", vi: "Cả trang cùng một mức?")
        case .identicalUnits:
            Wording(
                "Every unit rated on this page has the answer “{label}”. Is that what you think?",
                vi: "Mọi đơn vị được đánh giá ở trang này đều ở mức “{label}”. Đó có đúng là ý kiến của Ông/Bà không?")
        case .identicalQuestions:
            Wording(
                "All answers on this page stand in the same place of the scale (first: “{label}”). Is that what you think?",
                vi:
                    "Mọi câu ở trang này đều chọn cùng một vị trí trên thang đo (câu đầu: “{label}”). Đó có đúng là ý kiến của Ông/Bà không?"
            )
        case .identicalGoOn: Wording("Yes, go on", vi: "Đúng, đi tiếp")
        case .identicalGoBack: Wording("Look again", vi: "Xem lại")
        default: fileWording
        }
    }

    private var fileWording: Wording {
        switch self {
        case .complete: Wording("Everything is answered.", vi: "Phiếu đã trả lời đủ.")
        case .incomplete:
            Wording(
                "Some is left open. That is allowed.",
                vi: "Phiếu còn chỗ để trống. Ông/Bà có thể để trống hoặc trả lời thêm.")
        case .silentUnits:
            Wording(
                "Without any answer, and therefore not in the file: {names}.",
                vi: "Chưa có câu trả lời nào nên không ghi vào tệp: {names}.")
        case .nothingAnswered:
            Wording("There is no answer yet that could be saved.", vi: "Chưa có câu trả lời nào để lưu.")
        case .save: Wording("Save the file of answers", vi: "Lưu tệp trả lời")
        case .saveAgain: Wording("Save {file} again", vi: "Lưu lại {file}")
        case .saved:
            Wording(
                "The file {file} is saved. Please send it to those who gave you this form.",
                vi: "Đã lưu tệp {file}. Xin gửi tệp này cho cơ quan đã phát phiếu.")
        case .noFile: Wording("The device saves no file?", vi: "Thiết bị không lưu được tệp?")
        case .noFileHint:
            Wording(
                "Copy the whole text below and send it in a message or an e-mail.",
                vi: "Sao chép toàn bộ nội dung dưới đây rồi gửi qua tin nhắn hoặc thư điện tử.")
        case .fileText: Wording("What is in the file", vi: "Nội dung tệp")
        case .copy: Wording("Copy", vi: "Sao chép")
        case .copied: Wording("Copied", vi: "Đã sao chép")
        case .notCopied:
            Wording("Not copied: select and copy by hand", vi: "Chưa sao chép được: xin chọn và sao chép bằng tay")
        case .startOver: Wording("Delete the draft and start over", vi: "Xóa bản nháp, làm lại từ đầu")
        case .startOverText:
            Wording(
                "All answers on this device will be deleted. A file that was saved stays.",
                vi: "Mọi câu trả lời trên thiết bị này sẽ bị xóa. Tệp đã lưu vẫn còn.")
        case .startOverGoOn: Wording("Delete", vi: "Xóa")
        default: Wording("Cancel", vi: "Hủy")
        }
    }
}
