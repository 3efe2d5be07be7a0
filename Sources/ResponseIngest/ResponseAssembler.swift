import Diagnostics
import SurveyModel

extension DiagnosticCode {
    static let noIdentity = DiagnosticCode("response.no-identity")
    static let unknownGroup = DiagnosticCode("response.unknown-group")
    static let unknownUnit = DiagnosticCode("response.unknown-unit")
    static let groupMayNotRate = DiagnosticCode("response.group-may-not-rate")
    static let badTime = DiagnosticCode("response.bad-time")
    static let unknownLevel = DiagnosticCode("answer.unknown-level")
    static let questionNotAsked = DiagnosticCode("answer.not-asked")
    static let unknownQuestion = DiagnosticCode("answer.unknown-question")
    static let repeatedAnswer = DiagnosticCode("answer.repeated")
}

/// The facts of one response as they stand in a file: text in NFC, empty where there is none.
struct RawFacts: Hashable {
    private var texts: [ResponseFact: String] = [:]

    /// The texts of all facts that are there.
    var all: [ResponseFact: String] { texts }

    /// The text of a fact; nil where it is absent or blank.
    subscript(fact: ResponseFact) -> String? {
        get { texts[fact] }
        set { texts[fact] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// Whether the response says that it is made up: false where it says nothing, nil where it cannot be told.
    var isSynthetic: Bool? { self[.synthetic].map(Self.truth) ?? false }

    /// What a text says as `true` or `false`; nil for anything else.
    static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }
}

/// Makes responses from what a file says, whatever its layout: one place for the rules about bad facts and answers.
///
/// A fault in identity, group or unit rejects the response; an answer that cannot be read is invalid, is reported at its
/// place, and the rest of the response stands.
struct ResponseAssembler: Sendable {
    let round: Round
    /// By questionnaire and question.
    private let decoders: [[AnswerDecoder]]
    let names: QuestionNames
    let unitNames: UnitNames

    init(round: Round) {
        self.round = round
        let scales = round.scales.map(AnswerDecoder.init)
        decoders = round.questionnaires.map { $0.questions.map { scales[$0.scale] } }
        names = QuestionNames(round: round)
        unitNames = UnitNames(round: round)
    }

    /// The codes of all questions of the round.
    var allQuestions: Set<String> { names.codes }

    /// The position of a question in a questionnaire by its code; nil where it does not ask it.
    func position(of question: String, in questionnaire: Int) -> Int? {
        names.position(ofCode: question, in: questionnaire)
    }

    /// A response with all answers not shown yet, or the reason why it is rejected.
    ///
    /// - Parameters:
    ///   - location: Where the response begins.
    ///   - doubts: Takes faults that do not reject it.
    func response(
        _ facts: RawFacts, at location: SourceLocation, doubts: inout [FactFault]
    ) throws(FactFault) -> Response {
        let group = try group(of: facts, at: location)
        guard let unit = facts[.unit].flatMap({ round.unitIndex(UnitCode($0)) }) else {
            throw FactFault(.unit, unknownUnit(facts[.unit], at: location))
        }
        return try response(facts, group: group, unit: unit, at: location, doubts: &doubts)
    }

    /// The group that the facts name.
    func group(of facts: RawFacts, at location: SourceLocation) throws(FactFault) -> Int {
        guard let group = facts[.group].flatMap({ round.groupIndex(GroupCode($0)) }) else {
            throw FactFault(.group, unknownGroup(facts[.group], at: location))
        }
        return group
    }

    /// A response whose group and unit are known.
    func response(
        _ facts: RawFacts, group: Int, unit: Int, at location: SourceLocation, doubts: inout [FactFault]
    ) throws(FactFault) -> Response {
        guard let questionnaire = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group) else {
            throw FactFault(.unit, mayNotRate(group: group, unit: unit, at: location))
        }
        guard let identity = facts[.responseID] ?? facts[.respondent].map({ "\($0)/\(round.units[unit].code)" })
        else { throw FactFault(.responseID, Self.noIdentity(at: location)) }
        guard let isSynthetic = facts.isSynthetic else { throw FactFault(.synthetic, Self.badTruth(at: location)) }
        if isSynthetic, !round.isSynthetic { throw FactFault(.synthetic, Self.synthetic(at: location)) }
        let time = facts[.submittedAt].flatMap { Timestamp($0) }
        if time == nil, facts[.submittedAt] != nil {
            doubts.append(FactFault(.submittedAt, Self.badTime(at: location)))
        }
        return Response(
            responseID: identity, respondent: facts[.respondent], group: group, unit: unit,
            stratum: facts[.stratum], cluster: facts[.cluster], employer: facts[.employer],
            submittedAt: time, questionnaire: questionnaire,
            answers: Array(repeating: .notShown, count: round.questionnaires[questionnaire].questions.count),
            location: location)
    }

    /// The answer that a single byte stands for on the scale of a question; nil where only the text can tell.
    func answer(toByte byte: UInt8, questionnaire: Int, position: Int) -> Answer? {
        decoders[questionnaire][position].answer(toByte: byte)
    }

    /// The answer that a cell's bytes stand for on the scale of the question at a position.
    func decode(_ bytes: Span<UInt8>, position: Int, of response: Response) -> Answer {
        decoders[response.questionnaire][position].answer(bytes)
    }
}

/// A fault in one of a response's facts.
struct FactFault: Error {
    let fact: ResponseFact
    /// The finding, placed at the response as long as nobody says where the fact stands.
    private let finding: Diagnostic

    init(_ fact: ResponseFact, _ finding: Diagnostic) {
        self.fact = fact
        self.finding = finding
    }

    /// The finding at the place of the fact; a fault in a response is a warning, for the others stand.
    func diagnostic(at place: SourceLocation) -> Diagnostic {
        var placed = finding.with(.warning)
        placed.location = place
        return placed
    }
}

/// Why a response is not counted.
struct Rejection: Error {
    let diagnostic: Diagnostic

    /// A rejected response is a warning: the others stand.
    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic.with(.warning)
    }
}
