import CByteScan
import SurveyModel

/// Counts answers, 32 columns at a time, by unit × group.
///
/// Small counts of a byte each are kept for a cell and added to the large ones before they can overflow.
@safe struct LaneCounter: ~Copyable {
    /// One unit and group.
    private struct Cell {
        var questionnaire = -1
        /// Where its counts begin.
        var offset = 0
        /// Where its counts of shared criteria begin.
        var sharedOffset = 0
        var hasShared = false
        /// Rows whose answers stand in the small counts, and those whose answers do not any more.
        var pending = 0
        var responses = 0
    }

    let cellCount: Int
    private let lanes: [AnswerLanes]
    private let cells: UnsafeMutablePointer<Cell>
    private let tables: UnsafeMutablePointer<AnswerTable>
    /// What the tables point into.
    private let bytes: UnsafeMutablePointer<UInt8>
    private let hasAVX2 = parsurvey_has_avx2() != 0
    private let small: UnsafeMutablePointer<UInt8>
    private let large: UnsafeMutablePointer<Int>
    private let shared: UnsafeMutablePointer<Int>

    /// - Parameters:
    ///   - lanes: One for each questionnaire.
    ///   - questionnaireOfCell: By unit × group; -1 where no answer is allowed.
    init(_ lanes: [AnswerLanes], questionnaireOfCell: [Int]) {
        self.lanes = lanes
        cellCount = questionnaireOfCell.count
        let all = lanes.map { $0.low + $0.high + $0.other + $0.codesInAllLanes }
        unsafe bytes = .allocate(capacity: all.reduce(1) { $0 + $1.count })
        unsafe tables = .allocate(capacity: max(1, lanes.count))
        var next = unsafe bytes
        for (index, lanes) in lanes.enumerated() {
            for (place, byte) in all[index].enumerated() { unsafe (next + place).initialize(to: byte) }
            let count = lanes.lanes
            unsafe (tables + index).initialize(
                to: AnswerTable(
                    low: next, high: next + count, other: next + 2 * count, codes: next + 3 * count,
                    codeCount: lanes.codes.count, blocks: count / AnswerLanes.width))
            unsafe next += all[index].count
        }

        unsafe cells = .allocate(capacity: max(1, cellCount))
        var (size, sharedSize) = (0, 0)
        for (index, questionnaire) in questionnaireOfCell.enumerated() {
            unsafe (cells + index).initialize(
                to: Cell(questionnaire: questionnaire, offset: size, sharedOffset: sharedSize))
            if questionnaire < 0 { continue }
            unsafe cells[index].hasShared = !lanes[questionnaire].shared.isEmpty
            size += lanes[questionnaire].lanes * lanes[questionnaire].codes.count
            sharedSize += lanes[questionnaire].shared.count
        }
        unsafe small = .allocate(capacity: size + 1)
        unsafe small.initialize(repeating: 0, count: size + 1)
        unsafe large = .allocate(capacity: size + 1)
        unsafe large.initialize(repeating: 0, count: size + 1)
        unsafe shared = .allocate(capacity: sharedSize + 1)
        unsafe shared.initialize(repeating: 0, count: sharedSize + 1)
    }

    deinit {
        unsafe tables.deallocate()
        unsafe bytes.deallocate()
        unsafe cells.deallocate()
        unsafe small.deallocate()
        unsafe large.deallocate()
        unsafe shared.deallocate()
    }

    /// Counts the answers of a row.
    ///
    /// - Returns: Whether every answer may be given, and there is one; nothing is counted otherwise.
    @inline(__always)
    mutating func count(_ answers: UnsafePointer<UInt8>, cell index: Int) -> Bool {
        let cell = unsafe cells + index
        let questionnaire = unsafe cell.pointee.questionnaire
        if questionnaire < 0 { return false }
        let counts = unsafe small + cell.pointee.offset
        let isCounted =
            unsafe hasAVX2
            ? parsurvey_count_avx2(answers, counts, tables + questionnaire)
            : parsurvey_count_sse2(answers, counts, tables + questionnaire)
        if isCounted == 0 { return false }
        if unsafe cell.pointee.hasShared { unsafe countShared(answers, cell) }
        unsafe cell.pointee.pending &+= 1
        if unsafe cell.pointee.pending == 255 { unsafe flush(cell) }
        return true
    }

    @inline(never)
    private func countShared(_ answers: UnsafePointer<UInt8>, _ cell: UnsafeMutablePointer<Cell>) {
        let lanes = unsafe lanes[cell.pointee.questionnaire]
        for index in lanes.shared.indices {
            let isScored = lanes.shared[index].columns.contains { column in
                let answer = unsafe answers[column]
                return answer >= lanes.low[column] && answer <= lanes.high[column]
            }
            if isScored { unsafe shared[cell.pointee.sharedOffset + index] += 1 }
        }
    }

    @inline(never)
    private func flush(_ cell: UnsafeMutablePointer<Cell>) {
        let lanes = unsafe lanes[cell.pointee.questionnaire]
        let start = unsafe cell.pointee.offset
        for index in start..<start + lanes.lanes * lanes.codes.count {
            unsafe large[index] &+= Int(small[index])
            unsafe small[index] = 0
        }
        unsafe cell.pointee.responses += cell.pointee.pending
        unsafe cell.pointee.pending = 0
    }

    /// What was counted of a cell; nil where it is nothing.
    func counted(cell index: Int, round: Round) -> CountedResponses? {
        let cell = unsafe cells[index]
        let responses = cell.responses + cell.pending
        guard responses > 0 else { return nil }
        let lanes = lanes[cell.questionnaire]
        let counts = lanes.counts(responses: responses, round: round) { code, column in
            let block = column / AnswerLanes.width * lanes.codes.count + code
            let place = cell.offset + block * AnswerLanes.width + column % AnswerLanes.width
            return unsafe large[place] + Int(small[place])
        }
        let numbers = lanes.shared.indices.map { unsafe shared[cell.sharedOffset + $0] }
        return CountedResponses(
            unit: index / round.groups.count, group: index % round.groups.count, responses: responses,
            counts: counts, scoredResponses: lanes.scoredResponses(counts, shared: numbers))
    }
}
