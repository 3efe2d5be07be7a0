import ResultExport
import Scoring
import SurveyModel
import SurveyStatistics

extension ResultReport {
    /// What was done and found, in sentences.
    var summary: Markup {
        .element("h3", text: words("What was done", vi: "Việc đã làm")) + ReportPage.list(done)
            + .element("h3", text: words("What was found", vi: "Kết quả chính"))
            + contents.kinds.map { kind in
                let sentences = found(about: kind)
                let none = words("There are no points yet.", vi: "Chưa có điểm.")
                return .element("h4", text: contents.kindTitle(kind))
                    + ReportPage.list(sentences.isEmpty ? [none] : sentences)
            }.joined()
    }

    private var done: [String] {
        let units = contents.kinds.map { "\(contents.kindTitle($0)): \(contents.units(of: $0).count)" }
        var sentences = [
            words("Units rated: ", vi: "Đơn vị được đánh giá: ") + units.joined(separator: "; ") + "."
        ]
        let groups = round.groups.indices.map { group in
            "\(round.groups[group].label): \(words.count(contents.counts.respondents[group]))"
        }
        sentences.append(
            words("People who answered: ", vi: "Số người trả lời: ") + groups.joined(separator: "; ") + ".")
        sentences.append(account)
        if let closing = round.settings.closesAtText.map(words.time) {
            sentences.append(words("The survey closed at \(closing).", vi: "Thời điểm kết thúc điều tra: \(closing)."))
        }
        sentences.append(
            contents.material.errors == nil
                ? words(
                    "The round does not say how people were chosen: points come without errors.",
                    vi: "Đợt điều tra không khai báo cách chọn người trả lời nên điểm không kèm sai số.")
                : words(
                    "Errors, intervals and confidence sets follow from how people were chosen, as the round declares it.",
                    vi:
                        "Sai số, khoảng tin cậy và tập tin cậy tính theo cách chọn người trả lời đã khai báo trong đợt điều tra."
                ))
        let undeclared = round.groups.filter { $0.design == nil }.map(\.label)
        if contents.material.errors != nil, !undeclared.isEmpty {
            let names = words.list(undeclared)
            sentences.append(
                words(
                    "For \(names) the round declares nothing: each person counts as drawn at random from many.",
                    vi:
                        "Với \(names), đợt điều tra không khai báo cách chọn: coi mỗi người là chọn ngẫu nhiên từ số đông."
                ))
        }
        return sentences
    }

    private var account: String {
        let accounts = contents.material.accounts
        let rejected = accounts.reduce(0) { $0 + $1.rejected }
        let duplicates = accounts.reduce(0) { $0 + $1.duplicates }
        let files = accounts.count
        guard let accepted = contents.counts.accepted.value else {
            return words("There are too few responses to say how many.", vi: "Số phiếu quá ít nên không công bố.")
        }
        let read = accepted + rejected + duplicates
        return words(
            """
            Responses read: \(words.count(read)) from \(files) files; counted: \(words.count(accepted)); rejected: \
            \(words.count(rejected)); duplicates: \(words.count(duplicates)).
            """,
            vi: """
                Số phiếu đã đọc: \(words.count(read)), từ \(files) tệp; được tính: \(words.count(accepted)); bị loại: \
                \(words.count(rejected)); trùng: \(words.count(duplicates)).
                """)
    }

    private func found(about kind: Int) -> [String] {
        [standing(kind), differences(kind), criteria(kind), gap(kind), missing(kind)].compactMap { $0 }
    }

    private func standing(_ kind: Int) -> String? {
        let all = contents.standings(of: kind).filter { $0.points != nil }
        guard let first = all.first, let last = all.last, let most = first.points, let least = last.points else {
            return nil
        }
        let (upper, lower) = (round.units[first.unit].name, round.units[last.unit].name)
        let (top, bottom) = (
            "\(contents.points(most))/\(contents.points(first.block.maximum))",
            "\(contents.points(least))/\(contents.points(last.block.maximum))"
        )
        return words(
            "Survey points go from \(bottom) (\(lower)) to \(top) (\(upper)).",
            vi: "Điểm khối điều tra từ \(bottom) (\(lower)) đến \(top) (\(upper)).")
    }

    private func differences(_ kind: Int) -> String? {
        guard let errors = contents.material.errors, errors.differences.indices.contains(kind) else { return nil }
        let count = errors.ranks[kind].count
        guard count > 1 else { return nil }
        let (shown, all) = (words.count(errors.differences[kind].count), words.count(count * (count - 1) / 2))
        return words(
            "Of \(shown) of \(all) pairs of units it is shown which stands above the other; the order of the others may be chance.",
            vi:
                "\(shown)/\(all) cặp đơn vị có chênh lệch đủ chắc chắn để nói đơn vị nào hơn; thứ tự của các cặp còn lại có thể do ngẫu nhiên."
        )
    }

    private func criteria(_ kind: Int) -> String? {
        let map = HeatMapFigure(contents: contents, kind: kind)
        let rows = round.criteriaSet.kinds[kind].table.rows(by: .survey)
        let means = rows.compactMap { row in map.mean(row).map { (row, $0) } }
        guard means.count > 1, let high = means.max(by: { $0.1 < $1.1 }), let low = means.min(by: { $0.1 < $1.1 })
        else {
            return nil
        }
        let text = { (mean: (CriteriaRow, Double)) in
            "\(mean.0.printedCode) “\(mean.0.title)” (\(words.percent(mean.1)))"
        }
        return words(
            "On average, units reach most at \(text(high)) and least at \(text(low)).",
            vi: "Bình quân, các đơn vị đạt cao nhất ở tiêu chí \(text(high)), thấp nhất ở tiêu chí \(text(low)).")
    }

    private func gap(_ kind: Int) -> String? {
        let figure = GroupsFigure(contents: contents, kind: kind)
        return figure.questions.first.map {
            words(
                "Groups differ most about \(figure.sentence($0)).",
                vi:
                    "Các nhóm đánh giá khác nhau nhiều nhất ở tiêu chí \(figure.sentence($0)), tính theo tỷ lệ tích cực."
            )
        }
    }

    private func missing(_ kind: Int) -> String? {
        let rows = contents.material.sheet.rows.filter {
            $0.status == .insufficientData && round.kindIndex(ofUnit: $0.unit) == kind
        }
        if rows.isEmpty { return nil }
        return words(
            "\(rows.count) points are missing for want of answers.",
            vi: "Có \(rows.count) dòng chưa có điểm vì chưa đủ câu trả lời.")
    }
}
