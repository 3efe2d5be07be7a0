package import ByteInput
package import Diagnostics
package import Scoring
package import SurveyModel
import TabularInput

/// Who gave points.
package enum AppraisalRole: Sendable {
    /// The appraisal council: what counts.
    case council
    /// The units themselves, for comparison.
    case units
}

/// Points of appraisal rows as a file gives them: `unit, criterion, points`, or `unit, points` for all rows together.
///
/// What is not assessed is said by the register of units and by nothing else: such rows may be left out here, or stand with
/// an empty cell or the word `not_assessed`. An assessed row without points is an error, never zero.
package struct AppraisalFile: Sendable {
    package var fingerprint: InputFingerprint
    package var points: AppraisedPoints

    /// Reads a file of points, CSV or Excel.
    ///
    /// - Returns: Nil, with errors among the findings, where a line cannot be taken or points are missing.
    package static func read(
        path: String, from role: AppraisalRole, round: Round, findings: inout Findings
    ) -> AppraisalFile? {
        let before = findings.count(.error)
        let table = FigureTable.read(
            path: path, required: ["unit", "points"],
            optional: ["criterion", "unit_name", "printed_code", "title", "synthetic"], findings: &findings)
        guard let table else { return nil }
        // Where rows could not be read, or are of nobody, it is not known what is missing.
        let isRead = findings.count(.error) == before
        var reading = Reading(
            round: round, role: role, isByCriterion: table.header.index(of: "criterion") != nil)
        for row in table.rows { reading.take(row, findings: &findings) }
        if isRead, reading.isWhole { reading.reportMissing(in: path, findings: &findings) }
        guard findings.count(.error) == before else { return nil }
        return AppraisalFile(fingerprint: table.fingerprint, points: reading.points)
    }
}

private struct Reading {
    private let round: Round
    private let role: AppraisalRole
    var points: AppraisedPoints
    private var places: [UnitCode: [CriterionCode?: SourceLocation]] = [:]
    private var unknownUnits: Set<String> = []
    /// Units of which a line names no row to be appraised: what it was meant for is not missing.
    private var misnamed: Set<UnitCode> = []
    private var isToldOfMadeUp = false
    /// Whether every line names a unit of the round.
    private(set) var isWhole = true

    init(round: Round, role: AppraisalRole, isByCriterion: Bool) {
        self.round = round
        self.role = role
        points = AppraisedPoints(isByCriterion: isByCriterion)
    }

    mutating func take(_ row: TableRow, findings: inout Findings) {
        if row.isMarkedSynthetic, !round.isSynthetic, !isToldOfMadeUp {
            isToldOfMadeUp = true
            findings.add(AppraisalFault.madeUp.diagnostic(at: row.location(of: "synthetic")))
        }
        let code = UnitCode(row["unit"])
        guard let unit = round.unitIndex(code) else {
            isWhole = false
            if unknownUnits.insert(row["unit"]).inserted {
                findings.add(unknownUnit(row["unit"]).diagnostic(at: row.location(of: "unit")))
            }
            return
        }
        do throws(LineFault) {
            if points.isByCriterion { try takeRow(row, unit) } else { try takeTotal(row, unit) }
        } catch {
            findings.add(error.fault.diagnostic(error.severity, at: row.location(of: error.column)))
        }
    }

    /// A fault with the column in which it stands.
    private struct LineFault: Error {
        var fault: AppraisalFault
        var column = "points"
        var severity = Severity.error

        init(_ fault: AppraisalFault, in column: String = "points", _ severity: Severity = .error) {
            self.fault = fault
            self.column = column
            self.severity = severity
        }
    }

