package import Scoring
package import SurveyModel

/// What answers say: for it or against it, or nothing.
package enum AnswerSide: Int, Sendable, CaseIterable {
    /// Levels of a coefficient above a half.
    case favourable
    /// All other levels.
    case other
    /// Don't know, and no answer.
    case silent
}

/// One answer that a question may have.
package enum AnswerKind: Hashable, Sendable {
    /// Index into the scale's levels.
    case level(Int)
    case doNotKnow
    /// Blank, not shown or not readable.
    case none
}

/// The answers of one group about the units of one kind as the report shows them, by question and by unit.
///
/// Levels add up to sides, and sides of all questions to sides of all units, so that both tables keep each other's secrets.
package struct AnswerTable: Sendable {
    /// One question.
    package struct Row: Sendable {
        /// The position in the questionnaire.
        package var question: Int
        /// Levels in the order of the scale, then "don't know" where the scale has it, then no answer.
        package var answers: [(kind: AnswerKind, count: PublishedCount)]
        /// By side.
        package var sides: [PublishedCount]

        /// Favourable answers of all that carry a score; nil where one of them is hidden or none carries any.
        package var favourableShare: Double? { Self.share(sides) }

        static func share(_ sides: [PublishedCount]) -> Double? {
            guard let yes = sides[0].value, let no = sides[1].value, yes + no > 0 else { return nil }
            return Double(yes) / Double(yes + no)
        }
    }

    /// Index into the criteria set's kinds.
    package let kind: Int
    package let group: Int
    /// Index into the round's questionnaires.
    package let questionnaire: Int
    /// All responses of the group about units of the kind.
    package let responses: Int
    package let rows: [Row]
    /// By unit (index into the round's units): favourable answers of those that carry a score, and how many these are.
    package let units: [(unit: Int, favourableShare: Double?, scored: Int?)]

    /// - Returns: Nil where the group is not asked, nobody answered, or even their number is not shown.
    package init?(round: Round, tally: AnswerTally, counts: ResponseCounts, tables: CountTables, kind: Int, group: Int)
    {
        guard let questionnaire = round.questionnaireIndex(kind: kind, group: group),
            let responses = tables.count(kind: kind, group: group)?.value, responses >= CellSuppression.fewest,
            tables.respondents[group].value != nil
        else { return nil }
        let layout = AnswerLayout(
            round: round, tally: tally, counts: counts, tables: tables, kind: kind, group: group,
            questionnaire: questionnaire)
        let suppression = CellSuppression(layout.network)
        guard suppression.isProtected else { return nil }
        (self.kind, self.group, self.questionnaire, self.responses) = (kind, group, questionnaire, responses)
        let shown = { (cell: Int) in suppression.published(cell, of: layout.network) }
        rows = layout.rows.map { row in
            Row(
                question: row.question, answers: row.answers.map { ($0.kind, shown($0.cell)) },
                sides: row.sides.map { $0.map(shown) ?? .shown(0) })
        }
        units = layout.units.map { unit in
            let sides = unit.sides.map(shown)
            let share = Row.share(sides)
            return (unit.unit, share, share == nil ? nil : (sides[0].value ?? 0) + (sides[1].value ?? 0))
        }
    }
}

/// The tables of answers with the cells of a network in place of counts.
private struct AnswerLayout {
    struct Row {
        var question: Int
        var answers: [(kind: AnswerKind, cell: Int)] = []
        /// By side; nil where the scale has no such answer.
        var sides: [Int?] = []
    }

    private enum Cost {
        static let answer = 1000
        static let side = 6000
        static let unit = 5000
    }

    private(set) var network = SumNetwork()
    private(set) var rows: [Row] = []
    private(set) var units: [(unit: Int, sides: [Int])] = []

    init(
        round: Round, tally: AnswerTally, counts: ResponseCounts, tables: CountTables, kind: Int, group: Int,
        questionnaire: Int
    ) {
        let questions = round.questionnaires[questionnaire].questions
        let units = round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind }
        let top = network.addNode()
        let sideNodes = AnswerSide.allCases.map { _ in network.addNode() }
        for (position, question) in questions.enumerated() {
            var sum = AnswerCounts(levels: round.scales[question.scale].levels.map { _ in 0 })
            for unit in units { sum.add(tally.counts(unit: unit, group: group)[position]) }
            addQuestion(position, sum, round.scales[question.scale], top: top, sideNodes: sideNodes)
        }
        for unit in units {
            let answers = Self.sides(tally.counts(unit: unit, group: group), questions, round)
            let isKnown = tables.count(kind: kind, unit: unit, group: group)?.value != nil
            let node = network.addNode()
            network.addCell(from: node, to: top, value: answers.reduce(0, +), cost: nil, isAbsent: !isKnown)
            let cells = AnswerSide.allCases.map { side in
                network.addCell(
                    from: sideNodes[side.rawValue], to: node, value: answers[side.rawValue], cost: Cost.unit,
                    isAbsent: !isKnown)
            }
            self.units.append((unit, cells))
        }
    }

    private mutating func addQuestion(
        _ position: Int, _ counts: AnswerCounts, _ scale: Scale, top: Int, sideNodes: [Int]
    ) {
        var row = Row(question: position)
        let node = network.addNode()
        let parts = Self.parts(counts, scale)
        network.addCell(from: top, to: node, value: parts.reduce(0) { $0 + $1.count }, cost: nil)
        var cells: [AnswerKind: Int] = [:]
        for side in AnswerSide.allCases {
            let members = parts.filter { $0.side == side }
            let sum = members.reduce(0) { $0 + $1.count }
            guard members.count > 1 else {
                // A side of a single answer is that answer.
                let cell = members.first.map {
                    network.addCell(
                        from: node, to: sideNodes[side.rawValue], value: $0.count,
                        cost: SumNetwork.cost(Cost.answer, hiding: $0.count))
                }
                if let member = members.first { cells[member.kind] = cell }
                row.sides.append(cell)
                continue
            }
            let sideNode = network.addNode()
            for member in members {
                cells[member.kind] = network.addCell(
                    from: node, to: sideNode, value: member.count,
                    cost: SumNetwork.cost(Cost.answer, hiding: member.count))
            }
            row.sides.append(network.addCell(from: sideNode, to: sideNodes[side.rawValue], value: sum, cost: Cost.side))
        }
        row.answers = parts.compactMap { part in cells[part.kind].map { (part.kind, $0) } }
        rows.append(row)
    }

    private struct Part {
        var kind: AnswerKind
        var side: AnswerSide
        var count: Int
    }

    private static func parts(_ counts: AnswerCounts, _ scale: Scale) -> [Part] {
        var parts = scale.levels.enumerated().map { index, level in
            Part(kind: .level(index), side: level.coefficient > 0.5 ? .favourable : .other, count: counts.levels[index])
        }
        if scale.doNotKnow != nil { parts.append(Part(kind: .doNotKnow, side: .silent, count: counts.doNotKnow)) }
        parts.append(Part(kind: .none, side: .silent, count: counts.blank + counts.notShown + counts.invalid))
        return parts
    }

    /// All answers about a unit, by side.
    private static func sides(_ counts: [AnswerCounts], _ questions: [Question], _ round: Round) -> [Int] {
        var sides = AnswerSide.allCases.map { _ in 0 }
        for (answer, question) in zip(counts, questions) {
            for part in parts(answer, round.scales[question.scale]) { sides[part.side.rawValue] += part.count }
        }
        return sides
    }
}
