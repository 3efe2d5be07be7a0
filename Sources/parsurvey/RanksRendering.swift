import SurveyStatistics
import SurveyWorkflow
import TextOutput

/// Ranks as a person or the next program reads them, from the top down.
struct RanksRendering {
    let request: RanksRequest
    let result: RanksResult
    /// Whether the pairs that differ are shown in place of the ranks.
    let showsPairs: Bool

    /// Writes the result in the format and to the place that were asked for.
    func deliver(_ output: OutputOptions) throws {
        let text =
            switch output.format {
            case .table: showsPairs ? pairTable : rankTable
            case .csv: showsPairs ? pairsCSV : ranksCSV
            case .json: json.serialized()
            }
        try Terminal.deliver(text, to: output.output)
    }

    // MARK: For a person

    private var rankTable: String {
        let percent = fixedText(
            request.level * 100, decimals: request.level * 100 == (request.level * 100).rounded() ? 0 : 1)
        var table = TextTable([
            (say("rank", vi: "hạng"), .right), (say("name", vi: "đơn vị"), .left),
            (say("estimate", vi: "ước lượng"), .right), (say("se", vi: "sai số"), .right),
            (say("\(percent) % alone", vi: "\(percent) % riêng"), .right),
            (say("\(percent) % all", vi: "\(percent) % đồng thời"), .right),
        ])
        for unit in result.units {
            table.append([
                String(unit.ranks.rank), unit.name, fixedText(unit.estimate, decimals: 4),
                fixedText(unit.standardError, decimals: 4), Self.text(unit.ranks.marginal),
                Self.text(unit.ranks.simultaneous),
            ])
        }
        return table.text() + "\n" + summary
    }

    private var pairTable: String {
        var table = TextTable([
            (say("above", vi: "cao hơn"), .left), (say("below", vi: "thấp hơn"), .left),
            (say("difference", vi: "chênh lệch"), .right), (say("se", vi: "sai số"), .right),
        ])
        for pair in result.pairs {
            table.append([
                result.units[pair.above].name, result.units[pair.below].name, fixedText(pair.difference, decimals: 4),
                fixedText(pair.standardError, decimals: 4),
            ])
        }
        return table.text() + "\n" + summary
    }

    private var summary: String {
        let count = result.units.count
        let all = count * (count - 1) / 2
        return say(
            "\(result.pairs.count) of \(all) pairs differ; \(request.draws) draws, seed \(request.seed)\n",
            vi:
                "\(result.pairs.count) trên \(all) cặp khác nhau; mô phỏng \(request.draws) lần, hạt giống \(request.seed)\n"
        )
    }

    private static func text(_ set: ClosedRange<Int>) -> String { "\(set.lowerBound)–\(set.upperBound)" }

    // MARK: For a program

    private var ranksCSV: String {
        var csv = CSVText(columns: [
            "name", "estimate", "standard_error", "rank", "marginal_low", "marginal_high", "simultaneous_low",
            "simultaneous_high",
        ])
        for unit in result.units {
            csv.append(
                [defused(unit.name), roundTripText(unit.estimate), roundTripText(unit.standardError)]
                    + Self.ranks(unit).map { String($0.value) })
        }
        return csv.text
    }

    private var pairsCSV: String {
        var csv = CSVText(columns: ["above", "below", "difference", "standard_error"])
        for pair in result.pairs {
            csv.append([
                defused(result.units[pair.above].name), defused(result.units[pair.below].name),
                roundTripText(pair.difference),
                roundTripText(pair.standardError),
            ])
        }
        return csv.text
    }

    private var json: JSONValue {
        .object([
            ("level", .number(roundTripText(request.level))),
            ("df", request.degreesOfFreedom.map { .number(roundTripText($0)) } ?? .null),
            ("draws", .integer(request.draws)), ("seed", .number(String(request.seed))),
            (
                "units",
                .array(
                    result.units.map { unit in
                        .object(
                            [
                                ("name", .string(unit.name)), ("estimate", .number(roundTripText(unit.estimate))),
                                ("standard_error", .number(roundTripText(unit.standardError))),
                            ] + Self.ranks(unit).map { ($0.name, .integer($0.value)) })
                    })
            ),
            (
                "pairs",
                .array(
                    result.pairs.map { pair in
                        .object([
                            ("above", .string(result.units[pair.above].name)),
                            ("below", .string(result.units[pair.below].name)),
                            ("difference", .number(roundTripText(pair.difference))),
                            ("standard_error", .number(roundTripText(pair.standardError))),
                        ])
                    })
            ),
        ])
    }

    private static func ranks(_ unit: RanksResult.Unit) -> [(name: String, value: Int)] {
        [
            ("rank", unit.ranks.rank), ("marginal_low", unit.ranks.marginal.lowerBound),
            ("marginal_high", unit.ranks.marginal.upperBound),
            ("simultaneous_low", unit.ranks.simultaneous.lowerBound),
            ("simultaneous_high", unit.ranks.simultaneous.upperBound),
        ]
    }
}
