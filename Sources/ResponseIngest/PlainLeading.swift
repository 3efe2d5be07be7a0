import CByteScan
import SurveyModel

/// Reads the columns before the questions of rows that may be plain: where they end, and what their facts mean.
///
/// Rows that follow each other are often from one respondent. Where a row has its separators at the places of the row
/// before, which costs only to compare, what did not change need not be read.
@safe struct PlainLeading: ~Copyable {
    let facts: PlainFacts
    private let separator: UInt8
    private let columnCount: Int
    private var memos: PlainMemos
    private let hasAVX2 = parsurvey_has_avx2() != 0

    /// Where each column ends in the row that was read last.
    private let ends: UnsafeMutablePointer<Int>
    /// Whether its separators are known, and where they are: not in a row that is too long to be compared.
    private var hasShape = false
    private var shape = RowShape()
    /// Whether none of its bytes is rare.
    private var isClean = false
    /// Which of its bytes are facts other than the unit.
    private var factBits = ByteBits()
    /// Which of its bytes say who the respondent is.
    private var raterBits = ByteBits()
    /// Whether that row says the same of its respondent as the row before it.
    private(set) var isOfSameRater = false
    /// Where its id, respondent and unit stand, and whether nothing could be trimmed from them.
    private var places = KeyPlaces()
    /// The group of that row, and whether nobody could have a remark on its other facts, whatever the unit.
    private var latest = (group: -1, isSoundForAll: false)

    /// How many bytes of a row are compared with the row before.
    private static let comparedBytes = 96

    init(_ layout: PlainLayout, facts: PlainFacts) {
        self.facts = facts
        separator = layout.separator
        columnCount = layout.leading.count
        memos = PlainMemos(layout)
        unsafe ends = .allocate(capacity: PlainLayout.leadingLimit)
        unsafe ends.initialize(repeating: 0, count: PlainLayout.leadingLimit)
    }

    deinit { unsafe ends.deallocate() }

    /// How long the columns of the last row are, with the separator that ends them.
    var length: Int {
        @inline(__always) get { unsafe ends[columnCount &- 1] &+ 1 }
    }

    /// Reads a row.
    ///
    /// - Parameter before: The row before, where that was read.
    /// - Returns: Nil where the row is not plain, or one of its facts has to be looked at more closely.
    @inline(__always)
    mutating func read(
        _ row: UnsafePointer<UInt8>, after before: UnsafePointer<UInt8>?, _ available: Int
    ) -> (unit: Int, group: Int)? {
        if hasShape, let before = unsafe before, available >= Self.comparedBytes {
            var changed = ByteBits()
            let fits =
                unsafe hasAVX2
                ? parsurvey_fits_avx2(row, before, &shape, &changed)
                : parsurvey_fits_sse2(row, before, &shape, &changed)
            if fits != 0 {
                isOfSameRater = !changed.meets(raterBits)
                if latest.isSoundForAll, !changed.meets(factBits) {
                    let unit = unsafe readUnit(row)
                    return unit < 0 ? nil : (unit, latest.group)
                }
                return unsafe readFacts(row, hasHigh: false)
            }
        }
        return unsafe readAnew(row, available)
    }

    @inline(never)
    private mutating func readAnew(_ row: UnsafePointer<UInt8>, _ available: Int) -> (unit: Int, group: Int)? {
        hasShape = false
        isOfSameRater = false
        guard let hasHigh = unsafe search(row, available) else { return nil }
        places = KeyPlaces(
            id: place(of: memos.idColumn), respondent: place(of: memos.respondentColumn),
            unit: place(of: memos.unitColumn), areTidy: isClean)
        if !hasHigh, length <= Self.comparedBytes { rememberShape() }
        return unsafe readFacts(row, hasHigh: hasHigh)
    }

    // MARK: Where the columns end

    /// Finds the ends of the columns.
    ///
    /// - Returns: Whether some byte of them is no ASCII; nil where the row is not plain.
    private mutating func search(_ row: UnsafePointer<UInt8>, _ available: Int) -> Bool? {
        var (found, block, rare) = (0, 0, UInt32(0))
        while block < available, block < PlainLayout.leadingBytes {
            let masks = unsafe parsurvey_masks(row + block, separator)
            var separators = masks.separator
            while separators != 0 {
                let bit = separators.trailingZeroBitCount
                unsafe ends[found] = block &+ bit
                found &+= 1
                if found == columnCount {
                    let before = (UInt32(1) << UInt32(truncatingIfNeeded: bit)) &- 1
                    rare |= masks.rare & before
                    isClean = rare == 0
                    return unsafe isClean ? false : hasHigh(row, block &+ bit)
                }
                separators &= separators &- 1
            }
            rare |= masks.rare
            block &+= 32
        }
        return nil
    }

    /// Whether some of the first bytes are no ASCII; nil where there is a quote or a line ends.
    private func hasHigh(_ row: UnsafePointer<UInt8>, _ count: Int) -> Bool? {
        var high = false
        for index in 0..<count {
            let byte = unsafe row[index]
            if byte == UInt8(ascii: "\"") || (byte <= 0x0D && byte != separator) { return nil }
            high = high || byte >= 0x80
        }
        return high
    }

