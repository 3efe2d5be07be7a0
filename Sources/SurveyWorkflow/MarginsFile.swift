import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let marginWithoutVariable = DiagnosticCode("margins.no-variable")
    static let marginBadTotal = DiagnosticCode("margins.bad-total")
    static let marginMixed = DiagnosticCode("margins.level-and-number")
    static let marginEmpty = DiagnosticCode("margins.empty")
}

/// Totals of a population as a file gives them: `variable, level, total`.
///
/// A row without a level gives the total of a number, or of the rows themselves where the variable is `(Intercept)`, as R
/// calls it. Variables joined by `:` are crossed, and so are their levels.
struct MarginsFile: Sendable {
    /// The name that stands for the count of the population.
    static let intercept = "(Intercept)"

    struct Entry: Sendable {
        /// Empty where the total is that of a number.
        var level: String
        var total: Double
        var location: SourceLocation
    }

    struct Variable: Sendable {
        var name: String
        var location: SourceLocation
        var entries: [Entry]

        /// Whether the total is that of a number and not of levels.
        var isQuantity: Bool { entries.allSatisfy(\.level.isEmpty) }
    }

    let path: String
    /// In the order of the file.
    let variables: [Variable]

    /// Reads a file of totals.
    ///
    /// - Returns: Nil, with errors among the findings, where a row cannot be taken.
    static func read(path: String, findings: inout Findings) -> MarginsFile? {
        let before = findings.count(.error)
        let table = Table.read(path: path, required: ["variable", "level", "total"]) { findings.add($0) }
        guard let table, findings.count(.error) == before else { return nil }
        var variables: [Variable] = []
        for row in table.rows {
            guard let entry = entry(row, findings: &findings) else { continue }
            let name = row["variable"]
            if let position = variables.firstIndex(where: { $0.name == name }) {
                variables[position].entries.append(entry)
            } else {
                variables.append(Variable(name: name, location: row.location(of: "variable"), entries: [entry]))
            }
        }
        for variable in variables where !variable.isQuantity || variable.entries.count > 1 {
            for entry in variable.entries where entry.level.isEmpty { findings.add(mixed(variable, entry)) }
        }
        if variables.isEmpty, findings.count(.error) == before { findings.add(empty(path)) }
        return findings.count(.error) == before ? MarginsFile(path: path, variables: variables) : nil
    }

    private static func entry(_ row: TableRow, findings: inout Findings) -> Entry? {
        guard !row["variable"].isEmpty else {
            findings.add(withoutVariable(at: row.location(of: "variable")))
            return nil
        }
        guard let total = number(in: row["total"]) else {
            findings.add(badTotal(at: row.location(of: "total")))
            return nil
        }
        return Entry(level: row["level"], total: total, location: row.location(of: "level"))
    }

    // MARK: Findings

    private static func withoutVariable(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .marginWithoutVariable, at: place,
            Wording("a total has no variable", vi: "dòng tổng thể không ghi tên biến"),
            hint: Wording(
                "write the name of a column of the data, or of several joined by “:”",
                vi: "ghi tên một cột của dữ liệu, hoặc nhiều cột nối bằng dấu “:”"))
    }

    private static func badTotal(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .marginBadTotal, at: place,
            Wording("the total is no number", vi: "tổng không phải là số"),
            hint: Wording(
                "write digits with at most one decimal mark, without thousands marks",
                vi: "ghi chữ số với nhiều nhất một dấu thập phân, không dùng dấu phân cách hàng nghìn"))
    }

    private static func mixed(_ variable: Variable, _ entry: Entry) -> Diagnostic {
        Diagnostic(
            .error, .marginMixed, at: entry.location,
            Wording(
                "“\(variable.name)” has a total without a level beside others",
                vi: "biến “\(variable.name)” có dòng không ghi mức bên cạnh những dòng khác"),
            hint: Wording(
                "name the level, or give the variable's one total as a number",
                vi: "ghi tên mức, hoặc chỉ để một dòng tổng nếu biến là số"),
            related: variable.location)
    }

    private static func empty(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, .marginEmpty, at: SourceLocation(file: path),
            Wording("there is no total in the file", vi: "tệp không có dòng tổng thể nào"),
            hint: Wording(
                "write a row for each level: variable, level, total",
                vi: "ghi mỗi mức một dòng: variable, level, total"))
    }
}
