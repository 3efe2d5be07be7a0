import SurveyModel
import SurveyStatistics

extension GroupSample {
    init(group: Int, design rules: GroupDesign, _ people: [Respondent]) throws(SampleFault) {
        for fact in DesignFact.allCases where rules.facts.contains(fact) {
            let without = people.count { $0.fact(fact) == nil }
            if without > 0 { throw .missing(fact: fact, group: group, respondents: without) }
        }
        self.group = group
        names = people.map(\.name)
        employers = people.map(\.employer)
        let strata = people.map { person in rules.strata.flatMap { person.fact($0) } ?? "" }
        let clusters = people.map { person in rules.cluster.flatMap { person.fact($0) } }
        (self.strata, self.clusters) = (strata, clusters)
        self.rules = VarianceRules(lonely: rules.lonely.rule, calibration: rules.calibration)

        let frame = try FrameCounts(group, rules, strata: strata, clusters: clusters)
        let base = frame.baseWeights(strata)
        baseWeights = base
        guard !people.isEmpty else {
            (weights, calibrated, design, isSelfWeighting) = ([], nil, nil, true)
            return
        }
        let plain = try frame.design(weights: base, strata: strata, clusters: clusters)
        calibrated = try rules.calibration.map { calibration throws(SampleFault) in
            do throws(CalibrationError) {
                return try calibration.calibration(people).calibrated(base)
            } catch {
                throw .calibration(error, group: group)
            }
        }
        weights = calibrated?.weights ?? base
        design = plain.reweighted(weights)
        isSelfWeighting = weights.allSatisfy { [weights] in $0 == weights[0] }
    }
}

/// The frame's counts for the strata in which somebody answered.
private struct FrameCounts {
    private let group: Int
    private let rules: GroupDesign
    /// By stratum: the people and the clusters in the population, where the frame counts them.
    private var populations: [String: Int] = [:]
    private var clusterCounts: [String: Int] = [:]
    /// By stratum: how many people answered.
    private var respondents: [String: Int] = [:]

    init(_ group: Int, _ rules: GroupDesign, strata: [String], clusters: [String?]) throws(SampleFault) {
        self.group = group
        self.rules = rules
        for stratum in strata { respondents[stratum, default: 0] += 1 }
        let sampled = Dictionary(grouping: zip(strata, clusters), by: \.0).mapValues { Set($0.compactMap(\.1)).count }
        for stratum in respondents.keys.sorted() where !rules.frame.isEmpty {
            guard let counts = rules.counts(of: stratum) else { throw .strangeStratum(stratum, group: group) }
            let number = respondents[stratum] ?? 0
            if let population = counts.population {
                if number > population {
                    throw .tooManyRespondents(
                        stratum: stratum, sampled: number, population: population, group: group)
                }
                populations[stratum] = population
            }
            if rules.cluster != nil, let all = counts.clusters {
                let number = sampled[stratum] ?? 0
                if number > all {
                    throw .tooManyClusters(stratum: stratum, sampled: number, clusters: all, group: group)
                }
                clusterCounts[stratum] = all
            }
        }
    }

    /// For each respondent the people of the stratum for each that answered; 1 where the frame does not count them all.
    func baseWeights(_ strata: [String]) -> [Double] {
        guard populations.count == respondents.count else { return [Double](repeating: 1, count: strata.count) }
        return strata.map { Double(populations[$0] ?? 1) / Double(respondents[$0] ?? 1) }
    }

    func design(weights: [Double], strata: [String], clusters: [String?]) throws(SampleFault) -> SurveyDesign {
        let codes = Self.codes(strata)
        var stages: [[Int]] = []
        let hasClusters = rules.cluster != nil
        if hasClusters { stages = [Self.codes(clusters.map { $0 ?? "" })] }
        let counts = hasClusters ? clusterCounts : populations
        // Where clusters are corrected for, the people within them are a second stage, drawn from a number not known.
        if hasClusters, rules.inference == .finite, !counts.isEmpty { stages.append(Array(strata.indices)) }
        let corrections = rules.inference == .finite ? strata.map { counts[$0].map(Double.init) ?? .infinity } : []
        do throws(DesignFault) {
            return try SurveyDesign(
                rows: strata.count, strata: codes, clusters: stages, weights: weights,
                populations: corrections.isEmpty ? [] : [corrections])
        } catch {
            throw .design(error, group: group)
        }
    }

    private static func codes(_ texts: [String]) -> [Int] {
        let all = Set(texts).sorted()
        let codes = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
        return texts.map { codes[$0] ?? -1 }
    }
}

extension VarianceRules {
    fileprivate init(lonely: LonelyStratumRule, calibration: GroupCalibration?) {
        self.init(lonely: lonely)
        isEveryStratumPresent = calibration != nil
    }
}

extension LonelyStratum {
    var rule: LonelyStratumRule {
        switch self {
        case .error: .error
        case .adjust: .adjust
        case .average: .average
        case .certainty: .certainty
        case .remove: .remove
        }
    }
}

extension GroupCalibration {
    func calibration(_ people: [Respondent]) -> Calibration {
        let targets = margins.map { margin in
            CalibrationMargin(
                variable: margin.name, totals: margin.levels.map { ($0.name, $0.total) },
                values: people.map { person in
                    let levels = margin.facts.compactMap { person.fact($0) }
                    return levels.count == margin.facts.count ? levels.joined(separator: ":") : nil
                })
        }
        return Calibration(
            statisticalMethod, to: CalibrationTargets(margins: targets),
            bounds: bounds.map { .ratio(lower: $0.lower, upper: $0.upper) } ?? .none)
    }

    private var statisticalMethod: CalibrationMethod {
        switch method {
        case .postStratification: .postStratification
        case .raking: .raking
        case .linear: .regression(.linear)
        case .logit: .regression(.logit)
        }
    }
}
