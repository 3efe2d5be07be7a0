package import SurveyModel

/// How the survey block of every unit would stand if a choice that no text makes had been made otherwise.
package struct SensitivityAnalysis: Sendable {
    /// A unit's survey block under some choices.
    package struct Outcome: Sendable {
        /// Index into the round's units.
        package var unit: Int
        package var maximum: Points
        /// The sum of the rounded rows; nil where a row has no points.
        package var points: Points?
        /// The unrounded sum over the maximum.
        package var share: Double?
        /// Among the units of its kind; nil where there are no points.
        package var rank: Int?
        package var grade: String?
        /// In points; nil where the round makes no errors, or this choice allows none.
        package var standardError: Double?
    }

    /// One choice made otherwise, everything else as the round has it.
    package struct Alternative: Sendable {
        /// As in `round.yaml` where it has a name there.
        package var setting: String
        package var value: String
        /// By unit, in the round's order; units without a survey block are not among them.
        package var outcomes: [Outcome]
    }

    /// Where a unit stands at best and at worst.
    package struct Range: Sendable {
        package var unit: Int
        package var bestRank: Int?, worstRank: Int?
        package var lowestPoints: Points?, highestPoints: Points?
        /// The alternatives that, alone, move the unit's rank or grade.
        package var movedBy: [String]
    }

    /// By the round's own choices.
    package let baseline: [Outcome]
    package let alternatives: [Alternative]
    /// Over all combinations of the choices, by unit as ``baseline``.
    package let ranges: [Range]
    /// How many combinations there are.
    package let combinations: Int

    /// - Parameters:
    ///   - tally: The accepted answers.
    ///   - store: The same one by one, where the round weighs them.
    ///   - coefficients: Coefficients to be tried, by the name under which they are shown, beside linear and top-two.
    /// - Throws: Why the round's own choices give no weights or errors.
    package init(
        round: Round, tally: AnswerTally, store: RatingStore? = nil,
        coefficients: [(name: String, rule: CoefficientRule)] = []
    ) throws(SampleFault) {
        let options = Options(round: round, isWeighted: store != nil, coefficients: coefficients)
        let own = ScoringChoice(combination: round.settings.combination)
        let source = Source(round: round, tally: tally, store: store)
        baseline = try source.outcomes(own, makesErrors: true)
        var alternatives: [Alternative] = []
        for (setting, value, choice) in options.single(from: own) {
            alternatives.append(
                Alternative(
                    setting: setting, value: value, outcomes: try source.outcomes(choice, makesErrors: true)))
        }
        self.alternatives = alternatives
        var all: [[Outcome]] = []
        for choice in options.all { all.append(try source.outcomes(choice, makesErrors: false)) }
        combinations = all.count
        ranges = baseline.indices.map { [baseline, alternatives] index in
            let seen = all.map { $0[index] }
            let moved = alternatives.filter {
                $0.outcomes[index].rank != baseline[index].rank || $0.outcomes[index].grade != baseline[index].grade
            }
            return Range(
                unit: baseline[index].unit, bestRank: seen.compactMap(\.rank).min(),
                worstRank: seen.compactMap(\.rank).max(), lowestPoints: seen.compactMap(\.points).min(),
                highestPoints: seen.compactMap(\.points).max(), movedBy: moved.map { "\($0.setting)=\($0.value)" })
        }
    }
}

/// What outcomes are made from.
private struct Source {
    let round: Round
    let tally: AnswerTally
    let store: RatingStore?

