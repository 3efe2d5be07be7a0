package import SurveyModel

/// Draws made-up responses for a round: every respondent rates every unit that their group is asked about.
///
/// An answer is binomial over the levels of its scale, from the worst to the best, with a probability made of effects of
/// unit, group and respondent; 4 % are "don't know" where the scale has it, and 2 % are blank.
package struct ResponseSimulation: Sendable {
    private let round: Round
    private let seed: UInt64
    private let unitEffects: [Double]
    private let groupEffects: [Double]
    /// By scale: its levels from the lowest coefficient to the highest.
    private let levels: [[Int]]

    package static let doNotKnowRate = 0.04
    package static let blankRate = 0.02

    package init(round: Round, seed: UInt64) {
        self.round = round
        self.seed = seed
        unitEffects = round.units.indices.map { unit in
            var generator = SeededGenerator(seed: seed, stream: 1, UInt64(unit))
            return 0.45 + 0.45 * generator.uniform()
        }
        groupEffects = round.groups.indices.map { group in
            var generator = SeededGenerator(seed: seed, stream: 2, UInt64(group))
            return generator.normal(standardDeviation: 0.03)
        }
        levels = round.scales.map { scale in
            scale.levels.indices.sorted { (scale.levels[$0].coefficient, $0) < (scale.levels[$1].coefficient, $1) }
        }
    }

    /// Gives the responses one by one, respondent by respondent, units in the register's order.
    ///
    /// - Parameter respondents: How many people in all; they are divided among the groups in proportion to their
    ///   planned numbers, or evenly where the round plans none.
    package func forEachResponse(respondents: Int, _ body: (SimulatedResponse) -> Void) {
        for (group, count) in division(of: respondents).enumerated() {
            for number in 0..<count { rate(group: group, number: number, body) }
        }
    }

    // MARK: Respondents

    /// How many respondents each group has: largest remainders, so that they sum to all.
    private func division(of respondents: Int) -> [Int] {
        let planned = round.groups.map { Double($0.plannedRespondents ?? 0) }
        let parts = planned.contains { $0 > 0 } ? planned : planned.map { _ in 1 }
        let total = parts.reduce(0, +)
        let exact = parts.map { $0 / total * Double(respondents) }
        var counts = exact.map { Int($0) }
        let byRemainder = exact.indices.sorted {
            (counts[$0].double - exact[$0], $0) < (counts[$1].double - exact[$1], $1)
        }
        for group in byRemainder.prefix(respondents - counts.reduce(0, +)) { counts[group] += 1 }
        return counts
    }

    private func rate(group: Int, number: Int, _ body: (SimulatedResponse) -> Void) {
        var generator = SeededGenerator(seed: seed, stream: 3, UInt64(group), UInt64(number))
        let effect = generator.normal(standardDeviation: 0.08)
        let day = 1 + generator.index(below: 28)
        let minute = generator.index(below: 9 * 60)
        let name = "SIM-\(round.groups[group].code)-\(padded(number + 1, width: 5))"
        let place = SimulatedPlace(round.groups[group].design, seed: seed, group: group, number: number)
        let drawn = employer(group: group, &generator)
        let employer = place.employer ?? drawn
        for (unit, ratedUnit) in round.units.enumerated() {
            guard let index = round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group) else {
                continue
            }
            if employer == ratedUnit.code.description, round.groups[group].mayRateOwnUnit == false { continue }
            let quality = min(max(unitEffects[unit] + groupEffects[group] + effect, 0.02), 0.98)
            let questions = round.questionnaires[index].questions
            body(
                SimulatedResponse(
                    facts: [
                        .responseID: "\(name)/\(ratedUnit.code)", .respondent: name,
                        .group: round.groups[group].code.description, .unit: ratedUnit.code.description,
                        .stratum: place.stratum ?? "", .cluster: place.cluster ?? "",
                        .employer: employer ?? "", .submittedAt: time(day: day, minute: minute),
                    ],
                    unit: unit,
                    answers: questions.map { ($0.code, answer(on: $0.scale, quality: quality, &generator)) }))
        }
    }

    /// A unit drawn at random, for a group of whom the round says whether they may rate their own.
    private func employer(group: Int, _ generator: inout SeededGenerator) -> String? {
        if round.groups[group].mayRateOwnUnit == nil { return nil }
        return round.units[generator.index(below: round.units.count)].code.description
    }

    /// A moment in the working hours of the December of the round's year, seven hours east of UTC.
    private func time(day: Int, minute: Int) -> String {
        let hour = 8 + minute / 60
        return
            "\(round.year)-12-\(padded(day, width: 2))T\(padded(hour, width: 2)):\(padded(minute % 60, width: 2)):00+07:00"
    }

    // MARK: Answers

    /// The code of a level, of "don't know", or nothing for a blank.
    private func answer(on index: Int, quality: Double, _ generator: inout SeededGenerator) -> String {
        let scale = round.scales[index]
        let kind = generator.uniform()
        var steps = 0
        for _ in 1..<scale.levels.count where generator.uniform() < quality { steps += 1 }
        if kind < Self.blankRate { return "" }
        if kind < Self.blankRate + Self.doNotKnowRate, let doNotKnow = scale.doNotKnow { return doNotKnow.code }
        return scale.levels[levels[index][steps]].code
    }
}

/// One made-up response, as text for a file.
package struct SimulatedResponse: Sendable {
    package var facts: [ResponseFact: String]
    /// Index into the round's units.
    package var unit: Int
    package var answers: [(question: QuestionCode, value: String)]
}

func padded(_ number: Int, width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int {
    fileprivate var double: Double { Double(self) }
}
