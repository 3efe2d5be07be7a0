package import ByteInput
package import Diagnostics
package import Scoring
package import SurveyModel
import TabularInput

extension DiagnosticCode {
    static let satisfactionUnknownUnit = DiagnosticCode("satisfaction.unknown-unit")
    static let satisfactionUnknownComponent = DiagnosticCode("satisfaction.unknown-component")
    static let satisfactionBadIndex = DiagnosticCode("satisfaction.bad-index")
    static let satisfactionRepeated = DiagnosticCode("satisfaction.repeated")
    static let satisfactionMissing = DiagnosticCode("satisfaction.missing-component")
    static let satisfactionNotAssessed = DiagnosticCode("satisfaction.not-assessed")
}

/// Published satisfaction indices as a file gives them: `unit, component, index`, the index in percent.
///
/// Each component is imported for itself: a total is never derived from its parts, nor a part from a total.
package struct SatisfactionFile: Sendable {
    package var fingerprint: InputFingerprint
    package var indices: SatisfactionIndices

    /// Reads a file of indices.
    ///
    /// - Returns: Nil, with errors among the findings, where a line cannot be taken or a unit's components are not all
    ///   there.
    package static func read(path: String, round: Round, findings: inout Findings) -> SatisfactionFile? {
        let before = findings.count(.error)
        let table = Table.read(path: path, required: ["unit", "component", "index"]) { findings.add($0) }
        guard let table else { return nil }
        var reading = Reading(round: round)
        for row in table.rows { reading.take(row, findings: &findings) }
        reading.reportMissing(in: path, findings: &findings)
        guard findings.count(.error) == before else { return nil }
        return SatisfactionFile(fingerprint: table.fingerprint, indices: reading.indices)
    }
}

private struct Reading {
    let round: Round
    var indices = SatisfactionIndices()
    private var places: [UnitCode: [CriterionCode: SourceLocation]] = [:]

    init(round: Round) {
        self.round = round
    }

    mutating func take(_ row: TableRow, findings: inout Findings) {
        let code = UnitCode(row["unit"])
        guard let unit = round.unitIndex(code), !components(of: unit).isEmpty else {
            findings.add(unknownUnit(code, at: row.location(of: "unit")))
            return
        }
        let component = CriterionCode(row["component"])
        guard components(of: unit).contains(component) else {
            findings.add(unknownComponent(component, of: unit, at: row.location(of: "component")))
            return
        }
        if let earlier = places[code]?[component] {
            findings.add(repeated(code, component, at: row.location(of: "component"), first: earlier))
            return
        }
        places[code, default: [:]][component] = row.location(of: "component")
        guard let number = DecimalText(row["index"]), !number.isNegative, number.double <= 100 else {
            findings.add(badIndex(at: row.location(of: "index")))
            return
        }
        if round.kind(ofUnit: unit).table.isNotAssessed(component, given: round.units[unit].notAssessed) {
            findings.add(notAssessed(code, component, at: row.location(of: "component")))
            return
        }
        indices[code, component] = number.double
    }

    /// A unit either has all its components or none: none means that nothing is published for it yet.
    func reportMissing(in path: String, findings: inout Findings) {
        for (index, unit) in round.units.enumerated() {
            let table = round.kind(ofUnit: index).table
            let expected = components(of: index).filter { !table.isNotAssessed($0, given: unit.notAssessed) }
            if expected.isEmpty { continue }
            let missing = expected.filter { places[unit.code]?[$0] == nil }
            if missing.isEmpty { continue }
            let place = places[unit.code]?.values.min() ?? SourceLocation(file: path)
            findings.add(Self.missing(missing, of: unit, isWhole: places[unit.code] == nil, at: place))
        }
    }

    private func components(of unit: Int) -> [CriterionCode] {
        round.kind(ofUnit: unit).table.rows(by: .satisfaction).map(\.code)
    }

    // MARK: Findings

    private func unknownUnit(_ code: UnitCode, at place: SourceLocation) -> Diagnostic {
        let known = round.units.enumerated().filter { !components(of: $0.offset).isEmpty }
            .map(\.element.code.description)
        return Diagnostic(
            .error, .satisfactionUnknownUnit, at: place,
            Wording(
                "there is no unit \"\(code)\" that satisfaction is published for",
                vi: "không có đơn vị \"\(code)\" thuộc diện công bố chỉ số hài lòng"),
            hint: nearestName(to: code.description, among: known).map {
                Wording("did you mean \"\($0)\"?", vi: "có phải ý bạn là \"\($0)\"?")
            } ?? Wording("there are: \(known.joined(separator: ", "))", vi: "hiện có: \(known.joined(separator: ", "))")
        )
    }

    private func unknownComponent(_ component: CriterionCode, of unit: Int, at place: SourceLocation) -> Diagnostic {
        let known = components(of: unit).map(\.description).joined(separator: ", ")
        return Diagnostic(
            .error, .satisfactionUnknownComponent, at: place,
            Wording("there is no component \"\(component)\"", vi: "không có chỉ số thành phần \"\(component)\""),
            hint: Wording("write one of: \(known)", vi: "ghi một trong: \(known)"))
    }

    private func badIndex(at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, .satisfactionBadIndex, at: place,
            Wording("the index is no number from 0 to 100", vi: "chỉ số không phải là số từ 0 đến 100"),
            hint: Wording(
                "write the published percentage, such as 91.17 or \"91,17\", without %",
                vi: "ghi tỷ lệ phần trăm đã công bố, ví dụ 91.17 hoặc \"91,17\", không kèm dấu %"))
    }

    private func repeated(
        _ unit: UnitCode, _ component: CriterionCode, at place: SourceLocation, first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error, .satisfactionRepeated, at: place,
            Wording("\(unit) \(component) is given twice", vi: "\(unit) \(component) được ghi hai lần"),
            hint: Wording("keep the published value", vi: "chỉ giữ giá trị đã công bố"),
            related: first)
    }

    private func notAssessed(_ unit: UnitCode, _ component: CriterionCode, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .satisfactionNotAssessed, at: place,
            Wording(
                "\(component) is not assessed for \(unit); the index is not used",
                vi: "\(component) thuộc diện không đánh giá đối với \(unit); không dùng chỉ số này"))
    }

    private static func missing(
        _ components: [CriterionCode], of unit: RatedUnit, isWhole: Bool, at place: SourceLocation
    ) -> Diagnostic {
        let codes = components.map(\.description).joined(separator: ", ")
        if isWhole {
            return Diagnostic(
                .warning, .satisfactionMissing, at: place,
                Wording(
                    "nothing is published for \(unit.code); its rows stay pending",
                    vi: "chưa có chỉ số nào của \(unit.code); các dòng của đơn vị này để chờ công bố"))
        }
        return Diagnostic(
            .error, .satisfactionMissing, at: place,
            Wording(
                "\(unit.code) lacks the components \(codes)", vi: "\(unit.code) thiếu các chỉ số thành phần \(codes)"),
            hint: Wording(
                "add each published value; a part is never derived from a total",
                vi: "bổ sung từng giá trị đã công bố; không suy giá trị thành phần từ tổng"))
    }
}
