package import Diagnostics

/// What a respondent did with one question.
package enum Answer: Hashable, Sendable {
    /// A level of the question's scale, by its index there.
    case answered(level: Int)
    case doNotKnow
    case blank
    /// The form that was filled in did not carry the question.
    case notShown
    /// Something that cannot be read as an answer; reported at its place.
    case invalid
}

/// One respondent's rating of one unit.
package struct Response: Sendable {
    package var responseID: String
    /// Who answered, where the file says so; a respondent may rate many units.
    package var respondent: String?
    /// Index into the round's groups.
    package var group: Int
    /// Index into the round's units.
    package var unit: Int
    package var stratum: String?
    package var cluster: String?
    /// The organisation that the respondent works for: a rated unit's code or any other.
    package var employer: String?
    package var submittedAt: Timestamp?
    /// Index into the round's questionnaires.
    package var questionnaire: Int
    /// One answer for each question of the questionnaire, in its order.
    package var answers: [Answer]
    package var location: SourceLocation

    package init(
        responseID: String, respondent: String?, group: Int, unit: Int, stratum: String? = nil,
        cluster: String? = nil, employer: String? = nil, submittedAt: Timestamp? = nil, questionnaire: Int,
        answers: [Answer], location: SourceLocation
    ) {
        self.responseID = responseID
        self.respondent = respondent
        self.group = group
        self.unit = unit
        self.stratum = stratum
        self.cluster = cluster
        self.employer = employer
        self.submittedAt = submittedAt
        self.questionnaire = questionnaire
        self.answers = answers
        self.location = location
    }

    /// Whether two responses say the same; when and where they were handed in does not count.
    package func hasSameContent(as other: Response) -> Bool {
        responseID == other.responseID && respondent == other.respondent && group == other.group
            && unit == other.unit && stratum == other.stratum && cluster == other.cluster
            && employer == other.employer && answers == other.answers
    }
}
