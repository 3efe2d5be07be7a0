import Diagnostics
import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let repeatedUnit = DiagnosticCode("unit.repeated")
    static let unknownUnitKind = DiagnosticCode("unit.unknown-kind")
    static let unknownNotAssessed = DiagnosticCode("unit.unknown-not-assessed")
}

extension DefinitionReader {
    /// Reads the register of rated units: `code, kind, name` and, where there is one, `not_assessed`.
    ///
    /// `not_assessed` lists codes of rows that are "không đánh giá" for the unit, with spaces or `;` between them.
    mutating func units(
        path: String, criteriaSet: CriteriaSet, tables: [KindCode: CheckedTable], findings: inout Findings
    ) -> [RatedUnit] {
        let table = Table.read(path: path, required: ["code", "kind", "name"], optional: ["not_assessed"]) {
            findings.add($0)
        }
        guard let table else { return [] }
        record(table.fingerprint)
        if table.rows.isEmpty, !findings.hasErrors { findings.add(.emptyTable(path)) }
        var units: [RatedUnit] = []
        var places: [UnitCode: SourceLocation] = [:]
        for row in table.rows {
            guard let unit = Self.unit(row, criteriaSet: criteriaSet, tables: tables, findings: &findings) else {
                continue
            }
            if let earlier = places[unit.code] {
                findings.add(
                    Diagnostic(
                        .error, .repeatedUnit, at: unit.location,
                        Wording("unit \(unit.code) stands twice", vi: "đơn vị \(unit.code) xuất hiện hai lần"),
                        related: earlier))
                continue
            }
            places[unit.code] = unit.location
            units.append(unit)
        }
        return units
    }

    private static func unit(
        _ row: TableRow, criteriaSet: CriteriaSet, tables: [KindCode: CheckedTable], findings: inout Findings
    ) -> RatedUnit? {
        for column in ["code", "kind", "name"] where row[column].isEmpty {
            findings.add(.emptyCell(at: row.location(of: column), column: column))
            return nil
        }
        guard let kind = criteriaSet.kinds.first(where: { $0.code.description == row["kind"] }) else {
            findings.add(
                .unknownName(
                    .unknownUnitKind, at: row.location(of: "kind"), row["kind"],
                    what: Wording("kind of unit", vi: "loại đơn vị"),
                    among: criteriaSet.kinds.map(\.code.description)))
            return nil
        }
        let codes = row["not_assessed"].split { $0 == ";" || $0.isWhitespace }.map { CriterionCode(String($0)) }
        for code in codes {
            guard let table = tables[kind.code], table.rows[code] == nil, !table.isMissing(code) else { continue }
            findings.add(
                .unknownName(
                    .unknownNotAssessed, at: row.location(of: "not_assessed"), code.description,
                    what: Wording("row in \(kind.table.title)", vi: "dòng trong \(kind.table.title)"),
                    among: kind.table.rows.map(\.code.description)))
        }
        return RatedUnit(
            code: UnitCode(row["code"]), name: row["name"], kind: kind.code, notAssessed: Set(codes),
            location: row.location(of: "code"))
    }
}
