/// The stable name of a kind of finding, such as `answer.unknown-level`.
package struct DiagnosticCode: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ text: String) {
        description = text
    }
}

extension DiagnosticCode: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// How grave a finding is.
package enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Recorded beside the data by the people who keep it; changes nothing.
    case remark
    /// The work goes on; a person should look.
    case warning
    /// The result cannot stand.
    case error

    package static func < (left: Self, right: Self) -> Bool {
        allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
}

/// A finding about the data: what, where, how grave, and what to do about it.
///
/// Messages carry no respondent's answer and no respondent's identity.
package struct Diagnostic: Hashable, Sendable {
    package var severity: Severity
    package var code: DiagnosticCode
    package var location: SourceLocation
    package var message: Wording
    package var hint: Wording?
    /// Another place that the finding is about, such as the first of two that should be one.
    package var related: SourceLocation?

    package init(
        _ severity: Severity, _ code: DiagnosticCode, at location: SourceLocation, _ message: Wording,
        hint: Wording? = nil, related: SourceLocation? = nil
    ) {
        self.severity = severity
        self.code = code
        self.location = location
        self.message = message
        self.hint = hint
        self.related = related
    }
}

extension Diagnostic {
    /// The same finding, of another severity.
    package func with(_ severity: Severity) -> Diagnostic {
        var copy = self
        copy.severity = severity
        return copy
    }
}

extension Diagnostic: Comparable {
    /// By place, then by code and text: the order in which findings are listed.
    package static func < (left: Self, right: Self) -> Bool {
        if left.location != right.location { return left.location < right.location }
        if left.code != right.code { return left.code < right.code }
        return left.message.english < right.message.english
    }
}
