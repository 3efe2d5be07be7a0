/// Every response that counts, in columns: what standard errors are made from. Some sixty bytes for a response of a usual
/// questionnaire, and none of its text.
///
/// The order of responses is that of their coming and says nothing; whoever computes from a store must not depend on it.
package struct RatingStore: Sendable {
    /// Who says what of whom, without the answers.
    package struct Rating: Sendable {
        /// Indices into the round's units and groups.
        package var unit: Int32
        package var group: Int32
        /// Numbers in ``texts``, −1 where the response says nothing.
        package var respondent: Int32 = -1
        package var stratum: Int32 = -1
        package var cluster: Int32 = -1
        package var employer: Int32 = -1
        /// Where the answers begin.
        package var start = 0

        package init(unit: Int, group: Int) {
            (self.unit, self.group) = (Int32(unit), Int32(group))
        }
    }

    package private(set) var ratings: [Rating] = []
    /// A byte an answer, in the order of the questionnaire: the level's index + 1, or one of ``AnswerByte``; for which no
    /// scale may have more than ``Scale/mostLevels``.
    package private(set) var answers: [UInt8] = []
    package private(set) var texts = TextPool()

    /// What stands for an answer without a level.
    package enum AnswerByte {
        @inlinable package static var blank: UInt8 { 0 }
        @inlinable package static var doNotKnow: UInt8 { 255 }
        @inlinable package static var notShown: UInt8 { 254 }
        @inlinable package static var invalid: UInt8 { 253 }
    }

    package init() {}

    /// - Parameters:
    ///   - ratings: In the order of their answers.
    ///   - texts: In which they have their numbers.
    package init(ratings: [Rating], answers: [UInt8], texts: TextPool) {
        self.ratings = ratings
        self.answers = answers
        self.texts = texts
    }

    package var count: Int { ratings.count }

    /// The answers of a response.
    package func answers(of index: Int) -> ArraySlice<UInt8> {
        answers[ratings[index].start..<(index + 1 < count ? ratings[index + 1].start : answers.count)]
    }

    /// Keeps a response.
    package mutating func append(_ response: Response) {
        var rating = Rating(unit: response.unit, group: response.group)
        rating.respondent = number(response.respondent)
        rating.stratum = number(response.stratum)
        rating.cluster = number(response.cluster)
        rating.employer = number(response.employer)
        rating.start = answers.count
        ratings.append(rating)
        answers += response.answers.map(Self.byte)
    }

    /// Keeps the responses of another store.
    package mutating func append(_ other: RatingStore) {
        if count == 0 {
            self = other
            return
        }
        let numbers = (0..<Int32(other.texts.count)).map { texts.number(of: other.texts.bytes(of: $0).span) }
        let number = { (old: Int32) in old < 0 ? old : numbers[Int(old)] }
        let offset = answers.count
        answers += other.answers
        ratings.reserveCapacity(count + other.count)
        for var rating in other.ratings {
            rating.respondent = number(rating.respondent)
            rating.stratum = number(rating.stratum)
            rating.cluster = number(rating.cluster)
            rating.employer = number(rating.employer)
            rating.start += offset
            ratings.append(rating)
        }
    }

    /// The store without some responses that it keeps; of those that say the same it does not matter which goes.
    package func without(_ removed: [Response]) -> RatingStore {
        if removed.isEmpty { return self }
        // Their texts are known already, so that they have the same numbers.
        var gone = RatingStore()
        gone.texts = texts
        for response in removed { gone.append(response) }
        var left: [Content: Int] = [:]
        for index in 0..<gone.count { left[gone.content(index), default: 0] += 1 }
        let units = Set(gone.ratings.map(\.unit))
        var store = RatingStore()
        store.texts = texts
        for (index, rating) in ratings.enumerated() {
            if units.contains(rating.unit), let number = left[content(index)], number > 0 {
                left[content(index)] = number - 1
                continue
            }
            var kept = rating
            kept.start = store.answers.count
            store.ratings.append(kept)
            store.answers += answers(of: index)
        }
        return store
    }

    /// The store with other answers.
    package func mapAnswers(
        _ change: (_ unit: Int, _ group: Int, _ position: Int, _ answer: UInt8) -> UInt8
    ) -> RatingStore {
        var store = self
        for (index, rating) in ratings.enumerated() {
            for position in 0..<answers(of: index).count {
                let place = rating.start + position
                store.answers[place] = change(Int(rating.unit), Int(rating.group), position, answers[place])
            }
        }
        return store
    }

    private mutating func number(_ text: String?) -> Int32 { text.map { texts.number(of: $0) } ?? -1 }

    private struct Content: Hashable {
        var facts: [Int32]
        var answers: [UInt8]
    }

    private func content(_ index: Int) -> Content {
        let rating = ratings[index]
        return Content(
            facts: [rating.unit, rating.group, rating.respondent, rating.stratum, rating.cluster, rating.employer],
            answers: Array(answers(of: index)))
    }

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
