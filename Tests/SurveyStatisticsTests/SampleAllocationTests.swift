import Testing

@testable import SurveyStatistics

@Suite("Sample sizes")
struct SampleAllocationTests {
    private static func strata(_ populations: [Int?], isCorrected: Bool = true, samples: [Int]? = nil)
        -> [PlannedStratum]
    {
        populations.enumerated().map {
            PlannedStratum(population: $1, isCorrected: isCorrected, sample: samples?[$0] ?? 0)
        }
    }

    private static func isMet(_ counts: [Int], _ strata: [PlannedStratum], _ goals: [AllocationGoal]) -> Bool {
        goals.allSatisfy { goal in
            PlannedPrecision(variances: goal.variances, counts: counts, strata: strata).reach(goal.probabilities)
                <= goal.limit
        }
    }

    @Test("the error is that of a stratified sample, with Satterthwaite's degrees of freedom")
    func precision() {
        // 0.09·(1/10 − 1/40) + 0.04·(1/5 − 1/20) and, independent of them, 0.25·(1/8 − 1/16):
        // 0.00675 + 0.006 = 0.01275 with 15 − 2 degrees of freedom, 0.015625 with 7.
        let strata = Self.strata([40, 20, 16], samples: [0, 0, 1])
        let precision = PlannedPrecision(variances: [0.09, 0.04, 0.25], counts: [10, 5, 8], strata: strata)
        #expect(abs(precision.standardError * precision.standardError - 0.028375) < 1e-15)
        let degrees = 0.028375 * 0.028375 / (0.01275 * 0.01275 / 13 + 0.015625 * 0.015625 / 7)
        #expect(abs(precision.degreesOfFreedom - degrees) < 1e-10)
        // Everybody of all strata: no error, and no degrees of freedom that could be divided by.
        #expect(PlannedPrecision(variances: [1, 1, 1], counts: [40, 20, 16], strata: strata).reach([0.975]) == 0)
    }

    @Test(
        "no smaller sample meets one goal, as counting all of them shows",
        arguments: [
            ([30, 40], [0.04, 0.09], 0.1, true), ([30, 40], [0.04, 0.09], 0.05, true),
            ([25, 35], [1, 0.01], 0.2, true),
            ([60, 45], [0.5, 0.5], 0.3, false), ([12, 60], [0.3, 0.02], 0.1, true), ([7, 9], [2, 3], 0.05, true),
        ] as [([Int], [Double], Double, Bool)])
    func smallest(populations: [Int], variances: [Double], limit: Double, isCorrected: Bool) throws {
        let strata = Self.strata(populations, isCorrected: isCorrected)
        let goals = [AllocationGoal(variances: variances, probabilities: [0.975], limit: limit)]
        var best = Int.max
        for first in 2...populations[0] {
            for second in 2...populations[1] where first + second < best && Self.isMet([first, second], strata, goals) {
                best = first + second
            }
        }
        let counts = try SampleAllocation(strata: strata, goals: goals, minimums: [0]).counts
        #expect(Self.isMet(counts, strata, goals))
        #expect(counts.reduce(0, +) == best)
    }

    @Test("of several goals, too, no smaller sample meets all")
    func severalGoals() throws {
        let strata = Self.strata([30, 40, 25], samples: [0, 1, 1])
        for numbers in [
            [[0.2, 0.01, 0.05], [0.01, 0.3, 0.02]], [[0.2, 0.1, 0.1], [0.1, 0.2, 0.1], [0.1, 0.1, 0.2]],
            [[1, 0.1, 0.02], [0.2, 0.5, 0.1], [0.4, 0.3, 0.01]],
        ] {
            for limit in [0.2, 0.3] {
                let goals = numbers.map { AllocationGoal(variances: $0, probabilities: [0.975], limit: limit) }
                var best = Int.max
                for first in 2...30 {
                    for second in 2...40 where first + second < best {
                        // More in the third stratum is always better.
                        var (low, high) = (1, 25)
                        guard Self.isMet([first, second, high], strata, goals) else { continue }
                        while high - low > 1 {
                            let middle = (low + high) / 2
                            if Self.isMet([first, second, middle], strata, goals) {
                                high = middle
                            } else {
                                low = middle
                            }
                        }
                        best = min(best, first + second + high)
                    }
                }
                let counts = try SampleAllocation(strata: strata, goals: goals, minimums: [0, 0]).counts
                #expect(Self.isMet(counts, strata, goals))
                #expect(counts.reduce(0, +) == best, "\(counts)")
            }
        }
    }

