import SurveyModel

/// The answers to each question of an area as bars on either side of the middle, one for each group.
struct AnswersFigure {
    let contents: ReportContents
    let kind: Int

    private var words: ReportWords { contents.words }
    private var round: Round { contents.round }

    /// A question with the answers of the groups that are asked it.
    private struct Entry {
        var question: Question
        var rows: [(group: Int, row: AnswerTable.Row)]
    }

    /// By area: its questions in the order of the criteria table.
    private var areas: [(code: String, entries: [Entry])] {
        let tables = contents.answers.filter { $0.kind == kind }
        var entries: [Entry] = []
        for table in tables {
            for row in table.rows {
                let question = round.questionnaires[table.questionnaire].questions[row.question]
                if let index = entries.firstIndex(where: {
                    $0.question.code == question.code && $0.question.scale == question.scale
                }) {
                    entries[index].rows.append((table.group, row))
                } else {
                    entries.append(Entry(question: question, rows: [(table.group, row)]))
                }
            }
        }
        let order = Dictionary(
            round.criteriaSet.kinds[kind].table.rows.enumerated().map { ($1.code, $0) },
            uniquingKeysWith: { first, _ in first })
        let sorted = entries.enumerated().sorted {
            (order[$0.element.question.criterion] ?? 0, $0.offset) < (
                order[$1.element.question.criterion] ?? 0, $1.offset
            )
        }.map(\.element)
        var areas: [(code: String, entries: [Entry])] = []
        for entry in sorted {
            let code = entry.question.criterion.parts.first.map(String.init) ?? ""
            if areas.last?.code == code {
                areas[areas.count - 1].entries.append(entry)
            } else {
                areas.append((code, [entry]))
            }
        }
        return areas
    }

    /// One for each area, more where its questions would not fit on a page.
    var figures: [ReportFigure] {
        areas.flatMap { area in
            let groups = max(1, area.entries.map(\.rows.count).max() ?? 1)
            return area.entries.parts(of: max(3, 28 / (groups + 1))).map { part in
                let title = round.criteriaSet.kinds[kind].table.row(CriterionCode(area.code))?.title ?? area.code
                return ReportFigure(
                    title: words(
                        "Answers on “\(title)”: \(contents.kindTitle(kind))",
                        vi: "Phân bố câu trả lời, lĩnh vực “\(title)”: \(contents.kindTitle(kind))"),
                    description: description(part), drawing: drawing(Array(part)), note: note,
                    tables: scales(Array(part)).map { data(Array(part), scale: $0) })
            }
        }
    }

    private func description(_ entries: ArraySlice<Entry>) -> String {
        let shares = entries.flatMap { entry in
            entry.rows.compactMap { row in row.row.favourableShare.map { (entry.question, row.group, $0) } }
        }
        guard let high = shares.max(by: { $0.2 < $1.2 }), let low = shares.min(by: { $0.2 < $1.2 }) else {
            return words("No answers can be shown.", vi: "Không có câu trả lời nào được công bố.")
        }
        let text = { (share: (Question, Int, Double)) in
            "\(words.percent(share.2)) (\(share.0.code), \(round.groups[share.1].label))"
        }
        return words(
            "Favourable answers: from \(text(low)) to \(text(high)).",
            vi: "Tỷ lệ câu trả lời tích cực: từ \(text(low)) đến \(text(high)).")
    }

    private var note: String {
        words(
            """
            Percent of the answers that carry a score, each response counted once, without weights. Right of the line: levels of \
            a coefficient above 0.5; left: below; a level of 0.5 lies across. On the right: “don't know” or no answer, in \
            percent of all responses. Hatched crosswise (*): levels that are not shown singly.
            """,
            vi: """
                Tính theo phần trăm số câu trả lời có điểm, mỗi phiếu tính một lần, không nhân quyền số. Bên phải đường giữa: các \
                mức có hệ số trên 0,5; bên trái: dưới 0,5; mức có hệ số 0,5 nằm vắt qua đường giữa. Cột bên phải: tỷ lệ “không \
                biết” hoặc không trả lời trên tổng số phiếu. Ô kẻ chéo hai chiều (*): các mức không công bố riêng.
                """)
    }

    private func scales(_ entries: [Entry]) -> [Int] {
        var scales: [Int] = []
        for entry in entries where !scales.contains(entry.question.scale) { scales.append(entry.question.scale) }
        return scales
    }

