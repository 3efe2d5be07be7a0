import Diagnostics
import SurveyModel
import Yams

/// Typed values of a definition: each reads one key, and reports what it finds instead of what it wanted.
extension DefinitionMap {
    /// A text that must be there; empty, with a finding, where it is not.
    mutating func text(_ key: String, _ findings: inout Findings) -> String {
        guard let node = required(key, &findings), let text = scalar(node, &findings) else { return "" }
        if text.isEmpty {
            findings.add(
                .badValue(at: place(key), Wording("\"\(key)\" must not be empty", vi: "\"\(key)\" không được để trống"))
            )
        }
        return text
    }

    mutating func optionalText(_ key: String, _ findings: inout Findings) -> String? {
        optional(key).flatMap { scalar($0, &findings) }
    }

    mutating func list(_ key: String, _ findings: inout Findings) -> [Node] {
        guard let node = required(key, &findings) else { return [] }
        guard case .sequence(let sequence) = node else {
            findings.add(.wrongType(at: place(key), expected: Wording("a list", vi: "một danh sách")))
            return []
        }
        return Array(sequence)
    }

    mutating func texts(_ key: String, _ findings: inout Findings) -> [(text: String, place: SourceLocation)] {
        var texts: [(String, SourceLocation)] = []
        for node in list(key, &findings) {
            if let text = scalar(node, &findings) { texts.append((text, SourceLocation(node, file: location.file))) }
        }
        return texts
    }

    mutating func map(_ key: String, _ findings: inout Findings) -> DefinitionMap? {
        guard let node = required(key, &findings) else { return nil }
        return DefinitionMap(node, file: location.file, findings: &findings)
    }

    mutating func optionalMap(_ key: String, _ findings: inout Findings) -> DefinitionMap? {
        optional(key).flatMap { DefinitionMap($0, file: location.file, findings: &findings) }
    }

    /// A whole number from the range.
    mutating func optionalInteger(_ key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
        guard let node = optional(key), let text = scalar(node, &findings) else { return nil }
        if let value = DecimalText(text)?.scaled(byDigits: 0), range.contains(Int(value)) { return Int(value) }
        findings.add(
            .badValue(
                at: place(key),
                Wording(
                    "\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)",
                    vi: "\"\(key)\" phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)")))
        return nil
    }

    /// A decimal number from the range, with `.` or `,`.
    mutating func optionalNumber(_ key: String, in range: ClosedRange<Double>, _ findings: inout Findings) -> Double? {
        guard let node = optional(key), let text = scalar(node, &findings) else { return nil }
        if let value = DecimalText(text)?.double, range.contains(value) { return value }
        findings.add(
            .badValue(
                at: place(key),
                Wording(
                    "\"\(key)\" must be a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
                    vi: "\"\(key)\" phải là số từ \(plain(range.lowerBound)) đến \(plain(range.upperBound))")))
        return nil
    }

    mutating func optionalPoints(_ key: String, _ findings: inout Findings) -> Points? {
        guard let node = optional(key), let text = scalar(node, &findings) else { return nil }
        if let points = Points(text) { return points }
        findings.add(
            .badValue(
                at: place(key),
                Wording(
                    "\"\(key)\" must be points with at most four decimals, such as 1.5",
                    vi: "\"\(key)\" phải là số điểm có tối đa bốn chữ số thập phân, ví dụ 1.5")))
        return nil
    }

    mutating func optionalBool(_ key: String, _ findings: inout Findings) -> Bool? {
        guard let node = optional(key), let text = scalar(node, &findings) else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            findings.add(
                .badValue(
                    at: place(key),
                    Wording("\"\(key)\" must be true or false", vi: "\"\(key)\" phải là true (có) hoặc false (không)")))
            return nil
        }
    }

    /// One of an enumeration's raw values.
    mutating func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Choice.Type, _ findings: inout Findings
    ) -> Choice? {
        guard let node = optional(key), let text = scalar(node, &findings) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        findings.add(
            .badValue(
                at: place(key),
                Wording("\"\(key)\" has no choice \"\(text)\"", vi: "\"\(key)\" không có lựa chọn \"\(text)\""),
                hint: Wording("choose one of: \(names)", vi: "chọn một trong: \(names)")))
        return nil
    }

    /// The text of a scalar in NFC; nil, with a finding, for a list or mapping.
    func scalar(_ node: Node, _ findings: inout Findings) -> String? {
        if let scalar = node.scalar { return scalar.string.normalizedText }
        findings.add(
            .wrongType(
                at: SourceLocation(node, file: location.file), expected: Wording("a text or number", vi: "chữ hoặc số"))
        )
        return nil
    }
}

/// A bound as people write it: no exponent, no superfluous zeros.
private func plain(_ bound: Double) -> String {
    bound == bound.rounded() ? String(Int(bound)) : Points(tenThousandths: Int64(bound * 10_000)).description
}
