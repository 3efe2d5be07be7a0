import SurveyModel

/// Takes the responses of one thread in, which then become a ``SurveyModel/RatingStore``.
struct RatingBuffer {
    private var part = RatingPart()
    private var raters: [RatingStore.Rater] = []
    var texts = TextPool()

    var store: RatingStore { RatingStore(part, raters: raters, texts: texts) }

    /// Keeps room for responses to come.
    mutating func reserve(responses: Int, answersOfEach: Int) {
        part.reserve(responses, answersOfEach: answersOfEach)
    }

    /// Takes a response, whose texts have numbers in ``texts``.
    @inline(__always)
    mutating func append(unit: Int, _ rater: RatingStore.Rater, _ answers: UnsafeBufferPointer<UInt8>) {
        if rater.respondent < 0 || rater != raters.last { raters.append(rater) }
        unsafe appendOfSame(unit: unit, answers)
    }

    /// Takes another response of the rater who gave the last.
    @inline(__always)
    mutating func appendOfSame(unit: Int, _ answers: UnsafeBufferPointer<UInt8>) {
        let rating = RatingStore.Rating(
            unit: Int32(truncatingIfNeeded: unit), rater: Int32(truncatingIfNeeded: raters.count &- 1))
        unsafe part.append(rating, answers)
    }
}
