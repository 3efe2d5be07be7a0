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
struct RawFacts {
    private var texts: [ResponseFact: String] = [:]

    /// The text of a fact; nil where it is absent or blank.
    subscript(fact: ResponseFact) -> String? {
        get { texts[fact] }
        set { texts[fact] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }
}

/// Makes responses from what a file says, whatever its layout: one place for the rules about bad facts and answers.
///
/// A fault in identity, group or unit rejects the response; an answer that cannot be read is invalid, is reported at its
/// place, and the rest of the response stands.
struct ResponseAssembler: Sendable {
    let round: Round
    private let decoders: [AnswerDecoder]
    /// By questionnaire: the position of each question's code.
    private let questionPositions: [[String: Int]]
    /// The codes of all questions of the round.
    let allQuestions: Set<String>

    init(round: Round) {
        self.round = round
        decoders = round.scales.map(AnswerDecoder.init)
        questionPositions = round.questionnaires.map { questionnaire in
            Dictionary(
                questionnaire.questions.enumerated().map { ($1.code.description, $0) },
                uniquingKeysWith: { first, _ in first })
        }
        allQuestions = Set(questionPositions.joined().map(\.key))
    }

    /// The position of a question in a questionnaire; nil where it does not ask it.
    func position(of question: String, in questionnaire: Int) -> Int? { questionPositions[questionnaire][question] }

    /// A response with all answers not shown yet, or the reason why it is rejected.
    ///
    /// - Parameters:
    ///   - location: Where the response begins.
    ///   - place: Where a fact stands.
    func response(
        _ facts: RawFacts, at location: SourceLocation, place: (ResponseFact) -> SourceLocation,
        report: (Diagnostic) -> Void
    ) throws(Rejection) -> Response {
        guard let group = facts[.group].flatMap({ round.groupIndex(GroupCode($0)) }) else {
            throw Rejection(unknownGroup(facts[.group], at: place(.group)))
        }
        guard let unit = facts[.unit].flatMap({ round.unitIndex(UnitCode($0)) }) else {
            throw Rejection(unknownUnit(facts[.unit], at: place(.unit)))
        }
        guard let questionnaire = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group) else {
            throw Rejection(mayNotRate(group: group, unit: unit, at: place(.unit)))
        }
        guard let identity = facts[.responseID] ?? facts[.respondent].map({ "\($0)/\(round.units[unit].code)" })
        else { throw Rejection(Self.noIdentity(at: place(.responseID))) }
        return Response(
            responseID: identity, respondent: facts[.respondent], group: group, unit: unit,
            stratum: facts[.stratum], cluster: facts[.cluster], employer: facts[.employer],
            submittedAt: time(facts[.submittedAt], at: place(.submittedAt), report: report),
            questionnaire: questionnaire,
            answers: Array(repeating: .notShown, count: round.questionnaires[questionnaire].questions.count),
            location: location)
    }

    /// The answer that a cell's bytes stand for on the scale of the question at a position.
    func decode(_ bytes: Span<UInt8>, position: Int, of response: Response) -> Answer {
        let question = round.questionnaires[response.questionnaire].questions[position]
        return decoders[question.scale].answer(bytes)
    }

    private func time(_ text: String?, at place: SourceLocation, report: (Diagnostic) -> Void) -> Timestamp? {
        guard let text else { return nil }
        if let time = Timestamp(text) { return time }
        report(
            Diagnostic(
                .warning, .badTime, at: place,
                Wording(
                    "submitted_at is no instant with an offset from UTC; the response counts as if it had none",
                    vi: "submitted_at không phải thời điểm có ghi múi giờ; phiếu được coi như không ghi thời điểm"),
                hint: Wording("write it like 2024-12-20T08:15:00+07:00", vi: "ghi như 2024-12-20T08:15:00+07:00")))
        return nil
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
