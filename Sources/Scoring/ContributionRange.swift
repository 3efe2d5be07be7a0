import SurveyModel

/// How far the answers of one group can move the points of a unit's survey block: from everybody's worst to everybody's
/// best, Σ_c M_c λ̃_gc Σ_q ṽ_q (largest − smallest coefficient).
///
/// It is what points one respondent's own answers spread over, too: their standard deviation is at most half of it
/// (Popoviciu 1935).
struct ContributionRanges {
    /// By unit × group; 0 where the group is not asked about the unit.
    private let ranges: [Double]
    private let groupCount: Int

    /// By the definitions, every group being expected to answer everything.
    init(round: Round) throws(PlanFault) {
        groupCount = round.groups.count
        var ranges = [Double](repeating: 0, count: round.units.count * groupCount)
        for kind in round.criteriaSet.kinds.indices {
            let rows = try KindRows(round: round, kind: kind)
            for (unit, rated) in round.units.enumerated() where round.kindIndex(ofUnit: unit) == kind {
                let table = round.criteriaSet.kinds[kind].table
                for row in rows.rows where !table.isNotAssessed(row.code, given: rated.notAssessed) {
                    for (group, range) in row.ranges { ranges[unit * groupCount + group] += range }
                }
            }
        }
        self.ranges = ranges
    }

    subscript(unit unit: Int, group group: Int) -> Double { ranges[unit * groupCount + group] }

    /// The same by the parts that groups had in a round that was held.
    static func range(of group: Int, in unit: UnitRows, round: Round) -> Double {
        unit.shares.reduce(0) { sum, entry in
            guard let (share, maximum) = entry, let mean = share.groups.first(where: { $0.group == group }),
                let part = mean.normalizedPart
            else { return sum }
            return sum + maximum * part * meanWidth(mean.questions.map(\.question), round)
        }
    }

    /// The distance between a row's best and worst answers, by the weights of its questions.
    fileprivate static func meanWidth(_ questions: [Question], _ round: Round) -> Double {
        let weights = questions.reduce(0) { $0 + $1.weight }
        let widths = questions.reduce(0) { $0 + $1.weight * round.scales[$1.scale].width }
        return weights > 0 ? widths / weights : 0
    }
}

/// The survey rows of a kind of unit, each with what the groups that are asked can move.
private struct KindRows {
    let rows: [(code: CriterionCode, ranges: [(group: Int, range: Double)])]

    init(round: Round, kind: Int) throws(PlanFault) {
        var rows: [(code: CriterionCode, ranges: [(group: Int, range: Double)])] = []
        for row in round.criteriaSet.kinds[kind].table.rows(by: .survey) {
            var asked: [(group: Int, part: Double, width: Double)] = []
            for group in round.groups.indices {
                guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                let questions = round.questionnaires[index].questions.filter { $0.criterion == row.code }
                if questions.isEmpty { continue }
                let part = try round.expectedPart(of: group, questions: questions.count)
                asked.append((group, part, ContributionRanges.meanWidth(questions, round)))
            }
            let total = asked.reduce(0) { $0 + $1.part }
            let maximum = row.maximumPoints.double
            rows.append((row.code, asked.map { ($0.group, total > 0 ? maximum * $0.part / total * $0.width : 0) }))
        }
        self.rows = rows
    }
}

extension Round {
    /// The group's part λ in a row that it is asked so many questions about, before it is scaled to the others.
    fileprivate func expectedPart(of group: Int, questions: Int) throws(PlanFault) -> Double {
        switch settings.combination {
        case .groupShares: return groups[group].share ?? 0
        case .equalGroups: return 1
        case .pooled:
            guard let population = groups[group].population else { throw .pooledWithoutPopulation(group: group) }
            return Double(population) * Double(questions)
        }
    }
}

extension RespondentGroup {
    /// How many people the frame counts; nil where it does not.
    package var population: Int? {
        guard let design, design.hasPopulations else { return nil }
        return design.frame.reduce(0) { $0 + ($1.population ?? 0) }
    }
}

extension Scale {
    /// The distance between the best and the worst level.
    fileprivate var width: Double {
        let coefficients = levels.map(\.coefficient)
        return (coefficients.max() ?? 0) - (coefficients.min() ?? 0)
    }
}
