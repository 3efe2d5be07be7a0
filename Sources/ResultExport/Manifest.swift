package import ByteInput
package import Diagnostics
package import Scoring
package import SurveyModel
package import TextOutput

/// What a folder of results was made from and by what rules, so that every number in it can be proved.
///
/// Paths are written relative to the round's folder and there is no time or name of a machine in it: the same inputs
/// give the same bytes everywhere.
package struct Manifest: Sendable {
    package var round: Round
    package var toolVersion: String
    package var definitions: [InputFingerprint]
    package var responses: [ResponseAccount]
    package var satisfaction: InputFingerprint?
    /// The files of appraised and of self-assessed points, where an index was made from them.
    package var appraisal: InputFingerprint?
    package var selfAssessment: InputFingerprint?
    /// Every other file of the folder.
    package var outputs: [InputFingerprint]
    package var findings: Findings
    /// Rows that were scored without a group, so that each can be looked up.
    package var rowsWithoutGroups: [ScoreRow]

    package init(
        round: Round, toolVersion: String, definitions: [InputFingerprint], responses: [ResponseAccount],
        satisfaction: InputFingerprint?, appraisal: InputFingerprint? = nil, selfAssessment: InputFingerprint? = nil,
        outputs: [InputFingerprint], findings: Findings,
        rowsWithoutGroups: [ScoreRow] = []
    ) {
        self.round = round
        self.toolVersion = toolVersion
        self.definitions = definitions
        self.responses = responses
        self.satisfaction = satisfaction
        self.appraisal = appraisal
        self.selfAssessment = selfAssessment
        self.outputs = outputs
        self.findings = findings
        self.rowsWithoutGroups = rowsWithoutGroups
    }

    /// - Parameter relativePath: How a file is named as seen from the round's folder, given the path as it was opened.
    package func json(relativePath: (String) -> String) -> JSONValue {
        var inputs = definitions.map { input($0, role: "definition", relativePath) }
        inputs += responses.map { responseInput($0, relativePath) }
        for (role, file) in [
            ("satisfaction", satisfaction), ("appraisal", appraisal), ("self_assessment", selfAssessment),
        ] {
            if let file { inputs.append(input(file, role: role, relativePath)) }
        }
        return .object([
            ("tool", .object([("name", .string("parsurvey")), ("version", .string(toolVersion))])),
            ("synthetic", .bool(round.isSynthetic)),
            ("round", roundJSON),
            ("settings", .object(round.settingsInForce.map { ($0.name, $0.value) })),
            ("inputs", .array(inputs)),
            ("responses", total),
            ("scored_without_groups", .array(rowsWithoutGroups.map(rowWithoutGroups))),
            ("outputs", .array(outputs.map { .object(Self.fingerprint($0, path: $0.path)) })),
            ("findings", findings.json(in: round.language, path: relativePath)),
            ("findings_omitted", findings.omittedJSON),
        ])
    }

    private var roundJSON: JSONValue {
        .object([
            ("year", .integer(round.year)), ("title", .string(round.title)),
            ("criteria_set", .string(round.criteriaSet.id)), ("source", .string(round.criteriaSet.source)),
        ])
    }

    private func rowWithoutGroups(_ row: ScoreRow) -> JSONValue {
        .object([
            ("unit", .string(round.units[row.unit].code.description)),
            ("criterion", .string(row.criterion.code.description)),
            ("groups", .string(row.groupsLeftOut.map { round.groups[$0].code.description }.joined(separator: " "))),
        ])
    }

    private var total: JSONValue {
        .object([
            ("read", .integer(responses.reduce(0) { $0 + $1.read })),
            ("accepted", .integer(responses.reduce(0) { $0 + $1.accepted })),
            ("rejected", .integer(responses.reduce(0) { $0 + $1.rejected })),
            ("duplicate", .integer(responses.reduce(0) { $0 + $1.duplicates })),
        ])
    }

    private func input(
        _ fingerprint: InputFingerprint, role: String, _ relativePath: (String) -> String
    ) -> JSONValue {
        .object([("role", .string(role))] + Self.fingerprint(fingerprint, path: relativePath(fingerprint.path)))
    }

    private func responseInput(_ account: ResponseAccount, _ relativePath: (String) -> String) -> JSONValue {
        .object(
            [("role", .string("responses"))]
                + Self.fingerprint(account.fingerprint, path: relativePath(account.fingerprint.path))
                + [
                    ("layout", .string(account.layout)), ("separator", account.separator.map { .string($0) } ?? .null),
                    ("encoding", .string(account.encoding)), ("lines", .integer(account.lines)),
                    ("read", .integer(account.read)), ("accepted", .integer(account.accepted)),
                    ("rejected", .integer(account.rejected)), ("duplicate", .integer(account.duplicates)),
                ])
    }

    private static func fingerprint(_ fingerprint: InputFingerprint, path: String) -> [(String, JSONValue)] {
        [
            ("path", .string(path)), ("bytes", .integer(fingerprint.bytes)),
            ("sha256", fingerprint.sha256.map { .string($0) } ?? .null),
        ]
    }
}
