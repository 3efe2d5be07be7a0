import Scoring
import SurveyModel
import SurveyStatistics

/// The points of the survey block with their intervals, and the ranks with their sets.
struct StandingsFigure {
    let contents: ReportContents
    let kind: Int

    private var words: ReportWords { contents.words }
    private var round: Round { contents.round }
    private var hasErrors: Bool { contents.material.errors != nil }

    private static let left = 236.0
    private static let plot = (start: 248.0, end: 500.0)
    private static let ranks = (start: 568.0, end: 750.0)

    /// One for every forty units.
    var figures: [ReportFigure] {
        let standings = contents.standings(of: kind)
        if standings.isEmpty { return [] }
        return standings.parts(of: 40).map { part in
            ReportFigure(
                title: words(
                    "Points of the survey block and ranks: \(contents.kindTitle(kind))",
                    vi: "Điểm khối điều tra xã hội học và thứ hạng: \(contents.kindTitle(kind))"),
                description: description(standings), drawing: drawing(Array(part), of: standings), note: note,
                tables: [data(Array(part))])
        }
    }

    private func description(_ standings: [Standing]) -> String {
        guard let first = standings.first, let most = first.points,
            let last = standings.last(where: { $0.points != nil }), let least = last.points
        else { return words("No unit has points.", vi: "Chưa có đơn vị nào có điểm.") }
        let (upper, lower) = (round.units[first.unit].name, round.units[last.unit].name)
        return words(
            "From \(contents.points(most)) points (\(upper)) to \(contents.points(least)) points (\(lower)).",
            vi: "Từ \(contents.points(most)) điểm (\(upper)) đến \(contents.points(least)) điểm (\(lower)).")
    }

    private var note: String {
        if !hasErrors {
            return words(
                "Dots: points. The round does not say how people were chosen, so there are no intervals.",
                vi: "Chấm tròn: điểm. Đợt điều tra không khai báo cách chọn người trả lời nên không có khoảng tin cậy.")
        }
        return words(
            """
            Dots: points, with 95% confidence intervals. Diamonds: ranks; the thick bar is the 95% confidence set of the rank \
            of one unit, the thin line the one that holds for all units together. Ranks compare points before rounding.
            """,
            vi: """
                Chấm tròn: điểm, kèm khoảng tin cậy 95%. Hình thoi: hạng; vạch đậm là tập tin cậy 95% cho hạng của riêng \
                từng đơn vị, vạch mảnh là tập tin cậy đồng thời cho mọi đơn vị. Hạng xét theo điểm chưa làm tròn.
                """)
    }

    private func drawing(_ part: [Standing], of all: [Standing]) -> Drawing {
        let row = 22.0
        var drawing = Drawing(height: 62 + Double(part.count) * row)
        let shown = all.filter { $0.points != nil }
        let values = shown.flatMap { standing in
            [standing.block.pointsUnrounded, standing.precision?.interval?.low, standing.precision?.interval?.high]
                .compactMap { $0 }
        }
        let most = all.map(\.block.maximum.double).max() ?? 1
        let axis = Axis(values, limit: 0...max(most, 0.01), start: Self.plot.start, end: Self.plot.end)
        let bottom = 42 + Double(part.count) * row
        drawing.text(words("Points", vi: "Điểm"), x: (axis.start + axis.end) / 2, y: 12, anchor: .middle, style: "b")
        drawAxis(axis, &drawing, bottom: bottom, decimals: axis.decimals)
        let places = Axis(places: max(1, all.count), start: Self.ranks.start, end: Self.ranks.end)
        drawing.text(words("Rank", vi: "Hạng"), x: (places.start + places.end) / 2, y: 12, anchor: .middle, style: "b")
        drawAxis(places, &drawing, bottom: bottom, decimals: 0)
        for (place, standing) in part.enumerated() {
            draw(standing, y: 42 + (Double(place) + 0.5) * row, axis, places, &drawing)
        }
        return drawing
    }

