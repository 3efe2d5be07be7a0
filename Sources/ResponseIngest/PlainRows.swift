import CByteScan
import SurveyModel
import TabularInput

/// Reads the rows of a wide table that are as plain as nearly all are, many bytes at a time, and counts them at once.
///
/// A plain row has no quote, all its columns, an id and a respondent in ASCII, facts on which nobody has a remark, and
/// answers of one digit or none, at least one of them. Whatever else a row may be, right or wrong, it is left to be read
/// field by field, so that this is a faster way to the same counts and never to others.
@safe struct PlainRows: ~Copyable {
    private let separator: UInt8, terminator: UInt8
    private let answerCount: Int
    private let hasBMI2 = parsurvey_has_bmi2() != 0
    private let groupCount: Int
    private var leading: PlainLeading
    private var counter: LaneCounter
    /// The answers of the row, a byte each: the digit, or 0 for none.
    private let answers: UnsafeMutablePointer<UInt8>

    /// The rows that were counted, where they are to be kept.
    private var ratings: PlainRatings
    private let keepsRatings: Bool

    /// The keys of the rows that were counted.
    let keys = KeyList()
    /// Rows with other keys are passed over without being counted, and rows with these are left to be read field by
    /// field; nil where all rows are wanted.
    private let wanted: Set<UInt64>?

    /// - Parameter size: How many bytes there may be.
    init(
        _ layout: PlainLayout, facts: PlainFacts, answers columns: AnswerColumns, wanted: Set<UInt64>?, size: Int
    ) {
        (separator, terminator) = (layout.separator, layout.terminator)
        answerCount = layout.answerCount
        groupCount = facts.groupCount
        leading = PlainLeading(layout, facts: facts)
        self.wanted = wanted
        let round = facts.round
        let lanes = round.questionnaires.indices.map {
            AnswerLanes(round: round, questionnaire: $0, positions: columns.positions(questionnaire: $0))
        }
        let questionnaires = round.units.indices.flatMap { unit in
            round.groups.indices.map { group in
                let index = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group)
                return index.map { columns.canBeRead(questionnaire: $0) ? $0 : -1 } ?? -1
            }
        }
        counter = LaneCounter(lanes, questionnaireOfCell: questionnaires)
        keepsRatings = facts.keepsRatings && wanted == nil
        ratings = PlainRatings(
            layout, groupCount: facts.groupCount, questionnaireOfCell: questionnaires, lanes,
            expected: keepsRatings ? size / layout.shortRow : 0)
        let capacity = layout.answerCount + 3 * AnswerLanes.width
        unsafe self.answers = .allocate(capacity: capacity)
        unsafe self.answers.initialize(repeating: 0, count: capacity)
    }

    deinit { unsafe answers.deallocate() }

    /// What was counted, by unit and group.
    func counted() -> [CountedResponses] {
        (0..<counter.cellCount).compactMap { cell in
            counter.counted(cell: cell, round: leading.facts.round)
        }
    }

    /// The rows that were counted; nil where they are not kept.
    var kept: RatingStore? { keepsRatings ? ratings.store : nil }

    /// Takes plain rows off the front of bytes.
    mutating func take(_ bytes: Span<UInt8>, limit: Int) -> TakenRecords {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var taken = TakenRecords()
            guard let first = buffer.baseAddress else { return taken }
            let last = min(buffer.count, limit)
            var before: UnsafePointer<UInt8>?
            while taken.bytes < last {
                let (row, available) = unsafe (first + taken.bytes, buffer.count &- taken.bytes)
                guard let length = unsafe takeRow(row, after: before, available) else {
                    taken.hasMetOther = unsafe Self.isWhole(row, available)
                    return taken
                }
                unsafe before = row
                taken.bytes &+= length
                taken.lines &+= 1
            }
            return taken
        }
    }

    /// Whether a line ends in the bytes, or they are more than a plain row may have.
    private static func isWhole(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        unsafe count > 1 << 16 || memchr(bytes, 0x0A, count) != nil
    }

    /// Takes a row.
    ///
    /// - Parameter before: The row before, where that was plain and stands in the same bytes.
    /// - Returns: How long it is; nil where it is not plain.
    @inline(__always)
    private mutating func takeRow(
        _ row: UnsafePointer<UInt8>, after before: UnsafePointer<UInt8>?, _ available: Int
    ) -> Int? {
        guard let (unit, group) = unsafe leading.read(row, after: before, available) else { return nil }
        guard let length = unsafe takeAnswers(row, from: leading.length, available) else { return nil }
        guard let key = unsafe leading.key(row) else { return nil }
        if let wanted { return wanted.contains(key.id) || wanted.contains(key.rating) ? nil : length }
        guard unsafe counter.count(answers, cell: unit &* groupCount &+ group) else { return nil }
        if keepsRatings { unsafe ratings.append(row, leading, unit: unit, group: group, answers) }
        keys.append(key.id)
        if key.rating != key.id { keys.append(key.rating) }
        return length
    }

    // MARK: The answers

    /// Takes the answers.
    ///
    /// - Returns: The length of the row; nil where an answer is longer than a byte, or there are too many or too few.
    @inline(__always)
    private func takeAnswers(_ row: UnsafePointer<UInt8>, from start: Int, _ available: Int) -> Int? {
        if start >= available { return nil }
        let length =
            unsafe hasBMI2
            ? parsurvey_tail_bmi2(row + start, available &- start, separator, terminator, answerCount, answers)
            : parsurvey_tail_sse2(row + start, available &- start, separator, terminator, answerCount, answers)
        if length < 0 { return nil }
        // What was written behind the last answer is none.
        unsafe (answers + answerCount).initialize(repeating: 0, count: AnswerLanes.width)
        let end = start &+ length
        if end > available { return nil }
        if terminator == UInt8(ascii: "\n") { return end }
        guard end < available, unsafe row[end] == UInt8(ascii: "\n") else { return nil }
        return end &+ 1
    }
}
