import Diagnostics
import SurveyModel

/// The columns `QUESTION[UNIT]` of a matrix: those that can be read, by unit, and what is wrong with the others.
struct MatrixColumns {
    /// In the order in which the units first come.
    private(set) var columnsByUnit: [(unit: Int, columns: [AnswerColumns.Column])] = []
    /// Columns of questions and units of the round.
    private(set) var known: [Int] = []
    /// Columns of which the round has no question or no unit.
    private(set) var unknown: Set<Int> = []
    private(set) var findings: [Diagnostic] = []

    init(_ header: TableHeader) {
        var slots: [Int: Int] = [:]
        var named: Set<String> = []
        for (index, role) in header.roles.enumerated() {
            if role == .fact(.responseID) { findings.append(header.superfluousID(at: index)) }
            guard case .cell(let question, let unit) = role else { continue }
            let units = header.assembler.unitNames.units(named: unit)
            if units.isEmpty {
                unknown.insert(index)
                if named.insert("[" + unit).inserted { findings.append(header.unknownUnitColumn(unit, at: index)) }
            } else if !header.assembler.names.isKnown(question) {
                unknown.insert(index)
                if named.insert(question).inserted {
                    findings.append(header.unknownQuestionColumn(question, at: index))
                }
            } else if units.count > 1 {
                known.append(index)
                findings.append(header.ambiguousUnit(units, at: index))
            } else {
                known.append(index)
                let slot = slots[units[0]] ?? columnsByUnit.count
                if slots.updateValue(slot, forKey: units[0]) == nil { columnsByUnit.append((units[0], [])) }
                columnsByUnit[slot].columns.append(AnswerColumns.Column(question: question, index: index))
            }
        }
        if !header.isHeader { findings.removeAll { $0.severity < .error } }
    }
}
