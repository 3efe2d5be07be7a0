import SurveyModel

/// Keeps the rows that were counted one by one, for weights and errors to be made from.
@safe struct PlainRatings: ~Copyable {
    private var buffer = RatingBuffer()
    private let groupCount: Int
    private var respondents: NumberedColumn
    private var strata: NumberedColumn
    private var clusters: NumberedColumn
    private var employers: NumberedColumn
    /// Whether the row that was kept last names its respondent.
    private var hasNamedLast = false
    /// By unit × group: the questionnaire.
    private let questionnaires: [Int]
    /// By questionnaire.
    private let bytes: [AnswerBytes]
    /// The answers of a row in the order of its questionnaire.
    private let answers: UnsafeMutablePointer<UInt8>

    /// - Parameter expected: How many rows there may be.
    init(
        _ layout: PlainLayout, groupCount: Int, questionnaireOfCell: [Int], _ lanes: [AnswerLanes], expected: Int
    ) {
        self.groupCount = groupCount
        respondents = NumberedColumn(layout, .respondent)
        strata = NumberedColumn(layout, .stratum)
        clusters = NumberedColumn(layout, .cluster)
        employers = NumberedColumn(layout, .employer)
        questionnaires = questionnaireOfCell
        bytes = lanes.map(AnswerBytes.init)
        buffer.reserve(responses: expected, answersOfEach: bytes.reduce(0) { max($0, $1.count) })
        unsafe answers = .allocate(capacity: bytes.reduce(0) { max($0, $1.count) } + AnswerBytes.width)
    }

    deinit { unsafe answers.deallocate() }

    /// What was kept.
    var store: RatingStore { buffer.store }

    /// Keeps the row that was read last.
    ///
    /// - Parameter columns: The byte of each column's answer.
    @inline(__always)
    mutating func append(
        _ row: UnsafePointer<UInt8>, _ leading: borrowing PlainLeading, unit: Int, group: Int,
        _ columns: UnsafePointer<UInt8>
    ) {
        let questionnaire = questionnaires[unit &* groupCount &+ group]
        let count = unsafe bytes[questionnaire].write(columns, to: answers)
        if leading.isOfSameRater, hasNamedLast {
            unsafe buffer.appendOfSame(unit: unit, UnsafeBufferPointer(start: answers, count: count))
            return
        }
        let rater = unsafe rater(row, leading, group)
        hasNamedLast = rater.respondent >= 0
        unsafe buffer.append(unit: unit, rater, UnsafeBufferPointer(start: answers, count: count))
    }

    @inline(never)
    private mutating func rater(
        _ row: UnsafePointer<UInt8>, _ leading: borrowing PlainLeading, _ group: Int
    ) -> RatingStore.Rater {
        var rater = RatingStore.Rater(group: group)
        rater.respondent = unsafe respondents.number(row, leading, &buffer.texts)
        rater.stratum = unsafe strata.number(row, leading, &buffer.texts)
        rater.cluster = unsafe clusters.number(row, leading, &buffer.texts)
        rater.employer = unsafe employers.number(row, leading, &buffer.texts)
        return rater
    }
}

/// The numbers of the texts in one column of facts.
private struct NumberedColumn: ~Copyable {
    /// -1 where the table has none.
    private let column: Int
    private var texts = NumberedTexts()

    init(_ layout: PlainLayout, _ fact: ResponseFact) { column = layout.column(of: fact) ?? -1 }

    @inline(__always)
    mutating func number(
        _ row: UnsafePointer<UInt8>, _ leading: borrowing PlainLeading, _ pool: inout TextPool
    ) -> Int32 {
        if column < 0 { return -1 }
        let (start, count) = unsafe leading.field(column, row)
        return unsafe texts.number(start, count, &pool)
    }
}

/// What a table's bytes for answers are in a ``SurveyModel/RatingStore``, for one questionnaire.
private struct AnswerBytes {
    /// By question: its column, -1 where the table has none.
    private let columns: [Int]
    /// By question and the lower bits of the byte.
    private let meanings: [UInt8]

    /// What each code stands for where it is the same in every column, and the columns stand as the questions do.
    private let common: [(code: UInt8, meaning: UInt8)]?

    /// Digits and 0, which are all bytes that come, differ in so many bits.
    private static let places = 64
    /// So many bytes are looked at, and written, at once.
    static let width = 16

    var count: Int { columns.count }

    init(_ lanes: AnswerLanes) {
        columns = lanes.columnOfQuestion.map { $0 ?? -1 }
        meanings = lanes.columnOfQuestion.indices.flatMap { question in
            var bytes = [UInt8](repeating: RatingStore.AnswerByte.blank, count: Self.places)
            for (code, level) in lanes.meanings[question] {
                bytes[Int(code) & (Self.places - 1)] =
                    level < 0 ? RatingStore.AnswerByte.doNotKnow : UInt8(level + 1)
            }
            return bytes
        }
        let isInOrder = columns == Array(columns.indices)
        let first = lanes.meanings.first ?? [:]
        common =
            isInOrder && lanes.meanings.allSatisfy { $0 == first }
            ? first.sorted { $0.key < $1.key }.map { code, level in
                (code, level < 0 ? RatingStore.AnswerByte.doNotKnow : UInt8(level + 1))
            } : nil
    }

    /// Writes the answers of a row; gives how many there are.
    ///
    /// - Parameters:
    ///   - bytes: By column; ``width`` bytes more can be read.
    ///   - answers: Where ``width`` bytes more can be written.
    @inline(__always)
    func write(_ bytes: UnsafePointer<UInt8>, to answers: UnsafeMutablePointer<UInt8>) -> Int {
        guard let common else { return unsafe writeOneByOne(bytes, to: answers) }
        for start in stride(from: 0, to: columns.count, by: Self.width) {
            let block = unsafe UnsafeRawPointer(bytes + start).loadUnaligned(as: SIMD16<UInt8>.self)
            var meanings = SIMD16<UInt8>(repeating: RatingStore.AnswerByte.blank)
            for (code, meaning) in common {
                meanings.replace(with: SIMD16(repeating: meaning), where: block .== SIMD16(repeating: code))
            }
            unsafe UnsafeMutableRawPointer(answers + start).storeBytes(of: meanings, as: SIMD16<UInt8>.self)
        }
        return columns.count
    }

    @inline(never)
    private func writeOneByOne(_ bytes: UnsafePointer<UInt8>, to answers: UnsafeMutablePointer<UInt8>) -> Int {
        unsafe columns.withUnsafeBufferPointer { columns in
            unsafe meanings.withUnsafeBufferPointer { meanings in
                for question in 0..<columns.count {
                    let column = unsafe columns[question]
                    let place =
                        unsafe question &* Self.places &+ Int(column < 0 ? 0 : bytes[column]) & (Self.places - 1)
                    unsafe answers[question] = column < 0 ? RatingStore.AnswerByte.notShown : meanings[place]
                }
                return columns.count
            }
        }
    }
}
