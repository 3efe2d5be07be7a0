import Scoring
import SurveyModel

/// The points of every row of every unit as shares of their maximum: criteria down, units across.
struct HeatMapFigure {
    let contents: ReportContents
    let kind: Int

    private var words: ReportWords { contents.words }
    private var round: Round { contents.round }

    /// One for every twenty units and forty criteria.
    var figures: [ReportFigure] {
        let units = contents.units(of: kind).filter { rows[$0] != nil }
        let criteria = round.criteriaSet.kinds[kind].table.rows.filter {
            $0.method == .survey || $0.method == .satisfaction
        }
        if units.isEmpty || criteria.isEmpty { return [] }
        return criteria.parts(of: 40).flatMap { criteria in
            units.parts(of: 20).map { units in
                ReportFigure(
                    title: words(
                        "Points reached, in percent of the maximum: \(contents.kindTitle(kind))",
                        vi: "Tỷ lệ điểm đạt được so với điểm tối đa của từng tiêu chí: \(contents.kindTitle(kind))"),
                    description: description(criteria), drawing: drawing(Array(criteria), Array(units)), note: note,
                    tables: Array(units).parts(of: 10).map { data(Array(criteria), Array($0)) })
            }
        }
    }

    /// By unit and criterion the position in the sheet.
    private let rows: [Int: [CriterionCode: Int]]

    init(contents: ReportContents, kind: Int) {
        self.contents = contents
        self.kind = kind
        var rows: [Int: [CriterionCode: Int]] = [:]
        for (index, row) in contents.material.sheet.rows.enumerated()
        where contents.round.kindIndex(ofUnit: row.unit) == kind {
            rows[row.unit, default: [:]][row.criterion.code] = index
        }
        self.rows = rows
    }

    private enum Cell {
        case points(Points, of: Points)
        case hidden
        case notAssessed
        case pending
        case insufficient
    }

    private func cell(_ unit: Int, _ criterion: CriteriaRow) -> Cell {
        guard let index = rows[unit]?[criterion.code] else { return .notAssessed }
        let row = contents.material.sheet.rows[index]
        if contents.points.isRowHidden[index] { return .hidden }
        switch row.status {
        case .notAssessed: return .notAssessed
        case .pending: return .pending
        case .insufficientData: return .insufficient
        case .scored, .scoredWithoutGroups:
            guard let points = row.awardedPoints, let maximum = row.maximumPoints else { return .insufficient }
            return .points(points, of: maximum)
        }
    }

    /// The mean of the shown shares of a criterion over all units of the kind.
    func mean(_ criterion: CriteriaRow) -> Double? {
        let shares = contents.units(of: kind).compactMap { unit -> Double? in
            guard case .points(let points, let maximum) = cell(unit, criterion), maximum > .zero else { return nil }
            return points.double / maximum.double
        }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    private func description(_ criteria: ArraySlice<CriteriaRow>) -> String {
        let means = criteria.compactMap { row in mean(row).map { (row, $0) } }
        guard let high = means.max(by: { $0.1 < $1.1 }), let low = means.min(by: { $0.1 < $1.1 }) else {
            return words("No points yet.", vi: "Chưa có điểm.")
        }
        return words(
            "Highest on average: \(high.0.printedCode) (\(words.percent(high.1))); lowest: \(low.0.printedCode) (\(words.percent(low.1))).",
            vi:
                "Bình quân cao nhất: tiêu chí \(high.0.printedCode) (\(words.percent(high.1))); thấp nhất: tiêu chí \(low.0.printedCode) (\(words.percent(low.1)))."
        )
    }

    private var note: String {
        words(
            "Numbers: percent of the maximum; the darker, the more. – not assessed; … not published yet; ? too few answers; * not shown.",
            vi:
                "Số trong ô: phần trăm điểm tối đa; ô càng đậm thì tỷ lệ càng cao. – không đánh giá; … chờ công bố; ? chưa đủ câu trả lời; * không công bố."
        )
    }

    private func drawing(_ criteria: [CriteriaRow], _ units: [Int]) -> Drawing {
        let (left, row, head) = (290.0, 20.0, 228.0)
        let width = min(46, (Drawing.width - left) / Double(units.count))
        var drawing = Drawing(height: head + Double(criteria.count) * row + 34)
        for (column, unit) in units.enumerated() {
            let x = left + (Double(column) + 0.5) * width + 4
            drawing.text(
                contents.name(of: unit, width: head - 8, size: 11), x: x, y: head - 6, style: "s",
                turned: true)
        }
        for (place, criterion) in criteria.enumerated() {
            let y = head + Double(place) * row
            let label = "\(criterion.printedCode)  \(criterion.title)"
            drawing.text(TextLines.cut(label, width: left - 10, size: 11), x: 0, y: y + 14, style: "s")
            for (column, unit) in units.enumerated() {
                draw(cell(unit, criterion), x: left + Double(column) * width, y: y, width, row, &drawing)
            }
        }
        drawLegend(y: head + Double(criteria.count) * row + 12, &drawing)
        return drawing
    }

    private func draw(_ cell: Cell, x: Double, y: Double, _ width: Double, _ height: Double, _ drawing: inout Drawing) {
        var (style, text, ink) = ("h-none", "", "s soft")
        switch cell {
        case .points(let points, let maximum):
            let share = maximum > .zero ? points.double / maximum.double : 0
            let shade = Self.shade(share)
            style = "h\(shade)"
            text = words.number(share * 100, decimals: 0)
            ink = shade > 4 ? "s white" : "s"
        case .hidden: (style, text) = ("gone", "*")
        case .notAssessed: text = "–"
        case .pending: text = "…"
        case .insufficient: text = "?"
        }
        drawing.box(x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, style: style)
        drawing.text(text, x: x + width / 2, y: y + 14, anchor: .middle, style: ink)
    }

    /// Eight shades: below 30 percent, then every ten.
    private static func shade(_ share: Double) -> Int { min(7, max(0, Int((share * 10 + 1e-9).rounded(.down)) - 2)) }

    private func drawLegend(y: Double, _ drawing: inout Drawing) {
        let labels = ["<30", "30", "40", "50", "60", "70", "80", "90–100"]
        drawing.text(words("Percent, from:", vi: "Phần trăm, từ:"), x: 0, y: y + 13, style: "s")
        for (shade, label) in labels.enumerated() {
            let x = 120 + Double(shade) * 60
            drawing.box(x: x, y: y, width: 56, height: 18, style: "h\(shade)")
            drawing.text(label, x: x + 28, y: y + 13, anchor: .middle, style: shade > 4 ? "s white" : "s")
        }
    }

    private func data(_ criteria: [CriteriaRow], _ units: [Int]) -> DataTable {
        DataTable(
            columns: [words("Criterion", vi: "Tiêu chí"), words("Maximum", vi: "Tối đa")]
                + units.map { round.units[$0].name },
            rows: criteria.map { criterion in
                ["\(criterion.printedCode) \(criterion.title)", contents.points(criterion.maximumPoints)]
                    + units.map { text(cell($0, criterion)) }
            })
    }

    private func text(_ cell: Cell) -> String {
        switch cell {
        case .points(let points, _): contents.points(points)
        case .hidden: ReportWords.hidden
        case .notAssessed: "–"
        case .pending: "…"
        case .insufficient: "?"
        }
    }
}
