import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow
import TextOutput

/// Replicates of a round's survey blocks as a person reads them.
struct BootstrapRendering {
    let made: BootstrapResult
    let language: Language

    private var round: Round { made.result.round }

    private func word(_ english: String, vi vietnamese: String) -> String { Wording(english, vi: vietnamese)[language] }

    var text: String {
        var text = round.isSynthetic ? syntheticMark[language] + "\n\n" : ""
        text += "\(round.title)\n\(round.criteriaSet.source)\n"
        for (index, kind) in round.criteriaSet.kinds.enumerated() {
            let own = made.replicates.units.filter { round.kindIndex(ofUnit: $0.unit) == index }
            if !own.isEmpty { text += "\n\(kind.title)\n" + table(own) }
        }
        return text + "\n" + legend
    }

    private func table(_ units: [BlockReplicates.Unit]) -> String {
        var table = TextTable([
            (word("unit", vi: "mã"), .left), (word("name", vi: "đơn vị"), .left),
            (word("points", vi: "điểm"), .right), (word("error", vi: "sai số chuẩn"), .right),
            (word("bootstrap", vi: "theo mẫu lặp"), .right), (word("95 % of replicates", vi: "95 % mẫu lặp"), .right),
            (word("rank", vi: "hạng"), .right), (word("ranks of 95 %", vi: "hạng của 95 %"), .right),
            (word("rank kept", vi: "giữ hạng"), .right),
        ])
        for own in units {
            let unit = round.units[own.unit]
            let error = made.result.errors?.blocks[own.block]?.standardError
            table.append([
                unit.code.description, unit.name, fixedText(own.points, decimals: 4),
                error.map { fixedText($0, decimals: 4) } ?? "–",
                own.standardError.map { fixedText($0, decimals: 4) } ?? "–",
                own.middle.map { "\(fixedText($0.low, decimals: 2))–\(fixedText($0.high, decimals: 2))" } ?? "–",
                String(own.rank), own.middleRanks.map { "\($0.low)–\($0.high)" } ?? "–",
                own.rankKept.map { fixedText($0 * 100, decimals: 0) + " %" } ?? "–",
            ])
        }
        return table.text()
    }

    private var legend: String {
        let count = made.replicates.count - made.replicates.failed
        return [
            word(
                "  \(count) replicates; error: by linearisation, as points shows it; bootstrap: standard deviation of the replicates",
                vi:
                    "  \(count) mẫu lặp; sai số chuẩn: theo tuyến tính hóa, như lệnh points; theo mẫu lặp: độ lệch chuẩn giữa các mẫu lặp"
            ),
            word(
                "  rank kept: part of the replicates in which the unit has this rank",
                vi: "  giữ hạng: tỷ lệ mẫu lặp mà đơn vị có đúng thứ hạng này"),
        ].joined(separator: "\n") + "\n"
    }
}
