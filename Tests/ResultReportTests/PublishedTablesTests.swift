import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import ResultReport

/// The attacker before all tables of a report together: responses by unit, group and stratum, answers by question, and
/// favourable answers by unit, with whatever adds up to whatever.
private struct ReportAttack {
    var attacker = Attacker()
    /// What each unknown is in truth, and what it is.
    var truths: [(value: Int, index: Int, name: String)] = []
    let answered: AnsweredRound
    let counts: ResponseCounts
    let tables: CountTables

    init(_ answered: AnsweredRound) {
        self.answered = answered
        counts = answered.counts
        tables = CountTables(round: answered.round, counts: counts)
        readResponses()
        for kind in answered.round.criteriaSet.kinds.indices {
            for group in answered.round.groups.indices { readAnswers(kind, group) }
        }
    }

    private mutating func term(_ shown: PublishedCount, truth: Int, _ name: String, limit: Int? = nil) -> Attacker.Term
    {
        if let value = shown.value {
            #expect(value == truth, "\(name) is shown as \(value)")
            #expect(!(1...4).contains(value), "\(name) is shown")
            return .known(value)
        }
        let term = attacker.unknown(limit: limit)
        if case .unknown(let index) = term { truths.append((truth, index, name)) }
        return term
    }

    /// By unit and group, once they have been read.
    private var ratings: [[Attacker.Term?]] = []
    private var groupTotals: [[Attacker.Term?]] = []

    private mutating func readResponses() {
        let round = answered.round
        ratings = round.units.map { _ in round.groups.map { _ in nil } }
        groupTotals = round.criteriaSet.kinds.map { _ in round.groups.map { _ in nil } }
        var kinds: [Attacker.Term] = []
        for table in tables.tables {
            var sums: [[Attacker.Term]] = table.columns.map { _ in [] }
            for (row, unit) in table.units.enumerated() {
                let terms = table.columns.enumerated().map { column, name in
                    term(
                        table.cells[row][column], truth: truth(name, [unit], table.kind), "\(name) of \(unit)",
                        limit: limit(name))
                }
                for column in terms.indices { sums[column].append(terms[column]) }
                addUp(terms, table.columns)
                for (column, name) in table.columns.enumerated() {
                    if case .group(let group) = name { ratings[unit][group] = terms[column] }
                }
            }
            let totals = table.columns.enumerated().map { column, name in
                term(table.totals[column], truth: truth(name, table.units, table.kind), "all \(name)")
            }
            for column in totals.indices { attacker.learn(sums[column], equal: [totals[column]]) }
            addUp(totals, table.columns)
            for (column, name) in table.columns.enumerated() {
                if case .group(let group) = name { groupTotals[table.kind][group] = totals[column] }
            }
            kinds.append(totals[totals.count - 1])
        }
        attacker.learn(kinds, equal: [term(tables.accepted, truth: answered.store.count, "accepted")])
    }

    /// Strata add up to their group, and groups to all.
    private mutating func addUp(_ terms: [Attacker.Term], _ columns: [CountTables.Column]) {
        var groups: [Attacker.Term] = []
        for (column, name) in columns.enumerated() {
            switch name {
            case .group(let group):
                groups.append(terms[column])
                let parts = columns.indices.filter { if case .strata(group, _) = columns[$0] { true } else { false } }
                if !parts.isEmpty { attacker.learn(parts.map { terms[$0] }, equal: [terms[column]]) }
            case .strata: break
            case .all: attacker.learn(groups, equal: [terms[column]])
            }
        }
    }

    private func truth(_ column: CountTables.Column, _ units: [Int], _ kind: Int) -> Int {
        units.reduce(0) { sum, unit in
            switch column {
            case .group(let group): sum + counts.count(unit: unit, group: group)
            case .strata(let group, let strata):
                sum + strata.reduce(0) { $0 + counts.counts(unit: unit, group: group)[$1] }
            case .all: sum + answered.round.groups.indices.reduce(0) { $0 + counts.count(unit: unit, group: $1) }
            }
        }
    }

