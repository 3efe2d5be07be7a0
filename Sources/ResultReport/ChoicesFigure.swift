import Scoring
import SurveyModel

/// Where units would stand if choices that no text makes had been made otherwise.
struct ChoicesFigure {
    let contents: ReportContents
    let kind: Int
    let analysis: SensitivityAnalysis

    private var words: ReportWords { contents.words }
    private var round: Round { contents.round }

    /// Positions among the outcomes, the best first.
    private var members: [Int] {
        analysis.baseline.indices.filter {
            round.kindIndex(ofUnit: analysis.baseline[$0].unit) == kind && !isHidden(analysis.baseline[$0].unit)
        }
        .enumerated().sorted {
            (analysis.baseline[$0.element].rank ?? .max, $0.offset) < (
                analysis.baseline[$1.element].rank ?? .max, $1.offset
            )
        }.map(\.element)
    }

    private func isHidden(_ unit: Int) -> Bool {
        contents.material.sheet.blocks.indices.contains(where: {
            contents.material.sheet.blocks[$0].unit == unit && contents.points.isBlockHidden[$0]
        })
    }

    /// Whether points under several choices would tell what a few people of one group said.
    private func hidesPoints(_ unit: Int) -> Bool {
        round.groups.indices.contains { contents.counts.count(kind: kind, unit: unit, group: $0) == .hidden }
    }

    /// One for every forty units.
    var figures: [ReportFigure] {
        let members = members
        if members.isEmpty { return [] }
        return members.parts(of: 40).map { part in
            ReportFigure(
                title: words(
                    "Rank under other choices: \(contents.kindTitle(kind))",
                    vi: "Thứ hạng nếu chọn khác đi: \(contents.kindTitle(kind))"),
                description: description(members), drawing: drawing(Array(part), count: members.count), note: note,
                tables: [ranges(Array(part)), outcomes(Array(part))])
        }
    }

    private func description(_ members: [Int]) -> String {
        let firm = members.count { analysis.ranges[$0].bestRank == analysis.ranges[$0].worstRank }
        return words(
            "\(firm) of \(members.count) units keep their rank under all \(analysis.combinations) combinations.",
            vi: "\(firm)/\(members.count) đơn vị giữ nguyên hạng trong mọi tổ hợp (\(analysis.combinations) tổ hợp).")
    }

    private var note: String {
        words(
            """
            Diamonds: the rank by the round's own choices. Thin line: from the best to the worst rank over all \
            \(analysis.combinations) combinations of choices; bars across: ranks under one choice made otherwise.
            """,
            vi: """
                Hình thoi: hạng theo lựa chọn của đợt điều tra. Vạch ngang: từ hạng cao nhất đến thấp nhất trong \
                \(analysis.combinations) tổ hợp lựa chọn; vạch đứng: hạng khi chỉ đổi một lựa chọn.
                """)
    }

    private func drawing(_ part: [Int], count: Int) -> Drawing {
        let (left, row, head) = (250.0, 22.0, 36.0)
        var drawing = Drawing(height: head + Double(part.count) * row + 20)
        let axis = Axis(places: count, start: left + 14, end: 740)
        let bottom = head + Double(part.count) * row
        drawing.text(words("Rank", vi: "Hạng"), x: left, y: head - 10, anchor: .end, style: "b")
        for tick in axis.ticks {
            drawing.line(axis.place(tick), head - 6, axis.place(tick), bottom, style: "grid")
            drawing.text(
                words.number(tick, decimals: 0), x: axis.place(tick), y: head - 10, anchor: .middle, style: "s")
            drawing.text(
                words.number(tick, decimals: 0), x: axis.place(tick), y: bottom + 13, anchor: .middle, style: "s")
        }
        for (place, index) in part.enumerated() {
            let y = head + (Double(place) + 0.5) * row
            let (own, range) = (analysis.baseline[index], analysis.ranges[index])
            drawing.text(
                contents.name(of: own.unit, width: left - 4), x: left, y: y + 4, anchor: .end)
            if let best = range.bestRank, let worst = range.worstRank {
                drawing.line(axis.place(Double(best)), y, axis.place(Double(worst)), y, style: "whisker")
            }
            for rank in Set(analysis.alternatives.compactMap { $0.outcomes[index].rank }).sorted() {
                drawing.line(axis.place(Double(rank)), y - 5, axis.place(Double(rank)), y + 5, style: "whisker")
            }
            if let rank = own.rank {
                drawing.shape([(0, -6), (6, 0), (0, 6), (-6, 0)], x: axis.place(Double(rank)), y: y, style: "dot")
            } else {
                drawing.text(words("no points yet", vi: "chưa có điểm"), x: axis.start + 4, y: y + 4, style: "soft")
            }
        }
        return drawing
    }

    private func ranges(_ part: [Int]) -> DataTable {
        DataTable(
            columns: [
                words("Unit", vi: "Đơn vị"), words("Points", vi: "Điểm"), words("Rank", vi: "Hạng"),
                words("Best", vi: "Cao nhất"), words("Worst", vi: "Thấp nhất"),
                words("Points from–to", vi: "Điểm từ–đến"), words("Grade of the block", vi: "Xếp loại khối"),
            ],
            rows: part.map { index in
                let (own, range) = (analysis.baseline[index], analysis.ranges[index])
                let points =
                    hidesPoints(own.unit)
                    ? ReportWords.hidden : "\(text(range.lowestPoints))–\(text(range.highestPoints))"
                return [
                    round.units[own.unit].name, text(own.points), text(own.rank), text(range.bestRank),
                    text(range.worstRank), points, own.grade ?? "–",
                ]
            })
    }

    private func outcomes(_ part: [Int]) -> DataTable {
        DataTable(
            columns: [words("Rank if", vi: "Hạng nếu"), words("as chosen", vi: "như đã chọn")]
                + analysis.alternatives.map { contents.choice($0.setting, $0.value) },
            rows: part.map { index in
                [round.units[analysis.baseline[index].unit].name, text(analysis.baseline[index].rank)]
                    + analysis.alternatives.map { text($0.outcomes[index].rank) }
            })
    }

    private func text(_ rank: Int?) -> String { rank.map { String($0) } ?? "–" }

    private func text(_ points: Points?) -> String { points.map(contents.points) ?? "–" }
}
