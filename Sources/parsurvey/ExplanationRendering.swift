import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyStatistics
import SurveyWorkflow
import TextOutput

/// One number's way, as an auditor follows it with a pocket calculator.
struct ExplanationRendering {
    let explanation: NumberExplanation

    private var round: Round { explanation.result.round }
    private var row: ScoreRow { explanation.row }

    var text: String {
        let unit = round.units[row.unit]
        let table = round.kind(ofUnit: row.unit).table
        var text = round.isSynthetic ? syntheticMark[.terminal] + "\n\n" : ""
        text += "\(unit.name) (\(unit.code)) – \(table.title), \(row.criterion.code)\n\(row.criterion.title)\n"
        text += say("Maximum points", vi: "Điểm tối đa") + ": \(row.criterion.maximumPoints)\n\n"
        if row.status == .notAssessed {
            return text
                + say(
                    "Not assessed for this unit by the register: no points, no maximum.\n",
                    vi:
                        "Không đánh giá đối với đơn vị này theo danh sách đơn vị: không có điểm, không tính điểm tối đa.\n"
                )
        }
        if row.criterion.method == .satisfaction { return text + satisfaction }
        guard let share = explanation.share else { return text }
        for group in share.groups { text += groupText(group) + "\n" }
        return text + shareText(share) + points + precision
    }

    // MARK: A group

    private func groupText(_ mean: GroupMean) -> String {
        let group = round.groups[mean.group]
        var text = say("Group", vi: "Nhóm") + " \(group.code) – \(group.label)\n"
        let isWeighted = explanation.result.weights.map { !$0.isUniform(group: mean.group) } ?? false
        if isWeighted { text += strataText(mean.group) }
        for question in mean.questions { text += isWeighted ? weightedText(question) : questionText(question) }
        if mean.questions.count > 1 {
            let terms = mean.questions.map { "\(short($0.question.weight)) × \(number($0.mean))" }
            let weights = mean.questions.map { short($0.question.weight) }.joined(separator: " + ")
            text +=
                "  " + say("group mean", vi: "trung bình nhóm")
                + " = (\(terms.joined(separator: " + "))) / (\(weights)) = \(number(mean.mean))\n"
        }
        if !mean.isSufficient {
            let minimum = round.settings.minimumScoredAnswers
            text += say(
                "  fewer than \(minimum) scored answers: the group does not suffice\n",
                vi: "  dưới \(minimum) câu trả lời có điểm: nhóm chưa đủ dữ liệu\n")
        }
        return text
    }

    private func questionText(_ mean: QuestionMean) -> String {
        let scale = round.scales[mean.question.scale]
        var table = TextTable([
            (say("level", vi: "mức"), .left), (say("answers", vi: "số trả lời"), .right),
            (say("coefficient", vi: "hệ số"), .right), (say("product", vi: "tích"), .right),
        ])
        for (level, count) in zip(scale.levels, mean.counts.levels) {
            table.append([
                "\(level.code) \(level.label)", String(count), short(level.coefficient),
                short(Double(count) * level.coefficient),
            ])
        }
        let sum = zip(scale.levels, mean.counts.levels).reduce(0) { $0 + $1.0.coefficient * Double($1.1) }
        table.append([say("scored", vi: "có điểm"), String(mean.counts.scored), "", short(sum)])
        for (name, count) in unscored(mean.counts, scale) where count > 0 {
            table.append([name, String(count), "", ""])
        }
        let title = say("question", vi: "câu") + " \(mean.question.code), \(say("scale", vi: "thang đo")) \(scale.code)"
        let quotient =
            mean.mean == nil
            ? say("no scored answer", vi: "chưa có câu trả lời có điểm")
            : "\(short(sum)) / \(mean.counts.scored) = \(number(mean.mean))"
        return "  \(title)\n" + table.text(indent: 4) + "    " + say("mean", vi: "trung bình") + " = \(quotient)\n"
    }

    /// What an answer weighs, by stratum.
    private func strataText(_ group: Int) -> String {
        guard let sample = explanation.result.errors?.samples.first(where: { $0.group == group }) else { return "" }
        var table = TextTable([
            (say("stratum", vi: "tầng"), .left), (say("people", vi: "tổng số người"), .right),
            (say("respondents", vi: "số người trả lời"), .right), (say("weight", vi: "quyền số"), .right),
        ])
        for stratum in sample.strataWeights {
            let weight =
                stratum.smallest == stratum.largest
                ? short(stratum.smallest) : "\(short(stratum.smallest))–\(short(stratum.largest))"
            let people = round.groups[group].design?.counts(of: stratum.stratum)?.population.map { String($0) } ?? "–"
            table.append([stratum.stratum, people, String(stratum.respondents), weight])
        }
        return table.text()
    }

