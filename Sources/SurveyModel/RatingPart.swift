/// Ratings that were read together, with their answers side by side.
package struct RatingPart: Sendable {
    /// What a response is about, and who gave it.
    package struct Rating: Sendable {
        /// Index into the round's units.
        package var unit: Int32
        /// Index into the raters of the store.
        package var rater: Int32

        @inlinable
        package init(unit: Int32, rater: Int32) {
            (self.unit, self.rater) = (unit, rater)
        }
    }

    /// The index of the first rating in the store.
    package internal(set) var first = 0
    /// In the order of their answers.
    @usableFromInline package internal(set) var ratings: [Rating] = []
    /// A byte an answer, in the order of the questionnaire: the level's index + 1, or one of ``RatingStore/AnswerByte``; for
    /// which no scale may have more than ``Scale/mostLevels``.
    @usableFromInline package internal(set) var answers: [UInt8] = []
    /// How many answers each response has, where all have as many.
    @usableFromInline var width = 0
    /// Where the answers of each response begin, where they have not.
    @usableFromInline var starts: [Int] = []

    package init() {}

    /// Keeps room for responses to come.
    package mutating func reserve(_ count: Int, answersOfEach: Int) {
        reserveLarge(&ratings, count)
        reserveLarge(&answers, count * answersOfEach)
    }

    package var count: Int { ratings.count }

    /// Where the answers of a rating begin.
    ///
    /// - Parameter position: Among the ratings of this part.
    @inlinable @inline(__always)
    package func start(of position: Int) -> Int { starts.isEmpty ? position &* width : starts[position] }

    /// The answers of a rating.
    ///
    /// - Parameter position: Among the ratings of this part.
    package func answers(of position: Int) -> ArraySlice<UInt8> {
        answers[start(of: position)..<(position + 1 < count ? start(of: position + 1) : answers.count)]
    }

    /// Hands on every rating, with the answers of all of this part and where its own begin among them.
    @inlinable @inline(__always)
    package func read(_ body: (_ rating: Rating, _ answers: UnsafeBufferPointer<UInt8>, _ start: Int) -> Void) {
        unsafe ratings.withUnsafeBufferPointer { ratings in
            unsafe answers.withUnsafeBufferPointer { answers in
                for position in 0..<ratings.count {
                    unsafe body(ratings[position], answers, start(of: position))
                }
            }
        }
    }

    /// Takes a rating with its answers.
    @inlinable @inline(__always)
    package mutating func append(_ rating: Rating, _ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count != width || !starts.isEmpty { noteStart(bytes.count) }
        ratings.append(rating)
        unsafe answers.append(contentsOf: bytes)
    }

    /// Notes where the answers of the next response begin, if they may not all be of one length.
    @usableFromInline
    mutating func noteStart(_ count: Int) {
        if ratings.isEmpty {
            width = count
            return
        }
        if starts.isEmpty { starts = ratings.indices.map { $0 * width } }
        starts.append(answers.count)
    }
}
