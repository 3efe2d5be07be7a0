import SurveyModel

/// Responses by unit and group, with strata in the table.
struct CountsFigure {
    let contents: ReportContents
    let table: CountTables.Table

    private var words: ReportWords { contents.words }
    private var round: Round { contents.round }

    /// One for every forty units.
    var figures: [ReportFigure] {
        Array(table.units.indices).parts(of: 40).map { part in
            let isLast = part.endIndex == table.units.count
            return ReportFigure(
                title: words(
                    "Responses about each unit, by group: \(contents.kindTitle(table.kind))",
                    vi: "Số phiếu của từng đơn vị theo nhóm: \(contents.kindTitle(table.kind))"),
                description: description, drawing: drawing(part), note: note,
                tables: [data(part, withTotal: isLast)])
        }
    }

    private var groups: [(column: Int, group: Int)] {
        table.columns.enumerated().compactMap { index, column in
            if case .group(let group) = column { (index, group) } else { nil }
        }
    }

    private var description: String {
        let parts = groups.map { "\(round.groups[$0.group].label): \(words.count(table.totals[$0.column]))" }
        return words("Responses by group: ", vi: "Số phiếu theo nhóm: ") + parts.joined(separator: "; ") + "."
    }

    private var note: String {
        words(
            "One response is one person's rating of one unit. * not shown, see “How single answers are protected”.",
            vi:
                "Một phiếu là ý kiến của một người về một đơn vị. * số không công bố, xem mục “Bảo vệ thông tin người trả lời”."
        )
    }

    private func drawing(_ part: ArraySlice<Int>) -> Drawing {
        let (left, right, row) = (250.0, 700.0, 20.0)
        let legend = Legend(groups.map { round.groups[$0.group].label })
        var drawing = Drawing(height: legend.height + 14 + Double(part.count) * row)
        legend.draw(&drawing) { drawing, number, x, y in
            drawing.box(x: x - 7, y: y - 6, width: 14, height: 12, style: "g\(number % 6)")
        }
        let sums = table.units.indices.map { unit in
            groups.reduce(0) { $0 + (table.cells[unit][$1.column].value ?? 0) }
        }
        let scale = (right - left) / Double(max(1, sums.max() ?? 1))
        for (place, unit) in part.enumerated() {
            let y = legend.height + 8 + Double(place) * row
            let name = contents.name(of: table.units[unit], width: left - 12)
            drawing.text(name, x: left - 8, y: y + 14, anchor: .end)
            var start = left
            for (order, (column, _)) in groups.enumerated() {
                switch table.cells[unit][column] {
                case .shown(let count):
                    let width = Double(count) * scale
                    drawing.box(x: start, y: y + 2, width: width, height: row - 5, style: "g\(order % 6)")
                    let text = words.count(count)
                    if width > TextLines.width(text, size: 11) + 6 {
                        drawing.text(
                            text, x: start + width / 2, y: y + 13.5, anchor: .middle, style: "s g\(order % 6)t")
                    }
                    start += width
                case .hidden:
                    drawing.box(x: start, y: y + 2, width: 16, height: row - 5, style: "gone")
                    drawing.text("*", x: start + 20, y: y + 15, style: "s")
                    start += 28
                }
            }
        }
        return drawing
    }

    private func data(_ part: ArraySlice<Int>, withTotal: Bool) -> DataTable {
        let cells = part.map { unit in
            [round.units[table.units[unit]].name] + table.cells[unit].map(words.count)
        }
        let total = [words("All", vi: "Cộng")] + table.totals.map(words.count)
        return DataTable(
            columns: [words("Unit", vi: "Đơn vị")] + table.columns.map(title), rows: cells + (withTotal ? [total] : []),
            hasTotal: withTotal)
    }

    private func title(_ column: CountTables.Column) -> String {
        switch column {
        case .group(let group): round.groups[group].label
        case .strata(let group, let strata):
            strata.map { index in
                let name = contents.strata[group][index]
                return name.isEmpty ? words("no stratum", vi: "không ghi tầng") : name
            }.joined(separator: " + ")
        case .all: words("All groups", vi: "Các nhóm")
        }
    }
}