    private func drawing(_ entries: [Entry]) -> Drawing {
        let (left, right, row) = (190.0, 696.0, 19.0)
        let middle = (left + right) / 2
        let scale = (right - left) / 200
        var legends: [(scale: Scale, legend: Legend)] = []
        var head = 0.0
        for index in scales(entries) {
            let legend = Legend(round.scales[index].levels.map(\.label), top: head)
            legends.append((round.scales[index], legend))
            head += legend.height
        }
        head += 22
        let lines = entries.map { TextLines.broken(text($0.question), width: Drawing.width * 0.92, size: 12, lines: 2) }
        let height = zip(entries, lines).reduce(0.0) {
            $0 + Double($1.1.count) * 15 + Double($1.0.rows.count) * row + 14
        }
        var drawing = Drawing(height: head + height)
        for (scale, legend) in legends {
            legend.draw(&drawing) { drawing, level, x, y in
                drawing.box(x: x - 7, y: y - 6, width: 14, height: 12, style: AnswerBar.style(of: level, on: scale))
            }
        }
        drawing.text(
            words("← less favourable", vi: "← kém tích cực"), x: middle - 8, y: head - 4, anchor: .end, style: "s")
        drawing.text(words("favourable →", vi: "tích cực →"), x: middle + 8, y: head - 4, style: "s")
        drawing.text(
            words("no opinion", vi: "không ý kiến"), x: Drawing.width, y: head - 4, anchor: .end, style: "s soft")
        var y = head
        for (entry, title) in zip(entries, lines) {
            for line in title {
                y += 15
                drawing.text(line, x: 0, y: y, style: "b")
            }
            y += 4
            drawing.line(middle, y + 1, middle, y + Double(entry.rows.count) * row + 2, style: "axis")
            for (group, answers) in entry.rows {
                draw(
                    answers, of: group, scale: round.scales[entry.question.scale], y: y, left, middle, scale, &drawing)
                y += row
            }
            y += 10
        }
        return drawing
    }

    private func draw(
        _ row: AnswerTable.Row, of group: Int, scale: Scale, y: Double, _ left: Double, _ middle: Double,
        _ percent: Double, _ drawing: inout Drawing
    ) {
        let bar = AnswerBar(row: row, scale: scale)
        let label = TextLines.cut(round.groups[group].label, width: left - 12, size: 11)
        drawing.text(label, x: left - 10, y: y + 13, anchor: .end, style: "s")
        if bar.pieces.isEmpty {
            let text =
                bar.scored == nil
                ? words("* not shown", vi: "* không công bố") : words("no answers", vi: "chưa có câu trả lời")
            drawing.text(text, x: middle + 6, y: y + 13, style: "soft")
        }
        for piece in bar.pieces {
            let (start, end) = (middle + piece.start * percent, middle + piece.end * percent)
            let style = piece.level.map { AnswerBar.style(of: $0, on: scale) } ?? "gone"
            drawing.box(x: start, y: y + 1, width: end - start, height: 16, style: style)
            let text = words.number(piece.end - piece.start, decimals: 0)
            if end - start > TextLines.width(text, size: 11) + 8 {
                drawing.text(
                    text, x: (start + end) / 2, y: y + 13, anchor: .middle,
                    style: ["a1", "b1"].contains(style) ? "s halo white" : "s halo")
            }
        }
        if let silent = row.sides[AnswerSide.silent.rawValue].value, let scored = bar.scored, silent + scored > 0 {
            drawing.text(
                words.percent(Double(silent) / Double(silent + scored)), x: Drawing.width, y: y + 13, anchor: .end,
                style: "s")
        } else {
            drawing.text("*", x: Drawing.width, y: y + 13, anchor: .end, style: "s")
        }
    }

    private func text(_ question: Question) -> String {
        let row = contents.row(of: question, kind: kind)
        return "\(row?.printedCode ?? question.code.description)  \(question.text)"
    }

    private func data(_ entries: [Entry], scale index: Int) -> DataTable {
        let scale = round.scales[index]
        var columns = [words("Question", vi: "Câu hỏi"), words("Group", vi: "Nhóm")] + scale.levels.map(\.label)
        if let answer = scale.doNotKnow { columns.append(answer.label) }
        columns += [words("No answer", vi: "Không trả lời"), words("Favourable", vi: "Tích cực")]
        let rows = entries.filter { $0.question.scale == index }.flatMap { entry in
            entry.rows.map { group, row in
                [text(entry.question), round.groups[group].label] + row.answers.map { words.count($0.count) }
                    + [row.favourableShare.map { words.percent($0) } ?? (isEmpty(row) ? "–" : ReportWords.hidden)]
            }
        }
        return DataTable(columns: columns, rows: rows, wordColumns: 2)
    }

    private func isEmpty(_ row: AnswerTable.Row) -> Bool { row.sides.prefix(2).allSatisfy { $0.value == 0 } }
}
