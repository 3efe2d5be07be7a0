import SurveyModel
import SurveyStatistics

/// One pass through all responses by several threads: what each respondent adds to the points of a unit, and how often each
/// answer was given where strata have to be told apart.
struct LinearisingPass {
    /// By group: what its respondents add to the block of each unit.
    let sums: [RespondentSums]
    /// By unit × group; nil where counts are not enough for variances.
    let counts: [AnswerClasses?]

    /// So many respondents in a row are left to one thread; a page of sums.
    private static let portionBits: Int32 = 9

    /// - Parameters:
    ///   - influences: By unit × group.
    ///   - counts: By unit × group, as far as they are known.
    init(
        _ store: RatingStore, influences: [Influences?], counts classes: [AnswerClasses?], samples: [GroupSample],
        respondents: [Int32], units: Int
    ) {
        let table = InfluenceTable(influences)
        let sizes = samples.map(\.count)
        let starts = sizes.indices.map { sizes[..<$0].reduce(0, +) * units }
        let total = sizes.reduce(0, +) * units
        let workers = max(1, min(concurrentWorkers, (sizes.max() ?? 0) >> Int(Self.portionBits)))
        var found: [Found] = []
        let values = unsafe [Double](unsafeUninitializedCapacity: total) { buffer, initialized in
            // Each worker writes to the places of respondents of its own.
            nonisolated(unsafe) let values = unsafe buffer
            found = concurrentMap(workers) { worker in
                let share = Share(
                    worker: Int32(worker), workers: Int32(workers), sizes: sizes, starts: starts, units: units)
                unsafe share.clear(values)
                return unsafe share.read(store, table, respondents, classes, into: values)
            }
            initialized = total
        }
        sums = sizes.indices.map { group in
            RespondentSums(
                values, from: starts[group], count: sizes[group],
                isRepeated: (0..<units).map { unit in found.contains { $0.isRepeated[unit * sizes.count + group] } })
        }
        var counts = found.first?.counts ?? classes
        for other in found.dropFirst() {
            for cell in counts.indices { if let more = other.counts[cell] { counts[cell]?.add(more) } }
        }
        self.counts = counts
    }

    /// What a worker finds beside sums.
    private struct Found {
        /// By unit × group.
        var counts: [AnswerClasses?]
        var isRepeated: [Bool]
    }

    /// The respondents that one worker reads.
    private struct Share {
        let worker: Int32
        let workers: Int32
        /// By group: how many respondents there are, and where its sums begin.
        let sizes: [Int]
        let starts: [Int]
        let units: Int

        @inline(__always)
        private func isOwn(_ respondent: Int32) -> Bool { (respondent &>> portionBits) % workers == worker }

        /// Writes that nobody has a response.
        func clear(_ values: UnsafeMutableBufferPointer<Double>) {
            let portion = 1 << Int(portionBits)
            for (size, start) in zip(sizes, starts) {
                for unit in 0..<units {
                    let line = start + unit * size
                    for first in stride(from: Int(worker) * portion, to: size, by: Int(workers) * portion) {
                        let end = min(first + portion, size)
                        unsafe UnsafeMutableBufferPointer(rebasing: values[line + first..<line + end])
                            .initialize(repeating: RespondentSums.absent)
                    }
                }
            }
        }

        func read(
            _ store: RatingStore, _ table: InfluenceTable, _ respondents: [Int32], _ classes: [AnswerClasses?],
            into values: UnsafeMutableBufferPointer<Double>
        ) -> Found {
            var found = Found(counts: classes, isRepeated: [Bool](repeating: false, count: classes.count))
            let isCounting = classes.contains { $0?.isCounting ?? false }
            let groups = sizes.count
            table.read { table in
                for part in store.parts {
                    unsafe part.read { rating, answers, start in
                        let respondent = respondents[Int(rating.rater)]
                        guard isOwn(respondent) else { return }
                        let group = Int(store.raters[Int(rating.rater)].group)
                        let cell = Int(rating.unit) &* groups &+ group
                        let place = starts[group] &+ Int(rating.unit) &* sizes[group] &+ Int(respondent)
                        let sum =
                            unsafe table.isAsked(cell)
                            ? table.sum(cell, of: answers, from: start) : RespondentSums.unscored
                        if unsafe RespondentSums.add(sum, to: &values[place]) { found.isRepeated[cell] = true }
                        if isCounting { unsafe found.counts[cell]?.count(answers, from: start, of: respondent) }
                    }
                }
            }
            return found
        }
    }
}
