import Testing

@testable import SurveyStatistics

@Suite("Ranks with confidence sets")
struct RankSetsTests {
    /// Mean mathematics scores and standard errors of 38 OECD countries, PISA 2018 (OECD; R csranks 1.2.3, `pisa2018`).
    private static let pisa: [(name: String, score: Double, error: Double)] = [
        ("Australia", 491.360025247324, 1.93983303054844), ("Austria", 498.942313770185, 2.97099869438753),
        ("Belgium", 508.070306302623, 2.26266201069488), ("Canada", 512.016942926845, 2.35747574948677),
        ("Chile", 417.406556308579, 2.41588757014362), ("Colombia", 390.932273204875, 2.98955927360051),
        ("Costa Rica", 402.330558536023, 3.28879935285979), ("Czech Republic", 499.467650822959, 2.46066153133753),
        ("Denmark", 509.398374584275, 1.73500233666916), ("Estonia", 523.414580186709, 1.74360222360239),
        ("Finland", 507.301361844418, 1.96792041132459), ("France", 495.407579391347, 2.32021448743737),
        ("Germany", 500.043780511653, 2.64708309608199), ("Greece", 451.370343807911, 3.09122819676638),
        ("Hungary", 481.082636358975, 2.31959674106808), ("Iceland", 495.18737622182, 1.9530826031084),
        ("Ireland", 499.632893967787, 2.19862112816692), ("Israel", 463.034548798405, 3.49856322771396),
        ("Italy", 486.589857259292, 2.78004586694628), ("Japan", 526.97325016916, 2.47147531798407),
        ("Korea", 525.933002039616, 3.1213943150455), ("Latvia", 496.126330622544, 1.96276678902041),
        ("Lithuania", 481.191188395501, 1.95328203881691), ("Luxembourg", 483.421485007866, 1.09763240879476),
        ("Mexico", 408.801473375315, 2.49322554413996), ("Netherlands", 519.230982393017, 2.63227788534219),
        ("New Zealand", 494.48967597553, 1.70594285645041), ("Norway", 500.963788462762, 2.2190448783333),
        ("Poland", 515.647874653798, 2.60208517571739), ("Portugal", 492.487406151968, 2.68457008117133),
        ("Slovak Republic", 486.164854221208, 2.55559570662059), ("Slovenia", 508.8975440691, 1.36387759638452),
        ("Spain", 481.392612584418, 1.46241776318192), ("Sweden", 502.387702154542, 2.65425093473024),
        ("Switzerland", 515.314713109516, 2.9080038976471), ("Türkiye", 453.507777434992, 2.26040678896131),
        ("United Kingdom", 501.769899185046, 2.56442811097548), ("United States", 478.244717372643, 3.23544409909485),
    ]

    private static func ranked(
        _ order: [Int], seed: UInt64 = 1, isFull: Bool = false
    ) throws -> [String: RankSets.Unit] {
        let rows = order.map { pisa[$0] }
        let errors = rows.map(\.error)
        let diagonal = errors.indices.map { row in
            errors.indices.map { row == $0 ? errors[row] * errors[row] : 0 }
        }
        let sets = try RankSets(
            estimates: rows.map(\.score), names: rows.map(\.name),
            covariance: isFull ? .full(diagonal) : .independent(standardErrors: errors), draws: 2000, seed: seed)
        return Dictionary(uniqueKeysWithValues: zip(rows.map(\.name), sets.units))
    }

    @Test("the sets of PISA 2018 are those of R csranks 1.2.3, up to one rank", arguments: [1, 2, 3])
    func pisaSets(seed: UInt64) throws {
        // csranks(x, diag(se^2)), simulated there as well.
        let units = try Self.ranked(Array(Self.pisa.indices), seed: seed)
        let expected = [
            ("Japan", 1, 1...4), ("Korea", 2, 1...6), ("United Kingdom", 13, 7...23), ("Colombia", 38, 37...38),
        ]
        for (name, rank, set) in expected {
            let unit = try #require(units[name])
            #expect(unit.rank == rank)
            #expect(isNear(unit.marginal, set), "\(name) \(unit.marginal)")
        }
        #expect(isNear(try #require(units["United Kingdom"]).simultaneous, 6...24))
        for unit in units.values {
            #expect(unit.simultaneous.contains(unit.rank) && unit.marginal.contains(unit.rank))
            #expect(unit.simultaneous.lowerBound <= unit.marginal.lowerBound)
            #expect(unit.simultaneous.upperBound >= unit.marginal.upperBound)
        }
    }

    private func isNear(_ found: ClosedRange<Int>, _ expected: ClosedRange<Int>) -> Bool {
        abs(found.lowerBound - expected.lowerBound) <= 1 && abs(found.upperBound - expected.upperBound) <= 1
    }

    @Test("the order of rows changes nothing, and a diagonal covariance is independence")
    func order() throws {
        let straight = try Self.ranked(Array(Self.pisa.indices))
        #expect(try Self.ranked(Self.pisa.indices.map { $0 * 7 % 38 }) == straight)
        #expect(try Self.ranked(Array(Self.pisa.indices), isFull: true) == straight)
    }

