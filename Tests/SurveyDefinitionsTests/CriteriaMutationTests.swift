import Diagnostics
import SurveyModel
import Testing

@testable import SurveyDefinitions

/// For any single change of a table, exactly the matching finding is added.
@Suite("A single change of a criteria table adds one finding")
struct CriteriaMutationTests {
    /// A finding by what and where it is; its figures may move with another's.
    private struct Key: Hashable {
        var code: DiagnosticCode
        var place: Diagnostics.SourceLocation
    }

    private static func keys(_ findings: [Diagnostic]) -> Set<Key> {
        Set(findings.map { Key(code: $0.code, place: $0.location) })
    }

    /// A table as it stands, with what is found in it.
    private struct Base {
        var table: CriteriaTable
        var findings: [Diagnostic]
        var keys: Set<Key>

        init(_ kind: String) throws {
            table = try Definitions2024.table(kind)
            findings = CheckedTable(table).findings
            keys = CriteriaMutationTests.keys(findings)
        }
    }

    private func expectOneMore(_ changed: CriteriaTable, than base: Base, oneOf codes: Set<String>, _ change: String) {
        let keys = Self.keys(CheckedTable(changed).findings)
        let added = keys.subtracting(base.keys)
        #expect(added.count == 1, "\(change): added \(added.map { "\($0.code) \($0.place)" }.sorted())")
        #expect(added.allSatisfy { codes.contains($0.code.description) }, "\(change): \(added)")
        // Nothing that was found before is silenced, but for what the change itself takes away or mends.
        for finding in base.findings where !keys.contains(Key(code: finding.code, place: finding.location)) {
            #expect(isMended(finding, in: changed), "\(change): gone \(finding.code) \(finding.location)")
        }
    }

    /// Whether a finding is gone because what it found is gone.
    private func isMended(_ finding: Diagnostic, in table: CriteriaTable) -> Bool {
        switch finding.code {
        case .criteriaBlock:
            table.stated.blocks.contains {
                $0.points.location == finding.location && $0.points.value == table.tabulatedBlock($0.method)
            }
        case .criteriaCount:
            table.rows.filter { $0.code.parts.first == "1" && $0.code.level == .criterion }.count == 9
        case .criteriaRemark: !table.rows.contains { $0.places.title == finding.location }
        case .repeatedPrintedCode:
            // Two rows with one code are the graver finding and say the same.
            Set(table.rows.filter { $0.printedCode == "2.3.1" }.map(\.code)).count < 2
        case .titleRepeatsParent:
            !table.rows.contains { $0.places.title == finding.location } || table.row("5.8") == nil
                || table.row("5.8.1") == nil
        default: false
        }
    }

    @Test("a maximum that is higher or lower", arguments: ["department", "district"])
    func changedMaximum(kind: String) throws {
        let base = try Base(kind)
        for index in base.table.rows.indices {
            for change in [Int64(2_500), -2_500, 10_000] {
                var table = base.table
                let value = base.table.rows[index].maximumPoints.tenThousandths + change
                if value < 0 { continue }
                table.rows[index].maximumPoints = Points(tenThousandths: value)
                // A maximum too low leaves room for a row: with the counts as they are, it is a wrong sum.
                expectOneMore(
                    table, than: base, oneOf: ["criteria.sum", "criteria.missing-row"],
                    "\(base.table.rows[index].code) by \(change)")
            }
        }
    }

    @Test("a row that is deleted", arguments: ["department", "district"])
    func deletedRow(kind: String) throws {
        let base = try Base(kind)
        for index in base.table.rows.indices {
            var table = base.table
            let row = table.rows.remove(at: index)
            expectOneMore(
                table, than: base, oneOf: ["criteria.missing-row", "criteria.missing-parent"], "without \(row.code)")
        }
    }

    @Test("a code that stands twice", arguments: ["department", "district"])
    func repeatedCode(kind: String) throws {
        let base = try Base(kind)
        for index in base.table.rows.indices {
            for other in [index + 1, index - 1, index * 37 + 11] {
                let other = (other + base.table.rows.count) % base.table.rows.count
                if other == index { continue }
                var table = base.table
                table.rows[index].code = base.table.rows[other].code
                expectOneMore(
                    table, than: base, oneOf: ["criteria.repeated-code"],
                    "\(base.table.rows[index].code) written as \(base.table.rows[other].code)")
            }
        }
    }

    @Test("a code that stands twice, printed code and all, among its sisters", arguments: ["department", "district"])
    func repeatedCodeAndPrintedCode(kind: String) throws {
        let base = try Base(kind)
        for index in base.table.rows.indices.dropFirst() {
            guard base.table.rows[index].code.parent != nil,
                base.table.rows[index].code.parent == base.table.rows[index - 1].code.parent
            else { continue }
            var table = base.table
            table.rows[index].code = base.table.rows[index - 1].code
            table.rows[index].printedCode = base.table.rows[index - 1].printedCode
            expectOneMore(
                table, than: base, oneOf: ["criteria.repeated-code"],
                "\(base.table.rows[index].code) written as the one before")
        }
    }

    @Test("a figure that the text states otherwise", arguments: ["department", "district"], [-1, 1, 2])
    func changedStatedFigure(kind: String, change: Int) throws {
        let base = try Definitions2024.table(kind)
        let unchanged = CheckedTable(base).findings
        for (name, changed, place) in Self.changedFigures(of: base, by: change) {
            let found = CheckedTable(changed).findings
            let before = unchanged.filter { $0.location == place }.map(\.message)
            let after = found.filter { $0.location == place }.map(\.message)
            let others = { (findings: [Diagnostic]) in Self.keys(findings.filter { $0.location != place }) }
            #expect(others(found) == others(unchanged), "\(name) by \(change)")
            // Stating what the table has takes the finding away; anything else names the new figure.
            #expect(after.isEmpty ? before.count == 1 : after.count == 1 && after != before, "\(name) by \(change)")
        }
    }

    private static func changedFigures(
        of base: CriteriaTable, by change: Int
    ) -> [(name: String, table: CriteriaTable, place: Diagnostics.SourceLocation)] {
        var changed: [(String, CriteriaTable, Diagnostics.SourceLocation)] = []
        func add<Value>(
            _ name: String, _ path: WritableKeyPath<CriteriaTable, StatedFigures.Figure<Value>?>,
            _ edit: (Value) -> Value
        ) {
            guard let figure = base[keyPath: path] else { return }
            var table = base
            table[keyPath: path] = StatedFigures.Figure(edit(figure.value), at: figure.location)
            changed.append((name, table, figure.location))
        }
        let points = { (value: Points) in value + Points(tenThousandths: Int64(change) * Points.scale) }
        add("areas", \.stated.areas) { $0 + change }
        add("criteria", \.stated.criteria) { $0 + change }
        add("subcriteria", \.stated.subcriteria) { $0 + change }
        add("maximum", \.stated.maximumPoints, points)
        for index in base.stated.areaCounts.indices {
            add("criteria of area", \.stated.areaCounts[index].counts.criteria) { $0 + change }
            add("subcriteria of area", \.stated.areaCounts[index].counts.subcriteria) { $0 + change }
        }
        for index in base.stated.blocks.indices {
            var table = base
            table.stated.blocks[index].points.value = points(base.stated.blocks[index].points.value)
            changed.append(("block", table, base.stated.blocks[index].points.location))
        }
        return changed
    }
}
