import SurveyModel

/// The names that a response file in XML may use.
enum ResponseName: String, CaseIterable {
    case responses, response, answer
    case question, value
    case responseID = "response_id"
    case respondent, group, unit, stratum, cluster, employer
    case submittedAt = "submitted_at"
    case synthetic
    case year
    /// The form that the responses were given on, its version, and the hash of what the file says.
    case formID = "form_id"
    case formVersion = "form_version"
    case contentHash = "content_sha256"
    /// `xsi:noNamespaceSchemaLocation`: for editors; nothing is fetched from there.
    case schemaPlace = "noNamespaceSchemaLocation"

    init?(position: Int?) {
        guard let position else { return nil }
        self = Self.allCases[position]
    }

    var fact: ResponseFact? { ResponseFact(rawValue: rawValue) }
}
