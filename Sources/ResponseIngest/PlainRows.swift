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
    private let leadingCount: Int, answerCount: Int
    private let facts: PlainFacts
    private var counter: LaneCounter
    private var memos: PlainMemos
    /// Where each of the columns before the questions ends in the row.
    private let ends: UnsafeMutablePointer<Int>
    /// The answers of the row, a byte each: the digit, or 0 for none.
    private let answers: UnsafeMutablePointer<UInt8>

    /// How many bytes of a row are compared with the row before.
    private static let comparedBytes = 96
    /// Where the separators are in the first bytes of the last row whose columns were searched.
    private var separators: (UInt32, UInt32, UInt32) = (0, 0, 0)

    /// The keys of the rows that were counted.
    let keys = KeyList()
    /// Rows with other keys are passed over without being counted, and rows with these are left to be read field by
    /// field; nil where all rows are wanted.
    private let wanted: Set<UInt64>?

    init(_ layout: PlainLayout, facts: PlainFacts, answers columns: AnswerColumns, wanted: Set<UInt64>?) {
        (separator, terminator) = (layout.separator, layout.terminator)
        (leadingCount, answerCount) = (layout.leading.count, layout.answerCount)
        self.facts = facts
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
        memos = PlainMemos(layout)
        unsafe ends = .allocate(capacity: PlainLayout.leadingLimit)
        unsafe ends.initialize(repeating: 0, count: PlainLayout.leadingLimit)
        let capacity = layout.answerCount + 2 * AnswerLanes.width
        unsafe self.answers = .allocate(capacity: capacity)
        unsafe self.answers.initialize(repeating: 0, count: capacity)
    }

    deinit {
        unsafe ends.deallocate()
        unsafe answers.deallocate()
    }

    /// What was counted, by unit and group.
    func counted() -> [CountedResponses] {
        (0..<counter.cellCount).compactMap { cell in
            counter.counted(cell: cell, round: facts.round)
        }
    }

    /// How a row was left.
    private enum Outcome {
        /// Read; so many bytes long.
        case taken(Int)
        case other
    }

    /// Takes plain rows off the front of bytes.
    mutating func take(_ bytes: Span<UInt8>, limit: Int) -> TakenRecords {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var taken = TakenRecords()
            guard let first = buffer.baseAddress else { return taken }
            let last = min(buffer.count, limit)
            while taken.bytes < last {
                guard
                    case .taken(let count) = unsafe takeRow(first + taken.bytes, available: buffer.count - taken.bytes)
                else {
                    taken.hasMetOther = unsafe Self.isWhole(first + taken.bytes, buffer.count - taken.bytes)
                    return taken
                }
                taken.bytes &+= count
                taken.lines &+= 1
            }
            return taken
        }
    }

    /// Whether a line ends in the bytes, or they are more than a plain row may have.
    private static func isWhole(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        unsafe count > 1 << 16 || memchr(bytes, 0x0A, count) != nil
    }

    @inline(__always)
    private mutating func takeRow(_ row: UnsafePointer<UInt8>, available: Int) -> Outcome {
        guard let high = unsafe findLeading(row, available) else { return .other }
        let start = unsafe ends[leadingCount &- 1] &+ 1
        guard let length = unsafe takeAnswers(row, from: start, available) else { return .other }
        guard let (unit, group) = unsafe readFacts(row, hasHigh: high) else { return .other }
        let cell = unit &* facts.groupCount &+ group
        guard let key = unsafe key(row, unit) else { return .other }
        if let wanted { return wanted.contains(key.id) || wanted.contains(key.rating) ? .other : .taken(length) }
        guard unsafe counter.count(answers, cell: cell) else { return .other }
        keys.append(key.id)
        if key.rating != key.id { keys.append(key.rating) }
        return .taken(length)
    }

    // MARK: The columns before the questions

    /// Finds the ends of the columns before the questions.
    ///
    /// Rows that follow each other often have separators at the same places, which costs only to compare.
    ///
    /// - Returns: Whether some byte of them is no ASCII; nil where the row is not plain.
    @inline(__always)
    private mutating func findLeading(_ row: UnsafePointer<UInt8>, _ available: Int) -> Bool? {
        let before = unsafe ends[leadingCount &- 1]
        if before < Self.comparedBytes, available >= Self.comparedBytes {
            let masks = unsafe (
                parsurvey_masks(row, separator), parsurvey_masks(row + 32, separator),
                parsurvey_masks(row + 64, separator)
            )
            let last = mask96(before &+ 1)
            let isSame =
                (masks.0.separator ^ separators.0) & last.0 | (masks.1.separator ^ separators.1) & last.1
                | (masks.2.separator ^ separators.2) & last.2 == 0
            let isPlain = masks.0.rare & last.0 | masks.1.rare & last.1 | masks.2.rare & last.2 == 0
            if isSame, isPlain, before > 0 { return false }
            separators = (masks.0.separator, masks.1.separator, masks.2.separator)
        }
        // A search that ends early must not be taken for the places of another row.
        unsafe ends[leadingCount &- 1] = 0
        return unsafe searchLeading(row, available)
    }

    private func searchLeading(_ row: UnsafePointer<UInt8>, _ available: Int) -> Bool? {
        var (found, block, rare) = (0, 0, UInt32(0))
        while block < available, block < PlainLayout.leadingBytes {
            let masks = unsafe parsurvey_masks(row + block, separator)
            var separators = masks.separator
            while separators != 0 {
                let bit = separators.trailingZeroBitCount
                unsafe ends[found] = block &+ bit
                found &+= 1
                if found == leadingCount {
                    let before = (UInt32(1) << UInt32(truncatingIfNeeded: bit)) &- 1
                    rare |= masks.rare & before
                    return unsafe rare == 0 ? false : hasHigh(row, block &+ bit)
                }
                separators &= separators &- 1
            }
            rare |= masks.rare
            block &+= 32
        }
        return nil
    }

    /// Whether some of the first bytes are no ASCII; nil where there is a quote or a line ends.
    @inline(never)
    private func hasHigh(_ row: UnsafePointer<UInt8>, _ count: Int) -> Bool? {
        var high = false
        for index in 0..<count {
            let byte = unsafe row[index]
            if byte == UInt8(ascii: "\"") || (byte <= 0x0D && byte != separator) { return nil }
            high = high || byte >= 0x80
        }
        return high
    }

    /// The field of a column before the questions.
    @inline(__always)
    private func field(_ column: Int, _ row: UnsafePointer<UInt8>) -> (start: UnsafePointer<UInt8>, count: Int) {
        let start = unsafe column == 0 ? 0 : ends[column &- 1] &+ 1
        return unsafe (row + start, ends[column] &- start)
    }

    /// Reads the facts; nil where one of them has to be looked at more closely.
    @inline(__always)
    private mutating func readFacts(_ row: UnsafePointer<UInt8>, hasHigh: Bool) -> (unit: Int, group: Int)? {
        let (unitText, groupText) = unsafe (field(memos.unitColumn, row), field(memos.groupColumn, row))
        var unit = unsafe memos.unit.meaning(unitText.start, unitText.count)
        if unit == FactMemo.unknown { unit = unsafe learnUnit(unitText.start, unitText.count) }
        var group = unsafe memos.group.meaning(groupText.start, groupText.count)
        if group == FactMemo.unknown { group = unsafe learnGroup(groupText.start, groupText.count) }
        if unit < 0 || group < 0 { return nil }
        for index in 0..<memos.count {
            let (column, fact, isText) = memos[index]
            // Text of which nothing depends is looked at only where it may not be UTF-8.
            if isText, !hasHigh { continue }
            let (start, count) = unsafe field(column, row)
            if count == 0 { continue }
            var meaning = unsafe memos.meaning(index, start, count)
            if meaning == FactMemo.unknown { meaning = unsafe learn(fact, index, start, count) }
            if !Soundness(number: meaning).holds(for: unit) { return nil }
        }
        if hasHigh, unsafe !isASCII(memos.idColumn, row) || !isASCII(memos.respondentColumn, row) { return nil }
        return (unit, group)
    }

    @inline(never)
    private mutating func learnUnit(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let unit = unsafe facts.unit(text(bytes, count))
        unsafe memos.unit.remember(bytes, count, unit)
        return unit
    }

    @inline(never)
    private mutating func learnGroup(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let group = unsafe facts.group(text(bytes, count))
        unsafe memos.group.remember(bytes, count, group)
        return group
    }

    @inline(never)
    private mutating func learn(
        _ fact: ResponseFact, _ index: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int
    ) -> Int {
        let meaning = unsafe facts.soundness(fact, text(bytes, count)).number
        unsafe memos.remember(index, bytes, count, meaning)
        return meaning
    }

    private func isASCII(_ column: Int, _ row: UnsafePointer<UInt8>) -> Bool {
        if column < 0 { return true }
        let (start, count) = unsafe field(column, row)
        for index in 0..<count where unsafe start[index] >= 0x80 { return false }
        return true
    }

    /// The keys of a row; nil where its id or respondent is blank, or would be tidied.
    @inline(__always)
    private func key(_ row: UnsafePointer<UInt8>, _ unit: Int) -> (id: UInt64, rating: UInt64)? {
        unsafe ResponseKey.keys(
            id: memos.idColumn < 0 ? (row, 0) : field(memos.idColumn, row),
            respondent: memos.respondentColumn < 0 ? (row, 0) : field(memos.respondentColumn, row),
            unit: field(memos.unitColumn, row))
    }

    // MARK: The answers

    /// Takes the answers, sixteen at a time as long as each is one byte long.
    ///
    /// - Returns: The length of the row; nil where an answer is longer, or there are too many or too few.
    @inline(__always)
    private func takeAnswers(_ row: UnsafePointer<UInt8>, from start: Int, _ available: Int) -> Int? {
        let count = answerCount
        var (position, taken) = (start, 0)
        while position < available {
            let marks = unsafe parsurvey_pairs(
                row + position, separator, terminator, answers + taken)
            let pairs = min(count &- taken, 16)
            let lastBit = UInt64(1) << UInt64(truncatingIfNeeded: 2 &* pairs &- 1)
            let deviation = (marks ^ 0xAAAA_AAAA) & ((lastBit << 1) &- 1)
            let terminators = marks >> 32
            if deviation == 0 {
                position &+= 2 &* pairs
                taken &+= pairs
                let isLast = taken == count
                guard terminators & ((lastBit << 1) &- 1) == (isLast ? lastBit : 0) else { return nil }
                if isLast { return unsafe finishAnswers(row, position, available) }
            } else {
                let place = deviation.trailingZeroBitCount
                // An end where a digit should be is a blank; a digit where an end should be makes the answer longer.
                guard place & 1 == 0 else { return nil }
                let end = UInt64(1) << UInt64(truncatingIfNeeded: place)
                taken &+= place >> 1
                unsafe answers[taken] = 0
                taken &+= 1
                position &+= place &+ 1
                let isLast = taken == count
                guard terminators & ((end << 1) &- 1) == (isLast ? end : 0) else { return nil }
                if isLast { return unsafe finishAnswers(row, position, available) }
            }
        }
        return nil
    }

    /// Blanks the lanes behind the last answer; the length of the row, nil where it goes on.
    @inline(__always)
    private func finishAnswers(_ row: UnsafePointer<UInt8>, _ position: Int, _ available: Int) -> Int? {
        unsafe (answers + answerCount).initialize(repeating: 0, count: AnswerLanes.width)
        if position > available { return nil }
        if terminator == UInt8(ascii: "\n") { return position }
        guard position < available, unsafe row[position] == UInt8(ascii: "\n") else { return nil }
        return position &+ 1
    }
}