    @Test("far apart every rank is certain, and far within the errors none is")
    func ends() throws {
        let certain = try RankSets(
            estimates: [10, 30, 20], covariance: .independent(standardErrors: [0.1, 0.1, 0.1]), draws: 500, seed: 5)
        #expect(certain.units.map(\.rank) == [3, 1, 2])
        #expect(certain.units.map(\.simultaneous) == [3...3, 1...1, 2...2])
        #expect(certain.differing == [.init(upper: 1, lower: 2), .init(upper: 1, lower: 0), .init(upper: 2, lower: 0)])
        let open = try RankSets(
            estimates: [10, 30, 20], covariance: .independent(standardErrors: [99, 99, 99]), draws: 500, seed: 5)
        #expect(open.units.map(\.marginal) == [1...3, 1...3, 1...3])
        #expect(open.differing.isEmpty)
    }

    @Test("a pair whose difference has no variance is ordered by value, and equal ones share the better rank")
    func certainPairs() throws {
        let exact = try RankSets(
            estimates: [2, 1, 2, 3], covariance: .independent(standardErrors: [0, 0, 0, 0]), draws: 100, seed: 1)
        #expect(exact.units.map(\.rank) == [2, 4, 2, 1])
        #expect(exact.units.map(\.marginal) == [2...2, 4...4, 2...2, 1...1])
        #expect(exact.units.map(\.simultaneous) == exact.units.map(\.marginal))
        #expect(exact.differing.count == 5)
        // The first two move together: their difference is known, the third is anywhere.
        let together = try RankSets(
            estimates: [1.001, 1, 1.0005], covariance: .full([[4, 4, 0], [4, 4, 0], [0, 0, 4]]), draws: 500, seed: 1)
        #expect(together.units.map(\.marginal) == [1...2, 2...3, 1...3])
        #expect(together.differing == [.init(upper: 0, lower: 1)])
    }

    @Test("few degrees of freedom make sets wider, from 30 on they make none")
    func degreesOfFreedom() throws {
        let estimates = [0, 2.2, 4.4, 6.6, 8.8]
        func sets(_ degreesOfFreedom: Double?) throws -> [RankSets.Unit] {
            try RankSets(
                estimates: estimates, covariance: .independent(standardErrors: [0.5, 0.5, 0.5, 0.5, 0.5]),
                degreesOfFreedom: degreesOfFreedom, draws: 2000, seed: 3
            ).units
        }
        #expect(try sets(30) == sets(nil))
        #expect(try sets(nil).map(\.simultaneous) == [5...5, 4...4, 3...3, 2...2, 1...1])
        #expect(try sets(2).map(\.simultaneous.count).reduce(0, +) > 5)
    }

    @Test(
        "simultaneous sets hold all true ranks in at least 95 of 100 samples",
        arguments: [
            // Some equal: then the true rank is the better one. Independent, and with a common part.
            ([3, 2.5, 2.5, 2, 1, 0.9, 0.9, 0.9], 0.0), ([0, 0, 0, 0, 0, 0, 0, 0], 0),
            ([3, 2.8, 2.6, 2.4, 2.2, 2, 1, 0], 0.6),
        ] as [([Double], Double)])
    func coverage(truth: [Double], common: Double) throws {
        let size = 0.3
        let repetitions = 300
        let covariance = truth.indices.map { row in
            truth.indices.map { size * size * ($0 == row ? 1 : common) }
        }
        let ranks = truth.map { value in 1 + truth.count { $0 > value } }
        var covered = 0
        for repetition in 0..<repetitions {
            var generator = StreamGenerator(seed: 2024, stream: UInt64(repetition))
            let shared = generator.normal() * common.squareRoot()
            let estimates = truth.map { $0 + size * (shared + generator.normal() * (1 - common).squareRoot()) }
            let sets = try RankSets(
                estimates: estimates, covariance: .full(covariance), draws: 199, seed: UInt64(repetition))
            if zip(sets.units, ranks).allSatisfy({ $0.simultaneous.contains($1) }) { covered += 1 }
        }
        // 95 % less two standard errors of a share of 300: 0.95 − 2·√(0.95·0.05/300).
        #expect(Double(covered) / Double(repetitions) >= 0.9248, "\(covered)")
    }

    @Test("what cannot be ranked is named")
    func faults() {
        func error(_ estimates: [Double], _ covariance: RankCovariance) -> RankError? {
            do throws(RankError) {
                _ = try RankSets(estimates: estimates, covariance: covariance, draws: 10, seed: 1)
                return nil
            } catch {
                return error
            }
        }
        #expect(error([1, .nan], .independent(standardErrors: [1, 1])) == .badEstimate(unit: 1))
        #expect(error([1, 2], .independent(standardErrors: [1, -1])) == .badStandardError(unit: 1))
        // Squares of such numbers are beyond a double.
        #expect(error([1, 1e200], .independent(standardErrors: [1, 1])) == .badEstimate(unit: 1))
        #expect(error([1, 2], .independent(standardErrors: [1e200, 1])) == .badStandardError(unit: 0))
        #expect(error([1, 2], .independent(standardErrors: [1])) == .wrongSize(rows: 1, units: 2))
        #expect(error([1, 2], .full([[1, 0], [0]])) == .wrongSize(rows: 2, units: 2))
        #expect(error([1, 2], .full([[1, 0.5], [0.4, 1]])) == .notSymmetric(unit: 1, other: 0))
        #expect(error([1, 2], .full([[1, 2], [2, 1]])) == .notACovariance)
        #expect(error([1, 2], .full([[1, 0], [0, -1]])) == .badCovariance(unit: 1, other: 1))
        #expect(error([], .independent(standardErrors: [])) == nil)
        #expect(error([7], .independent(standardErrors: [1])) == nil)
    }
}
