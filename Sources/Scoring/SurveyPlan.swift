package import SurveyModel
import SurveyStatistics

/// How many respondents a round needs of each group and stratum for the certainty that is wanted of every unit's block.
///
/// Each kind of unit is planned for itself; a group that rates several kinds needs the most that one of them asks for.
package struct SurveyPlan: Sendable {
    /// By group in the round's order, within it as in the frame.
    package let strata: [SurveyStratum]
    package let kinds: [KindPlan]
    /// By stratum: how many answers are needed, and how many people are to be asked for them.
    package let respondents: [Int]
    package let invited: [Int]
    package let notes: [PlanNote]

    /// - Parameters:
    ///   - target: Has a margin, a difference or both, above 0.
    ///   - previous: What an earlier round tells of the spread of answers.
    package init(round: Round, target: PlanTarget, previous: ObservedSpread? = nil) throws(PlanFault) {
        let ranges = try ContributionRanges(round: round)
        let asked = round.criteriaSet.kinds.indices.map { round.askedGroups(ofKind: $0) }
        let groups = Set(asked.joined())
        let strata = round.groups.indices.filter(groups.contains).flatMap { round.plannedStrata(ofGroup: $0) }
        var notes = round.groups.indices.filter(groups.contains).flatMap { round.designNotes(ofGroup: $0) }
        var drafts: [KindDraft] = []
        for kind in asked.indices where !asked[kind].isEmpty {
            let sources = KindSpread(round: round, kind: kind, strata: strata, ranges: ranges, target, previous)
            notes += sources.notes.filter { !notes.contains($0) }
            drafts.append(try KindDraft(round: round, sources, strata: strata, target))
        }
        if drafts.isEmpty { throw .noSurvey }
        let respondents = strata.indices.map { stratum in drafts.compactMap { $0.needed[stratum] }.max() ?? 0 }
        invited = zip(strata, respondents).map { stratum, count in
            // Less a little, so that 40 at 0.8 are 50 and not 51.
            let asked = Int((Double(count) / target.responseRate - 1e-9).rounded(.up))
            return min(max(asked, count), stratum.population ?? .max)
        }
        for (index, stratum) in strata.enumerated() {
            let expected = Int((Double(invited[index]) * target.responseRate + 1e-9).rounded(.down))
            guard expected < respondents[index] else { continue }
            notes.append(
                .tooFewAnswers(
                    group: stratum.group, stratum: stratum.stratum, needed: respondents[index], expected: expected))
        }
        kinds = drafts.map { $0.plan(respondents) }
        self.strata = strata
        self.respondents = respondents
        self.notes = notes
    }

    /// The answers and invitations of each stratum shared out among its organisations by their people; empty where the
    /// frame names none.
    package var organisations: [OrganisationPlan] {
        strata.enumerated().flatMap { index, stratum -> [OrganisationPlan] in
            let sizes = stratum.organisations.map(\.population)
            if sizes.isEmpty { return [] }
            let invited = apportioned(self.invited[index], sizes: sizes, limits: sizes)
            let answers = apportioned(respondents[index], sizes: sizes, limits: invited)
            return stratum.organisations.indices.map { place in
                OrganisationPlan(
                    stratum: index, employer: stratum.organisations[place].employer, population: sizes[place],
                    respondents: answers[place], invited: invited[place])
            }
        }
    }
}

/// The sample of one kind of unit.
private struct KindDraft {
    let needed: [Int?]
    private let spread: KindSpread
    /// Positions in the plan's strata.
    private let members: [Int]
    private let planned: [PlannedStratum]

    init(round: Round, _ spread: KindSpread, strata: [SurveyStratum], _ target: PlanTarget) throws(PlanFault) {
        self.spread = spread
        members = spread.members
        let groups = Array(Set(members.map { strata[$0].group })).sorted()
        planned = members.map { member in
            let (stratum, design) = (strata[member], round.groups[strata[member].group].design)
            return PlannedStratum(
                population: stratum.population, isCorrected: design?.inference == .finite && stratum.population != nil,
                sample: groups.firstIndex(of: stratum.group) ?? 0,
                most: stratum.population.map { population in
                    // Where hardly anybody is left two are hoped for, without whom there is no error.
                    max(min(2, population), Int((Double(population) * target.responseRate + 1e-9).rounded(.down)))
                })
        }
        var goals: [AllocationGoal] = []
        if let margin = target.margin {
            goals += spread.units.map {
                AllocationGoal(variances: $0, probabilities: PlanTarget.marginProbabilities, limit: margin)
            }
        }
        let marginGoals = goals.count
        if let difference = target.difference {
            goals += spread.pairs.map {
                AllocationGoal(variances: $0, probabilities: PlanTarget.differenceProbabilities, limit: difference)
            }
        }
        do throws(AllocationFault) {
            // A group with fewer answers than the round scores gives no points.
            let counts = try SampleAllocation(
                strata: planned, goals: goals,
                minimums: groups.map { _ in round.settings.minimumScoredAnswers }
            ).counts
            var needed = [Int?](repeating: nil, count: strata.count)
            for (member, count) in zip(members, counts) { needed[member] = count }
            self.needed = needed
        } catch {
            switch error {
            case .unreachable(let goal, let reach):
                throw .unreachable(
                    kind: spread.kind, goal: goal < marginGoals ? .margin : .difference, reach: reach)
            }
        }
    }

    /// What a sample of the whole round gives this kind.
    func plan(_ respondents: [Int]) -> KindPlan {
        let counts = members.map { respondents[$0] }
        let reach = { (variances: [Double], probabilities: [Double]) in
            PlannedPrecision(variances: variances, counts: counts, strata: planned).reach(probabilities)
        }
        let margins = spread.units.map { reach($0, PlanTarget.marginProbabilities) }
        let largest = margins.max() ?? 0
        return KindPlan(
            kind: spread.kind, needed: needed, margin: largest,
            difference: spread.pairs.map { reach($0, PlanTarget.differenceProbabilities) }.max(),
            leastCertainUnit: margins.firstIndex(of: largest).flatMap {
                spread.codes.isEmpty ? nil : spread.codes[$0]
            },
            observedUnits: spread.codes.count)
    }
}

extension Round {
    /// The groups that are asked about a kind that has units and survey rows.
    fileprivate func askedGroups(ofKind kind: Int) -> [Int] {
        let rows = Set(criteriaSet.kinds[kind].table.rows(by: .survey).map(\.code))
        guard units.indices.contains(where: { kindIndex(ofUnit: $0) == kind }) else { return [] }
        return groups.indices.filter { group in
            guard let index = questionnaireIndex(kind: kind, group: group) else { return false }
            return questionnaires[index].questions.contains { rows.contains($0.criterion) }
        }
    }

    /// The strata that the frame counts; else the group as a whole.
    fileprivate func plannedStrata(ofGroup group: Int) -> [SurveyStratum] {
        guard let design = groups[group].design, let all = groups[group].population else {
            return [SurveyStratum(group: group, stratum: "", population: nil, share: 1, organisations: [])]
        }
        return design.frame.map { row in
            SurveyStratum(
                group: group, stratum: row.stratum, population: row.population,
                share: Double(row.population ?? 0) / Double(all), organisations: row.organisations)
        }
    }

    fileprivate func designNotes(ofGroup group: Int) -> [PlanNote] {
        let isUncounted = groups[group].population == nil
        let hasClusters = groups[group].design?.cluster != nil
        return (isUncounted ? [.noPopulation(group: group)] : []) + (hasClusters ? [.clusters(group: group)] : [])
    }
}
