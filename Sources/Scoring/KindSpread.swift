import SurveyModel
import SurveyStatistics

/// How answers about the units of a kind are expected to spread: for every estimate that a plan has to keep within its
/// limits the variance that a single respondent of each stratum would leave, W²·S².
struct KindSpread {
    /// Index into the criteria set's kinds.
    let kind: Int
    /// Positions in the plan's strata; variances are in their order.
    let members: [Int]
    /// Of the blocks of units, and of the differences between two of them; no differences where there is one unit.
    let units: [[Double]]
    let pairs: [[Double]]
    /// The units of the earlier round that variances are of; empty where they are assumed.
    let codes: [UnitCode]
    let notes: [PlanNote]

    init(
        round: Round, kind: Int, strata: [SurveyStratum], ranges: ContributionRanges, _ target: PlanTarget,
        _ previous: ObservedSpread?
    ) {
        let asked = Set(strata.map(\.group)).filter { round.questionnaireIndex(kind: kind, group: $0) != nil }
        let members = strata.indices.filter { asked.contains(strata[$0].group) }
        self.kind = kind
        self.members = members
        let rated = round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind }
        let assumed = AssumedSpread(round: round, deviation: target.deviation)
        let observed = previous?.kinds.first { $0.code == round.criteriaSet.kinds[kind].code && !$0.units.isEmpty }
        var notes: [PlanNote] = []
        guard let observed else {
            units = rated.map { unit in
                members.map { assumed.variance(strata[$0], range: ranges[unit: unit, group: strata[$0].group]) }
            }
            // Of two units that people rate regardless of each other; mostly they rate them alike.
            pairs = rated.count < 2 ? [] : units.map { $0.map { 2 * $0 } }
            codes = []
            for group in asked.sorted() {
                if previous != nil { notes.append(.nothingObserved(kind: kind, group: group)) }
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                if round.questionnaires[index].layout == .singleUnit {
                    notes.append(.formOfOneUnit(group: group))
                }
            }
            self.notes = notes
            return
        }
        var found: [(variance: Double, covariance: CovarianceMatrix?)] = []
        for group in asked.sorted() {
            let own = members.filter { strata[$0].group == group }
            let range = rated.map { ranges[unit: $0, group: group] }.max() ?? 0
            let source = observed.groups.first { $0.code == round.groups[group].code }
            let matches = source?.matrices(of: own.map { strata[$0].stratum })
            if matches == nil { notes.append(.nothingObserved(kind: kind, group: group)) }
            if let pooled = matches?.pooled, !pooled.isEmpty {
                notes.append(.pooledStrata(group: group, strata: pooled))
            }
            for (place, member) in own.enumerated() {
                let weight = strata[member].share * range
                found.append(
                    (
                        matches == nil ? assumed.variance(strata[member], range: range) : weight * weight,
                        matches?.matrices[place]
                    ))
            }
        }
        let count = observed.units.count
        units = (0..<count).map { unit in
            found.map { $0.variance * ($0.covariance.map { max(0, $0[unit, unit]) } ?? 1) }
        }
        let differences = (0..<count).flatMap { left in
            (left + 1..<count).map { right in
                found.map { $0.variance * ($0.covariance?.differenceVariance(left, right) ?? 2) }
            }
        }
        let unrelated = units.map { $0.map { 2 * $0 } }
        pairs = rated.count < 2 ? [] : differences.isEmpty ? unrelated : differences
        codes = observed.units
        self.notes = notes
    }
}

/// What is supposed of answers where no earlier round tells it.
private struct AssumedSpread {
    let round: Round
    let deviation: Double?

    /// W²·S². Where no deviation is given S is the largest that there can be: half the people at one end of the range and
    /// half at the other, R²/4·N ÷ (N − 1) among N people.
    func variance(_ stratum: SurveyStratum, range: Double) -> Double {
        let own = stratum.share * range * (deviation ?? 0.5)
        guard deviation == nil, let population = stratum.population, population > 1,
            round.groups[stratum.group].design?.inference == .finite
        else { return own * own }
        return own * own * Double(population) / Double(population - 1)
    }
}

extension ObservedSpread.Group {
    /// What the round tells of strata; nil where it tells nothing.
    fileprivate func matrices(of names: [String]) -> (matrices: [CovarianceMatrix], pooled: [String])? {
        if names == [""], strata.map(\.stratum) != [""] { return whole.map { ([$0], []) } }
        guard let within else { return nil }
        var matrices: [CovarianceMatrix] = []
        var pooled: [String] = []
        for name in names {
            let own = strata.first { $0.stratum == name }
            if let own, own.respondents >= ObservedSpread.fewestRespondents || names.count == 1 {
                matrices.append(own.covariance)
            } else {
                matrices.append(within)
                pooled.append(name)
            }
        }
        return (matrices, pooled)
    }
}
