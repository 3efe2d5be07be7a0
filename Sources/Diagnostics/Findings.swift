/// Findings gathered during a job: every one counted, of each code only the first few kept.
///
/// A million bad rows must neither fill the memory nor the screen.
package struct Findings: Sendable {
    /// How many findings of one code are kept.
    package let limitPerCode: Int
    private var keptByCode: [DiagnosticCode: [Diagnostic]] = [:]
    private var counts: [DiagnosticCode: [Severity: Int]] = [:]

    package init(limitPerCode: Int = 20) {
        self.limitPerCode = limitPerCode
    }

    package mutating func add(_ diagnostic: Diagnostic) {
        counts[diagnostic.code, default: [:]][diagnostic.severity, default: 0] += 1
        if keptByCode[diagnostic.code, default: []].count < limitPerCode {
            keptByCode[diagnostic.code, default: []].append(diagnostic)
        }
    }

    /// Takes the findings of another job in, after those already here.
    package mutating func add(_ other: Findings) {
        for (code, severities) in other.counts {
            counts[code, default: [:]].merge(severities, uniquingKeysWith: +)
            let room = limitPerCode - keptByCode[code, default: []].count
            keptByCode[code, default: []].append(contentsOf: other.keptByCode[code, default: []].prefix(room))
        }
    }

    /// The findings that were kept, ordered by place.
    package var kept: [Diagnostic] { keptByCode.values.joined().sorted() }

    /// How many findings of each code were not kept, ordered by code.
    package var omitted: [(code: DiagnosticCode, count: Int)] {
        counts.compactMap { code, severities in
            let count = severities.values.reduce(0, +) - keptByCode[code, default: []].count
            return count > 0 ? (code, count) : nil
        }.sorted { $0.code < $1.code }
    }

    /// How many findings of a severity there were, kept or not.
    package func count(_ severity: Severity) -> Int { counts.values.reduce(0) { $0 + $1[severity, default: 0] } }

    /// How many findings of a code there were, kept or not.
    package func count(_ code: DiagnosticCode) -> Int { counts[code, default: [:]].values.reduce(0, +) }

    package var hasErrors: Bool { count(.error) > 0 }
    package var isEmpty: Bool { counts.isEmpty }
}

extension Findings {
    /// The same findings, as many lines further down in their files.
    package func movedDown(lines: Int) -> Findings {
        if lines == 0 { return self }
        var moved = self
        moved.keptByCode = keptByCode.mapValues { kept in kept.map { $0.movedDown(lines: lines) } }
        return moved
    }
}

extension Diagnostic {
    fileprivate func movedDown(lines: Int) -> Diagnostic {
        var moved = self
        moved.location = location.movedDown(lines: lines)
        moved.related = related?.movedDown(lines: lines)
        return moved
    }
}

extension SourceLocation {
    /// The same column, as many lines further down.
    package func movedDown(lines: Int) -> SourceLocation {
        SourceLocation(file: file, sheet: sheet, line: line.map { $0 + lines }, column: column)
    }
}