/// The bits of the first `count` of 96 bytes.
@inline(__always)
private func mask96(_ count: Int) -> (UInt32, UInt32, UInt32) {
    (
        UInt32(truncatingIfNeeded: mask64(count)), UInt32(truncatingIfNeeded: mask64(count) >> 32),
        UInt32(truncatingIfNeeded: mask64(count &- 64))
    )
}

/// The lowest `count` bits, none below 0 and all above 64.
@inline(__always)
private func mask64(_ count: Int) -> UInt64 {
    count >= 64 ? ~0 : count <= 0 ? 0 : (1 << UInt64(truncatingIfNeeded: count)) &- 1
}

/// A field's text; bytes that are not UTF-8 are no text that is known.
private func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> String? {
    unsafe String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
}

/// The memories of what the facts of rows mean.
@safe private struct PlainMemos: ~Copyable {
    var unit = FactMemo()
    var group = FactMemo()
    let unitColumn: Int, groupColumn: Int
    /// -1 where there is none.
    let idColumn: Int, respondentColumn: Int
    /// How many columns hold other facts.
    let count: Int
    /// Those columns, and whether nothing depends on their text.
    private let columns: UnsafeMutablePointer<Column>
    private let memos: UnsafeMutablePointer<FactMemo>

    init(_ layout: PlainLayout) {
        unitColumn = layout.column(of: .unit) ?? 0
        groupColumn = layout.column(of: .group) ?? 0
        idColumn = layout.column(of: .responseID) ?? -1
        respondentColumn = layout.column(of: .respondent) ?? -1
        let others = layout.leading.enumerated().compactMap { column, leading -> Column? in
            switch leading {
            case .other, .fact(.unit), .fact(.group), .fact(.responseID), .fact(.respondent): nil
            case .fact(let fact): (column, fact, fact == .stratum || fact == .cluster)
            }
        }
        count = others.count
        unsafe columns = .allocate(capacity: max(1, count))
        unsafe memos = .allocate(capacity: max(1, count))
        for index in others.indices {
            unsafe (columns + index).initialize(to: others[index])
            unsafe (memos + index).initialize(to: FactMemo())
        }
    }

    deinit {
        unsafe memos.deinitialize(count: count)
        unsafe memos.deallocate()
        unsafe columns.deallocate()
    }

    typealias Column = (column: Int, fact: ResponseFact, isText: Bool)

    @inline(__always)
    subscript(_ index: Int) -> Column { unsafe columns[index] }

    @inline(__always)
    func meaning(_ index: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        unsafe memos[index].meaning(bytes, count)
    }

    func remember(_ index: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ meaning: Int) {
        unsafe memos[index].remember(bytes, count, meaning)
    }
}
