import ByteInput
import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow
import TextOutput

/// Points as a person or the next program reads them.
struct ScoreRendering {
    let result: RoundResult
    let blockTitle: String

    private var round: Round { result.round }

    /// Writes the result in the format and to the place that were asked for.
    ///
    /// What became of the responses goes with a table to the same place, and otherwise to standard error.
    func deliver(_ output: OutputOptions) throws {
        let scores = ScoreTables(round: round).scores(result.sheet)
        switch output.format {
        case .table: try Terminal.deliver(table, to: output.output)
        case .csv: try Terminal.deliver(scores.csv, to: output.output)
        case .json: try Terminal.deliver(scores.json.serialized(), to: output.output)
        }
        if output.format != .table { Terminal.note(Self.accounts(result)) }
    }

    static var syntheticLine: String {
        say(
            "SYNTHETIC: these answers are made up; the points mean nothing.\n",
            vi: "DỮ LIỆU GIẢ LẬP: câu trả lời là dữ liệu giả lập, điểm không có giá trị thực tế.\n")
    }

    /// How many responses of each file were accepted, rejected and duplicates; the counts add up.
    static func accounts(_ result: RoundResult) -> String {
        guard let collected = result.collected else { return "" }
        var table = TextTable([
            (say("responses from", vi: "phiếu từ tệp"), .left), (say("read", vi: "đã đọc"), .right),
            (say("accepted", vi: "được tính"), .right), (say("rejected", vi: "bị loại"), .right),
            (say("duplicate", vi: "trùng"), .right),
        ])
        func row(_ name: String, _ counts: [Int]) { table.append([name] + counts.map { String($0) }) }
        for account in collected.accounts {
            row(account.fingerprint.path, [account.read, account.accepted, account.rejected, account.duplicates])
        }
        if collected.accounts.count > 1 {
            row(
                say("total", vi: "tổng số"),
                [collected.read, collected.accepted, collected.rejected, collected.duplicates])
        }
        return table.text(indent: 0)
    }

    private var table: String {
        var text = round.isSynthetic ? Self.syntheticLine + "\n" : ""
        text += "\(round.title)\n\(round.criteriaSet.source)\n"
        for kind in round.criteriaSet.kinds {
            let blocks = result.sheet.blocks.filter { round.units[$0.unit].kind == kind.code }
            if !blocks.isEmpty { text += "\n" + kindTable(kind, blocks) }
        }
        let accounts = Self.accounts(result)
        if !accounts.isEmpty { text += "\n" + accounts }
        text += "\n" + say("Settings in force", vi: "Thiết lập áp dụng") + "\n"
        for (name, value) in round.settingsInForce { text += "  \(name): \(Self.compact(value))\n" }
        return text
    }

    private func kindTable(_ kind: UnitKind, _ blocks: [BlockRow]) -> String {
        let method = blocks[0].method
        let tabulated = kind.table.tabulatedBlock(method)
        // Two scales are shown where the text and the table differ; the star marks the one that is reported.
        let stated = kind.table.stated.block(method).flatMap { $0 == tabulated ? nil : $0 }
        let reportsStated = method == .survey && round.settings.surveyBlock == .stated
        let star = { (isReported: Bool) in stated != nil && isReported ? "*" : "" }
        var columns: [(String, TextTable.Alignment)] = [
            (say("unit", vi: "mã"), .left), (say("name", vi: "đơn vị"), .left),
            (say("of \(tabulated)", vi: "trên \(tabulated)") + star(!reportsStated), .right),
        ]
        if let stated {
            columns.append((say("of \(stated)", vi: "trên \(stated)") + star(reportsStated), .right))
        }
        columns += [
            (say("unrounded", vi: "chưa làm tròn"), .right), (say("maximum", vi: "tối đa"), .right),
            (say("remarks", vi: "ghi chú"), .left),
        ]
        var table = TextTable(columns)
        for block in blocks {
            let unit = round.units[block.unit]
            var cells = [unit.code.description, unit.name, points(block.points)]
            if stated != nil { cells.append(points(block.pointsOnStatedScale)) }
            cells.append(block.pointsUnrounded.map { fixedText($0, decimals: 4) } ?? "–")
            cells += [points(block.maximum), remarks(block)]
            table.append(cells)
        }
        let note = say("* the scale that is reported", vi: "* thang điểm dùng để báo cáo")
        let title = "\(blockTitle) – \(kind.title) (\(kind.table.title))\n"
        return title + table.text() + (stated == nil ? "" : "  \(note)\n")
    }

    private func points(_ points: Points?) -> String {
        points?.text(decimals: round.settings.roundingStep.decimals) ?? "–"
    }

    /// How many rows of the block are not simply scored, and why.
    private func remarks(_ block: BlockRow) -> String {
        let rows = result.sheet.rows.filter { $0.unit == block.unit && $0.criterion.method == block.method }
        return ScoreStatus.allCases.compactMap { status in
            let count = rows.filter { $0.status == status }.count
            return status == .scored || count == 0 ? nil : "\(count) \(status.wording)"
        }.joined(separator: ", ")
    }

    /// A setting on one line, without the marks of JSON.
    private static func compact(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
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
    var wording: String {
        switch self {
        case .scored: say("scored", vi: "đã tính điểm")
        case .scoredWithoutGroups: say("scored without a group", vi: "tính điểm thiếu nhóm")
        case .insufficientData: say("insufficient data", vi: "thiếu dữ liệu")
        case .notAssessed: say("not assessed", vi: "không đánh giá")
        case .pending: say("pending", vi: "chờ công bố")
        }
    }
}