    private func weightedText(_ mean: QuestionMean) -> String {
        let scale = round.scales[mean.question.scale]
        var table = TextTable([
            (say("level", vi: "mức"), .left), (say("answers", vi: "số trả lời"), .right),
            (say("weight", vi: "quyền số"), .right), (say("coefficient", vi: "hệ số"), .right),
            (say("product", vi: "tích"), .right),
        ])
        for (index, level) in scale.levels.enumerated() {
            let weight = mean.weighted.levels[index]
            table.append([
                "\(level.code) \(level.label)", String(mean.counts.levels[index]), short(weight),
                short(level.coefficient), short(weight * level.coefficient),
            ])
        }
        let sum = zip(scale.levels, mean.weighted.levels).reduce(0) { $0 + $1.0.coefficient * $1.1 }
        table.append([
            say("scored", vi: "có điểm"), String(mean.counts.scored), short(mean.weighted.weight), "", short(sum),
        ])
        for (name, count) in unscored(mean.counts, scale) where count > 0 {
            table.append([name, String(count), "", "", ""])
        }
        let title = say("question", vi: "câu") + " \(mean.question.code), \(say("scale", vi: "thang đo")) \(scale.code)"
        let quotient =
            mean.mean == nil
            ? say("no scored answer", vi: "chưa có câu trả lời có điểm")
            : "\(short(sum)) / \(short(mean.weighted.weight)) = \(number(mean.mean))"
        return "  \(title)\n" + table.text(indent: 4) + "    " + say("mean", vi: "trung bình") + " = \(quotient)\n"
    }

    /// The error of the points, and how the interval comes from it.
    private var precision: String {
        guard let precision = explanation.precision, let share = row.share, let maximum = row.maximumPoints else {
            return ""
        }
        var text =
            say("Standard error", vi: "Sai số chuẩn") + " = \(number(precision.standardError)) "
            + say("points", vi: "điểm") + ", " + say("degrees of freedom", vi: "bậc tự do")
            + " \(short(precision.degreesOfFreedom))"
        if let count = precision.effectiveCount {
            text += ", " + say("effective number of respondents", vi: "số người trả lời hiệu dụng") + " \(short(count))"
        }
        text += "\n"
        guard let interval = precision.interval else { return text }
        let way =
            share > 0 && share < 1 && precision.standardError > 0
            ? say("t on the log odds of the share", vi: "theo phân bố t của log-odds tỷ lệ đạt")
            : say("Korn and Graubard's, as there is no variance", vi: "theo Korn và Graubard, vì không có phương sai")
        return text + say("95 % interval", vi: "Khoảng tin cậy 95 %")
            + " (\(way)) × \(maximum): \(number(interval.low))–\(number(interval.high))\n"
    }

    private func unscored(_ counts: AnswerCounts, _ scale: Scale) -> [(String, Int)] {
        let doNotKnow = scale.doNotKnow.map { "\($0.code) \($0.label)" } ?? say("don't know", vi: "không biết")
        return [
            (doNotKnow, counts.doNotKnow), (say("blank", vi: "để trống"), counts.blank),
            (say("not shown", vi: "không có trên phiếu"), counts.notShown),
            (say("invalid", vi: "không hợp lệ"), counts.invalid),
        ]
    }

    // MARK: The share and the points

    private func shareText(_ share: CriterionShare) -> String {
        guard share.share != nil else {
            return say(
                "No share: data are insufficient (on-insufficient-data: \(round.settings.insufficientData.rawValue)).\n",
                vi:
                    "Chưa có tỷ lệ đạt: thiếu dữ liệu (on-insufficient-data: \(round.settings.insufficientData.rawValue)).\n"
            )
        }
        let used = share.groups.filter { $0.normalizedPart != nil }
        let terms = used.map { "\(short($0.part)) × \(number($0.mean))" }.joined(separator: " + ")
        let parts = used.map { short($0.part) }.joined(separator: " + ")
        return say("Share", vi: "Tỷ lệ đạt")
            + " (\(round.settings.combination.rawValue)) = (\(terms)) / (\(parts)) = \(number(share.share))\n"
    }

    private var points: String {
        guard let share = row.share, let awarded = row.awardedPoints, let maximum = row.maximumPoints else { return "" }
        let step = round.settings.roundingStep
        let unrounded = number(share * maximum.double)
        return say("Points", vi: "Điểm")
            + " = \(number(share)) × \(maximum) = \(unrounded), "
            + say("rounded to steps of \(step)", vi: "làm tròn theo bước \(step)")
            + ": \(awarded.text(decimals: step.decimals))\n"
    }

    private var satisfaction: String {
        guard let index = explanation.satisfactionIndex else {
            return say("The index is not published yet.\n", vi: "Chỉ số chưa được công bố.\n")
        }
        let rule =
            round.settings.satisfaction == .linear
            ? "\(short(index)) / 100 = \(number(row.share))"
            : say("band of \(short(index))", vi: "thuộc mức \(short(index))") + ": \(number(row.share))"
        return say("Published index", vi: "Chỉ số đã công bố") + ": \(short(index)) %\n"
            + say("Share", vi: "Tỷ lệ đạt") + " = \(rule)\n" + points
    }

    /// Enough digits to follow the arithmetic.
    private func number(_ value: Double?) -> String { value.map { fixedText($0, decimals: 8) } ?? "–" }

    /// Without superfluous zeros.
    private func short(_ value: Double) -> String {
        var text = fixedText(value, decimals: 6)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
