import Diagnostics
import ResponseChecks
import ResponseIngest
import Scoring
import SurveyModel

/// Lets responses pass the rules, and counts those that do.
struct CountingReceiver: ResponseReceiver {
    let round: Round
    private(set) var tally: AnswerTally
    /// The responses themselves, where weights or errors are to be made from them.
    private(set) var store: RatingStore?

    init(round: Round, keepsRatings: Bool) {
        self.round = round
        tally = AnswerTally(round: round)
        store = keepsRatings ? RatingStore() : nil
    }

    mutating func receive(_ response: Response, _ findings: inout Findings) -> Diagnostic? {
        if let reason = response.rejection(by: round, &findings) { return reason }
        tally.add(response)
        store?.append(response)
        return nil
    }

    mutating func receive(_ counted: CountedResponses) { tally.add(counted) }

    var keepsRatings: Bool { store != nil }

    mutating func receive(_ ratings: RatingStore) { store?.append(ratings) }

    /// Gives the responses away that were kept.
    mutating func takeRatings() -> RatingStore? { store.take() }

    func remarks(on fact: ResponseFact, of response: Response) -> Bool {
        responseRules.contains { $0.facts.contains(fact) && !$0.verdict(on: response, in: round).isSound }
    }

    func facts(besides fact: ResponseFact) -> Set<ResponseFact> {
        responseRules.filter { $0.facts.contains(fact) }
            .reduce(into: Set<ResponseFact>()) { $0.formUnion($1.facts) }.subtracting([fact])
    }
}

/// Keeps the responses that pass the rules, which were told of before.
struct KeepingReceiver: ResponseReceiver {
    let round: Round
    private(set) var responses: [Response] = []

    init(round: Round) { self.round = round }

    mutating func receive(_ response: Response, _ findings: inout Findings) -> Diagnostic? {
        if let reason = response.rejection(by: round, &findings) { return reason }
        responses.append(response)
        return nil
    }

    mutating func receive(_ counted: CountedResponses) {}
    var keepsRatings: Bool { false }
    mutating func receive(_ ratings: RatingStore) {}
    func remarks(on fact: ResponseFact, of response: Response) -> Bool { false }
    func facts(besides fact: ResponseFact) -> Set<ResponseFact> { [] }
}

extension Response {
    /// Why a rule rejects the response; nil where none does. What a rule says besides is told.
    fileprivate func rejection(by round: Round, _ findings: inout Findings) -> Diagnostic? {
        for rule in responseRules {
            switch rule.verdict(on: self, in: round) {
            case .sound: continue
            case .doubtful(let finding): findings.add(finding)
            case .rejected(let finding): return finding
            }
        }
        return nil
    }
}

extension RuleVerdict {
    fileprivate var isSound: Bool { if case .sound = self { true } else { false } }
}
