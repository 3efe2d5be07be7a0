import Diagnostics
import SurveyStatistics
import TabularInput

/// Finds the variables of a file of totals among the columns of the data.
struct MarginColumns {
    /// A variable of the totals, and the columns that make it.
    private struct Source {
        var variable: MarginsFile.Variable
        /// None for the count of the population.
        var columns: [String]
    }

    private let sources: [Source]

    /// - Returns: Nil, with errors among the findings, where there is no such column.
    init?(_ margins: MarginsFile, header: Header, findings: inout Findings) {
        let before = findings.count(.error)
        sources = margins.variables.map { variable in
            let columns = Self.columns(of: variable, header)
            for name in columns where header.index(of: name) == nil {
                findings.add(NamedColumns.unknownColumn(name, in: header, at: variable.location))
            }
            return Source(variable: variable, columns: columns)
        }
        guard findings.count(.error) == before else { return nil }
    }

    /// The names of all columns that are needed.
    var names: [String] { sources.flatMap(\.columns) }

    /// The levels and numbers of every row, with the totals that they are to have.
    ///
    /// - Parameter base: The weights before; a row of weight zero needs no number.
    /// - Returns: Nil, with errors among the findings, where a number cannot be read.
    func targets(_ data: NamedColumns, base: [Double], findings: inout Findings) -> CalibrationTargets? {
        var margins: [CalibrationMargin] = []
        var quantities: [CalibrationQuantity] = []
        for source in sources {
            let variable = source.variable
            if !variable.isQuantity {
                margins.append(Self.margin(source, data))
            } else if source.columns.isEmpty {
                let ones = [Double](repeating: 1, count: data.count)
                quantities.append(
                    CalibrationQuantity(variable: variable.name, values: ones, total: variable.entries[0].total))
            } else if let values = data.numbers(source.columns[0], areBlanksAllowed: true, findings: &findings) {
                quantities.append(
                    CalibrationQuantity(variable: variable.name, values: values, total: variable.entries[0].total))
            } else {
                return nil
            }
        }
        return CalibrationTargets(margins: margins, quantities: quantities)
    }

    /// Where the cells of a variable stand in a row: the first of them that is blank, or else the first.
    func location(_ variable: String, row: Int, _ data: NamedColumns) -> SourceLocation? {
        guard let source = sources.first(where: { $0.variable.name == variable }), let first = source.columns.first
        else {
            return nil
        }
        return data.location(row: row, source.columns.first { data.texts($0)[row].isEmpty } ?? first)
    }

    /// One column of that name, or the columns that its parts name.
    private static func columns(of variable: MarginsFile.Variable, _ header: Header) -> [String] {
        if header.index(of: variable.name) != nil { return [variable.name] }
        if variable.isQuantity { return variable.name == MarginsFile.intercept ? [] : [variable.name] }
        return variable.name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    }

    private static func margin(_ source: Source, _ data: NamedColumns) -> CalibrationMargin {
        let columns = source.columns.map { data.texts($0) }
        let values = (0..<data.count).map { row -> String? in
            let parts = columns.map { $0[row] }
            return parts.contains("") ? nil : parts.joined(separator: ":")
        }
        return CalibrationMargin(
            variable: source.variable.name,
            totals: source.variable.entries.map { (level: $0.level, total: $0.total) }, values: values)
    }
}
