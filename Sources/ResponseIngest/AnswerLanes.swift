import SurveyModel

/// What stands for an answer in each column of a table, for one questionnaire, so that 32 columns can be held
/// against it at once.
///
/// A column's levels must be digits that follow each other, with one more for "don't know"; any other answer, which may
/// be right all the same, makes a row one that is read field by field.
struct AnswerLanes: Sendable {
    static let width = 32

    /// By column, as many as fill whole blocks: the lowest and the highest level, and "don't know" or 0.
    let low: [UInt8], high: [UInt8], other: [UInt8]
    /// Every byte that stands for an answer in some column.
    let codes: [UInt8]
    /// By question: its column; nil where the table has none.
    let columnOfQuestion: [Int?]
    /// For each question: the level that a byte stands for, -1 for "don't know", nil for none.
    let meanings: [[UInt8: Int]]
    /// Criteria with more than one question, with the columns of those.
    let shared: [(criterion: CriterionCode, columns: [Int])]
    private let questions: [Question]

    /// - Parameter positions: By column: the position of its question, -1 where it is not asked.
    init(round: Round, questionnaire: Int, positions: [Int]) {
        questions = round.questionnaires[questionnaire].questions
        let lanes = (positions.count + Self.width - 1) / Self.width * Self.width
        var (low, high) = ([UInt8](repeating: 255, count: lanes), [UInt8](repeating: 0, count: lanes))
        var other = [UInt8](repeating: 0, count: lanes)
        var columnOfQuestion = [Int?](repeating: nil, count: questions.count)
        var meanings = [[UInt8: Int]](repeating: [:], count: questions.count)
        for (column, position) in positions.enumerated() where position >= 0 {
            columnOfQuestion[position] = column
            guard let digits = DigitScale(round.scales[questions[position].scale]) else { continue }
            (low[column], high[column], other[column]) = (digits.low, digits.high, digits.doNotKnow)
            meanings[position] = digits.meanings
        }
        (self.low, self.high, self.other) = (low, high, other)
        self.columnOfQuestion = columnOfQuestion
        self.meanings = meanings
        codes = Set(meanings.flatMap(\.keys)).sorted()
        let criteria = Dictionary(grouping: questions.indices, by: { [questions] in questions[$0].criterion })
        shared = criteria.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.compactMap { columnOfQuestion[$0] }) }
    }

    /// Each code for all lanes of a block.
    var codesInAllLanes: [UInt8] { codes.flatMap { Array(repeating: $0, count: Self.width) } }

    /// The number of columns, filled up to whole blocks.
    var lanes: Int { low.count }

    /// The counts of each question.
    ///
    /// - Parameters:
    ///   - responses: How many rows were counted.
    ///   - count: How often a byte stood in a column, by the position of the byte in ``codes``.
    func counts(
        responses: Int, round: Round, _ count: (_ code: Int, _ column: Int) -> Int
    ) -> [AnswerCounts] {
        questions.indices.map { question in
            let levels = round.scales[questions[question].scale].levels.count
            var counts = AnswerCounts(levels: Array(repeating: 0, count: levels))
            guard let column = columnOfQuestion[question] else {
                counts.notShown = responses
                return counts
            }
            var answered = 0
            for (index, code) in codes.enumerated() {
                guard let meaning = meanings[question][code] else { continue }
                let number = count(index, column)
                answered += number
                if meaning < 0 { counts.doNotKnow += number } else { counts.levels[meaning] += number }
            }
            counts.blank = responses - answered
            return counts
        }
    }

    /// The number of responses with a scored answer, by criterion, from the counts and those of the shared criteria.
    func scoredResponses(_ counts: [AnswerCounts], shared numbers: [Int]) -> [CriterionCode: Int] {
        var scored: [CriterionCode: Int] = [:]
        for (question, counts) in zip(questions, counts) { scored[question.criterion] = counts.scored }
        for (criterion, number) in zip(shared, numbers) { scored[criterion.criterion] = number }
        return scored
    }
}

/// A scale whose levels are digits that follow each other.
private struct DigitScale {
    let low: UInt8, high: UInt8
    /// 0 where there is no such answer.
    let doNotKnow: UInt8
    /// By byte: the level, -1 for "don't know".
    let meanings: [UInt8: Int]

    init?(_ scale: Scale) {
        let codes = scale.levels.compactMap { Self.digit($0.code) }
        guard codes.count == scale.levels.count, let low = codes.min(), let high = codes.max(),
            Set(codes).count == codes.count, Int(high - low) + 1 == codes.count
        else { return nil }
        var meanings = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        doNotKnow = scale.doNotKnow.flatMap { Self.digit($0.code) } ?? 0
        if doNotKnow > 0 { meanings[doNotKnow] = -1 }
        (self.low, self.high, self.meanings) = (low, high, meanings)
    }

    private static func digit(_ code: String) -> UInt8? {
        guard code.utf8.count == 1, let byte = code.utf8.first, (0x30...0x39).contains(byte) else { return nil }
        return byte
    }
}
