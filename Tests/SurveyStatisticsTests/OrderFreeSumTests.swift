import Testing

@testable import SurveyStatistics

@Suite("Sums that do not depend on the order")
struct OrderFreeSumTests {
    @Test(
        "any order gives the same digits, where plain addition does not",
        arguments: [1.0, 1e-300, 1e280])
    func order(scale: Double) {
        let values = (1...1000).map { (number: Int) -> Double in
            let size = Double(number * number % 977) - 488.3
            return scale * size / Double(number % 13 + 1)
        }
        let shuffled: [Double] = (0..<1000).map { values[$0 * 37 % 1000] }
        #expect(values.reduce(0, +) != shuffled.reduce(0, +))
        #expect(orderFreeSum(values) == orderFreeSum(shuffled))
        #expect(orderFreeSum(values) == orderFreeSum(values.reversed()))
    }

    @Test(
        "sums are exact where a plain one loses everything",
        arguments: [
            ([1e16, 1, -1e16], 1.0), ([0.1, 0.2, -0.3], 0x1p-55), ([], 0), ([0, -0.0], 0), ([3.5], 3.5),
            ([1e300, -1e300, 1e284], 1e284),
        ] as [([Double], Double)])
    func exact(values: [Double], sum: Double) {
        #expect(orderFreeSum(values) == sum)
    }

    @Test("groups are summed for themselves, and a row of no group is left out")
    func groups() {
        let sums = orderFreeSums([1, 2, 3, 4, 5], in: [1, 0, -1, 1, 0], count: 3)
        #expect(sums == [7, 5, 0])
    }

    @Test("what is infinite stays so")
    func infinite() {
        #expect(orderFreeSum([1, .infinity]) == .infinity)
        #expect(orderFreeSums([.infinity, 2], in: [0, 1], count: 2) == [.infinity, 2])
    }
}
