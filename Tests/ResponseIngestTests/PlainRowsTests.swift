import ByteInput
import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

/// Counts responses one by one, and remarks on those employed by `Boss`.
private struct Counter: ResponseReceiver {
    let round: Round
    var counts: [String: Int] = [:]
    var responses = 0

    init(round: Round) { self.round = round }

    private mutating func add(_ unit: Int, _ group: Int, _ question: Int, _ answer: String, _ number: Int = 1) {
        if number > 0 { counts["\(unit) \(group) \(question) \(answer)", default: 0] += number }
    }

    mutating func receive(_ response: Response, _ findings: inout Findings) -> Diagnostic? {
        if remarks(on: .employer, of: response) {
            return Diagnostic(.warning, DiagnosticCode("test.boss"), at: response.location, Wording("", vi: ""))
        }
        responses += 1
        var own = RatingStore()
        own.append(response)
        receive(own)
        var scored: Set<CriterionCode> = []
        for (index, answer) in response.answers.enumerated() {
            add(response.unit, response.group, index, "\(answer)")
            if case .answered = answer {
                scored.insert(round.questionnaires[response.questionnaire].questions[index].criterion)
            }
        }
        for criterion in scored { counts["\(response.unit) \(response.group) \(criterion)", default: 0] += 1 }
        return nil
    }

    var keepsRatings: Bool { true }

    mutating func receive(_ ratings: RatingStore) {
        for (index, rating) in ratings.ratings.enumerated() {
            addRating(unit: rating.unit, ratings.rater(of: index), ratings.answers(of: index), ratings.texts)
        }
    }

    private mutating func addRating(
        unit: Int32, _ rater: RatingStore.Rater, _ answers: ArraySlice<UInt8>, _ texts: TextPool
    ) {
        let facts = [rater.respondent, rater.stratum, rater.cluster, rater.employer]
            .map { $0 < 0 ? "-" : texts[$0] }
        counts["rating \(unit) \(rater.group) \(facts) \(Array(answers))", default: 0] += 1
    }

    mutating func receive(_ counted: CountedResponses) {
        responses += counted.responses
        for (index, counts) in counted.counts.enumerated() {
            for (level, number) in counts.levels.enumerated() {
                add(counted.unit, counted.group, index, "\(Answer.answered(level: level))", number)
            }
            add(counted.unit, counted.group, index, "\(Answer.doNotKnow)", counts.doNotKnow)
            add(counted.unit, counted.group, index, "\(Answer.blank)", counts.blank)
            add(counted.unit, counted.group, index, "\(Answer.notShown)", counts.notShown)
            add(counted.unit, counted.group, index, "\(Answer.invalid)", counts.invalid)
        }
        for (criterion, number) in counted.scoredResponses where number > 0 {
            counts["\(counted.unit) \(counted.group) \(criterion)", default: 0] += number
        }
    }

    func remarks(on fact: ResponseFact, of response: Response) -> Bool { response.employer == "Boss" }
    func facts(besides fact: ResponseFact) -> Set<ResponseFact> { [] }
}

@Suite("Plain rows")
struct PlainRowsTests {
    /// What a file gave, by one way of reading it.
    struct Outcome: Equatable {
        var counts: [String: Int] = [:]
        var responses = 0
        var rejected: Int?
        var lines: Int?
        var repeated: Set<UInt64> = []
        var findings: [String]
    }

    static func outcome(
        _ bytes: consuming ByteReader, takesPlainRows: Bool, parts: Int = 1, round: Round = .small()
    ) -> Outcome {
        var findings = Findings(limitPerCode: 1_000)
        var reading = ResponseReading()
        reading.takesPlainRows = takesPlainRows
        reading.parts = parts
        let file = ResponseFile.read(bytes, round: round, into: Counter(round: round), reading, findings: &findings)
        var outcome = Outcome(
            rejected: file?.rejected, lines: file?.lines,
            findings: findings.kept.map { "\($0.location) \($0.code) \($0.message.english)" })
        for receiver in file?.receivers ?? [] {
            outcome.responses += receiver.responses
            outcome.counts.merge(receiver.counts, uniquingKeysWith: +)
        }
        outcome.repeated = RepeatedKeys.find(in: file?.keys ?? [], threads: 2)
        return outcome
    }

    private static func outcome(_ text: String, takesPlainRows: Bool, chunk: Int = .max) -> Outcome {
        outcome(ByteReader(path: "r.csv", bytes: Array(text.utf8), chunk: chunk), takesPlainRows: takesPlainRows)
    }

