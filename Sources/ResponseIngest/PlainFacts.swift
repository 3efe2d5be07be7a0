import Diagnostics
import SurveyModel

/// What the texts of facts mean, and whether a response could be remarked on because of one of them.
final class PlainFacts: Sendable {
    let round: Round
    let groupCount: Int
    private let receiver: any ResponseReceiver

    /// Whether responses are kept beside their counts.
    var keepsRatings: Bool { receiver.keepsRatings }

    init(round: Round, receiver: some ResponseReceiver) {
        self.round = round
        self.receiver = receiver
        groupCount = round.groups.count
    }

    /// The unit that a text is the code of, to the byte; -1 where there is none.
    func unit(_ text: String?) -> Int {
        guard let text, text.normalizedText == text else { return -1 }
        return round.unitIndex(UnitCode(text)) ?? -1
    }

    /// The group that a text is the code of, as it would be tidied; -1 where there is none.
    func group(_ text: String?) -> Int { text.flatMap { round.groupIndex(GroupCode($0.normalizedText)) } ?? -1 }

    /// In which responses a text gives no cause for a remark.
    func soundness(_ fact: ResponseFact, _ text: String?) -> Soundness {
        guard let text = text?.normalizedText else { return .never }
        if text.isEmpty { return .always }
        var facts = Facts()
        switch fact {
        case .synthetic: return (RawFacts.truth(text).map { round.isSynthetic || !$0 } ?? false) ? .always : .never
        case .submittedAt:
            guard let time = Timestamp(text) else { return .never }
            facts.submittedAt = time
        case .employer: facts.employer = text
        case .stratum: facts.stratum = text
        case .cluster: facts.cluster = text
        case .responseID, .respondent, .group, .unit: return .never
        }
        return soundness(fact, facts)
    }

    /// The facts of which one is judged at a time.
    private struct Facts {
        var stratum: String?
        var cluster: String?
        var employer: String?
        var submittedAt: Timestamp?
    }

    private func soundness(_ fact: ResponseFact, _ facts: Facts) -> Soundness {
        let others = receiver.facts(besides: fact)
        guard others.isSubset(of: [.unit, .group]) else { return .never }
        let groups = others.contains(.group) ? Array(round.groups.indices) : [0]
        let remarked = (others.contains(.unit) ? Array(round.units.indices) : [0]).filter { unit in
            groups.contains { group in
                let response = Response(
                    responseID: "", respondent: nil, group: group, unit: unit, stratum: facts.stratum,
                    cluster: facts.cluster, employer: facts.employer, submittedAt: facts.submittedAt,
                    questionnaire: 0, answers: [], location: SourceLocation(file: ""))
                return receiver.remarks(on: fact, of: response)
            }
        }
        if remarked.isEmpty { return .always }
        return others.contains(.unit) && remarked.count == 1 ? .except(unit: remarked[0]) : .never
    }
}

/// In which responses the text of a fact gives no cause for a remark.
struct Soundness: Equatable {
    /// As a number that can be remembered: -1 always, -2 never, or the one unit of which a response may be remarked on.
    let number: Int

    static let always = Soundness(number: -1)
    static let never = Soundness(number: -2)
    static func except(unit: Int) -> Soundness { Soundness(number: unit) }

    init(number: Int) { self.number = number }

    /// Whether a response about a unit gives no cause.
    @inline(__always)
    func holds(for unit: Int) -> Bool { number == -1 || (number >= 0 && number != unit) }
}
