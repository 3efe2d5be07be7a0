package import ByteInput
package import Diagnostics
package import Scoring
import SurveyModel
import TabularInput

/// Published figures of units: `unit, kind, appraisal, survey, satisfaction, maximum`.
///
/// These are columns of `index.csv`. What else stands there may stand here: `unit_name` is for people, and `total`,
/// `index_percent`, `grade` and `rank` are held against what comes out.
package struct TotalsFile: Sendable {
    package var fingerprint: InputFingerprint
    package var sheet: IndexSheet
    package var isSynthetic: Bool

    /// Reads figures, CSV or Excel, and grades and ranks their units.
    ///
    /// - Returns: Nil, with errors among the findings, where a line cannot be taken.
    package static func read(path: String, scheme: GradeScheme, findings: inout Findings) -> TotalsFile? {
        let before = findings.count(.error)
        let table = FigureTable.read(
            path: path, required: ["unit", "kind", "maximum"],
            optional: [
                "appraisal", "survey", "satisfaction", "unit_name", "total", "index_percent", "grade", "rank",
                "synthetic",
            ], findings: &findings)
        guard let table else { return nil }
        var reading = Reading(scheme: scheme)
        for row in table.rows { reading.take(row, findings: &findings) }
        if table.rows.isEmpty, findings.count(.error) == before {
            findings.add(FigureFault.noRows.diagnostic(at: SourceLocation(file: path)))
        }
        guard findings.count(.error) == before else { return nil }
        let sheet = reading.sheet
        reading.compare(sheet, findings: &findings)
        return TotalsFile(
            fingerprint: table.fingerprint, sheet: sheet, isSynthetic: table.rows.contains(where: \.isMarkedSynthetic))
    }
}

private struct Reading {
    /// A line that was taken.
    private struct Line {
        var kind: String
        var parts: IndexParts
        var row: TableRow
    }

    let scheme: GradeScheme
    private var lines: [Line] = []
    private var unknownKinds: Set<String> = []

    init(scheme: GradeScheme) {
        self.scheme = scheme
    }

    /// The kinds in the order in which they first stand in the file.
    var sheet: IndexSheet {
        var codes: [String] = []
        for line in lines where !codes.contains(line.kind) { codes.append(line.kind) }
        return IndexSheet(
            kinds: codes.compactMap { code in
                scheme.kind(code).map { kind in
                    IndexOfKind(
                        code: code, title: kind.title, bands: kind.bands,
                        parts: lines.filter { $0.kind == code }.map(\.parts))
                }
            })
    }

    mutating func take(_ row: TableRow, findings: inout Findings) {
        func report(_ fault: FigureFault, _ column: String) {
            findings.add(fault.diagnostic(at: row.location(of: column)))
        }
        for column in ["unit", "kind", "maximum"] where row[column].isEmpty {
            return report(.blank(column: column), column)
        }
        let (unit, kind) = (row["unit"], row["kind"])
        guard scheme.kind(kind) != nil else {
            if unknownKinds.insert(kind).inserted { report(.unknownKind(kind, known: scheme.knownKinds), "kind") }
            return
        }
        if let first = lines.first(where: { $0.kind == kind && $0.parts.unit == unit }) {
            return report(.repeatedUnit(unit, first: first.row.location(of: "unit")), "unit")
        }
        var figures: [Points?] = []
        for column in ["appraisal", "survey", "satisfaction", "maximum"] {
            let figure = Points(row[column])
            if figure == nil, !row[column].isEmpty { return report(.badPoints, column) }
            figures.append(figure)
        }
        if figures[0] == nil, figures[1] == nil, figures[2] == nil { return report(.noFigures, "unit") }
        let parts = IndexParts(
            unit: unit, unitName: row["unit_name"].isEmpty ? unit : row["unit_name"], appraisal: figures[0],
            survey: figures[1], satisfaction: figures[2], maximum: figures[3] ?? .zero)
        if parts.maximum == .zero { return report(.zeroMaximum, "maximum") }
        guard parts.total <= parts.maximum else {
            return report(.aboveMaximum(total: parts.total, maximum: parts.maximum), "maximum")
        }
        lines.append(Line(kind: kind, parts: parts, row: row))
    }

    /// Holds what the file says of total, index, grade and rank against what comes out.
    func compare(_ sheet: IndexSheet, findings: inout Findings) {
        for line in lines {
            let kind = sheet.kinds.first { $0.code == line.kind }
            guard let kind, let computed = kind.rows.first(where: { $0.parts.unit == line.parts.unit }) else {
                continue
            }
            let row = line.row
            for (column, text) in [
                ("total", Self.differing(row["total"], from: computed.parts.total)),
                ("index_percent", Self.differing(row["index_percent"], from: computed.percent, kind.bands)),
                ("grade", kind.bands.isEmpty ? nil : Self.differing(row["grade"], from: computed.grade ?? "–")),
                ("rank", Self.differing(row["rank"], from: computed.rank.map { "\($0)" } ?? "–")),
            ] {
                guard let text else { continue }
                findings.add(
                    FigureFault.publishedDiffers(published: row[column], computed: text).diagnostic(
                        .warning, at: row.location(of: column)))
            }
        }
    }

    /// What came out, where it is something else than what was published; nil where they agree or nothing was published.
    private static func differing(_ published: String, from total: Points) -> String? {
        published.isEmpty || Points(published) == total ? nil : total.description
    }

    /// An index agrees where it is ours rounded to as many decimals.
    private static func differing(
        _ published: String, from percent: IndexPercent?, _ bands: [GradeBand]
    ) -> String? {
        if published.isEmpty { return nil }
        guard let percent else { return "–" }
        guard let decimal = DecimalText(published), !decimal.isNegative else { return percent.text(among: bands) }
        let decimals = min(decimal.fraction.count, 14)
        let same = DecimalText(percent.text(decimals: decimals))
        let isSame = same?.scaled(byDigits: decimals) == decimal.scaled(byDigits: decimals)
        return isSame ? nil : percent.text(among: bands)
    }

    private static func differing(_ published: String, from computed: String) -> String? {
        published.isEmpty || published.comparisonKey == computed.comparisonKey ? nil : computed
    }
}
