import Diagnostics

/// `severity line:column code`, the line and column as far as known.
func brief(_ findings: Findings) -> [String] {
    findings.kept.map { finding in
        let place = [finding.location.line, finding.location.column].compactMap { $0.map(String.init) }
        return "\(finding.severity) \(place.joined(separator: ":")) \(finding.code)"
    }
}
