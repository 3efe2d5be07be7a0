import SurveyModel
import SurveyStatistics

/// One pass through all responses in the order in which they stand, by several threads: what each adds to the points of its
/// unit, and how often each answer was given.
struct LinearisingPass {
    /// By response: what its answers add; NaN where none of them is scored.
    let values: [Double]
    /// By unit × group; nil where counts are not enough for variances.
    let counts: [AnswerClasses?]

    /// Responses that one thread takes at a time.
    private static let portion = 1 << 15

    /// - Parameter influences: By unit × group.
    init(
        _ store: RatingStore, influences: [Influences?], samples: [GroupSample], respondents: [Int32], groups: Int
    ) {
        let classes = influences.enumerated().map { cell, influences in
            influences.flatMap { AnswerClasses(samples[cell % groups], $0) }
        }
        let portions = (store.count + Self.portion - 1) / Self.portion
        let workers = max(1, min(portions, concurrentWorkers))
        var counted: [[AnswerClasses?]] = []
        values = unsafe [Double](unsafeUninitializedCapacity: store.count) { buffer, initialized in
            // Each worker writes to places of its own.
            nonisolated(unsafe) let values = unsafe buffer
            counted = concurrentMap(workers) { worker in
                var counts = classes
                for portion in stride(from: worker, to: portions, by: workers) {
                    let range = portion * Self.portion..<min((portion + 1) * Self.portion, store.count)
                    unsafe Self.read(
                        range, of: store, influences, respondents, groups, &counts, into: values)
                }
                return counts
            }
            initialized = store.count
        }
        var counts = counted.first ?? classes
        for other in counted.dropFirst() {
            for cell in counts.indices { if let more = other[cell] { counts[cell]?.add(more) } }
        }
        self.counts = counts
    }

    private static func read(
        _ range: Range<Int>, of store: RatingStore, _ influences: [Influences?], _ respondents: [Int32], _ groups: Int,
        _ counts: inout [AnswerClasses?], into values: UnsafeMutableBufferPointer<Double>
    ) {
        unsafe store.answers.withUnsafeBufferPointer { answers in
            for response in range {
                let rating = store.ratings[response]
                let cell = Int(rating.unit) &* groups &+ Int(rating.group)
                guard let influence = influences[cell] else {
                    unsafe values[response] = .nan
                    continue
                }
                unsafe values[response] = influence.sum(of: answers, from: rating.start)
                unsafe counts[cell]?.count(answers, from: rating.start, of: respondents[response])
            }
        }
    }
}
