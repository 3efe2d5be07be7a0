/// Every response that counts, in columns: what standard errors are made from. Eight bytes for a response and one for each
/// of its answers, and none of its text.
///
/// The order of responses is that of their coming and says nothing; whoever computes from a store must not depend on it.
package struct RatingStore: Sendable {
    package typealias Rating = RatingPart.Rating

    /// What responses say of who gave them. Those that follow each other and say the same have one.
    package struct Rater: Hashable, Sendable {
        /// Index into the round's groups.
        package var group: Int32
        /// Numbers in ``texts``, −1 where the response says nothing.
        package var respondent: Int32 = -1
        package var stratum: Int32 = -1
        package var cluster: Int32 = -1
        package var employer: Int32 = -1

        package init(group: Int) { self.group = Int32(group) }
    }

    /// The ratings in the order of their coming.
    package private(set) var parts: [RatingPart] = []
    /// Who gave them. One who names no respondent has one rating.
    package private(set) var raters: [Rater] = []
    package private(set) var texts = TextPool()
    package private(set) var count = 0

    /// What stands for an answer without a level.
    package enum AnswerByte {
        @inlinable package static var blank: UInt8 { 0 }
        @inlinable package static var doNotKnow: UInt8 { 255 }
        @inlinable package static var notShown: UInt8 { 254 }
        @inlinable package static var invalid: UInt8 { 253 }
    }

    package init() {}

    /// - Parameters:
    ///   - texts: In which the raters' texts have their numbers.
    package init(_ part: RatingPart, raters: [Rater], texts: TextPool) {
        parts = [part]
        self.raters = raters
        self.texts = texts
        count = part.count
    }

    /// All ratings.
    package var ratings: some Sequence<Rating> { parts.lazy.flatMap(\.ratings) }

    package func rating(_ index: Int) -> Rating {
        let part = part(of: index)
        return parts[part].ratings[index - parts[part].first]
    }

    /// Hands on every rating with its index and answers.
    package func forEach(_ body: (_ index: Int, _ rating: Rating, _ answers: ArraySlice<UInt8>) -> Void) {
        for part in parts {
            for (index, rating) in part.ratings.enumerated() {
                body(part.first + index, rating, part.answers(of: index))
            }
        }
    }

    /// Who gave a response.
    package func rater(of index: Int) -> Rater { raters[Int(rating(index).rater)] }

    /// The answers of a response.
    package func answers(of index: Int) -> ArraySlice<UInt8> {
        let part = part(of: index)
        return parts[part].answers(of: index - parts[part].first)
    }

    /// The answers of all responses side by side.
    package var allAnswers: [UInt8] { parts.count == 1 ? parts[0].answers : parts.flatMap(\.answers) }

    /// Where the answers of a response begin among all.
    package func start(of index: Int) -> Int {
        let part = part(of: index)
        return parts[..<part].reduce(0) { $0 + $1.answers.count } + parts[part].start(of: index - parts[part].first)
    }

    private func part(of index: Int) -> Int {
        var (low, high) = (0, parts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if parts[middle].first <= index { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Keeps a response.
    package mutating func append(_ response: Response) {
        var rater = Rater(group: response.group)
        rater.respondent = number(response.respondent)
        rater.stratum = number(response.stratum)
        rater.cluster = number(response.cluster)
        rater.employer = number(response.employer)
        append(unit: Int32(response.unit), rater, response.answers.map(Self.byte)[...])
    }

    private mutating func append(unit: Int32, _ rater: Rater, _ answers: ArraySlice<UInt8>) {
        if rater.respondent < 0 || rater != raters.last { raters.append(rater) }
        if parts.isEmpty { parts.append(RatingPart()) }
        unsafe answers.withUnsafeBufferPointer {
            unsafe parts[parts.count - 1].append(Rating(unit: unit, rater: Int32(raters.count - 1)), $0)
        }
        count += 1
    }

    /// A store with fewer ratings is copied rating by rating, so that there are not too many parts.
    private static let smallest = 1 << 14

    /// Keeps the responses of another store.
    package mutating func append(_ other: RatingStore) {
        if count == 0 {
            self = other
            return
        }
        let numbers = (0..<Int32(other.texts.count)).map { texts.number(of: other.texts.bytes(of: $0).span) }
        let others = other.raters.map { $0.mapTexts { $0 < 0 ? $0 : numbers[Int($0)] } }
        if other.count < Self.smallest {
            for (index, rating) in other.ratings.enumerated() {
                append(unit: rating.unit, others[Int(rating.rater)], other.answers(of: index))
            }
            return
        }
        for var part in other.parts {
            part.first = count
            part.moveRaters(by: Int32(raters.count))
            count += part.count
            parts.append(part)
        }
        raters += others
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
            store.append(unit: rating.unit, raters[Int(rating.rater)], answers(of: index))
        }
        return store
    }

    /// The store with other answers.
    package func mapAnswers(
        _ change: (_ unit: Int, _ group: Int, _ position: Int, _ answer: UInt8) -> UInt8
    ) -> RatingStore {
        var store = self
        for part in parts.indices {
            for (index, rating) in parts[part].ratings.enumerated() {
                let answers = parts[part].answers(of: index)
                let group = Int(raters[Int(rating.rater)].group)
                for (position, place) in answers.indices.enumerated() {
                    store.parts[part].answers[place] = change(Int(rating.unit), group, position, answers[place])
                }
            }
        }
        return store
    }

    private mutating func number(_ text: String?) -> Int32 { text.map { texts.number(of: $0) } ?? -1 }

    private struct Content: Hashable {
        var unit: Int32
        var rater: Rater
        var answers: [UInt8]
    }

    private func content(_ index: Int) -> Content {
        let rating = rating(index)
        return Content(unit: rating.unit, rater: raters[Int(rating.rater)], answers: Array(answers(of: index)))
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

extension RatingStore.Rater {
    fileprivate func mapTexts(_ number: (Int32) -> Int32) -> RatingStore.Rater {
        var rater = self
        rater.respondent = number(respondent)
        rater.stratum = number(stratum)
        rater.cluster = number(cluster)
        rater.employer = number(employer)
        return rater
    }
}

extension RatingPart {
    /// Lets the raters stand behind others.
    fileprivate mutating func moveRaters(by count: Int32) {
        for index in ratings.indices { ratings[index].rater += count }
    }
}
