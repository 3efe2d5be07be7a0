import SurveyModel
import SurveyStatistics

/// The answers of a group about a unit in bits: for each question and level a bit for each response, set where it gave the
/// level. Responses of a stratum are side by side and begin with a word of their own.
///
/// Together with a bit for each response that was drawn it is counted 64 responses at a time how the answers of those drawn
/// divide.
struct AnswerBits: Sendable {
    private let group: RowBootstrap
    /// By stratum: its words, and what a respondent of it weighs.
    private var strata: [(words: Range<Int>, stratum: Int, weight: Double)] = []
    /// For each bit the row of the respondent; one after the last where there is no response.
    private var rows: [Int32] = []
    private var questions: [Question] = []

    private struct Question {
        var position: Int
        /// By level and word.
        var words: [UInt64]
        /// By level.
        var coefficients: [Double]
        /// By stratum and level: how many gave it.
        var counts: [Int]
    }

    /// - Parameters:
    ///   - weights: For each row; equal within a stratum.
    ///   - responses: About the unit, by ascending strata: the row and where the answers begin.
    ///   - answers: Of all responses.
    ///   - scales: By position the coefficients of the levels; for the questions that are wanted.
    init(
        _ group: RowBootstrap, weights: [Double], responses: [GroupResponse], answers: [UInt8],
        scales: [(position: Int, coefficients: [Double])]
    ) {
        self.group = group
        var starts: [Int] = []
        for response in responses {
            let stratum = group.stratum(ofRow: Int(response.row))
            if stratum != strata.last?.stratum {
                fill(weights.count)
                strata.append((rows.count / 64..<rows.count / 64, stratum, weights[Int(response.row)]))
            }
            rows.append(response.row)
            starts.append(contentsOf: repeatElement(-1, count: rows.count - 1 - starts.count))
            starts.append(response.start)
            strata[strata.count - 1].words = strata[strata.count - 1].words.lowerBound..<(rows.count + 63) / 64
        }
        fill(weights.count)
        questions = scales.map { position, coefficients in
            question(position, coefficients, starts: starts, answers)
        }
    }

    /// Fills up a word with places of no response.
    private mutating func fill(_ none: Int) {
        rows.append(contentsOf: repeatElement(Int32(none), count: (64 - rows.count % 64) % 64))
    }

    /// - Parameter starts: By bit where the answers begin; below 0 where there is no response.
    private func question(
        _ position: Int, _ coefficients: [Double], starts: [Int], _ answers: [UInt8]
    ) -> Question {
        let width = rows.count / 64
        var words = [UInt64](repeating: 0, count: coefficients.count * width)
        for (bit, start) in starts.enumerated() where start >= 0 {
            let level = Int(answers[start + position]) - 1
            if coefficients.indices.contains(level) { words[level * width + bit >> 6] |= 1 << (bit & 63) }
        }
        return Question(
            position: position, words: words, coefficients: coefficients,
            counts: strata.flatMap { stratum in
                coefficients.indices.map { level in
                    stratum.words.reduce(0) { $0 + words[level * width + $1].nonzeroBitCount }
                }
            })
    }

    /// - Parameters:
    ///   - drawn: By row.
    ///   - sums: By position of the question; takes what the replicate's answers weigh.
    func add(_ drawn: [UInt8], to sums: inout [AnswerSum]) {
        let mask = mask(drawn)
        let width = mask.count
        for question in questions {
            var sum = AnswerSum()
            var place = 0
            for stratum in strata {
                let factors = group.factors[stratum.stratum]
                for (level, coefficient) in question.coefficients.enumerated() {
                    let (all, drawn) = (
                        question.counts[place],
                        Self.countCommon(mask, question.words, from: level * width, in: stratum.words)
                    )
                    let weight =
                        stratum.weight * (factors.drawn * Double(drawn) + factors.left * Double(all - drawn))
                    sum.weight += weight
                    sum.sum += weight * coefficient
                    place += 1
                }
            }
            sums[question.position] = sums[question.position] + sum
        }
    }

    /// For each response a bit: whether its respondent was drawn.
    private func mask(_ drawn: [UInt8]) -> [UInt64] {
        unsafe rows.withUnsafeBufferPointer { rows in
            unsafe drawn.withUnsafeBufferPointer { drawn in
                (0..<rows.count / 64).map { word in
                    var bits: UInt64 = 0
                    for bit in 0..<64 {
                        unsafe bits |= UInt64(drawn[Int(rows[word << 6 | bit])]) << UInt64(bit)
                    }
                    return bits
                }
            }
        }
    }

    /// How many bits are set in both, over a range of words.
    private static func countCommon(
        _ mask: [UInt64], _ words: [UInt64], from offset: Int, in range: Range<Int>
    ) -> Int {
        unsafe mask.withUnsafeBufferPointer { mask in
            unsafe words.withUnsafeBufferPointer { words in
                var count = 0
                for word in range { unsafe count &+= (mask[word] & words[offset &+ word]).nonzeroBitCount }
                return count
            }
        }
    }
}
