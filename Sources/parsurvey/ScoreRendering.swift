import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyStatistics
import SurveyWorkflow
import TextOutput

/// Points as a person or the next program reads them.
struct ScoreRendering {
    let result: RoundResult
    let blockTitle: Wording
    /// The terminal's for the terminal, the round's for a file.
    private var language = Language.terminal

    init(result: RoundResult, blockTitle: Wording) {
        self.result = result
        self.blockTitle = blockTitle
    }

    private func word(_ english: String, vi vietnamese: String) -> String { Wording(english, vi: vietnamese)[language] }

    private var round: Round { result.round }

    /// Writes the result in the format and to the place that were asked for.
    ///
    /// What became of the responses goes with a table to the same place, and otherwise to standard error.
    ///
    /// A table in a file is in the round's language, on the terminal in the terminal's.
    func deliver(_ output: OutputOptions) throws {
        var rendering = self
        if output.output != nil { rendering.language = round.language }
        let tables = ScoreTables(round: round)
        switch output.format {
        case .table: try Terminal.deliver(rendering.table, to: output.output)
        case .csv: try Terminal.deliver(tables.scores(result.sheet, errors: result.errors).csv, to: output.output)
        case .json:
            try Terminal.deliver(
                tables.scores(result.sheet, errors: result.errors).json.serialized(), to: output.output)
        }
        if output.format != .table { Terminal.note(accountTable(result, in: .terminal)) }
    }

    private var table: String {
        var text = round.isSynthetic ? syntheticMark[language] + "\n\n" : ""
        text += "\(round.title)\n\(round.criteriaSet.source)\n"
        for kind in round.criteriaSet.kinds {
            let blocks = result.sheet.blocks.filter { round.units[$0.unit].kind == kind.code }
            if !blocks.isEmpty { text += "\n" + kindTable(kind, blocks) }
        }
        text += "\n" + errorsNote
        let accounts = accountTable(result, in: language)
        if !accounts.isEmpty { text += "\n" + accounts }
        text += "\n" + word("Settings in force", vi: "Thiết lập áp dụng") + "\n"
        for (name, value) in round.settingsInForce { text += "  \(name): \(Self.compact(value))\n" }
        return text
    }

    /// What the errors rest on, or why there are none.
    private var errorsNote: String {
        guard result.collected != nil else { return "" }
        guard let errors = result.errors else {
            return word(
                "No errors: round.yaml does not say how respondents were chosen. --errors takes each as drawn at random.",
                vi:
                    "Chưa tính sai số: round.yaml chưa nêu cách chọn người trả lời. --errors coi mỗi người là chọn ngẫu nhiên."
            )
                + "\n"
        }
        let lines = errors.samples.map { sample -> String in
            let group = round.groups[sample.group]
            return "  \(group.code): " + group.assumption[language]
        }
        let title = word(
            "Errors and ranks at 95 %; they rest on:", vi: "Sai số và thứ hạng ở mức tin cậy 95 %, với giả định:")
        return title + "\n" + lines.joined(separator: "\n") + "\n"
    }

