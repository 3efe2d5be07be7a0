import ResultExport
import SurveyModel
import TextOutput

extension ReportContents {
    /// A choice in words, such as `pooled` for `combine-groups`.
    func choice(_ setting: String, _ value: String) -> String {
        switch (setting, value) {
        case ("combine-groups", "group-shares"): words("groups by given shares", vi: "gộp nhóm theo tỷ trọng đã cho")
        case ("combine-groups", "equal-groups"): words("groups count equally", vi: "các nhóm ngang nhau")
        case ("combine-groups", "pooled"): words("all responses pooled", vi: "gộp chung mọi phiếu")
        case ("coefficients", "linear"): words("coefficients at equal distances", vi: "hệ số cách đều")
        case ("coefficients", "top-two"): words("only the two best levels count", vi: "chỉ tính hai mức cao nhất")
        case ("coefficients", "as-written"): words("coefficients as written", vi: "hệ số theo thang đo")
        case ("do-not-know", "left-out"): words("“don't know” left out", vi: "“không biết” không tính")
        case ("do-not-know", "middle"): words("“don't know” counts a half", vi: "“không biết” tính mức giữa")
        case ("do-not-know", "zero"): words("“don't know” counts nothing", vi: "“không biết” tính 0 điểm")
        case ("weights", "none"): words("without weights", vi: "không dùng quyền số")
        case ("weights", "as-designed"): words("weights by the design", vi: "quyền số theo thiết kế")
        case ("inference", "finite"): words("errors for the frame", vi: "sai số theo khung mẫu")
        case ("inference", "superpopulation"):
            words("errors without correction for the frame", vi: "sai số không hiệu chỉnh theo khung mẫu")
        case ("on-insufficient-data", "block"): words("the row has no points", vi: "dòng đó chưa có điểm")
        case ("on-insufficient-data", "use-other-groups"):
            words("scored by the other groups", vi: "tính theo các nhóm còn lại")
        case ("conflicts", "reject-all"): words("all are rejected", vi: "loại tất cả")
        case ("conflicts", "latest"): words("the latest counts", vi: "lấy phiếu nộp sau")
        case ("strata", "none"), ("cluster", "none"): words("none", vi: "không chia")
        case ("strata", _), ("cluster", _): words("by the column \(value)", vi: "theo cột \(value)")
        case ("lonely-stratum", "error"): words("no errors are made", vi: "không tính sai số")
        case ("rates", _): round.criteriaSet.kinds.first { $0.code.description == value }?.title ?? value
        case ("survey-block", "tabulated"): words("as the table adds up", vi: "theo tổng điểm trong bảng")
        case ("survey-block", "stated"): words("as the text states", vi: "theo phần lời")
        case ("satisfaction-rule", "linear"): words("index ÷ 100 × maximum", vi: "chỉ số ÷ 100 × điểm tối đa")
        default: value
        }
    }
}

extension ResultReport {
    /// Every choice that the results rest on.
    func settings(_ page: inout ReportPage) -> Markup {
        var rows: [[String]] = []
        for (name, value) in round.settingsInForce {
            if case .object(let members) = value {
                for (member, part) in members {
                    let scale = name == "coefficients" ? round.scales.first { $0.code.description == member } : nil
                    rows.append([
                        "\(label(name)): \(memberName(name, member))",
                        scale.map { coefficients($0, part) } ?? text(name, part),
                    ])
                }
            } else {
                rows.append(["\(label(name)) (\(name))", text(name, value)])
            }
        }
        let table = DataTable(
            columns: [words("Setting", vi: "Nội dung"), words("In force", vi: "Lựa chọn")], rows: rows, wordColumns: 2)
        return page.table(
            table, caption: words("Choices that the results rest on", vi: "Các lựa chọn làm căn cứ tính kết quả"))
    }

    private func label(_ name: String) -> String {
        switch name {
        case "combine-groups": words("How groups are combined", vi: "Cách gộp các nhóm")
        case "minimum-scored-answers": words("Fewest answers of a group to a question", vi: "Số câu trả lời ít nhất")
        case "on-insufficient-data": words("Where there are fewer", vi: "Khi chưa đủ câu trả lời")
        case "conflicts": words("Responses that contradict each other", vi: "Phiếu mâu thuẫn nhau")
        case "rounding-step": words("Points are rounded to", vi: "Bước làm tròn điểm")
        case "survey-block": words("Scale of the survey block", vi: "Thang điểm khối điều tra")
        case "satisfaction-rule": words("Points from satisfaction indices", vi: "Điểm từ chỉ số hài lòng")
        case "closes-at": words("Close of the survey", vi: "Thời điểm kết thúc")
        case "groups": words("Group", vi: "Nhóm")
        case "coefficients": words("Coefficients of the scale", vi: "Hệ số của thang đo")
        default: name
        }
    }

    /// What a member of a setting is called by those who filled in forms.
    private func memberName(_ setting: String, _ code: String) -> String {
        let group = setting == "groups" ? round.groups.first { $0.code.description == code }?.label : nil
        let scale = setting == "coefficients" ? round.scales.first { $0.code.description == code }?.title : nil
        return group ?? scale ?? code
    }

    private func text(_ name: String, _ value: JSONValue) -> String {
        switch value {
        case .null: "–"
        case .bool(let isSo): isSo ? words("yes", vi: "có") : words("no", vi: "không")
        case .string(let text): name == "closes-at" ? words.time(text) : contents.choice(name, text)
        case .number(let digits): name == "population" ? count(digits) : words.digits(digits)
        case .array(let elements): elements.map { text(name, $0) }.joined(separator: ", ")
        case .object(let members):
            // Strata of a frame have names of their own, and their numbers are people as well.
            members.map { "\(memberLabel($0.0)): \(text(name == "population" ? name : $0.0, $0.1))" }.joined(
                separator: "; ")
        }
    }

    private func count(_ digits: String) -> String { Int(digits).map(words.count) ?? digits }

    /// The coefficients of a scale, by the words of its levels.
    private func coefficients(_ scale: Scale, _ value: JSONValue) -> String {
        guard case .object(let members) = value else { return text("", value) }
        return members.map { code, coefficient in
            let label = scale.levels.first { $0.code == code }?.label ?? code
            return "\(label) \(text("", coefficient))"
        }.joined(separator: "; ")
    }

    private func memberLabel(_ name: String) -> String {
        switch name {
        case "share": words("share", vi: "tỷ trọng")
        case "rates": words("rates", vi: "đánh giá loại đơn vị")
        case "may-rate-own-unit": words("may rate their own unit", vi: "được đánh giá đơn vị mình")
        case "design": words("how chosen", vi: "cách chọn")
        case "strata": words("strata", vi: "tầng")
        case "cluster": words("clusters", vi: "cụm")
        case "inference": words("errors", vi: "suy rộng")
        case "lonely-stratum": words("stratum of one", vi: "tầng một người")
        case "calibration": words("calibration", vi: "hiệu chỉnh")
        case "margins": words("margins", vi: "tổng biên")
        case "bounds": words("bounds", vi: "giới hạn")
        case "population": words("people in the frame", vi: "số người trong khung")
        case "from": words("from", vi: "từ")
        default: name
        }
    }
}
