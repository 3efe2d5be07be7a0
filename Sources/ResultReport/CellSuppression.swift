/// Which numbers of tables are left out, so that none that could point at a person can be worked out from the others.
///
/// Counts from 1 to 4 are left out, and beside them so many others that the sums leave every count from 0 to 5 possible for
/// each of them. A count of 0 is nobody, and stays. What is left out for the sake of others is found as the cheapest way
/// around which counts could be moved without a change in what is shown (Kelly, Golden and Assad 1992, Cell suppression:
/// disclosure protection for sensitive tabular data, Networks 22; Cox 1995, Network models for complementary cell
/// suppression, Journal of the American Statistical Association 90).
package struct CellSuppression: Sendable {
    /// The fewest people that a number may stand for.
    package static let fewest = 5

    /// By cell of the network.
    package private(set) var isHidden: [Bool]
    /// Whether every secret is kept; if not, the tables must not be shown in this form.
    package private(set) var isProtected = true

    private let network: SumNetwork
    /// By node: the cells that touch it.
    private let touching: [[Int]]

    package init(_ network: SumNetwork) {
        self.network = network
        var touching = [[Int]](repeating: [], count: network.nodeCount)
        for (index, cell) in network.cells.enumerated() {
            touching[cell.from].append(index)
            touching[cell.to].append(index)
        }
        self.touching = touching
        let secrets = network.cells.indices.filter { Self.isSecret(network.cells[$0]) }
        isHidden = network.cells.map { Self.isSecret($0) || $0.isAbsent }
        for secret in secrets {
            let value = network.cells[secret].value
            let isLoose =
                loosen(secret, by: max(1, Self.fewest - value), isUpwards: true)
                && loosen(secret, by: min(value, Self.fewest), isUpwards: false)
            if !isLoose { isProtected = false }
        }
    }

    /// Whether a number must not be found out.
    private static func isSecret(_ cell: SumNetwork.Cell) -> Bool {
        !cell.isAbsent && cell.cost != nil && (cell.isSecret || (1..<fewest).contains(cell.value))
    }

    /// Hides what is needed for a cell to be larger, or smaller, by so much while everything that is shown stays.
    private mutating func loosen(_ cell: Int, by amount: Int, isUpwards: Bool) -> Bool {
        let arc = network.cells[cell]
        if isUpwards, arc.limit - arc.value < amount { return false }
        let (start, end) = isUpwards ? (arc.to, arc.from) : (arc.from, arc.to)
        var values = network.cells.map(\.value)
        var missing = amount
        while missing > 0 {
            guard let way = cheapestWay(from: start, to: end, without: cell, values, missing) else { return false }
            let step = min(missing, way.map(\.capacity).min() ?? missing)
            for part in way {
                values[part.cell] += part.isForward ? step : -step
                isHidden[part.cell] = true
            }
            missing -= step
        }
        return true
    }

    private struct Step {
        var cell: Int
        var isForward: Bool
        var capacity: Int
    }

    /// The way from node to node on which counts can be moved that costs least to hide; nil where there is none.
    private func cheapestWay(from start: Int, to end: Int, without own: Int, _ values: [Int], _ wanted: Int) -> [Step]?
    {
        var costs = [Int](repeating: .max, count: network.nodeCount)
        var steps = [Step?](repeating: nil, count: network.nodeCount)
        var queue = NodeQueue()
        costs[start] = 0
        queue.insert(start, cost: 0)
        while let (node, cost) = queue.next() {
            if cost > costs[node] { continue }
            if node == end { break }
            for index in touching[node] where index != own {
                let cell = network.cells[index]
                let isForward = cell.from == node
                let other = isForward ? cell.to : cell.from
                let capacity = isForward ? cell.limit - values[index] : values[index]
                guard capacity > 0, other != node, let price = price(index, capacity, wanted) else { continue }
                if cost + price < costs[other] {
                    costs[other] = cost + price
                    steps[other] = Step(cell: index, isForward: isForward, capacity: capacity)
                    queue.insert(other, cost: cost + price)
                }
            }
        }
        return costs[end] == .max ? nil : way(to: end, from: start, steps)
    }

    /// What it costs to hide a cell; more where it gives less than is wanted, and nothing where it is hidden already.
    private func price(_ index: Int, _ capacity: Int, _ wanted: Int) -> Int? {
        // A step more is worth a little, so that of two ways the one of fewer cells is taken.
        if isHidden[index] { return 1 }
        return network.cells[index].cost.map { capacity < wanted ? $0 * 2 : $0 }
    }

    private func way(to end: Int, from start: Int, _ steps: [Step?]) -> [Step] {
        var way: [Step] = []
        var node = end
        while node != start, let step = steps[node] {
            way.append(step)
            node = step.isForward ? network.cells[step.cell].from : network.cells[step.cell].to
        }
        return way
    }
}

/// Nodes in the order of their cost, then of their number: a binary heap.
private struct NodeQueue {
    private var heap: [(node: Int, cost: Int)] = []

    mutating func insert(_ node: Int, cost: Int) {
        heap.append((node, cost))
        var index = heap.count - 1
        while index > 0, precedes(index, (index - 1) / 2) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func next() -> (node: Int, cost: Int)? {
        guard let first = heap.first else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var index = 0
        while true {
            let children = [2 * index + 1, 2 * index + 2].filter { $0 < heap.count }
            guard let child = children.min(by: { precedes($0, $1) }), precedes(child, index) else { return first }
            heap.swapAt(index, child)
            index = child
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        (heap[left].cost, heap[left].node) < (heap[right].cost, heap[right].node)
    }
}