    /// Nobody rates a unit twice.
    private func limit(_ column: CountTables.Column) -> Int? {
        if case .group(let group) = column { tables.respondents[group].value } else { nil }
    }

    private mutating func readAnswers(_ kind: Int, _ group: Int) {
        let round = answered.round
        guard
            let table = AnswerTable(
                round: round, tally: answered.tally, counts: counts, tables: tables, kind: kind, group: group)
        else { return }
        let units = round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind }
        let questions = round.questionnaires[table.questionnaire].questions
        var bySide: [[Attacker.Term]] = AnswerSide.allCases.map { _ in [] }
        for row in table.rows {
            let levels = round.scales[questions[row.question].scale].levels
            var all = AnswerCounts(levels: levels.map { _ in 0 })
            for unit in units { all.add(answered.tally.counts(unit: unit, group: group)[row.question]) }
            var sums: [[Attacker.Term]] = AnswerSide.allCases.map { _ in [] }
            var truths = AnswerSide.allCases.map { _ in 0 }
            for (answer, shown) in row.answers {
                let (side, truth): (AnswerSide, Int) =
                    switch answer {
                    case .level(let level): (levels[level].coefficient > 0.5 ? .favourable : .other, all.levels[level])
                    case .doNotKnow: (.silent, all.doNotKnow)
                    case .none: (.silent, all.blank + all.notShown + all.invalid)
                    }
                sums[side.rawValue].append(term(shown, truth: truth, "\(answer) to \(row.question) by \(group)"))
                truths[side.rawValue] += truth
            }
            let sides = AnswerSide.allCases.map {
                term(row.sides[$0.rawValue], truth: truths[$0.rawValue], "\($0) to \(row.question) by \(group)")
            }
            for side in AnswerSide.allCases {
                attacker.learn(sums[side.rawValue], equal: [sides[side.rawValue]])
                bySide[side.rawValue].append(sides[side.rawValue])
            }
            attacker.learn(sides, equal: [groupTotals[kind][group] ?? .known(table.responses)])
        }
        readUnits(table, questions.count, units, bySide)
    }

    private mutating func readUnits(_ table: AnswerTable, _ questions: Int, _ units: [Int], _ bySide: [[Attacker.Term]])
    {
        var columns: [[Attacker.Term]] = AnswerSide.allCases.map { _ in [] }
        for unit in table.units {
            var sides: [Attacker.Term]
            if let share = unit.favourableShare, let scored = unit.scored {
                let favourable = Int((share * Double(scored)).rounded())
                sides = [.known(favourable), .known(scored - favourable), attacker.unknown()]
                #expect(!(1...4).contains(favourable) && !(1...4).contains(scored - favourable))
            } else {
                sides = (0..<3).map { _ in attacker.unknown() }
            }
            if let rating = ratings[unit.unit][table.group] {
                attacker.learn(sides, equal: [Attacker.Term](repeating: rating, count: questions))
            }
            for side in columns.indices { columns[side].append(sides[side]) }
        }
        for side in columns.indices { attacker.learn(columns[side], equal: bySide[side]) }
    }
}

@Suite("Published tables")
struct PublishedTablesTests {
    @Test("whoever solves all tables of a report together learns no count that was left out", arguments: 0..<24)
    func attack(seed: Int) {
        let people = [
            [[6], [9, 7]], [[3], [12, 2, 6]], [[12], [30, 4]], [[8], [2, 2]], [[5, 5], [6, 5, 11]], [[1], [1]],
        ]
        let answered = AnsweredRound.random(
            seed: UInt64(seed) + 100, departments: 2 + seed % 3, districts: 1 + seed % 2, people: people[seed % 6])
        let attack = ReportAttack(answered)
        let determined = Set(attack.attacker.determined)
        for (value, index, name) in attack.truths {
            #expect(!determined.contains(index), "\(name) is \(value)")
        }
        // Bounds take longer: of some.
        for (value, index, name) in attack.truths where seed < 6 && (1...4).contains(value) {
            let (low, high) = attack.attacker.range(of: index)
            #expect(low == 0 && high.map { $0 >= 5 } ?? true, "\(name) is \(value): \(low)…\(String(describing: high))")
        }
    }

