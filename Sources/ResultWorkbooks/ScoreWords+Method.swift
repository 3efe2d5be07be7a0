import SurveyModel

extension ScoreWords {
    var year: String { say("Year", vi: "Năm") }
    var criteriaSet: String { say("Criteria set", vi: "Bộ tiêu chí") }
    var source: String { say("Source", vi: "Căn cứ") }
    var tool: String { say("Computed with", vi: "Chương trình tính") }

    var stepsHeading: String { say("HOW POINTS COME ABOUT", vi: "CÁCH TÍNH ĐIỂM") }
    var settingsHeading: String { say("SETTINGS OF THE ROUND", vi: "LỰA CHỌN CỦA ĐỢT ĐIỀU TRA") }
    var groupsHeading: String { say("GROUPS OF RESPONDENTS", vi: "CÁC NHÓM ĐỐI TƯỢNG") }
    var scalesHeading: String { say("SCALES AND COEFFICIENTS", vi: "THANG ĐO VÀ HỆ SỐ") }

    var shareOfGroup: String { say("share", vi: "tỷ trọng") }
    var rates: String { say("rates", vi: "đánh giá") }
    var mayRateOwnUnit: String { say("may rate the own unit", vi: "được đánh giá đơn vị mình công tác") }
    var mayNotRateOwnUnit: String { say("may not rate the own unit", vi: "không đánh giá đơn vị mình công tác") }
    var noScore: String { say("no score", vi: "không tính điểm") }

    /// The steps from answers to points, in their order.
    func steps(hasErrors: Bool) -> [(name: String, text: String)] {
        pointSteps + (hasErrors ? errorSteps : [])
    }

    private var pointSteps: [(name: String, text: String)] {
        [
            (
                say("Answers", vi: "Câu trả lời"),
                say(
                    "Every level of a scale has a coefficient from 0 to 1. Don't know, blank, not shown and invalid answers have no score and are left out of the mean.",
                    vi:
                        "Mỗi mức trả lời có hệ số từ 0 đến 1. Câu trả lời “không biết”, để trống, không hỏi hoặc không hợp lệ không có điểm và không đưa vào trung bình."
                )
            ),
            (
                say("Mean of a group", vi: "Trung bình của nhóm"),
                say(
                    "For each unit, question and group: the mean of the coefficients of the scored answers, weighted where respondents have weights. The questions of a criterion are averaged by their weights.",
                    vi:
                        "Với mỗi đơn vị, câu hỏi và nhóm: trung bình hệ số của các câu trả lời có điểm, có tính quyền số nếu người trả lời có quyền số. Nhiều câu hỏi của một tiêu chí thì lấy trung bình theo trọng số câu hỏi."
                )
            ),
            (
                say("Share of a criterion", vi: "Tỷ lệ đạt của tiêu chí"),
                say(
                    "The groups that are asked about a criterion are combined as the settings below say.",
                    vi: "Gộp các nhóm được hỏi về tiêu chí theo lựa chọn nêu dưới đây."
                )
            ),
            (
                say("Points", vi: "Điểm của tiêu chí"),
                say(
                    "Share × maximum points, rounded once, halves up, to the step of the round, and at most the maximum. From there on sums are exact.",
                    vi:
                        "Tỷ lệ đạt × điểm tối đa, làm tròn một lần theo bước làm tròn của đợt (nửa bước làm tròn lên), không vượt điểm tối đa. Từ đó trở đi các phép cộng là chính xác."
                )
            ),
            (
                say("Blocks", vi: "Điểm của khối"),
                say(
                    "The sum of the rounded rows. Where the text of the decision states another maximum than its table sums up to, the block is also given as points × stated ÷ tabulated maximum, rounded once.",
                    vi:
                        "Tổng điểm đã làm tròn của các dòng. Nếu phần lời của quyết định nêu số điểm khác với tổng trong bảng thì ghi thêm: điểm × số điểm theo phần lời ÷ số điểm theo bảng, làm tròn một lần."
                )
            ),
            (
                say("Satisfaction", vi: "Mức độ hài lòng"),
                say(
                    "Published indices become points by the rule below; while they are not published the rows are pending and have no points.",
                    vi:
                        "Chỉ số đã công bố được đổi ra điểm theo quy tắc nêu dưới đây; khi chưa công bố, các dòng này để chờ và chưa có điểm."
                )
            ),
            (
                say("Not assessed", vi: "Không đánh giá"),
                say(
                    "What the register of units marks as not assessed has no points and leaves the unit's maximum.",
                    vi:
                        "Tiêu chí mà danh sách đơn vị ghi “không đánh giá” thì không có điểm và không tính vào điểm tối đa của đơn vị."
                )
            ),
        ]
    }

