/// A stratum that a sample is to be drawn from.
package struct PlannedStratum: Hashable, Sendable {
    /// How many people there are; nil where nobody knows, and there is no end of them.
    package var population: Int?
    /// Whether errors are corrected for the part of the population that answers.
    package var isCorrected: Bool
    /// The independent sample that the stratum belongs to, from 0: degrees of freedom are counted in each.
    package var sample: Int
    /// How many may answer at most; no more than there are people.
    package var most: Int

    /// - Parameter most: Everybody where it is nil.
    package init(population: Int?, isCorrected: Bool, sample: Int, most: Int? = nil) {
        self.population = population
        self.isCorrected = isCorrected
        self.sample = sample
        self.most = most ?? population ?? Self.mostRespondents
    }

    /// The most respondents that a plan asks for.
    package static let mostRespondents = 1_000_000_000

    /// Two respondents, for one alone shows no error.
    fileprivate var fewest: Int { min(2, most) }
}

/// What an estimate's error must keep within: so many standard errors are at most the limit.
package struct AllocationGoal: Sendable {
    /// By stratum: the variance that a single respondent would leave in the estimate, W²·S².
    package var variances: [Double]
    /// The standard errors are the sum of Student's quantiles at these: 0.975 for the half-width of a 95 % interval.
    package var probabilities: [Double]
    package var limit: Double

    package init(variances: [Double], probabilities: [Double], limit: Double) {
        self.variances = variances
        self.probabilities = probabilities
        self.limit = limit
    }
}

/// Why no sample meets its goals.
package enum AllocationFault: Error, Hashable, Sendable {
    /// Not even the most answers that there may be keep this goal (its position) within its limit; they reach so far.
    case unreachable(goal: Int, reach: Double)
}

/// The smallest sample that keeps every estimate within its limit.
///
/// Respondents are given out one by one to the stratum where the next one takes most of the variance away, W²S² ÷
/// (n(n − 1)), until all goals are met. Of several goals the variances are added up by weights that grow with how nearly a
/// goal is missed, in some rounds, of which the smallest sample is taken. Sources: Neyman (1934), On the two different
/// aspects of the representative method, JRSS 97; Cochran (1977), Sampling Techniques, sections 5.5 to 5.9 and 5A.3; Wright
/// (2017), Exact optimal sample allocation, Statistics and Probability Letters 129; Chromy (1987), Design optimization with
/// multiple objectives, Proceedings of the ASA Section on Survey Research Methods.
package struct SampleAllocation: Sendable {
    /// By stratum how many are to answer.
    package let counts: [Int]

    /// - Parameters:
    ///   - minimums: By independent sample the fewest respondents that it may have.
    package init(strata: [PlannedStratum], goals: [AllocationGoal], minimums: [Int]) throws(AllocationFault) {
        var search = AllocationSearch(strata: strata, goals: goals, minimums: minimums)
        counts = try search.counts()
    }
}

