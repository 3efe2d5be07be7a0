/// Numbers, the largest first, of which usually only some are asked for.
///
/// A binary heap: to set it up takes one pass, each number then the logarithm of how many there are.
struct LargestFirst {
    /// The positions, so that none is larger than what stands at half its place.
    private var heap: [Int32]
    private let values: [Double]

    init(_ values: [Double]) {
        self.values = values
        heap = values.indices.map { Int32($0) }
        for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    /// The position of the largest number that was not taken yet.
    mutating func next() -> Int? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink(0)
        }
        return Int(first)
    }

    private mutating func sink(_ start: Int) {
        var place = start
        let moved = heap[place]
        let value = values[Int(moved)]
        while true {
            var child = 2 * place + 1
            if child >= heap.count { break }
            if child + 1 < heap.count, values[Int(heap[child + 1])] > values[Int(heap[child])] { child += 1 }
            if values[Int(heap[child])] <= value { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = moved
    }
}
