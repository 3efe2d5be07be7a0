package import Scoring
package import SurveyModel

/// The tables of the index.
package struct IndexTables: Sendable {
    /// How many decimals points have at least.
    private let decimals: Int
    private let isSynthetic: Bool

    package init(decimals: Int, isSynthetic: Bool) {
        self.decimals = decimals
        self.isSynthetic = isSynthetic
    }

    package init(round: Round) {
        self.init(decimals: round.settings.roundingStep.decimals, isSynthetic: round.isSynthetic)
    }

    /// One row for each unit, by kind and from the top down.
    package func index(_ sheet: IndexSheet) -> ExportTable {
        ExportTable(
            rowName: "unit",
            columns: [
                "kind", "unit", "unit_name", "appraisal", "survey", "satisfaction", "total", "maximum", "index_percent",
                "grade", "rank",
            ],
            rows: sheet.kinds.flatMap { kind in
                kind.rows.map { row in
                    let parts = row.parts
                    return [
                        .text(kind.code), .text(parts.unit), .text(parts.unitName), points(parts.appraisal),
                        points(parts.survey), points(parts.satisfaction), points(parts.total), points(parts.maximum),
                        .number(orAbsent: row.percent?.text(among: kind.bands)),
                        row.grade.map(ExportValue.text) ?? .absent,
                        .number(orAbsent: row.rank.map { String($0) }),
                    ]
                }
            }, isSynthetic: isSynthetic)
    }

    /// What units gave themselves beside what the council gave them, one row for each unit.
    package func selfAssessment(_ lines: [SelfAssessment.Line], round: Round) -> ExportTable {
        ExportTable(
            rowName: "difference", columns: Self.unitColumns + Self.pointColumns,
            rows: lines.map { unitCells($0, round) + pointCells($0) }, isSynthetic: isSynthetic)
    }

    /// The same, one row for each row of the tables.
    package func selfAssessmentByCriterion(_ lines: [SelfAssessment.Line], round: Round) -> ExportTable {
        ExportTable(
            rowName: "difference",
            columns: Self.unitColumns + ["criterion", "printed_code", "title"] + Self.pointColumns,
            rows: lines.map { line in
                let criterion = line.criterion
                return unitCells(line, round) + [
                    .text(criterion?.code.description ?? ""), .text(criterion?.printedCode ?? ""),
                    .text(criterion?.title ?? ""),
                ] + pointCells(line)
            }, isSynthetic: isSynthetic)
    }

    private static let unitColumns = ["kind", "unit", "unit_name"]
    private static let pointColumns = ["maximum_points", "self_assessed", "appraised", "difference"]

    private func unitCells(_ line: SelfAssessment.Line, _ round: Round) -> [ExportValue] {
        let unit = round.units[line.unit]
        return [.text(unit.kind.description), .text(unit.code.description), .text(unit.name)]
    }

    private func pointCells(_ line: SelfAssessment.Line) -> [ExportValue] {
        [points(line.maximum), points(line.selfAssessed), points(line.appraised), points(line.difference)]
    }

    private func points(_ points: Points?) -> ExportValue { .number(orAbsent: points?.text(decimals: decimals)) }
}