    @Test("strata of fewer than five people are put together, and groups of fewer are not counted")
    func smallStrata() {
        let counts = AnsweredRound.random(seed: 1, departments: 3, districts: 2, people: [[3], [9, 2, 4, 8]]).counts
        // 2 goes to the next smallest, 4: together 6.
        #expect(counts.classes(group: 1) == [[0], [1, 2], [3]])
        #expect(counts.respondents(group: 0) == 3)
        let tables = CountTables(round: SmallRound.make(units: units(3, 2)), counts: counts)
        #expect(tables.respondents == [.hidden, .shown(23)])
        let table = tables.tables[0]
        let column = table.columns.firstIndex(of: .group(0))
        #expect(column.map { table.totals[$0] } == .hidden)
        #expect(column.map { index in table.cells.allSatisfy { $0[index] == .hidden } } == true)
    }

    private func units(_ departments: Int, _ districts: Int) -> [RatedUnit] {
        AnsweredRound.random(seed: 1, departments: departments, districts: districts, people: [[]]).round.units
    }

    @Test("the order of responses changes nothing")
    func order() {
        let one = AnsweredRound.random(seed: 5, departments: 3, districts: 2, people: [[9], [9, 6]])
        var store = RatingStore()
        var responses: [Response] = []
        for (index, rating) in one.store.ratings.enumerated() {
            let rater = one.store.rater(of: index)
            responses.append(
                Response(
                    responseID: "\(index)", respondent: one.store.texts[rater.respondent], group: Int(rater.group),
                    unit: Int(rating.unit), stratum: one.store.texts[rater.stratum], questionnaire: 0, answers: [],
                    location: SmallRound.place))
        }
        for response in responses.reversed() { store.append(response) }
        let other = ResponseCounts(round: one.round, store: store)
        #expect(other.strata == one.counts.strata)
        #expect(other.respondents == one.counts.respondents)
        for unit in one.round.units.indices {
            #expect(other.counts(unit: unit, group: 1) == one.counts.counts(unit: unit, group: 1))
        }
    }

    @Test("points of few people are left out, and points beside them, for the block's sum is shown")
    func points() {
        // S1 has two rows. Delegates and officials are asked 1.1.2; 1.1.1 has answers of three delegates only.
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        let round = SmallRound.make(settings: settings)
        let delegates = (0..<9).map { person in
            (
                unit: 0, group: 0, stratum: String?.none, respondent: "D\(person)",
                answers: [person < 3 ? Answer.answered(level: 2) : .blank, .answered(level: 1)]
            )
        }
        let officials = (0..<6).map { person in
            (unit: 0, group: 1, stratum: String?.none, respondent: "O\(person)", answers: [Answer.answered(level: 1)])
        }
        let answered = AnsweredRound(round: round, delegates + officials)
        let sheet = answered.sheet
        let points = PublishedPoints(round: round, sheet: sheet, counts: answered.counts)
        let rows = sheet.rows.indices.filter { sheet.rows[$0].unit == 0 }
        // 2 points · 0.5 = 1 and 1 point · 0.5 = 0.5; of their sum 1.5 either may be 0.5…1.5 of 2, or 0…1 of 1.
        #expect(rows.map { sheet.rows[$0].awardedPoints?.description } == ["1", "0.5"])
        #expect(rows.map { points.isRowHidden[$0] } == [true, true])
        #expect(sheet.blocks.indices.filter { sheet.blocks[$0].unit == 0 }.map { points.isBlockHidden[$0] } == [false])
    }
}