    @Test("nobody can be spared, whatever the goals")
    func nobodyToSpare() throws {
        let strata = Self.strata([50, 1240, 1675, 2385, 1], samples: [0, 1, 1, 1, 1])
        let goals = [
            AllocationGoal(variances: [2.1, 0.4, 0.2, 0.9, 0.1], probabilities: [0.975], limit: 0.3),
            AllocationGoal(variances: [0.2, 0.1, 1.2, 0.3, 0.1], probabilities: [0.975], limit: 0.3),
            AllocationGoal(variances: [1.2, 1.3, 0.2, 0.4, 0.2], probabilities: [0.975, 0.8], limit: 0.45),
        ]
        let counts = try SampleAllocation(strata: strata, goals: goals, minimums: [5, 5]).counts
        #expect(Self.isMet(counts, strata, goals))
        for stratum in strata.indices where counts[stratum] > min(2, strata[stratum].population ?? 2) {
            var fewer = counts
            fewer[stratum] -= 1
            #expect(!Self.isMet(fewer, strata, goals), "\(stratum) of \(counts)")
        }
    }

    @Test("more certainty never takes fewer people, and in the end takes everybody")
    func monotone() throws {
        let strata = Self.strata([50, 300, 20])
        var last = 0
        for limit in [1, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001, 0.000001] {
            let goals = [AllocationGoal(variances: [0.3, 0.5, 0.1], probabilities: [0.975], limit: limit)]
            let total = try SampleAllocation(strata: strata, goals: goals, minimums: [0]).counts.reduce(0, +)
            #expect(total >= last)
            last = total
        }
        #expect(last == 370)
    }

    @Test("a goal that everybody's answers do not meet is named, with how far they reach")
    func unreachable() {
        // 0.5 ÷ 100: t(0.975, 99) = 1.984217 (R 4.2 `qt`) times 0.0707107.
        let goals = [
            AllocationGoal(variances: [0.5], probabilities: [0.975], limit: 1),
            AllocationGoal(variances: [0.5], probabilities: [0.975], limit: 0.1),
        ]
        do throws(AllocationFault) {
            _ = try SampleAllocation(strata: Self.strata([100], isCorrected: false), goals: goals, minimums: [0])
            Issue.record("no goal was found out of reach")
        } catch {
            guard case .unreachable(let goal, let reach) = error else { return }
            #expect(goal == 1)
            #expect(abs(reach - 1.984217 * 0.0707107) < 1e-6)
        }
    }

    @Test("a sample has its minimum, also where its answers move nothing")
    func minimum() throws {
        let strata = Self.strata([100, 100, 300, nil], samples: [0, 1, 1, 2])
        let goals = [AllocationGoal(variances: [0.01, 0, 0, 0], probabilities: [0.975], limit: 0.1)]
        let counts = try SampleAllocation(strata: strata, goals: goals, minimums: [5, 7, 5]).counts
        // 0.01·(1/n − 1/100): 1.984·… of 7 is 0.0892, of 6 (t 2.571) 0.1018.
        #expect(counts[0] == 7)
        #expect(counts[1] + counts[2] == 7 && counts[2] > counts[1])
        #expect(counts[3] == 5)
    }

    @Test(
        "shares a number out by largest remainders",
        arguments: [
            // Quotas 4.5, 2.25, 1.35, 0.9: the two that are left go to the remainders .9 and .5.
            (9, [100, 50, 30, 20], [5, 2, 1, 1]), (10, [100, 50, 30, 20], [5, 3, 1, 1]), (0, [3, 4], [0, 0]),
            // Equal remainders: the larger, then the first.
            (1, [5, 5], [1, 0]), (7, [3, 4], [3, 4]), (3, [1, 1, 1, 1], [1, 1, 1, 0]),
        ] as [(Int, [Int], [Int])])
    func apportionment(total: Int, sizes: [Int], parts: [Int]) {
        #expect(apportioned(total, sizes: sizes, limits: sizes) == parts)
    }

    @Test("no part is above its limit, and parts sum to the whole")
    func limits() {
        // Quotas 1.5, 1.5, 3: the first has its one already.
        #expect(apportioned(6, sizes: [10, 10, 20], limits: [1, 5, 5]) == [1, 2, 3])
        for total in 0...60 {
            let parts = apportioned(total, sizes: [7, 11, 13, 29], limits: [7, 11, 13, 29])
            #expect(parts.reduce(0, +) == total)
            #expect(zip(parts, [7, 11, 13, 29]).allSatisfy { $0 <= $1 })
        }
    }
}
