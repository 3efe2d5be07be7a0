import Diagnostics
import ResultExport
import Scoring
import SurveyModel

/// The index as a person reads it on the terminal.
struct IndexRendering {
    let sheet: IndexSheet
    /// How many decimals points have at least.
    let decimals: Int
    let isSynthetic: Bool

    /// The title, and a table for each kind from the top down.
    func text(title: String) -> String {
        var text = isSynthetic ? syntheticMark[.terminal] + "\n\n" : ""
        text += title + "\n"
        for kind in sheet.kinds { text += "\n\(kind.title)\n" + table(kind) }
        return text
    }

    private func table(_ kind: IndexOfKind) -> String {
        let hasNames = kind.rows.contains { $0.parts.unitName != $0.parts.unit }
        var columns: [(String, TextTable.Alignment)] = [(say("rank", vi: "hạng"), .right)]
        if hasNames { columns.append((say("unit", vi: "mã"), .left)) }
        columns.append((say("name", vi: "đơn vị"), .left))
        columns.append((say("appraisal", vi: "thẩm định"), .right))
        if kind.hasSurvey { columns.append((say("survey", vi: "ĐTXHH"), .right)) }
        if kind.hasSatisfaction { columns.append((say("satisfaction", vi: "hài lòng"), .right)) }
        columns += [
            (say("total", vi: "tổng"), .right), (say("maximum", vi: "tối đa"), .right),
            (say("index %", vi: "chỉ số %"), .right),
        ]
        if !kind.bands.isEmpty { columns.append((say("grade", vi: "xếp loại"), .left)) }
        var table = TextTable(columns)
        for row in kind.rows {
            let parts = row.parts
            var cells = [row.rank.map { "\($0)" } ?? "–"]
            if hasNames { cells.append(parts.unit) }
            cells += [parts.unitName, points(parts.appraisal)]
            if kind.hasSurvey { cells.append(points(parts.survey)) }
            if kind.hasSatisfaction { cells.append(points(parts.satisfaction)) }
            cells += [
                points(parts.total), points(parts.maximum), row.percent?.text(among: kind.bands) ?? "–",
            ]
            if !kind.bands.isEmpty { cells.append(row.grade ?? "–") }
            table.append(cells)
        }
        return table.text()
    }

    private func points(_ points: Points?) -> String { points?.text(decimals: decimals) ?? "–" }
}
