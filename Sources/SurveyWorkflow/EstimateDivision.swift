import Diagnostics
import SurveyStatistics

/// The rows that are estimated from, by domain.
struct EstimateDivision {
    /// For each domain the text of each column that divides; one domain without columns where nothing divides.
    let domains: [[String]]
    /// For each row its domain; −1 where it is in none.
    let rowDomains: [Int32]
    /// Rows for which a condition does not hold.
    let outsideCount: Int
    /// Other rows, for which a column that divides is blank.
    let undividedCount: Int

    /// - Returns: Nil, with errors among the findings, where a condition names a text that no cell holds.
    init?(_ data: NamedColumns, _ columns: EstimateColumns, path: String, findings: inout Findings) {
        var isInside = [Bool](repeating: true, count: data.count)
        for condition in columns.conditions {
            let texts = data.texts(condition.column)
            if condition.isEqual, !texts.contains(condition.text) {
                findings.add(Self.noLevel(condition, Set(texts).sorted(), at: SourceLocation(file: path)))
                return nil
            }
            for row in texts.indices where (texts[row] == condition.text) != condition.isEqual { isInside[row] = false }
        }
        let codes = columns.by.map { TextCodes(data.texts($0)) }
        let keys = isInside.indices.map { row -> [Int]? in
            let key = codes.map { $0.codes[row] }
            return isInside[row] && !key.contains(-1) ? key : nil
        }
        let sorted = Set(keys.compactMap { $0 }).sorted { $0.lexicographicallyPrecedes($1) }
        let positions = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32($0)) })
        domains = sorted.map { key in zip(key, codes).map { $1.levels[$0] } }
        rowDomains = keys.map { $0.flatMap { positions[$0] } ?? -1 }
        outsideCount = isInside.count { !$0 }
        undividedCount = data.count - outsideCount - rowDomains.count { $0 >= 0 }
        guard !domains.isEmpty else {
            findings.add(Self.nothing(at: SourceLocation(file: path)))
            return nil
        }
    }

    private static func noLevel(
        _ condition: RowCondition, _ levels: [String], at place: SourceLocation
    ) -> Diagnostic {
        let list = levels.filter { !$0.isEmpty }.prefix(12).joined(separator: ", ") + (levels.count > 12 ? ", …" : "")
        return Diagnostic(
            .error, .estimateNoLevel, at: place,
            Wording(
                "no cell of “\(condition.column)” is “\(condition.text)”",
                vi: "không ô nào của cột “\(condition.column)” là “\(condition.text)”"),
            hint: nearestName(to: condition.text, among: levels).map {
                Wording("did you mean “\($0)”?", vi: "có phải ý bạn là “\($0)”?")
            } ?? Wording("its cells hold: \(list)", vi: "các giá trị của cột: \(list)"))
    }

    private static func nothing(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .estimateNoRows, at: place,
            Wording("no row is left to estimate from", vi: "không còn dòng nào để ước lượng"),
            hint: Wording("look at --where and --by", vi: "xem lại --where và --by"))
    }
}

/// The numbers to estimate from.
struct EstimateVariables {
    struct Entry {
        var statistic: Statistic
        var variable: String
        var level: String?
        var isShare: Bool
        var estimand: Estimand
    }

    let entries: [Entry]
    /// Columns whose shares were asked for and that have no level in any domain.
    let withoutLevels: [String]

    /// - Returns: Nil, with errors among the findings, where a cell is no number.
    init?(_ data: NamedColumns, _ columns: EstimateColumns, _ rowDomains: [Int32], findings: inout Findings) {
        var entries: [Entry] = []
        var withoutLevels: [String] = []
        for source in columns.sources {
            if case .proportion = source.statistic {
                let shares = Self.shares(source, data, rowDomains)
                if shares.isEmpty { withoutLevels.append(source.variable) }
                entries += shares
                continue
            }
            var numbers: [[Double]] = []
            for column in source.columns {
                guard let values = data.numbers(column, areBlanksAllowed: true, findings: &findings) else { return nil }
                numbers.append(values)
            }
            entries.append(Self.entry(source, numbers))
        }
        self.entries = entries
        self.withoutLevels = withoutLevels
    }

    private static func entry(_ source: EstimateColumns.Source, _ numbers: [[Double]]) -> Entry {
        var (level, estimand): (String?, Estimand) = (nil, .mean(numbers[0]))
        switch source.statistic {
        case .mean, .proportion: break
        case .total: estimand = .total(numbers[0])
        case .ratio: estimand = .ratio(numbers[0], numbers[numbers.count - 1])
        case .quantile(_, let probability):
            (level, estimand) = (String(probability), .quantile(numbers[0], probability: probability))
        }
        return Entry(
            statistic: source.statistic, variable: source.variable, level: level, isShare: false, estimand: estimand)
    }

    /// An indicator for each level that any row of a domain has.
    private static func shares(
        _ source: EstimateColumns.Source, _ data: NamedColumns, _ rowDomains: [Int32]
    ) -> [Entry] {
        let codes = TextCodes(data.texts(source.columns[0]))
        var isThere = [Bool](repeating: false, count: codes.levels.count)
        for (row, code) in codes.codes.enumerated() where code >= 0 && rowDomains[row] >= 0 { isThere[code] = true }
        return isThere.indices.filter { isThere[$0] }.map { level in
            let values = codes.codes.map { $0 < 0 ? Double.nan : $0 == level ? 1 : 0 }
            return Entry(
                statistic: source.statistic, variable: source.variable, level: codes.levels[level], isShare: true,
                estimand: .proportion(values))
        }
    }
}