/// How far estimates go astray under a sample.
package struct PlannedPrecision: Hashable, Sendable {
    package var standardError: Double
    /// Of several independent samples by Satterthwaite's formula; infinite where nothing varies.
    package var degreesOfFreedom: Double

    init(standardError: Double, degreesOfFreedom: Double) {
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// - Parameter variances: By stratum the variance that a single respondent would leave.
    package init(variances: [Double], counts: [Int], strata: [PlannedStratum]) {
        let samples = (strata.map(\.sample).max() ?? -1) + 1
        var parts = [Double](repeating: 0, count: samples)
        var degrees = [Int](repeating: 0, count: samples)
        for (index, stratum) in strata.enumerated() {
            degrees[stratum.sample] += counts[index] - 1
            guard counts[index] > 0 else { continue }
            let corrected = stratum.isCorrected ? stratum.population.map { 1 / Double($0) } ?? 0 : 0
            parts[stratum.sample] += variances[index] * max(0, 1 / Double(counts[index]) - corrected)
        }
        let total = parts.reduce(0, +)
        standardError = total.squareRoot()
        let squares = zip(parts, degrees).reduce(0.0) { sum, part in
            part.0 == 0 ? sum : sum + part.0 * part.0 / Double(part.1)
        }
        degreesOfFreedom = squares > 0 ? total * total / squares : .infinity
    }

    /// So many standard errors as Student's quantiles at the probabilities sum to.
    package func reach(_ probabilities: [Double]) -> Double {
        if standardError == 0 { return 0 }
        guard degreesOfFreedom > 0 else { return .infinity }
        return standardError * probabilities.reduce(0) { $0 + studentQuantile($1, degreesOfFreedom: degreesOfFreedom) }
    }
}

/// Looks for the smallest sample.
private struct AllocationSearch {
    let strata: [PlannedStratum]
    let goals: [AllocationGoal]
    let minimums: [Int]
    /// By stratum what a respondent there is worth for all goals together.
    private var worth: [Double] = []
    /// Goals, those first that are most nearly missed.
    private var order: [Int]
    /// By goal the sum of the normal quantiles, which Student's are above.
    private let normal: [Double]

    /// How many times the goals are weighted anew; more change nothing that counts.
    private static let rounds = 30

    init(strata: [PlannedStratum], goals: [AllocationGoal], minimums: [Int]) {
        self.strata = strata
        self.goals = goals
        self.minimums = minimums
        order = Array(goals.indices)
        normal = goals.map { $0.probabilities.reduce(0) { $0 + normalQuantile($1) } }
    }

    mutating func counts() throws(AllocationFault) -> [Int] {
        let most = strata.map(\.most)
        for (index, goal) in goals.enumerated() {
            let reach = precision(goal, most).reach(goal.probabilities)
            if !(reach <= goal.limit) { throw .unreachable(goal: index, reach: reach) }
        }
        var weights = goals.map { 1 / ($0.limit * $0.limit) }
        var best: [Int] = []
        for round in 0..<(goals.count > 1 ? Self.rounds : 1) {
            worth = strata.indices.map { stratum in
                zip(goals, weights).reduce(0) { $0 + $1.1 * $1.0.variances[stratum] }
            }
            let counts = trimmed(raised(smallest()))
            if round == 0 || counts.reduce(0, +) < best.reduce(0, +) { best = counts }
            let used = goals.indices.map { precision(goals[$0], counts).standardError * normal[$0] / goals[$0].limit }
            order.sort { (used[$0], $1) > (used[$1], $0) }
            for index in weights.indices { weights[index] *= used[index] * used[index] * used[index] * used[index] }
            let largest = weights.max() ?? 0
            if largest == 0 { break }
            for index in weights.indices { weights[index] /= largest }
        }
        return best
    }

    /// The smallest sample by what respondents are worth now.
    private func smallest() -> [Int] {
        let fewest = strata.map(\.fewest)
        if isMet(fewest) { return fewest }
        // Between a worth of the next respondent at which everybody answers, and one at which nobody more does.
        var low = zip(worth, strata).reduce(Double.infinity) {
            $1.0 > 0 ? min($0, $1.0 / Self.steps($1.1.most)) : $0
        }
        var high = (worth.max() ?? 0) * 2
        var (enough, tooFew) = (counts(worthAtLeast: low), fewest)
        // Where the weights leave some goal out that needs them, everybody of the stratum.
        guard isMet(enough) else { return strata.map(\.most) }
        while enough.reduce(0, +) - tooFew.reduce(0, +) > 1 {
            let middle = (low * high).squareRoot()
            guard middle > low, middle < high else { break }
            let counts = counts(worthAtLeast: middle)
            if isMet(counts) { (low, enough) = (middle, counts) } else { (high, tooFew) = (middle, counts) }
        }
        return enough
    }

    private static func steps(_ count: Int) -> Double { max(1, Double(count) * (Double(count) - 1)) }

    /// The strata with every respondent whose worth is at least this.
    private func counts(worthAtLeast least: Double) -> [Int] {
        zip(strata, worth).map { stratum, worth in
            let count = ((1 + (1 + 4 * worth / least).squareRoot()) / 2).rounded(.down)
            return max(stratum.fewest, count < Double(stratum.most) ? Int(count) : stratum.most)
        }
    }

    private func precision(_ goal: AllocationGoal, _ counts: [Int]) -> PlannedPrecision {
        PlannedPrecision(variances: goal.variances, counts: counts, strata: strata)
    }

    /// Whether all goals are met; Student's quantiles, which take long, are worked out only where they decide.
    private func isMet(_ counts: [Int]) -> Bool {
        var degrees = [Int](repeating: 0, count: minimums.count)
        for (stratum, count) in zip(strata, counts) { degrees[stratum.sample] += count - 1 }
        // No estimate has fewer degrees of freedom than the smallest sample.
        let fewest = Double(degrees.min() ?? 0)
        var surest: [[Double]: Double] = [:]
        return order.allSatisfy { index in
            let goal = goals[index]
            let precision = precision(goal, counts)
            if precision.standardError * normal[index] > goal.limit { return false }
            var most = surest[goal.probabilities]
            if most == nil {
                most = PlannedPrecision(standardError: 1, degreesOfFreedom: fewest).reach(goal.probabilities)
                surest[goal.probabilities] = most
            }
            return precision.standardError * (most ?? .infinity) <= goal.limit
                || precision.reach(goal.probabilities) <= goal.limit
        }
    }

    /// The counts with as many more as each sample must have.
    private func raised(_ counts: [Int]) -> [Int] {
        var counts = counts
        for (sample, minimum) in minimums.enumerated() {
            let members = strata.indices.filter { strata[$0].sample == sample }
            while members.reduce(0, { $0 + counts[$1] }) < minimum {
                let open = members.filter { counts[$0] < strata[$0].most }
                guard let next = open.max(by: { isWorthLess($0, $1, counts) }) else { break }
                counts[next] += 1
            }
        }
        return counts
    }

    /// Whether one more respondent in a stratum is worth less than one in another; where neither is worth anything, by
    /// the people there are.
    private func isWorthLess(_ left: Int, _ right: Int, _ counts: [Int]) -> Bool {
        let value = { (stratum: Int) -> (Double, Double, Int) in
            let steps = Self.steps(counts[stratum] + 1)
            return (worth[stratum] / steps, Double(strata[stratum].most) / steps, -stratum)
        }
        return value(left) < value(right)
    }

    /// The counts without anybody who can be spared.
    private func trimmed(_ counts: [Int]) -> [Int] {
        var counts = counts
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            let order = strata.indices.sorted {
                (worth[$0] / Self.steps(counts[$0]), $0) < (worth[$1] / Self.steps(counts[$1]), $1)
            }
            for stratum in order where canSpare(stratum, counts) {
                counts[stratum] -= 1
                hasChanged = true
            }
        }
        return counts
    }

    private func canSpare(_ stratum: Int, _ counts: [Int]) -> Bool {
        guard counts[stratum] > strata[stratum].fewest else { return false }
        var fewer = counts
        fewer[stratum] -= 1
        let sample = strata[stratum].sample
        let left = strata.indices.reduce(0) { strata[$1].sample == sample ? $0 + fewer[$1] : $0 }
        return left >= minimums[sample] && isMet(fewer)
    }
}
