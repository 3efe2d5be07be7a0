import SurveyModel

/// What answers add to points, for all units and groups side by side.
struct InfluenceTable: Sendable {
    /// By unit × group.
    private let cells: [Cell]
    /// The positions in their questionnaires of the questions of rows with points, cell by cell.
    private let questions: [Int32]
    /// By question and the lower bits of the answer's byte.
    private let values: [Double]
    /// So many bits of a byte are looked at.
    private let bits: Int

    fileprivate struct Cell {
        /// Where the questions begin.
        var first: Int
        /// How many there are, or −1 where the group is not asked about the unit.
        var count: Int
    }

    /// Up to so many levels four bits tell apart, with the bytes that stand for no level.
    private static let fewLevels = 12

    /// - Parameter influences: By unit × group.
    init(_ influences: [Influences?]) {
        let levels = influences.reduce(0) { max($0, $1?.mostLevels ?? 0) }
        bits = levels <= Self.fewLevels ? 4 : 8
        var (cells, questions, values) = ([Cell](), [Int32](), [Double]())
        for influences in influences {
            guard let influences else {
                cells.append(Cell(first: questions.count, count: -1))
                continue
            }
            cells.append(Cell(first: questions.count, count: influences.questions.count))
            for question in influences.questions {
                questions.append(Int32(question))
                for answer in 0..<UInt8.max >> (8 - bits) { values.append(influences[question, answer]) }
                // The byte of "don't know", whatever the bits.
                values.append(influences[question, .max])
            }
        }
        (self.cells, self.questions, self.values) = (cells, questions, values)
    }

    /// Lets the table be read without counting who holds it.
    func read<Result>(_ body: (Reader) -> Result) -> Result {
        unsafe cells.withUnsafeBufferPointer { cells in
            unsafe questions.withUnsafeBufferPointer { questions in
                unsafe values.withUnsafeBufferPointer { values in
                    unsafe body(Reader(cells: cells, questions: questions, values: values, bits: bits))
                }
            }
        }
    }

    /// The table while it is held.
    @safe struct Reader {
        private let cells: UnsafeBufferPointer<Cell>
        private let questions: UnsafeBufferPointer<Int32>
        private let values: UnsafeBufferPointer<Double>
        private let bits: Int
        private let mask: UInt8

        fileprivate init(
            cells: UnsafeBufferPointer<Cell>, questions: UnsafeBufferPointer<Int32>,
            values: UnsafeBufferPointer<Double>, bits: Int
        ) {
            unsafe (self.cells, self.questions, self.values) = (cells, questions, values)
            self.bits = bits
            mask = .max >> UInt8(8 - bits)
        }

        /// Whether the group is asked about the unit.
        @inline(__always)
        func isAsked(_ cell: Int) -> Bool { unsafe cells[cell].count >= 0 }

        /// What the answers of a response add together; NaN where none of them is scored.
        ///
        /// Four sums take turns, so that no addition waits for the one before.
        @inline(__always)
        func sum(_ cell: Int, of answers: UnsafeBufferPointer<UInt8>, from start: Int) -> Double {
            let (first, count) = unsafe (cells[cell].first, cells[cell].count)
            var (one, two, three, four) = (0.0, 0.0, 0.0, 0.0)
            var (scored, index) = (UInt8(0), first)
            while index &+ 4 <= first &+ count {
                unsafe one += value(index, answers, start, &scored)
                unsafe two += value(index &+ 1, answers, start, &scored)
                unsafe three += value(index &+ 2, answers, start, &scored)
                unsafe four += value(index &+ 3, answers, start, &scored)
                index &+= 4
            }
            while index < first &+ count {
                unsafe one += value(index, answers, start, &scored)
                index &+= 1
            }
            return scored != 0 ? (one + two) + (three + four) : .nan
        }

        @inline(__always)
        private func value(
            _ index: Int, _ answers: UnsafeBufferPointer<UInt8>, _ start: Int, _ scored: inout UInt8
        ) -> Double {
            let answer = unsafe answers[start &+ Int(questions[index])]
            scored |= isLevel(answer) ? 1 : 0
            return unsafe values[index &<< bits | Int(answer & mask)]
        }
    }
}
