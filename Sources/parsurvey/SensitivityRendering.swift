import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow

/// A sensitivity analysis as a person reads it: units down, choices across, ranks in the cells.
struct SensitivityRendering {
    let result: SensitivityResult
    let language: Language

    private var round: Round { result.result.round }
    private var analysis: SensitivityAnalysis { result.analysis }

    private func word(_ english: String, vi vietnamese: String) -> String { Wording(english, vi: vietnamese)[language] }

    var text: String {
        var text = round.isSynthetic ? syntheticMark[language] + "\n\n" : ""
        text += "\(round.title)\n\(round.criteriaSet.source)\n"
        for (index, kind) in round.criteriaSet.kinds.enumerated() {
            let members = analysis.baseline.indices.filter {
                round.kindIndex(ofUnit: analysis.baseline[$0].unit) == index
            }
            if !members.isEmpty { text += "\n\(kind.title)\n" + table(members) }
        }
        text += "\n" + legend
        return text
    }

    private func table(_ members: [Int]) -> String {
        var columns: [(String, TextTable.Alignment)] = [
            (word("unit", vi: "mã"), .left), (word("name", vi: "đơn vị"), .left),
            (word("points", vi: "điểm"), .right), (word("rank", vi: "hạng"), .right),
        ]
        columns += analysis.alternatives.indices.map { ("(\($0 + 1))", .right) }
        columns += [
            (word("best", vi: "cao nhất"), .right), (word("worst", vi: "thấp nhất"), .right),
            (word("points from–to", vi: "điểm từ–đến"), .right), (word("grade", vi: "xếp loại"), .left),
        ]
        var table = TextTable(columns)
        for index in members {
            let (own, range) = (analysis.baseline[index], analysis.ranges[index])
            let unit = round.units[own.unit]
            var cells = [unit.code.description, unit.name, points(own.points), rank(own.rank)]
            cells += analysis.alternatives.map { moved($0.outcomes[index], from: own) }
            cells += [
                rank(range.bestRank), rank(range.worstRank),
                "\(points(range.lowestPoints))–\(points(range.highestPoints))", own.grade ?? "–",
            ]
            table.append(cells)
        }
        return table.text()
    }

    /// The rank under an alternative; a dot where nothing moves, a star where the grade does.
    private func moved(_ outcome: SensitivityAnalysis.Outcome, from own: SensitivityAnalysis.Outcome) -> String {
        let text = outcome.rank == own.rank ? "·" : rank(outcome.rank)
        return outcome.grade == own.grade ? text : text + "*"
    }

    private func rank(_ rank: Int?) -> String { rank.map { String($0) } ?? "–" }

    private func points(_ points: Points?) -> String {
        points?.text(decimals: round.settings.roundingStep.decimals) ?? "–"
    }

    private var legend: String {
        var lines = analysis.alternatives.enumerated().map { "  (\($0 + 1)) \($1.setting): \($1.value)" }
        lines.append(
            word(
                "  · the rank does not move; * the grade of the block does",
                vi: "  · thứ hạng không đổi; * xếp loại của khối thay đổi"))
        lines.append(
            word(
                "  best, worst and points from–to: over all \(analysis.combinations) combinations of the choices",
                vi: "  cao nhất, thấp nhất và điểm từ–đến: xét trên \(analysis.combinations) tổ hợp lựa chọn"))
        return lines.joined(separator: "\n") + "\n"
    }
}
