package import Diagnostics
package import ResultExport
package import Scoring
package import SurveyModel

/// What a report is made from: the points of a round, how sure they are, and what they were made of.
package struct ReportMaterial: Sendable {
    package var round: Round
    package var sheet: ScoreSheet
    /// Nil where the round makes no errors.
    package var errors: RoundErrors?
    package var tally: AnswerTally
    /// The responses that count, for how many there are by stratum.
    package var store: RatingStore
    /// What became of the responses, by file.
    package var accounts: [ResponseAccount]
    /// Nil where choices were not tried.
    package var analysis: SensitivityAnalysis?
    package var definitionFindings: Findings
    package var dataFindings: Findings
    package var toolVersion: String

    package init(
        round: Round, sheet: ScoreSheet, errors: RoundErrors?, tally: AnswerTally, store: RatingStore,
        accounts: [ResponseAccount], analysis: SensitivityAnalysis?, definitionFindings: Findings,
        dataFindings: Findings, toolVersion: String
    ) {
        self.round = round
        self.sheet = sheet
        self.errors = errors
        self.tally = tally
        self.store = store
        self.accounts = accounts
        self.analysis = analysis
        self.definitionFindings = definitionFindings
        self.dataFindings = dataFindings
        self.toolVersion = toolVersion
    }
}

/// The same with everything that may be shown worked out once.
struct ReportContents: Sendable {
    let material: ReportMaterial
    let words: ReportWords
    let counts: CountTables
    let strata: [[String]]
    let answers: [AnswerTable]
    let points: PublishedPoints

    init(_ material: ReportMaterial) {
        let round = material.round
        self.material = material
        words = ReportWords(language: round.language)
        let responses = ResponseCounts(round: round, store: material.store)
        let tables = CountTables(round: round, counts: responses)
        counts = tables
        strata = responses.strata
        answers = round.criteriaSet.kinds.indices.flatMap { kind in
            round.groups.indices.compactMap { group in
                AnswerTable(
                    round: round, tally: material.tally, counts: responses, tables: tables, kind: kind, group: group)
            }
        }
        points = PublishedPoints(round: round, sheet: material.sheet, counts: responses)
    }

    var round: Round { material.round }

    /// The kinds that have units, in their order.
    var kinds: [Int] { round.criteriaSet.kinds.indices.filter { !units(of: $0).isEmpty } }

    /// The units of a kind, in the register's order.
    func units(of kind: Int) -> [Int] { round.units.indices.filter { round.kindIndex(ofUnit: $0) == kind } }

    func kindTitle(_ kind: Int) -> String { round.criteriaSet.kinds[kind].title }

    func points(_ points: Points) -> String { words.points(points, step: round.settings.roundingStep) }

    /// The name of a unit as far as there is room; one that is cut begins with its code, so that it is still told apart.
    func name(of unit: Int, width: Double, size: Double = 12) -> String {
        let name = round.units[unit].name
        if TextLines.width(name, size: size) <= width { return name }
        return TextLines.cut("\(round.units[unit].code) \(name)", width: width, size: size)
    }

    /// The row of the criteria table that a question serves.
    func row(of question: Question, kind: Int) -> CriteriaRow? {
        round.criteriaSet.kinds[kind].table.row(question.criterion)
    }

    /// The survey block of each unit of a kind as it may be shown, the best first; those without points last.
    func standings(of kind: Int) -> [Standing] {
        let members = material.sheet.blocks.indices.filter {
            material.sheet.blocks[$0].method == .survey
                && round.kindIndex(ofUnit: material.sheet.blocks[$0].unit) == kind
        }
        let ranked = Dictionary(
            (material.errors?.ranks ?? []).joined().map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
        let ranks = BlockRanking.ranks(
            of: members.map { index in
                let block = material.sheet.blocks[index]
                return points.isBlockHidden[index] || block.maximum == .zero
                    ? nil : block.pointsUnrounded.map { $0 / block.maximum.double }
            })
        let all = zip(members, ranks).map { index, rank in
            let block = material.sheet.blocks[index]
            let isHidden = points.isBlockHidden[index]
            return Standing(
                unit: block.unit, block: block, isHidden: isHidden, rank: rank,
                precision: isHidden ? nil : material.errors?.blocks[index], ranks: isHidden ? nil : ranked[block.unit])
        }
        return all.enumerated().sorted { ($0.element.rank ?? .max, $0.offset) < ($1.element.rank ?? .max, $1.offset) }
            .map(\.element)
    }
}

/// A unit's survey block, with its place among those of its kind.
struct Standing {
    var unit: Int
    var block: BlockRow
    /// Whether its points must not be shown.
    var isHidden: Bool
    var rank: Int?
    var precision: PointsPrecision?
    var ranks: UnitRank?

    /// The points that may be shown.
    var points: Points? { isHidden ? nil : block.points }
}

extension Array {
    /// Parts of at most so many, nearly equal in size, so that none fills more than a page.
    func parts(of most: Int) -> [ArraySlice<Element>] {
        let parts = Swift.max(1, (count + most - 1) / most)
        return (0..<parts).map { self[$0 * count / parts..<($0 + 1) * count / parts] }
    }
}