    private func kindTable(_ kind: UnitKind, _ blocks: [BlockRow]) -> String {
        let method = blocks[0].method
        let tabulated = kind.table.tabulatedBlock(method)
        // Two scales are shown where the text and the table differ; the star marks the one that is reported.
        let stated = kind.table.stated.block(method).flatMap { $0 == tabulated ? nil : $0 }
        let reportsStated = method == .survey && round.settings.surveyBlock == .stated
        let star = { (isReported: Bool) in stated != nil && isReported ? "*" : "" }
        var columns: [(String, TextTable.Alignment)] = [
            (word("unit", vi: "mã"), .left), (word("name", vi: "đơn vị"), .left),
            (word("of \(tabulated)", vi: "trên \(tabulated)") + star(!reportsStated), .right),
        ]
        if let stated {
            columns.append((word("of \(stated)", vi: "trên \(stated)") + star(reportsStated), .right))
        }
        columns += [
            (word("unrounded", vi: "chưa làm tròn"), .right), (word("maximum", vi: "tối đa"), .right),
        ]
        let errors = method == .survey ? result.errors : nil
        if errors != nil {
            columns += [
                (word("error", vi: "sai số chuẩn"), .right), (word("95 % interval", vi: "khoảng tin cậy 95 %"), .right),
                (word("rank", vi: "hạng"), .right), (word("rank set", vi: "khoảng hạng"), .right),
            ]
        }
        columns.append((word("remarks", vi: "ghi chú"), .left))
        var table = TextTable(columns)
        for block in blocks {
            let unit = round.units[block.unit]
            var cells = [unit.code.description, unit.name, points(block.points)]
            if stated != nil { cells.append(points(block.pointsOnStatedScale)) }
            cells.append(block.pointsUnrounded.map { fixedText($0, decimals: 4) } ?? "–")
            cells.append(points(block.maximum))
            if let errors { cells += precision(block, errors) }
            cells.append(remarks(block))
            table.append(cells)
        }
        let note = word("* the scale that is reported", vi: "* thang điểm dùng để báo cáo")
        let title = "\(blockTitle[language]) – \(kind.title) (\(kind.table.title))\n"
        return title + table.text() + (stated == nil ? "" : "  \(note)\n")
    }

    /// The error, the interval, the rank and the ranks that are not excluded, for all units together.
    private func precision(_ block: BlockRow, _ errors: RoundErrors) -> [String] {
        let index = result.sheet.blocks.firstIndex { $0.unit == block.unit && $0.method == block.method } ?? 0
        let precision = errors.blocks[index]
        let rank = errors.ranks.joined().first { $0.unit == block.unit }?.ranks
        return [
            precision.map { fixedText($0.standardError, decimals: 3) } ?? "–",
            precision?.interval.map { "\(fixedText($0.low, decimals: 2))–\(fixedText($0.high, decimals: 2))" } ?? "–",
            rank.map { String($0.rank) } ?? "–",
            rank.map { "\($0.simultaneous.lowerBound)–\($0.simultaneous.upperBound)" } ?? "–",
        ]
    }

    private func points(_ points: Points?) -> String {
        points?.text(decimals: round.settings.roundingStep.decimals) ?? "–"
    }

    /// How many rows of the block are not simply scored, and why.
    private func remarks(_ block: BlockRow) -> String {
        let rows = result.sheet.rows.filter { $0.unit == block.unit && $0.criterion.method == block.method }
        return ScoreStatus.allCases.compactMap { status in
            let count = rows.filter { $0.status == status }.count
            return status == .scored || count == 0 ? nil : "\(count) \(status.wording[language])"
        }.joined(separator: ", ")
    }

    /// A setting on one line, without the marks of JSON.
    private static func compact(_ value: JSONValue) -> String {
        switch value {
        case .null: "–"
        case .bool(let flag): flag ? "true" : "false"
        case .string(let text), .number(let text): text
        case .array(let elements):
            elements.map { element in
                if case .object = element { "(\(compact(element)))" } else { compact(element) }
            }.joined(separator: ", ")
        case .object(let members):
            members.map { key, value in
                if case .object = value { "\(key) (\(compact(value)))" } else { "\(key) \(compact(value))" }
            }.joined(separator: "; ")
        }
    }
}

extension ScoreStatus {
    /// The status as a table says it.
    var wording: Wording {
        switch self {
        case .scored: Wording("scored", vi: "đã tính điểm")
        case .scoredWithoutGroups: Wording("scored without a group", vi: "tính điểm thiếu nhóm")
        case .insufficientData: Wording("insufficient data", vi: "thiếu dữ liệu")
        case .notAssessed: Wording("not assessed", vi: "không đánh giá")
        case .pending: Wording("pending", vi: "chờ công bố")
        }
    }
}