    /// A table in which most rows are plain and the others have every kind of trouble.
    private static func table(rows: Int, seed: UInt64, separator: String = ",", lineEnd: String = "\n") -> String {
        var generator = RepeatableNumbers(state: seed)
        func pick(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
        func seldom(_ usual: @autoclosure () -> String, _ others: [String]) -> String {
            Int.random(in: 0..<12, using: &generator) == 0 ? pick(others) : usual()
        }
        var lines = ["response_id,respondent,group,unit,employer,cluster,submitted_at,1.10.1,2.5.1,5.10.1,5.11.3"]
        for row in 0..<rows {
            let respondent = seldom("R\(row / 3)", ["", " R1", "người \(row)", "\"R \"\"q\"\"\"", "R0"])
            let unit = seldom(pick(["D1", "D2", "H1", "H2"]), ["D9", "", " D1", "\"D1\"", "d1"])
            let id = seldom(
                "\(respondent)/\(unit)", ["", "x\(row % 5)", "\"i\(row)\"", String(repeating: "y", count: 40)])
            let isDistrict = unit.hasPrefix("H")
            let answers = (0..<4).map { column in
                column == 1 && isDistrict || column == 3 && !isDistrict
                    ? seldom("", ["5"])
                    : seldom(pick(["1", "2", "3", "", "9"]), ["5", "4", "Tốt", " 3", "7", "55", "\"2\""])
            }
            let fields =
                [
                    id, respondent, seldom("delegate", ["official", "nobody", "\"delegate\"", ""]), unit,
                    seldom("", ["Boss", "Sở Nội vụ", "D1"]), seldom("c1", ["cụm 2", "", "\"a\nb\""]),
                    seldom("2024-12-0\(row % 9 + 1)T08:15:00+07:00", ["yesterday", "", "2024-12-01"]),
                ] + answers
            lines.append(
                seldom(fields.joined(separator: ","), ["", ",,,,", fields.dropLast().joined(separator: ","), "1"]))
        }
        return lines.map { $0.replacing(",", with: separator) + lineEnd }.joined()
    }

    @Test(
        "are counted to the same as when every field is looked at",
        arguments: [(",", "\n"), (";", "\r\n"), ("\t", "\n"), ("|", "\r\n")], 1...6 as ClosedRange<UInt64>)
    func countTheSame(dialect: (separator: String, lineEnd: String), seed: UInt64) {
        let text = Self.table(rows: 400, seed: seed, separator: dialect.separator, lineEnd: dialect.lineEnd)
        let plain = Self.outcome(text, takesPlainRows: true)
        #expect(plain == Self.outcome(text, takesPlainRows: false))
        // The table is a fair trial: most rows count, some are rejected, some belong together.
        #expect(plain.responses > 100)
        #expect((plain.rejected ?? 0) > 20)
        #expect(!plain.repeated.isEmpty)
    }

    @Test("are the same however the bytes come", arguments: [1, 2, 7, 31, 32, 33, 64, 100, 4096])
    func ignoreSplits(chunk: Int) {
        let text = Self.table(rows: 60, seed: 9)
        #expect(Self.outcome(text, takesPlainRows: true, chunk: chunk) == Self.outcome(text, takesPlainRows: false))
    }

    @Test("are the same whether or not the last line ends", arguments: [0, 1, 2])
    func allowOpenEnd(dropped: Int) {
        let text = String(Self.table(rows: 30, seed: 4).dropLast(dropped))
        #expect(Self.outcome(text, takesPlainRows: true) == Self.outcome(text, takesPlainRows: false))
    }

    @Test("are the same when a large file is read in parts at once, quoted line ends at the cuts or not")
    func ignoreParts() throws {
        try withTemporaryFolder { folder in
            // Above the size from which files are cut; line feeds in quotes are frequent enough to be hit by cuts.
            let text = Self.table(rows: 40_000, seed: 5)
            let path = folder + "/large.csv"
            try write(text, to: path)
            try #require(text.utf8.count > 2 << 20)
            let expected = Self.outcome(try ByteReader(path: path), takesPlainRows: false)
            for parts in [1, 2, 3, 8] {
                let reader = try ByteReader(path: path, isHashed: false)
                #expect(Self.outcome(reader, takesPlainRows: true, parts: parts) == expected)
            }
        }
    }

    @Test("a file beyond the limit of size is refused before it is read")
    func refusesLargeFiles() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/r.csv"
            try write(Self.table(rows: 10, seed: 1), to: path)
            var reading = ResponseReading()
            reading.fileBytes = 100
            var findings = Findings()
            let file = ResponseFile.read(
                try ByteReader(path: path), round: .small(), into: ResponseList(), reading, findings: &findings)
            #expect(file == nil)
            #expect(findings.kept.map(\.code.description) == ["file.too-large"])
        }
    }
}
