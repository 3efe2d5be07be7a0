import SurveyStatistics
import SurveyWorkflow
import TextOutput

/// Estimates as a person or the next program reads them.
struct EstimateRendering {
    let request: EstimateRequest
    let result: EstimateResult

    /// Writes the result in the format and to the place that were asked for.
    func deliver(_ output: OutputOptions) throws {
        let text =
            switch output.format {
            case .table: table + "\n" + summary
            case .csv: csv
            case .json: json.serialized()
            }
        try Terminal.deliver(text, to: output.output)
    }

    // MARK: For a person

    private var table: String {
        let hasLevels = result.rows.contains { $0.level != nil }
        let percent = fixedText(request.level * 100, decimals: isWholePercent ? 0 : 1)
        var columns: [(String, TextTable.Alignment)] = request.by.map { ($0, .left) }
        if hasStatistics { columns.append((say("statistic", vi: "đại lượng"), .left)) }
        columns.append((say("variable", vi: "biến"), .left))
        if hasLevels { columns.append((say("level", vi: "mức"), .left)) }
        columns += [
            (say("estimate", vi: "ước lượng"), .right), (say("se", vi: "sai số"), .right),
            (say("df", vi: "bậc tự do"), .right),
            (say("\(percent) % from", vi: "\(percent) % từ"), .right), (say("to", vi: "đến"), .right), ("deff", .right),
            ("n", .right),
        ]
        var table = TextTable(columns)
        for row in result.rows {
            let estimate = row.estimate
            let decimals = decimals(row.variable)
            let number = { (value: Double?) in value.map { fixedText($0, decimals: decimals) } ?? "–" }
            var cells = row.domain + (hasStatistics ? [Self.name(row.statistic)] : []) + [row.variable]
            if hasLevels { cells.append(row.level ?? "") }
            cells += [number(estimate.value), number(estimate.standardError), String(estimate.degreesOfFreedom)]
            cells += [number(estimate.interval?.low), number(estimate.interval?.high)]
            cells += [estimate.designEffect.map { fixedText($0, decimals: 3) } ?? "–", String(estimate.count)]
            table.append(cells)
        }
        return table.text()
    }

    /// Whether a column is in two statistics, which a reader could not tell apart.
    private var hasStatistics: Bool {
        Set(result.rows.map { [$0.statistic.name, $0.variable] }).count > Set(result.rows.map(\.variable)).count
    }

    private static func name(_ statistic: Statistic) -> String {
        switch statistic {
        case .mean: say("mean", vi: "trung bình")
        case .total: say("total", vi: "tổng")
        case .ratio: say("ratio", vi: "tỷ số")
        case .proportion: say("share", vi: "tỷ lệ")
        case .quantile: say("quantile", vi: "phân vị")
        }
    }

    private var isWholePercent: Bool { abs(request.level * 100 - (request.level * 100).rounded()) < 1e-9 }

    /// As many as the largest number of a variable leaves room for.
    private func decimals(_ variable: String) -> Int {
        let largest = result.rows.filter { $0.variable == variable }.compactMap(\.estimate.value).map(abs).max() ?? 0
        return largest < 10_000 ? 4 : largest < 1_000_000 ? 2 : 0
    }

    private var summary: String {
        var lines = [
            say(
                "\(result.rowCount) rows, \(result.strata) strata, \(result.clusters) sampling units",
                vi: "\(result.rowCount) dòng, \(result.strata) tầng, \(result.clusters) đơn vị mẫu")
        ]
        if let count = result.replicateCount { lines.append(say("\(count) replicates", vi: "\(count) mẫu lặp")) }
        if let rounds = result.calibrationRounds {
            lines.append(
                say("weights calibrated in \(rounds) rounds", vi: "quyền số hiệu chỉnh sau \(rounds) vòng lặp"))
        }
        lines += leftOut.map { "\($0.count) " + $0.why }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was left out, with the reason; nothing where all rows take part.
    private var leftOut: [(count: Int, why: String)] {
        var parts = [
            (result.outsideCount, say("rows are not those of --where", vi: "dòng không thuộc điều kiện --where")),
            (result.undividedCount, say("rows are blank in a column of --by", vi: "dòng để trống ở cột của --by")),
        ]
        var seen: Set<String> = []
        for row in result.rows where seen.insert(row.variable).inserted {
            // Once for each domain, however many statistics and levels there are.
            var domains: Set<[String]> = []
            let rows = result.rows.filter { $0.variable == row.variable && domains.insert($0.domain).inserted }
            let (blank, weightless) = (
                rows.map(\.estimate.blank).reduce(0, +), rows.map(\.estimate.weightless).reduce(0, +)
            )
            parts.append((blank, say("rows have no \(row.variable)", vi: "dòng không có giá trị \(row.variable)")))
            parts.append((weightless, say("rows have the weight 0", vi: "dòng có quyền số bằng 0")))
        }
        return parts.filter { $0.0 > 0 }.map { (count: $0.0, why: $0.1) }
    }

    // MARK: For a program

    private static let columns = [
        "variable", "level", "estimate", "standard_error", "df", "ci_low", "ci_high", "deff", "n",
    ]

    private var csv: String {
        var csv = CSVText(columns: request.by + Self.columns)
        for row in result.rows {
            csv.append(
                row.domain.map(defused) + [defused(row.variable), defused(row.level ?? "")]
                    + numbers(row).map { $0.map(\.text) ?? "" })
        }
        return csv.text
    }

    private var json: JSONValue {
        .object([
            ("level", .number(roundTripText(request.level))),
            ("estimates", .array(result.rows.map(object))),
            ("covariance", covariance),
            ("rows", .integer(result.rowCount)), ("strata", .integer(result.strata)),
            ("clusters", .integer(result.clusters)),
            (
                "left_out",
                .object([
                    ("where", .integer(result.outsideCount)), ("by_blank", .integer(result.undividedCount)),
                ])
            ),
        ])
    }

    private func object(_ row: EstimateResult.Row) -> JSONValue {
        let values = zip(Self.columns.dropFirst(2), numbers(row)).map { name, number in
            (name, number.map { JSONValue.number($0.text) } ?? .null)
        }
        return .object(
            [
                ("domain", .object(zip(request.by, row.domain).map { ($0, .string($1)) })),
                ("statistic", .string(row.statistic.name)), ("variable", .string(row.variable)),
                ("level", .string(orNull: row.level)),
            ] + values + [
                ("interval", .string(row.interval.rawValue)), ("blank", .integer(row.estimate.blank)),
                ("weightless", .integer(row.estimate.weightless)),
            ])
    }

    private var covariance: JSONValue {
        let size = result.covariance.size
        return .array(
            (0..<size).map { row in
                .array(
                    (0..<size).map { column in
                        let value = result.covariance[row, column]
                        return value.isFinite ? .number(roundTripText(value)) : .null
                    })
            })
    }

    private struct Digits {
        var text: String
    }

    private func numbers(_ row: EstimateResult.Row) -> [Digits?] {
        let estimate = row.estimate
        let double = { (value: Double?) in value.map { Digits(text: roundTripText($0)) } }
        return [
            double(estimate.value), double(estimate.standardError), Digits(text: String(estimate.degreesOfFreedom)),
            double(estimate.interval?.low), double(estimate.interval?.high), double(estimate.designEffect),
            Digits(text: String(estimate.count)),
        ]
    }
}
