package import SurveyModel

/// Every response that counts, in columns: what standard errors are made from. Some fifty bytes for a response of a
/// usual questionnaire, and none of its text.
///
/// The order of responses is that of their coming and says nothing; whoever computes from a store must not depend on it.
package struct RatingStore: Sendable {
    /// Indices into the round's units and groups.
    package private(set) var units: [Int32] = []
    package private(set) var groups: [Int32] = []
    /// Numbers in ``texts``, −1 where the response says nothing.
    package private(set) var respondents: [Int32] = []
    package private(set) var strata: [Int32] = []
    package private(set) var clusters: [Int32] = []
    package private(set) var employers: [Int32] = []
    /// Where the answers of each response begin; one more at the end.
    package private(set) var starts = [0]
    /// A byte an answer, in the order of the questionnaire: the level's index + 1, or one of ``AnswerByte``; for which no
    /// scale may have more than ``SurveyModel/Scale/mostLevels``.
    package private(set) var answers: [UInt8] = []
    package private(set) var texts = TextPool()

    /// What stands for an answer without a level.
    package enum AnswerByte {
        package static let blank: UInt8 = 0
        package static let doNotKnow: UInt8 = 255
        package static let notShown: UInt8 = 254
        package static let invalid: UInt8 = 253
    }

    package init() {}

    package var count: Int { units.count }

    /// Keeps a response.
    package mutating func append(_ response: Response) {
        append(
            unit: response.unit, group: response.group, respondent: number(response.respondent),
            stratum: number(response.stratum), cluster: number(response.cluster), employer: number(response.employer))
        answers += response.answers.map(Self.byte)
        starts.append(answers.count)
    }

    /// Keeps the responses of another store.
    package mutating func append(_ other: RatingStore) {
        let numbers = (0..<Int32(other.texts.count)).map { texts.number(of: other.texts[$0]) }
        let number = { (old: Int32) in old < 0 ? old : numbers[Int(old)] }
        units += other.units
        groups += other.groups
        respondents += other.respondents.map(number)
        strata += other.strata.map(number)
        clusters += other.clusters.map(number)
        employers += other.employers.map(number)
        let offset = answers.count
        answers += other.answers
        starts += other.starts.dropFirst().map { $0 + offset }
    }

    /// The store without some responses that it keeps; of those that say the same it does not matter which goes.
    package func without(_ removed: [Response]) -> RatingStore {
        if removed.isEmpty { return self }
        var store = self
        // Their texts are known already, so that they have the same numbers.
        var gone = RatingStore()
        gone.texts = store.texts
        for response in removed { gone.append(response) }
        var left: [Content: Int] = [:]
        for index in 0..<gone.count { left[gone.content(index), default: 0] += 1 }
        let units = Set(gone.units)
        store = RatingStore()
        store.texts = texts
        for index in 0..<count {
            if units.contains(self.units[index]), let number = left[content(index)], number > 0 {
                left[content(index)] = number - 1
                continue
            }
            store.append(
                unit: Int(self.units[index]), group: Int(groups[index]), respondent: respondents[index],
                stratum: strata[index], cluster: clusters[index], employer: employers[index])
            store.answers += answers[starts[index]..<starts[index + 1]]
            store.starts.append(store.answers.count)
        }
        return store
    }

    /// The store with other answers.
    func mapAnswers(_ change: (_ unit: Int, _ group: Int, _ position: Int, _ answer: UInt8) -> UInt8) -> RatingStore {
        var store = self
        for index in 0..<count {
            for position in starts[index]..<starts[index + 1] {
                store.answers[position] = change(
                    Int(units[index]), Int(groups[index]), position - starts[index], answers[position])
            }
        }
        return store
    }

    private struct Content: Hashable {
        var facts: [Int32]
        var answers: [UInt8]
    }

    private func content(_ index: Int) -> Content {
        Content(
            facts: [
                units[index], groups[index], respondents[index], strata[index], clusters[index],
                employers[index],
            ], answers: Array(answers[starts[index]..<starts[index + 1]]))
    }

    private mutating func append(
        unit: Int, group: Int, respondent: Int32, stratum: Int32, cluster: Int32, employer: Int32
    ) {
        units.append(Int32(unit))
        groups.append(Int32(group))
        respondents.append(respondent)
        strata.append(stratum)
        clusters.append(cluster)
        employers.append(employer)
    }

    private mutating func number(_ text: String?) -> Int32 { text.map { texts.number(of: $0) } ?? -1 }

    private static func byte(_ answer: Answer) -> UInt8 {
        switch answer {
        case .answered(let level): UInt8(level + 1)
        case .doNotKnow: AnswerByte.doNotKnow
        case .blank: AnswerByte.blank
        case .notShown: AnswerByte.notShown
        case .invalid: AnswerByte.invalid
        }
    }
}
