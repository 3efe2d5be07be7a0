package import SurveyModel

/// What the answers to one question weigh, in one group about one unit.
package struct WeightedCounts: Hashable, Sendable {
    /// By level of the question's scale.
    package var levels: [Double]
    /// Σ w and Σ w² over the scored answers.
    package var weight: Double
    package var squares: Double
}

/// The weights of scored answers, by unit, group and question; to the same digit in whatever order responses stand.
///
/// Respondents of one weight are counted together, in whole numbers, and only then multiplied.
package struct WeightedAnswers: Sendable {
    private let groupCount: Int
    /// By unit × group; empty where nobody rated the unit or everybody of the group weighs the same.
    private let cells: [[WeightedCounts]]
    /// By group: what everybody weighs; nil where that differs.
    private let uniform: [Double?]

    /// - Parameters:
    ///   - samples: By group.
    ///   - respondents: By rater of the store the position of the respondent in the group's sample.
    package init(round: Round, store: RatingStore, samples: [GroupSample], respondents: [Int32]) {
        groupCount = round.groups.count
        uniform = samples.map { $0.isSelfWeighting ? $0.weights.first ?? 1 : nil }
        var cells = [ClassCounts?](repeating: nil, count: round.units.count * groupCount)
        let classes = samples.map { WeightClasses($0.isSelfWeighting ? [] : $0.weights) }
        if uniform.contains(nil) {
            store.forEach { [uniform] _, rating, answers in
                let (unit, group) = (Int(rating.unit), Int(store.raters[Int(rating.rater)].group))
                if uniform[group] != nil { return }
                let cell = unit * round.groups.count + group
                let kind = round.kindIndex(ofUnit: unit)
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { return }
                let questions = round.questionnaires[index].questions
                var counts =
                    cells[cell]
                    ?? ClassCounts(
                        levels: questions.map { round.scales[$0.scale].levels.count },
                        classes: classes[group].values.count)
                cells[cell] = nil
                counts.add(answers, weightClass: classes[group].ofRespondent[Int(respondents[Int(rating.rater)])])
                cells[cell] = counts
            }
        }
        self.cells = cells.enumerated().map { index, counts in
            counts?.weighted(classes[index % round.groups.count].values) ?? []
        }
    }

    /// What the scored answers weigh, given how many there are.
    func counts(unit: Int, group: Int, question: Int, counts: AnswerCounts) -> WeightedCounts {
        if let weight = uniform[group] {
            let scored = Double(counts.scored)
            return WeightedCounts(
                levels: counts.levels.map { Double($0) * weight }, weight: scored * weight,
                squares: scored * weight * weight)
        }
        let cell = cells[unit * groupCount + group]
        return cell.isEmpty
            ? WeightedCounts(levels: counts.levels.map { _ in 0 }, weight: 0, squares: 0) : cell[question]
    }

    /// Whether everybody of a group weighs the same.
    package func isUniform(group: Int) -> Bool { uniform[group] != nil }
}

/// The different weights of a group, in their order, and which of them each respondent has.
private struct WeightClasses {
    let values: [Double]
    let ofRespondent: [Int]

    init(_ weights: [Double]) {
        let values = Set(weights).sorted()
        let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
        self.values = values
        ofRespondent = weights.map { places[$0] ?? 0 }
    }
}

/// Counts of the scored answers of a cell by question, level and class of weight.
private struct ClassCounts {
    private let starts: [Int]
    private let levels: [Int]
    private let classes: Int
    private var counts: [Int]

    init(levels: [Int], classes: Int) {
        self.levels = levels
        self.classes = classes
        var (starts, next) = ([Int](), 0)
        for count in levels {
            starts.append(next)
            next += count * classes
        }
        self.starts = starts
        counts = Array(repeating: 0, count: next)
    }

    mutating func add(_ answers: ArraySlice<UInt8>, weightClass: Int) {
        for (question, answer) in answers.enumerated() where answer > 0 && Int(answer) <= levels[question] {
            counts[starts[question] + (Int(answer) - 1) * classes + weightClass] += 1
        }
    }

    func weighted(_ weights: [Double]) -> [WeightedCounts] {
        levels.indices.map { question in
            let sums = (0..<levels[question]).map { level in
                let start = starts[question] + level * classes
                return weights.indices.reduce(0.0) { $0 + Double(counts[start + $1]) * weights[$1] }
            }
            let totals = weights.indices.map { weight in
                (0..<levels[question]).reduce(0) { $0 + counts[starts[question] + $1 * classes + weight] }
            }
            return WeightedCounts(
                levels: sums, weight: weights.indices.reduce(0.0) { $0 + Double(totals[$1]) * weights[$1] },
                squares: weights.indices.reduce(0.0) { $0 + Double(totals[$1]) * weights[$1] * weights[$1] })
        }
    }
}