    private mutating func rememberShape() {
        shape = RowShape(separators: ByteBits(), within: ByteBits(), separator: separator)
        for column in 0..<columnCount { unsafe shape.separators.insert(ends[column]..<ends[column] + 1) }
        shape.within.insert(0..<length)
        factBits = bits(ofColumns: memos.factColumns)
        raterBits = bits(ofColumns: memos.raterColumns)
        hasShape = true
    }

    private func bits(ofColumns columns: [Int]) -> ByteBits {
        var bits = ByteBits()
        for column in columns { unsafe bits.insert(start(of: column)..<ends[column]) }
        return bits
    }

    @inline(__always)
    private func start(of column: Int) -> Int { unsafe column == 0 ? 0 : ends[column &- 1] &+ 1 }

    /// Where the field of a column stands; nowhere where there is no such column.
    private func place(of column: Int) -> KeyPlaces.Place {
        unsafe column < 0 ? (0, 0) : (start(of: column), ends[column] &- start(of: column))
    }

    /// The field of a column.
    @inline(__always)
    func field(_ column: Int, _ row: UnsafePointer<UInt8>) -> (start: UnsafePointer<UInt8>, count: Int) {
        let start = start(of: column)
        return unsafe (row + start, ends[column] &- start)
    }

    // MARK: What the facts mean

    /// The unit of a row, negative where there is none of that code.
    @inline(__always)
    private mutating func readUnit(_ row: UnsafePointer<UInt8>) -> Int {
        let (start, count) = unsafe (row + places.unit.start, places.unit.count)
        let unit = unsafe memos.unit.meaning(start, count)
        return unsafe unit == FactMemo.unknown ? learnUnit(start, count) : unit
    }

    @inline(never)
    private mutating func readFacts(_ row: UnsafePointer<UInt8>, hasHigh: Bool) -> (unit: Int, group: Int)? {
        latest = unsafe (readGroup(row), true)
        let unit = unsafe readUnit(row)
        if unit < 0 || latest.group < 0 { return nil }
        for index in 0..<memos.count {
            let (column, fact, isText) = memos[index]
            // Text of which nothing depends is looked at only where it may not be UTF-8.
            if isText, !hasHigh { continue }
            let (start, count) = unsafe field(column, row)
            if count == 0 { continue }
            var meaning = unsafe memos.meaning(index, start, count)
            if meaning == FactMemo.unknown { meaning = unsafe learn(fact, index, start, count) }
            let soundness = Soundness(number: meaning)
            if !soundness.holds(for: unit) { return nil }
            if soundness != .always { latest.isSoundForAll = false }
        }
        if hasHigh, unsafe !isASCII(memos.idColumn, row) || !isASCII(memos.respondentColumn, row) { return nil }
        return (unit, latest.group)
    }

    private mutating func readGroup(_ row: UnsafePointer<UInt8>) -> Int {
        let (start, count) = unsafe field(memos.groupColumn, row)
        let group = unsafe memos.group.meaning(start, count)
        if group != FactMemo.unknown { return group }
        let learnt = unsafe facts.group(text(start, count))
        unsafe memos.group.remember(start, count, learnt)
        return learnt
    }

    @inline(never)
    private mutating func learnUnit(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let unit = unsafe facts.unit(text(bytes, count))
        unsafe memos.unit.remember(bytes, count, unit)
        return unit
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

    /// The keys of the row that was read; nil where its id or respondent is blank, or would be tidied.
    @inline(__always)
    func key(_ row: UnsafePointer<UInt8>) -> (id: UInt64, rating: UInt64)? {
        let (id, respondent, unit) = (places.id, places.respondent, places.unit)
        return unsafe ResponseKey.keys(
            id: (row + id.start, id.count), respondent: (row + respondent.start, respondent.count),
            unit: (row + unit.start, unit.count), areTidy: places.areTidy)
    }
}

/// Where in a row the texts stand that its keys are made of.
private struct KeyPlaces {
    typealias Place = (start: Int, count: Int)

    var id: Place = (0, 0)
    var respondent: Place = (0, 0)
    var unit: Place = (0, 0)
    /// Whether no white space can be around them.
    var areTidy = false
}

extension ByteBits {
    fileprivate mutating func insert(_ range: Range<Int>) {
        let before = (mask64(range.lowerBound), mask64(range.lowerBound &- 64))
        let all = (mask64(range.upperBound), mask64(range.upperBound &- 64))
        let (low, high) = (all.0 & ~before.0, all.1 & ~before.1)
        words.0 |= UInt32(truncatingIfNeeded: low)
        words.1 |= UInt32(truncatingIfNeeded: low >> 32)
        words.2 |= UInt32(truncatingIfNeeded: high)
    }

    @inline(__always)
    fileprivate func meets(_ other: ByteBits) -> Bool {
        words.0 & other.words.0 | words.1 & other.words.1 | words.2 & other.words.2 != 0
    }
}

/// The lowest `count` bits, none below 0 and all above 64.
private func mask64(_ count: Int) -> UInt64 {
    count >= 64 ? ~0 : count <= 0 ? 0 : (1 << UInt64(truncatingIfNeeded: count)) &- 1
}

/// A field's text; bytes that are not UTF-8 are no text that is known.
private func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> String? {
    unsafe String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
}