    private func drawAxis(_ axis: Axis, _ drawing: inout Drawing, bottom: Double, decimals: Int) {
        for tick in axis.ticks {
            let x = axis.place(tick)
            drawing.line(x, 34, x, bottom, style: "grid")
            let text = words.number(tick, decimals: decimals)
            drawing.text(text, x: x, y: 28, anchor: .middle, style: "s")
            drawing.text(text, x: x, y: bottom + 13, anchor: .middle, style: "s")
        }
    }

    private func draw(_ standing: Standing, y: Double, _ axis: Axis, _ places: Axis, _ drawing: inout Drawing) {
        drawing.text(
            contents.name(of: standing.unit, width: Self.left - 4), x: Self.left, y: y + 4, anchor: .end)
        guard let points = standing.points, let value = standing.block.pointsUnrounded else {
            let text =
                standing.isHidden
                ? words("* not shown", vi: "* không công bố") : words("no points yet", vi: "chưa có điểm")
            drawing.text(text, x: axis.start + 4, y: y + 4, style: "soft")
            return
        }
        if let interval = standing.precision?.interval {
            let (low, high) = (axis.place(max(axis.low, interval.low)), axis.place(min(axis.high, interval.high)))
            drawing.line(low, y, high, y, style: "whisker")
            for x in [low, high] { drawing.line(x, y - 4, x, y + 4, style: "whisker") }
        }
        drawing.dot(x: axis.place(value), y: y, radius: 4)
        drawing.text(contents.points(points), x: Self.plot.end + 48, y: y + 4, anchor: .end)
        if let ranks = standing.ranks?.ranks {
            let all = ranks.simultaneous
            drawing.line(
                places.place(Double(all.lowerBound)), y, places.place(Double(all.upperBound)), y, style: "whisker")
            let own = ranks.marginal
            let start = places.place(Double(own.lowerBound)) - 3
            drawing.box(
                x: start, y: y - 3.5, width: places.place(Double(own.upperBound)) + 3 - start, height: 7, style: "bar")
        }
        if let rank = standing.rank {
            drawing.shape([(0, -6), (6, 0), (0, 6), (-6, 0)], x: places.place(Double(rank)), y: y, style: "dot")
        }
    }

    private func data(_ part: [Standing]) -> DataTable {
        let hasStated = part.contains { $0.block.statedMaximum != nil }
        var columns = [
            words("Unit", vi: "Đơn vị"), words("Points", vi: "Điểm"), words("Maximum", vi: "Điểm tối đa"),
        ]
        if hasStated { columns += [words("On the text's scale", vi: "Theo thang điểm phần lời")] }
        if hasErrors {
            columns += [words("Standard error", vi: "Sai số chuẩn"), words("95% interval", vi: "Khoảng tin cậy 95%")]
        }
        columns.append(words("Rank", vi: "Hạng"))
        if hasErrors {
            columns += [words("Set, one unit", vi: "Tập tin cậy riêng"), words("Set, all units", vi: "Tập đồng thời")]
        }
        return DataTable(columns: columns, rows: part.map { cells($0, hasStated: hasStated) })
    }

    private func cells(_ standing: Standing, hasStated: Bool) -> [String] {
        let none = standing.isHidden ? ReportWords.hidden : "–"
        var cells = [
            round.units[standing.unit].name, standing.points.map(contents.points) ?? none,
            contents.points(standing.block.maximum),
        ]
        if hasStated {
            let points = standing.isHidden ? nil : standing.block.pointsOnStatedScale
            cells.append(
                points.map { points in
                    standing.block.statedMaximum.map { "\(contents.points(points))/\(contents.points($0))" }
                        ?? contents.points(points)
                } ?? none)
        }
        let (precision, ranks) = (standing.precision, standing.ranks?.ranks)
        if hasErrors {
            cells.append(precision.map { words.number($0.standardError, decimals: 3) } ?? none)
            cells.append(
                precision?.interval.map {
                    "\(words.number($0.low, decimals: 2))–\(words.number($0.high, decimals: 2))"
                } ?? none)
        }
        cells.append(standing.rank.map { String($0) } ?? none)
        if hasErrors {
            cells.append(ranks.map { text($0.marginal) } ?? none)
            cells.append(ranks.map { text($0.simultaneous) } ?? none)
        }
        return cells
    }

    private func text(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
}
