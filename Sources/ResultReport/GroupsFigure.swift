import SurveyModel

/// Where groups judge differently: favourable answers of each, by question and by unit, widest gap first.
struct GroupsFigure {
    let contents: ReportContents
    let kind: Int

    /// What is compared: a question or a unit, with each group's share of favourable answers.
    struct Line {
        var label: String
        /// The label as the figure has room for it; nil where it is cut as it stands.
        var short: String?
        var shares: [(group: Int, share: Double)]
        /// Groups whose share must not be shown.
        var hidden: [Int] = []

        mutating func add(_ share: Double?, of group: Int) {
            if let share { shares.append((group, share)) } else { hidden.append(group) }
        }

        /// Between the highest and the lowest share.
        var gap: Double { (shares.map(\.share).max() ?? 0) - (shares.map(\.share).min() ?? 0) }
    }

    private var words: ReportWords { contents.words }
    private var round: Round { contents.round }
    private var tables: [AnswerTable] { contents.answers.filter { $0.kind == kind } }

    /// The questions that several groups are asked and whose answers may be shown, by their gap.
    var questions: [Line] {
        var lines: [(code: QuestionCode, line: Line)] = []
        for table in tables {
            for row in table.rows {
                let question = round.questionnaires[table.questionnaire].questions[row.question]
                if let index = lines.firstIndex(where: { $0.code == question.code }) {
                    lines[index].line.add(row.favourableShare, of: table.group)
                } else {
                    let title = contents.row(of: question, kind: kind)
                    let label = "\(title?.printedCode ?? question.code.description)  \(title?.title ?? question.text)"
                    var line = Line(label: label, shares: [])
                    line.add(row.favourableShare, of: table.group)
                    lines.append((question.code, line))
                }
            }
        }
        return sorted(lines.map(\.line))
    }

    /// The units of which several groups' answers may be shown, by their gap.
    var units: [Line] {
        sorted(
            contents.units(of: kind).map { unit in
                var line = Line(
                    label: round.units[unit].name, short: contents.name(of: unit, width: 296, size: 11), shares: [])
                for table in tables {
                    line.add(table.units.first { $0.unit == unit }?.favourableShare, of: table.group)
                }
                return line
            })
    }

    private func sorted(_ lines: [Line]) -> [Line] {
        lines.enumerated().filter { $0.element.shares.count > 1 }
            .sorted { ($1.element.gap, $0.offset) < ($0.element.gap, $1.offset) }.map(\.element)
    }

    /// Questions, then units; none where only one group can be shown.
    var figures: [ReportFigure] {
        let title = contents.kindTitle(kind)
        return figures(
            questions, name: words("Criterion", vi: "Tiêu chí"),
            title: words(
                "Favourable answers by group and criterion: \(title)",
                vi: "Tỷ lệ đánh giá tích cực của từng nhóm theo tiêu chí: \(title)"))
            + figures(
                units, name: words("Unit", vi: "Đơn vị"),
                title: words(
                    "Favourable answers by group and unit: \(title)",
                    vi: "Tỷ lệ đánh giá tích cực của từng nhóm theo đơn vị: \(title)"))
    }

    private func figures(_ lines: [Line], name: String, title: String) -> [ReportFigure] {
        if lines.isEmpty { return [] }
        return lines.parts(of: 40).map { part in
            ReportFigure(
                title: title, description: description(lines), drawing: drawing(Array(part), all: lines), note: note,
                tables: [data(Array(part), name: name)])
        }
    }

    /// The widest gap in words.
    func sentence(_ line: Line) -> String {
        let parts = line.shares.map { "\(round.groups[$0.group].label) \(words.percent($0.share))" }
        return "\(line.label) (\(words.list(parts)))"
    }

    private func description(_ lines: [Line]) -> String {
        lines.first.map { words("Widest gap: \(sentence($0)).", vi: "Chênh lệch lớn nhất: \(sentence($0)).") } ?? ""
    }

    private var note: String {
        words(
            """
            Favourable: levels of a coefficient above 0.5, in percent of the answers that carry a score, without weights. Groups \
            are not asked the same of everything: by unit, all questions of a group are taken together. Gap: in percentage points.
            """,
            vi: """
                Đánh giá tích cực: các mức có hệ số trên 0,5, tính theo phần trăm số câu trả lời có điểm, không nhân quyền số. Các \
                nhóm không được hỏi hoàn toàn giống nhau: theo đơn vị là gộp mọi câu hỏi của từng nhóm. Chênh lệch tính bằng điểm \
                phần trăm.
                """)
    }

    private func drawing(_ part: [Line], all: [Line]) -> Drawing {
        let legend = Legend(groups.map { round.groups[$0].label })
        let (left, row, head) = (300.0, 22.0, legend.height + 32)
        var drawing = Drawing(height: head + Double(part.count) * row + 20)
        legend.draw(&drawing) { drawing, number, x, y in drawing.sign(number, x: x, y: y) }
        let axis = Axis(
            all.flatMap { $0.shares.map { $0.share * 100 } }, limit: 0...100, start: left + 14, end: Drawing.width - 84)
        let bottom = head + Double(part.count) * row
        for tick in axis.ticks {
            let text = words.number(tick, decimals: axis.decimals)
            drawing.line(axis.place(tick), head - 6, axis.place(tick), bottom, style: "grid")
            drawing.text(text, x: axis.place(tick), y: head - 10, anchor: .middle, style: "s")
            drawing.text(text, x: axis.place(tick), y: bottom + 13, anchor: .middle, style: "s")
        }
        drawing.text(words("gap", vi: "chênh lệch"), x: Drawing.width, y: head - 10, anchor: .end, style: "s soft")
        for (place, line) in part.enumerated() {
            let y = head + (Double(place) + 0.5) * row
            drawing.text(TextLines.cut(line.short ?? line.label, width: left - 4, size: 11), x: 0, y: y + 4, style: "s")
            let places = line.shares.map { axis.place($0.share * 100) }
            drawing.line(places.min() ?? 0, y, places.max() ?? 0, y, style: "link")
            for (group, share) in line.shares {
                // The first is the largest, so that it is seen behind the others.
                let place = groups.firstIndex(of: group) ?? 0
                drawing.sign(
                    place, x: axis.place(share * 100), y: y, radius: place == 0 ? 6 : 4.5)
            }
            drawing.text(words.number(line.gap * 100, decimals: 1), x: Drawing.width, y: y + 4, anchor: .end)
        }
        return drawing
    }

    /// The groups that are compared, in the round's order.
    private var groups: [Int] { tables.map(\.group) }

    private func data(_ part: [Line], name: String) -> DataTable {
        DataTable(
            columns: [name] + groups.map { round.groups[$0].label } + [words("Gap", vi: "Chênh lệch")],
            rows: part.map { line in
                [line.label]
                    + groups.map { group in
                        line.shares.first { $0.group == group }.map { words.percent($0.share) }
                            ?? (line.hidden.contains(group) ? ReportWords.hidden : "–")
                    } + [words.number(line.gap * 100, decimals: 1)]
            })
    }
}