    private mutating func takeRow(_ row: TableRow, _ unit: Int) throws(LineFault) {
        let (code, criterion) = (round.units[unit].code, CriterionCode(row["criterion"]))
        let table = round.kind(ofUnit: unit).table
        let found: CriteriaRow
        do throws(LineFault) {
            found = try appraisalRow(criterion, of: unit)
        } catch {
            misnamed.insert(code)
            throw error
        }
        if let first = places[code]?[criterion] {
            throw LineFault(.repeated(criterion, code, first: first), in: "criterion")
        }
        places[code, default: [:]][criterion] = row.location(of: "criterion")
        let isAssessed = !table.isNotAssessed(criterion, given: round.units[unit].notAssessed)
        if Self.saysNotAssessed(row["points"]) {
            if isAssessed { throw LineFault(.notInRegister(criterion, code)) }
            return
        }
        if row["points"].isEmpty, !isAssessed { return }
        guard let value = Points(row["points"]) else { throw LineFault(.badPoints) }
        // A unit may have assessed what it was freed from later: that changes no index.
        guard isAssessed else {
            throw LineFault(.notAssessed(criterion, code), in: "points", role == .council ? .error : .warning)
        }
        guard value <= found.maximumPoints else {
            throw LineFault(.aboveMaximum(found.maximumPoints, of: criterion.description))
        }
        if let possible = found.possiblePoints, !possible.contains(value) {
            throw LineFault(.impossiblePoints(criterion, possible: possible))
        }
        points[code, criterion] = value
    }

    private func appraisalRow(_ code: CriterionCode, of unit: Int) throws(LineFault) -> CriteriaRow {
        let kind = round.kind(ofUnit: unit)
        guard let row = kind.table.row(code) else {
            let other = round.criteriaSet.kinds.first { $0.code != kind.code && $0.table.row(code) != nil }
            let known = kind.table.rows(by: .appraisal).map(\.code.description)
            throw LineFault(
                .unknownCriterion(
                    code, table: kind.table.title, elsewhere: other?.table.title,
                    nearest: nearestName(to: code.description, among: known)), in: "criterion")
        }
        switch row.method {
        case .appraisal: return row
        case .survey, .satisfaction: throw LineFault(.otherMethod(code, row.method ?? .survey), in: "criterion")
        case nil: throw LineFault(.sumRow(code), in: "criterion")
        }
    }

    private mutating func takeTotal(_ row: TableRow, _ unit: Int) throws(LineFault) {
        let code = round.units[unit].code
        if let first = places[code]?[nil] { throw LineFault(.repeated(nil, code, first: first), in: "unit") }
        places[code, default: [:]][nil] = row.location(of: "unit")
        let maximum = round.kind(ofUnit: unit).table.assessedMaximum(
            .appraisal, given: round.units[unit].notAssessed)
        if maximum == .zero, row["points"].isEmpty || Self.saysNotAssessed(row["points"]) { return }
        guard let value = Points(row["points"]) else { throw LineFault(.badPoints) }
        if maximum == .zero { throw LineFault(.nothingAssessed(code)) }
        guard value <= maximum else { throw LineFault(.aboveMaximum(maximum, of: code.description)) }
        points.setTotal(value, of: code)
    }

    /// Names what is not there: of a unit its rows, or the whole unit.
    mutating func reportMissing(in path: String, findings: inout Findings) {
        for (index, unit) in round.units.enumerated() where !misnamed.contains(unit.code) {
            let expected = round.kind(ofUnit: index).table.assessedRows(.appraisal, given: unit.notAssessed)
            if expected.isEmpty { continue }
            guard let given = places[unit.code] else {
                findings.add(
                    AppraisalFault.missingUnit(unit.code).diagnostic(
                        role == .council ? .error : .warning, at: SourceLocation(file: path)))
                continue
            }
            let missing = expected.map(\.code).filter { points.isByCriterion && given[$0] == nil }
            if missing.isEmpty { continue }
            findings.add(
                AppraisalFault.missingRows(missing, unit.code).diagnostic(
                    at: given.values.min() ?? SourceLocation(file: path)))
        }
    }

    private static func saysNotAssessed(_ text: String) -> Bool {
        ["not_assessed", "không đánh giá"].contains(text.comparisonKey)
    }

    private func unknownUnit(_ code: String) -> AppraisalFault {
        let known = round.units.map(\.code.description)
        return .unknownUnit(code, nearest: nearestName(to: code, among: known), known: known)
    }
}