    func outcomes(_ choice: ScoringChoice, makesErrors: Bool) throws(SampleFault) -> [SensitivityAnalysis.Outcome] {
        let changed = round.with(choice)
        let answers = tally.with(choice.doNotKnow, round: changed)
        var estimation: RoundEstimation?
        if let store {
            estimation = try RoundEstimation(round: changed, store: store.with(choice.doNotKnow, round: changed))
        }
        let sheet = ScoreSheet(
            round: changed, methods: [.survey], tally: answers, weights: estimation?.weights,
            satisfaction: SatisfactionIndices())
        // Without weights a stratum may be left with one respondent: then this choice has no errors.
        let errors = makesErrors ? try? estimation?.standardErrors(of: sheet, tally: answers) : nil
        var outcomes = sheet.blocks.enumerated().map { index, block in
            let bands = round.kind(ofUnit: block.unit).gradeBands
            return SensitivityAnalysis.Outcome(
                unit: block.unit, maximum: block.maximum, points: block.points,
                share: block.pointsUnrounded.map { $0 / block.maximum.double }, rank: nil,
                grade: block.points.flatMap { bands.grade(of: $0, outOf: block.maximum) },
                standardError: errors?[index])
        }
        for kind in round.criteriaSet.kinds.indices {
            let members = outcomes.indices.filter { round.kindIndex(ofUnit: outcomes[$0].unit) == kind }
            let ranks = BlockRanking.ranks(of: members.map { outcomes[$0].share })
            for (index, rank) in zip(members, ranks) { outcomes[index].rank = rank }
        }
        return outcomes
    }
}

/// What can be chosen, each with the names under which it is shown.
private struct Options {
    private let combinations: [GroupCombination]
    private let coefficients: [(name: String, rule: CoefficientRule)]
    private let doNotKnow: [DoNotKnowRule]
    private let weightings: [Bool]
    private let inferences: [Inference]

    init(round: Round, isWeighted: Bool, coefficients given: [(name: String, rule: CoefficientRule)]) {
        // Shares can be tried only where the round gives them.
        let hasShares = round.groups.allSatisfy { $0.share != nil }
        combinations = GroupCombination.allCases.filter { $0 != .groupShares || hasShares }
        // A rule that gives what the scales write is no alternative.
        let offered = [("linear", CoefficientRule.linear), ("top-two", .topTwo)] + given.map { ($0.name, $0.rule) }
        coefficients =
            [("as-written", .asWritten)]
            + offered.filter { _, rule in
                round.scales.contains { rule.coefficients(of: $0) != $0.levels.map(\.coefficient) }
            }
        let designs = round.groups.compactMap(\.design)
        weightings =
            isWeighted && designs.contains { $0.hasPopulations || $0.calibration != nil } ? [true, false] : [true]
        let corrected = isWeighted && designs.contains { $0.hasPopulations }
        let own = Set(designs.map(\.inference))
        inferences = corrected ? Inference.allCases.filter { own != [$0] } : []
        doNotKnow = round.scales.contains { $0.doNotKnow != nil } ? DoNotKnowRule.allCases : [.leftOut]
    }

    /// Each choice that differs from some in one thing.
    func single(from own: ScoringChoice) -> [(setting: String, value: String, choice: ScoringChoice)] {
        var single: [(String, String, ScoringChoice)] = []
        for combination in combinations where combination != own.combination {
            var choice = own
            choice.combination = combination
            single.append(("combine-groups", combination.rawValue, choice))
        }
        for (name, rule) in coefficients where rule != own.coefficients {
            var choice = own
            choice.coefficients = rule
            single.append(("coefficients", name, choice))
        }
        for rule in doNotKnow where rule != own.doNotKnow {
            var choice = own
            choice.doNotKnow = rule
            single.append(("do-not-know", rule.rawValue, choice))
        }
        for isWeighted in weightings where isWeighted != own.isWeighted {
            var choice = own
            choice.isWeighted = isWeighted
            single.append(("weights", isWeighted ? "as-designed" : "none", choice))
        }
        for inference in inferences {
            var choice = own
            choice.inference = inference
            single.append(("inference", inference.rawValue, choice))
        }
        return single
    }

    /// Every combination of the choices that change points.
    var all: [ScoringChoice] {
        combinations.flatMap { combination in
            coefficients.flatMap { coefficients in
                doNotKnow.flatMap { doNotKnow in
                    weightings.map { isWeighted in
                        var choice = ScoringChoice(combination: combination)
                        (choice.coefficients, choice.doNotKnow) = (coefficients.rule, doNotKnow)
                        choice.isWeighted = isWeighted
                        return choice
                    }
                }
            }
        }
    }
}
