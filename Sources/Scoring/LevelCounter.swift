/// Counts the levels that were answered, by class, question and level, sixteen questions at a time.
///
/// Small counts of a byte each are kept and added to the large ones before they can overflow.
struct LevelCounter: Sendable {
    private typealias Lanes = SIMD16<UInt8>

    private let questions: Int
    private let levels: Int
    private let blocks: Int
    /// By class × level × block.
    private var small: [SIMD16<UInt8>]
    /// By class: how many responses stand in the small counts.
    private var pending: [Int]
    /// By class × level × question, filled up to whole blocks.
    private var large: [Int]

    init(questions: Int, levels: Int, classes: Int) {
        self.questions = questions
        self.levels = levels
        blocks = (questions + Lanes.scalarCount - 1) / Lanes.scalarCount
        small = [SIMD16<UInt8>](repeating: .zero, count: classes * levels * blocks)
        pending = [Int](repeating: 0, count: classes)
        large = [Int](repeating: 0, count: classes * levels * blocks * Lanes.scalarCount)
    }

    /// Counts the answers of a response, which start at a place.
    @inline(__always)
    mutating func count(_ answers: UnsafeBufferPointer<UInt8>, from start: Int, in class: Int) {
        let isInside = start + blocks * Lanes.scalarCount <= answers.count
        unsafe small.withUnsafeMutableBufferPointer { small in
            for block in 0..<blocks {
                let first = start &+ block &* Lanes.scalarCount
                let lanes =
                    isInside
                    ? unsafe UnsafeRawBufferPointer(answers).loadUnaligned(fromByteOffset: first, as: Lanes.self)
                    : unsafe Self.last(answers, from: first)
                for level in 0..<levels {
                    let place = (`class` &* levels &+ level) &* blocks &+ block
                    let isLevel = lanes .== Lanes(repeating: UInt8(truncatingIfNeeded: level + 1))
                    unsafe small[place] = unsafe small[place] &+ Lanes.zero.replacing(with: 1, where: isLevel)
                }
            }
        }
        pending[`class`] &+= 1
        if pending[`class`] == 255 { flush(`class`) }
    }

    /// The answers at the very end, behind which nothing can be read.
    private static func last(_ answers: UnsafeBufferPointer<UInt8>, from start: Int) -> Lanes {
        var lanes = Lanes.zero
        for lane in 0..<max(0, min(Lanes.scalarCount, answers.count - start)) {
            lanes[lane] = unsafe answers[start + lane]
        }
        return lanes
    }

    private mutating func flush(_ class: Int) {
        let size = levels * blocks
        for place in `class` * size..<(`class` + 1) * size {
            for lane in 0..<Lanes.scalarCount { large[place * Lanes.scalarCount + lane] += Int(small[place][lane]) }
            small[place] = .zero
        }
        pending[`class`] = 0
    }

    /// Adds counts of the same questions, levels and classes.
    mutating func add(_ other: LevelCounter) {
        for place in large.indices { large[place] += other.large[place] }
        for place in small.indices {
            for lane in 0..<Lanes.scalarCount {
                large[place * Lanes.scalarCount + lane] += Int(other.small[place][lane])
            }
        }
    }

    /// By level: how many responses of a class gave it.
    func counts(question: Int, in class: Int) -> [Int] {
        (0..<levels).map { level in
            let (block, lane) = question.quotientAndRemainder(dividingBy: Lanes.scalarCount)
            let place = (`class` * levels + level) * blocks + block
            return large[place * Lanes.scalarCount + lane] + Int(small[place][lane])
        }
    }
}
