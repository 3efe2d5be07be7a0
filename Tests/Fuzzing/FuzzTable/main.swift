import ByteInput
import Diagnostics
import FuzzDriver
import ResponseIngest
import SurveyModel
import TestMaterial

/// Keeps nothing but numbers, so that two ways of reading can be held against each other.
private struct Numbers: ResponseReceiver {
    var counts: [String: Int] = [:]
    let round: Round

    mutating func receive(_ response: Response, _ findings: inout Findings) -> Diagnostic? {
        var own = RatingStore()
        own.append(response)
        receive(own)
        for (index, answer) in response.answers.enumerated() {
            counts["\(response.unit) \(response.group) \(index) \(answer)", default: 0] += 1
        }
        return nil
    }

    var keepsRatings: Bool { true }

    mutating func receive(_ ratings: RatingStore) {
        for (index, rating) in ratings.ratings.enumerated() {
            let rater = ratings.rater(of: index)
            let facts = [rater.respondent, rater.stratum, rater.cluster, rater.employer]
                .map { $0 < 0 ? "-" : ratings.texts[$0] }
            let answers = Array(ratings.answers(of: index))
            counts["rating \(rating.unit) \(rater.group) \(facts) \(answers)", default: 0] += 1
        }
    }

    mutating func receive(_ counted: CountedResponses) {
        for (index, counts) in counted.counts.enumerated() {
            let kinds: [(Answer, Int)] =
                counts.levels.enumerated().map { (.answered(level: $0), $1) } + [
                    (.doNotKnow, counts.doNotKnow), (.blank, counts.blank), (.notShown, counts.notShown),
                ]
            for (answer, number) in kinds where number > 0 {
                self.counts["\(counted.unit) \(counted.group) \(index) \(answer)", default: 0] += number
            }
        }
    }

    func remarks(on fact: ResponseFact, of response: Response) -> Bool { false }
    func facts(besides fact: ResponseFact) -> Set<ResponseFact> { [] }
}

private let round = SmallRound.make()

/// Everything that a file gave by one way of reading it.
private func reading(_ bytes: [UInt8], chunk: Int, takesPlainRows: Bool) -> [String] {
    var findings = Findings()
    var reading = ResponseReading()
    reading.takesPlainRows = takesPlainRows
    let file = ResponseFile.read(
        ByteReader(path: "f", bytes: bytes, chunk: chunk), round: round, into: Numbers(round: round), reading,
        findings: &findings)
    var log = findings.kept.map { "\($0)" }
    if let file {
        require(file.accepted >= 0 && file.rejected >= 0, "no count is negative")
        log += ["\(file.accepted) \(file.rejected) \(file.lines)"]
        log += file.receivers.flatMap(\.counts).map { "\($0)" }.sorted()
    }
    return log
}

// Bytes as a file of responses, table or XML: whether plain rows are counted at once, and how the bytes are split, makes
// no difference.
runFuzzer { pointer, count in
    let bytes = Array(UnsafeBufferPointer(start: pointer, count: count))
    let expected = reading(bytes, chunk: .max, takesPlainRows: false)
    require(reading(bytes, chunk: .max, takesPlainRows: true) == expected, "plain rows make no difference")
    let chunk = 1 + (bytes.first.map(Int.init) ?? 0) % 70
    require(
        reading(bytes, chunk: chunk, takesPlainRows: true) == expected, "the split of the bytes makes no difference")
    return 0
}
