/// What is known about a response besides its answers; the raw value names it in CSV columns, XML attributes and JSON
/// keys alike.
package enum ResponseFact: String, Sendable, CaseIterable {
    case responseID = "response_id"
    case respondent
    case group
    case unit
    case stratum
    case cluster
    case employer
    /// ISO 8601 with an offset.
    case submittedAt = "submitted_at"
    /// `true` where the answers are made up.
    case synthetic
}
