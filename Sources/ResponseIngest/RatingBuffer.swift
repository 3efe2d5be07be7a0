import SurveyModel

/// Takes the responses of one thread in, which then become a ``SurveyModel/RatingStore``.
struct RatingBuffer {
    private var ratings: [RatingStore.Rating] = []
    private var answers: [UInt8] = []
    var texts = TextPool()

    var store: RatingStore { RatingStore(ratings: ratings, answers: answers, texts: texts) }

    /// Keeps room for responses to come.
    mutating func reserve(responses: Int, answersOfEach: Int) {
        reserveLarge(&ratings, responses)
        reserveLarge(&answers, responses * answersOfEach)
    }

    /// Takes a response, whose texts have numbers in ``texts``.
    @inline(__always)
    mutating func append(_ rating: RatingStore.Rating, _ bytes: UnsafeBufferPointer<UInt8>) {
        var rating = rating
        rating.start = answers.count
        ratings.append(rating)
        unsafe answers.append(contentsOf: bytes)
    }
}
