import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow
import TextOutput

/// A plan as a person reads it: strata down, kinds of unit across, then what it gives and what it rests on.
struct PlanRendering {
    let result: PlanResult
    let language: Language

    private var round: Round { result.round }
    private var plan: SurveyPlan { result.plan }

    private func word(_ english: String, vi vietnamese: String) -> String { Wording(english, vi: vietnamese)[language] }

    var text: String {
        var text = result.isSynthetic ? syntheticMark[language] + "\n\n" : ""
        text += "\(round.title)\n\(round.criteriaSet.source)\n\n" + aims + "\n" + strata + "\n" + kinds
        if !plan.organisations.isEmpty { text += "\n" + organisations }
        return text + "\n" + assumptions
    }

    private var aims: String {
        var lines: [String] = []
        if let margin = result.target.margin {
            let points = number(margin)
            lines.append(
                word(
                    "Wanted: every unit's survey block within ±\(points) points (95 % interval)",
                    vi:
                        "Yêu cầu: điểm khối điều tra của mọi đơn vị có sai số không quá ±\(points) điểm (khoảng tin cậy 95 %)"
                ))
        }
        if let difference = result.target.difference {
            let points = number(difference)
            lines.append(
                word(
                    "Wanted: two units that are \(points) points apart told apart (two-sided 5 %, power 80 %)",
                    vi:
                        "Yêu cầu: phân biệt được hai đơn vị chênh nhau \(points) điểm (mức ý nghĩa 5 % hai phía, lực kiểm định 80 %)"
                ))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var strata: String {
        let hasStrata = plan.strata.contains { !$0.stratum.isEmpty }
        var columns: [(String, TextTable.Alignment)] = [(word("group", vi: "nhóm"), .left)]
        if hasStrata { columns.append((word("stratum", vi: "tầng"), .left)) }
        columns.append((word("people", vi: "số người"), .right))
        columns += plan.kinds.indices.map { (word("for (\($0 + 1))", vi: "cho (\($0 + 1))"), .right) }
        columns += [
            (word("respondents", vi: "cần trả lời"), .right), (word("to ask", vi: "cần phát phiếu"), .right),
        ]
        var table = TextTable(columns)
        for (index, stratum) in plan.strata.enumerated() {
            var cells = [round.groups[stratum.group].code.description]
            if hasStrata { cells.append(stratum.stratum.isEmpty ? "–" : stratum.stratum) }
            cells.append(count(stratum.population))
            cells += plan.kinds.map { count($0.needed[index]) }
            table.append(cells + [String(plan.respondents[index]), String(plan.invited[index])])
        }
        let populations = plan.strata.compactMap(\.population)
        var total = [word("total", vi: "tổng số")] + (hasStrata ? [""] : [])
        total.append(count(populations.count == plan.strata.count ? populations.reduce(0, +) : nil))
        total += plan.kinds.map { String($0.needed.reduce(0) { $0 + ($1 ?? 0) }) }
        table.append(total + [String(plan.respondents.reduce(0, +)), String(plan.invited.reduce(0, +))])
        return table.text()
    }

    private var kinds: String {
        let isObserved = plan.kinds.contains { $0.leastCertainUnit != nil }
        var columns: [(String, TextTable.Alignment)] = [
            (word("this gives", vi: "kết quả dự kiến"), .left), (word("margin ±", vi: "sai số ±"), .right),
            (word("difference seen", vi: "chênh lệch thấy được"), .right),
        ]
        if isObserved { columns.append((word("least certain", vi: "sai số lớn nhất"), .left)) }
        var table = TextTable(columns)
        for (index, kind) in plan.kinds.enumerated() {
            var cells = [
                "(\(index + 1)) \(round.criteriaSet.kinds[kind.kind].title)", fixedText(kind.margin, decimals: 3),
                kind.difference.map { fixedText($0, decimals: 3) } ?? "–",
            ]
            if isObserved { cells.append(kind.leastCertainUnit?.description ?? "–") }
            table.append(cells)
        }
        return table.text()
    }

    private var organisations: String {
        var table = TextTable([
            (word("group", vi: "nhóm"), .left), (word("stratum", vi: "tầng"), .left),
            (word("employer", vi: "cơ quan"), .left), (word("people", vi: "số người"), .right),
            (word("respondents", vi: "cần trả lời"), .right), (word("to ask", vi: "cần phát phiếu"), .right),
        ])
        for part in plan.organisations {
            let stratum = plan.strata[part.stratum]
            table.append([
                round.groups[stratum.group].code.description, stratum.stratum.isEmpty ? "–" : stratum.stratum,
                part.employer, String(part.population), String(part.respondents), String(part.invited),
            ])
        }
        return table.text()
    }

    private var assumptions: String {
        var lines = [word("This rests on:", vi: "Với giả định:")]
        let spreads = plan.kinds.map(spread)
        for (index, text) in spreads.enumerated() where spreads.firstIndex(of: text) == index {
            let kinds = spreads.indices.filter { spreads[$0] == text }.map { "(\($0 + 1))" }
            lines.append("  \(kinds.joined(separator: ", ")): \(text)")
        }
        for group in Set(plan.strata.map(\.group)).sorted() {
            lines.append("  \(round.groups[group].code): " + round.groups[group].assumption[language])
        }
        lines.append("  combine-groups: \(round.settings.combination.rawValue)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func spread(_ kind: KindPlan) -> String {
        if let previous = result.previous, kind.observedUnits > 0 {
            return word(
                "answers spread as about \(kind.observedUnits) units in “\(previous.title)”",
                vi: "câu trả lời phân tán như \(kind.observedUnits) đơn vị trong “\(previous.title)”")
        }
        if let deviation = result.target.deviation {
            return word(
                "everybody answers everything, with a standard deviation of \(number(deviation)) of the range; units are rated regardless of each other",
                vi:
                    "mỗi người trả lời đủ mọi câu, độ lệch chuẩn bằng \(number(deviation)) của khoảng điểm; các đơn vị được đánh giá độc lập với nhau"
            )
        }
        return word(
            "everybody answers everything, and answers spread as far as they can (half all worst, half all best); units are rated regardless of each other",
            vi:
                "mỗi người trả lời đủ mọi câu, câu trả lời phân tán lớn nhất có thể (một nửa chọn toàn mức thấp nhất, một nửa toàn mức cao nhất); các đơn vị được đánh giá độc lập với nhau"
        )
    }

    private func number(_ value: Double) -> String { significantText(value, digits: 6) }

    private func count(_ value: Int?) -> String { value.map { String($0) } ?? "–" }
}
