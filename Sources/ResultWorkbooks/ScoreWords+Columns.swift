extension ScoreWords {
    /// What a column of `scores.csv` is called.
    func heading(ofColumn name: String) -> String {
        switch name {
        case "year": say("Year", vi: "Năm")
        case "criteria_set": say("Criteria set", vi: "Bộ tiêu chí")
        case "unit": unitCode
        case "unit_name": unitName
        case "criterion": criterion
        case "printed_code": printedCode
        case "title": criterionTitle
        case "method": methodOfRow
        case "maximum_points": maximum
        case "awarded_points": say("Awarded points", vi: "Điểm đạt")
        case "share": share
        case "scored_respondents": say("Respondents with a scored answer", vi: "Số người trả lời có điểm")
        case "status": say("Status", vi: "Tình trạng")
        case "standard_error": say("Standard error", vi: "Sai số chuẩn")
        case "ci_low": say("95 % interval from", vi: "KTC 95%: từ")
        case "ci_high": say("95 % interval to", vi: "KTC 95%: đến")
        case "df": say("Degrees of freedom", vi: "Bậc tự do")
        case "effective_n": say("Effective respondents", vi: "Cỡ mẫu hiệu dụng")
        default: name
        }
    }
}
