import TestMaterial
import Testing

@testable import ResultReport

@Suite("Cell suppression")
struct CellSuppressionTests {
    /// A table with sums at its right and below, as a network and as an attacker sees it.
    struct Table {
        var network = SumNetwork()
        /// By row and column, the last of each being the sum.
        var cells: [[Int]]
        let values: [[Int]]

        init(_ counts: [[Int]]) {
            let width = counts.first?.count ?? 0
            var values = counts.map { $0 + [$0.reduce(0, +)] }
            values.append((0...width).map { column in values.reduce(0) { $0 + $1[column] } })
            self.values = values
            cells = values.map { $0.map { _ in 0 } }
            let (top, exit) = (network.addNode(), network.addNode())
            let rows = counts.map { _ in network.addNode() }
            let columns = (0..<width).map { _ in network.addNode() }
            for (row, node) in rows.enumerated() {
                cells[row][width] = network.addCell(from: top, to: node, value: values[row][width], cost: 400)
                for (column, other) in columns.enumerated() {
                    cells[row][column] = network.addCell(from: node, to: other, value: counts[row][column], cost: 100)
                }
            }
            for (column, node) in columns.enumerated() {
                cells[counts.count][column] = network.addCell(
                    from: node, to: exit, value: values[counts.count][column], cost: 1000)
            }
            cells[counts.count][width] = network.addCell(
                from: exit, to: top, value: values[counts.count][width], cost: 5000)
        }

        /// What somebody knows who sees what is shown.
        func attacker(_ suppression: CellSuppression) -> (attacker: Attacker, unknowns: [(value: Int, index: Int)]) {
            var attacker = Attacker()
            var unknowns: [(Int, Int)] = []
            let terms = values.indices.map { row in
                values[row].indices.map { column -> Attacker.Term in
                    let cell = cells[row][column]
                    guard suppression.isHidden[cell] else { return .known(values[row][column]) }
                    let term = attacker.unknown()
                    if case .unknown(let index) = term { unknowns.append((values[row][column], index)) }
                    return term
                }
            }
            for row in terms { attacker.learn(Array(row.dropLast()), equal: [row[row.count - 1]]) }
            for column in terms[0].indices {
                attacker.learn(terms.dropLast().map { $0[column] }, equal: [terms[terms.count - 1][column]])
            }
            return (attacker, unknowns)
        }
    }

    @Test("one small count takes three others with it, the cheapest rectangle")
    func rectangle() {
        // 2 can be 0…5 only if its row, its column and the corner opposite of it give way by 3 up and 2 down.
        let table = Table([[2, 40, 50], [30, 6, 60], [70, 80, 90]])
        let suppression = CellSuppression(table.network)
        let hidden = table.cells.map { row in row.map { suppression.isHidden[$0] } }
        #expect(suppression.isProtected)
        #expect(hidden.joined().count { $0 } == 4)
        #expect(hidden[0][0])
        #expect(hidden[3] == [false, false, false, false], "sums stay")
    }

    @Test("nothing is left out where all counts are large, or nought")
    func large() {
        let suppression = CellSuppression(Table([[5, 0, 50], [30, 6, 0]]).network)
        #expect(!suppression.isHidden.contains(true))
        #expect(suppression.isProtected)
    }

    @Test("a table of four people in all is not shown at all")
    func tiny() {
        let table = Table([[1, 3]])
        let suppression = CellSuppression(table.network)
        #expect(table.cells.joined().allSatisfy { suppression.isHidden[$0] })
        #expect(suppression.isProtected)
    }

    @Test("what everybody knows a count cannot exceed may leave nothing to hide behind, which is said")
    func limited() {
        var network = SumNetwork()
        let (one, other) = (network.addNode(), network.addNode())
        network.addCell(from: one, to: other, value: 3, limit: 4, cost: 1)
        network.addCell(from: other, to: one, value: 3, cost: 1)
        #expect(!CellSuppression(network).isProtected)
    }

    @Test(
        "nobody who solves the sums finds a count that was left out, nor that it is not one of 0 to 5",
        arguments: 0..<60)
    func attack(seed: Int) {
        var numbers = RepeatableNumbers(state: UInt64(seed) + 1)
        let (rows, columns) = (1 + Int(numbers.next() % 5), 1 + Int(numbers.next() % 4))
        // Few people in some tables, many in others.
        let most = [4, 8, 15, 40][seed % 4]
        let table = Table((0..<rows).map { _ in (0..<columns).map { _ in Int(numbers.next() % UInt64(most + 1)) } })
        let suppression = CellSuppression(table.network)
        #expect(suppression.isProtected)
        let (attacker, unknowns) = table.attacker(suppression)
        #expect(attacker.determined.isEmpty, "\(table.values)")
        for (value, index) in unknowns {
            let (low, high) = attacker.range(of: index)
            #expect(low <= Fraction(value) && high.map { $0 >= Fraction(value) } ?? true)
            #expect(high.map { low < $0 } ?? true, "\(value) can be nothing else in \(table.values)")
            if (1...4).contains(value) {
                #expect(low == 0 && high.map { $0 >= 5 } ?? true, "\(value) in \(table.values): \(low)…\(high as Any)")
            }
        }
    }

    @Test("the attacker finds what is left out alone")
    func attackerWorks() {
        var attacker = Attacker()
        let (one, other) = (attacker.unknown(), attacker.unknown())
        let third = attacker.unknown()
        attacker.learn([one, .known(7)], equal: [.known(10)])
        attacker.learn([other, third], equal: [.known(6)])
        #expect(attacker.determined == [0])
        #expect(attacker.range(of: 0).low == 3 && attacker.range(of: 0).high == 3)
        #expect(attacker.range(of: 1).low == 0 && attacker.range(of: 1).high == 6)
    }
}