    private var errorSteps: [(name: String, text: String)] {
        [
            (
                say("Weights", vi: "Quyền số"),
                say(
                    "The people of a stratum divided by its respondents, brought to known margins where the round names them.",
                    vi:
                        "Số người của tầng chia cho số người trả lời của tầng, hiệu chỉnh theo các tổng biên đã biết nếu đợt điều tra có khai báo."
                )
            ),
            (
                say("Standard errors", vi: "Sai số chuẩn"),
                say(
                    "By linearisation from strata and sampling units, for unrounded points; intervals at 95 % with Student's t.",
                    vi:
                        "Tính bằng tuyến tính hóa theo tầng và đơn vị chọn mẫu, cho điểm chưa làm tròn; khoảng tin cậy 95% theo phân phối Student."
                )
            ),
            (
                say("Ranks", vi: "Thứ hạng"),
                say(
                    "By unrounded points over the unit's own maximum. The sets hold every rank that the errors do not exclude at 95 % (Mogstad, Romano, Shaikh and Wilhelm 2024).",
                    vi:
                        "Theo điểm chưa làm tròn trên điểm tối đa của đơn vị. Khoảng hạng gồm mọi hạng mà sai số chưa loại trừ được ở mức tin cậy 95% (Mogstad, Romano, Shaikh, Wilhelm 2024)."
                )
            ),
        ]
    }

    var noDesign: String { say("the round does not say how they were chosen", vi: "chưa nêu cách chọn người trả lời") }

    /// How a group was chosen, piece by piece.
    func wording(_ design: GroupDesign) -> [String] {
        var parts = [
            design.strata.map { say("strata by \($0.rawValue)", vi: "chia tầng theo \($0.rawValue)") }
                ?? say("no strata", vi: "không chia tầng"),
            design.cluster.map { say("clusters by \($0.rawValue)", vi: "chọn theo cụm \($0.rawValue)") }
                ?? say("no clusters", vi: "không chọn theo cụm"),
            wording(design.inference),
            say(
                "a stratum with one of several sampling units: \(design.lonely.rawValue)",
                vi: "tầng chỉ có một đơn vị chọn mẫu trả lời: \(design.lonely.rawValue)"),
        ]
        if let calibration = design.calibration {
            let margins = calibration.margins.map(\.name).joined(separator: ", ")
            parts.append(
                say(
                    "weights brought to margins of \(margins) (\(calibration.method.rawValue))",
                    vi: "hiệu chỉnh quyền số theo tổng biên \(margins) (\(calibration.method.rawValue))"))
            if let bounds = calibration.bounds {
                parts.append(
                    say(
                        "ratio of weights between \(bounds.lower) and \(bounds.upper)",
                        vi: "tỷ số quyền số từ \(bounds.lower) đến \(bounds.upper)"))
            }
        }
        if design.hasPopulations {
            let counts = design.frame.map { stratum in
                (stratum.stratum.isEmpty ? "" : "\(stratum.stratum) ") + "\(stratum.population ?? 0)"
            }
            let all = counts.joined(separator: ", ")
            parts.append(say("people in the frame: \(all)", vi: "số người trong khung mẫu: \(all)"))
        }
        return parts
    }

    private func wording(_ inference: Inference) -> String {
        switch inference {
        case .finite:
            say(
                "errors corrected for the size of the frame: within a stratum those who did not answer are like those who did (finite)",
                vi:
                    "sai số hiệu chỉnh theo khung mẫu: trong mỗi tầng, người không trả lời coi như giống người đã trả lời (finite)"
            )
        case .superpopulation:
            say(
                "errors not corrected for the size of the frame (superpopulation)",
                vi: "sai số không hiệu chỉnh theo quy mô khung mẫu (superpopulation)")
        }
    }
}
