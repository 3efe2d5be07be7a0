import Diagnostics
import SurveyModel

/// Where the responses of one part of a file go: to the receiver, and their keys into a list.
struct ResponseOutlet<Receiver: ResponseReceiver> {
    let round: Round
    var receiver: Receiver
    /// The keys of the responses that the receiver counts.
    private(set) var keys = [KeyList()]
    /// Only responses with one of these keys are handed on; nil where all are.
    let wanted: Set<UInt64>?
    /// How many responses were rejected, here or by the receiver.
    private(set) var rejected = 0
    /// Those that were rejected, where they are wanted.
    private(set) var rejections: [RejectedResponse] = []
    let keepsRejections: Bool
    /// How many responses the receiver counts.
    private(set) var accepted = 0

    init(round: Round, receiver: Receiver, wanted: Set<UInt64>?, keepsRejections: Bool = false) {
        self.keepsRejections = keepsRejections
        self.round = round
        self.receiver = receiver
        self.wanted = wanted
    }

    mutating func take(_ response: Response, _ findings: inout Findings) {
        let own = ResponseKey.keys(of: response, in: round)
        if let wanted, wanted.isDisjoint(with: own) { return }
        if let reason = receiver.receive(response, &findings) {
            findings.add(reason)
            reject(at: response.location, reason)
            return
        }
        accepted += 1
        for key in own { keys[0].append(key) }
    }

    /// Counts a response as rejected for a reason that was told.
    mutating func reject(at place: SourceLocation, _ reason: Diagnostic) {
        rejected += 1
        if keepsRejections, let line = place.line {
            rejections.append(RejectedResponse(line: line, column: place.column ?? 1, reason: reason.message))
        }
    }

    /// Takes responses that were counted.
    mutating func take(_ counted: CountedResponses) {
        receiver.receive(counted)
        accepted += counted.responses
    }

    /// Takes the keys of responses that were counted.
    mutating func add(_ others: KeyList) { keys.append(others) }
}
