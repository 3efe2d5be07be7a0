package import SurveyModel
package import SurveyStatistics

/// Why a group's answers have no weights or errors. Texts are those of the responses.
package enum SampleFault: Error, Hashable, Sendable {
    /// A respondent names different strata, clusters or employers in different responses.
    case contradiction(fact: DesignFact, group: Int)
    /// Responses do not say what the design needs.
    case missing(fact: DesignFact, group: Int, respondents: Int)
    /// The frame does not have a stratum that a respondent names.
    case strangeStratum(String, group: Int)
    /// More people answered than there are, or from more clusters.
    case tooManyRespondents(stratum: String, sampled: Int, population: Int, group: Int)
    case tooManyClusters(stratum: String, sampled: Int, clusters: Int, group: Int)
    /// One sampling unit of several in a stratum, and no rule what then.
    case lonelyStratum(stratum: String, group: Int)
    /// No stratum has two sampling units to take an average of.
    case noAverage(group: Int)
    /// The weights cannot be brought to the margins.
    case calibration(CalibrationError, group: Int)
    /// The engine refuses the design for another reason.
    case design(DesignFault, group: Int)
    /// The group's design allows no bootstrap, or too many of its replicates have no weights.
    case bootstrap(ReplicateError, group: Int)
    /// The engine finds no ranks of a kind of unit (index into the criteria set's).
    case ranks(RankError, kind: Int)
}

/// The respondents of one group: who they are, how they were drawn, and what each weighs.
package struct GroupSample: Sendable {
    /// Index into the round's groups.
    package let group: Int
    /// By respondent: the text that names the respondent; nil where the file names none.
    package let names: [String?]
    /// By respondent.
    package let strata: [String]
    package let clusters: [String?]
    package let employers: [String?]
    package let baseWeights: [Double]
    package let weights: [Double]
    /// The calibrated weights with their margins; nil where there is no calibration.
    package let calibrated: CalibratedWeights?
    /// Nil where nobody answered.
    let design: SurveyDesign?
    let rules: VarianceRules
    /// Whether every respondent weighs the same, so that counts do.
    package let isSelfWeighting: Bool

    /// How many respondents there are.
    package var count: Int { weights.count }
}

/// Finds the respondents in a store, and by the round's design what each weighs.
package struct SampleBuilder {
    private let round: Round
    private let store: RatingStore

    package init(round: Round, store: RatingStore) {
        self.round = round
        self.store = store
    }

    /// By group its sample; by rater of the store the position of the respondent in the group's.
    package func samples() throws(SampleFault) -> (samples: [GroupSample], respondentOfRater: [Int32]) {
        let (firsts, positions) = try respondents()
        let texts = (0..<Int32(store.texts.count)).map { store.texts[$0] }
        let text = { (number: Int32) in number < 0 ? nil : texts[Int(number)] }
        var samples: [GroupSample] = []
        for (group, raters) in firsts.enumerated() {
            let people = raters.map { index in
                let rater = store.raters[index]
                return Respondent(
                    name: text(rater.respondent), stratum: text(rater.stratum), cluster: text(rater.cluster),
                    employer: text(rater.employer))
            }
            samples.append(
                try GroupSample(group: group, design: round.groups[group].design ?? GroupDesign(), people))
        }
        return (samples, positions)
    }

    /// By group the first rater that is the respondent; by rater the position of the respondent.
    private func respondents() throws(SampleFault) -> (firsts: [[Int]], positions: [Int32]) {
        var firsts = [[Int]](repeating: [], count: round.groups.count)
        var positions = [Int32](repeating: 0, count: store.raters.count)
        var seen = [[Int32]](
            repeating: [Int32](repeating: -1, count: store.texts.count), count: round.groups.count)
        let facts = round.groups.map { group in DesignFact.allCases.filter { group.design?.facts.contains($0) ?? false }
        }
        for (index, rater) in store.raters.enumerated() {
            let (group, respondent) = (Int(rater.group), Int(rater.respondent))
            // Without a respondent each response is a sampling unit of its own.
            if respondent >= 0, seen[group][respondent] >= 0 {
                positions[index] = seen[group][respondent]
                let first = store.raters[firsts[group][Int(positions[index])]]
                if let fact = facts[group].first(where: { rater.number($0) != first.number($0) }) {
                    throw .contradiction(fact: fact, group: group)
                }
                continue
            }
            positions[index] = Int32(firsts[group].count)
            if respondent >= 0 { seen[group][respondent] = positions[index] }
            firsts[group].append(index)
        }
        return (firsts, positions)
    }
}

extension RatingStore.Rater {
    fileprivate func number(_ fact: DesignFact) -> Int32 {
        switch fact {
        case .stratum: stratum
        case .cluster: cluster
        case .employer: employer
        }
    }
}

/// What responses say about a person.
struct Respondent: Hashable {
    var name: String?
    var stratum: String?
    var cluster: String?
    var employer: String?

    func fact(_ fact: DesignFact) -> String? {
        switch fact {
        case .stratum: stratum
        case .cluster: cluster
        case .employer: employer
        }
    }
}

extension GroupDesign {
    /// Every fact of a respondent that strata, clusters or margins are told apart by.
    var facts: Set<DesignFact> {
        Set([strata, cluster].compactMap { $0 } + (calibration?.margins.flatMap(\.facts) ?? []))
    }
}
