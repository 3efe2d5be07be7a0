import SurveyModel
import WorkbookOutput

/// Where what stands in the sheet for typing in; rows and columns count from 0.
///
/// Left of the table are columns that help, the first of the table stay in view with them, and right of it are counts.
/// Only the table itself is read back.
struct KeyInColumns {
    static let (titleRow, progressRow, labelRow, headingRow, firstRow) = (0, 1, 2, 3, 4)
    static let (number, check, unitName) = (0, 1, 2)
    /// The first column of the table.
    static let firstFact = 3

    let facts: [ResponseFact]
    let questions: [Question]
    let rows: Int
    /// Whether weights and errors depend on the stratum of each respondent.
    let needsStratum: Bool
    /// Whether a rating of the unit that employs the respondent is rejected.
    let forbidsOwnUnit: Bool

    init(_ round: Round, _ questionnaire: Questionnaire, rows: Int) {
        let group = round.groupIndex(questionnaire.group).map { round.groups[$0] }
        var facts: [ResponseFact] = [.respondent, .unit, .responseID]
        let needed = Self.facts(of: group?.design)
        for fact in [ResponseFact.stratum, .cluster] where needed.contains(fact) { facts.append(fact) }
        if group?.mayRateOwnUnit != nil || needed.contains(.employer) { facts.append(.employer) }
        facts += [.submittedAt, .group]
        if round.isSynthetic { facts.append(.synthetic) }
        needsStratum = needed.contains(.stratum)
        forbidsOwnUnit = group?.mayRateOwnUnit != true
        self.facts = facts
        questions = questionnaire.questions
        self.rows = rows
    }

    /// The facts of respondents that a group's weights and errors depend on.
    private static func facts(of design: GroupDesign?) -> Set<ResponseFact> {
        guard let design else { return [] }
        let margins = design.calibration?.margins.flatMap(\.facts) ?? []
        return Set(([design.strata, design.cluster].compactMap(\.self) + margins).map(\.fact))
    }

    var firstQuestion: Int { Self.firstFact + facts.count }
    var afterQuestions: Int { firstQuestion + questions.count }
    var answered: Int { afterQuestions }
    var blank: Int { afterQuestions + 1 }
    var wrong: Int { afterQuestions + 2 }
    /// Columns up to here stay in view: who rated whom.
    var frozen: Int { Self.firstFact + 2 }
    var lastRow: Int { Self.firstRow + rows - 1 }

    func column(_ fact: ResponseFact) -> Int? { facts.firstIndex(of: fact).map { Self.firstFact + $0 } }

    /// The cells of some columns in all rows that are typed into.
    func area(_ columns: ClosedRange<Int>) -> CellArea {
        CellArea(rows: Self.firstRow...lastRow, columns: columns)
    }

    /// The headings of the table: what a reader has to find.
    var headings: CellArea {
        CellArea(
            rows: Self.headingRow...Self.headingRow, columns: Self.firstFact...max(Self.firstFact, afterQuestions - 1))
    }

    /// Runs of neighbouring questions that are answered by the same codes, by the positions of the questions.
    func runs(_ round: Round) -> [(scale: Int, questions: ClosedRange<Int>)] {
        var runs: [(scale: Int, questions: ClosedRange<Int>)] = []
        for (position, question) in questions.enumerated() {
            if let last = runs.last, round.scales[last.scale].codes == round.scales[question.scale].codes {
                runs[runs.count - 1].questions = last.questions.lowerBound...position
            } else {
                runs.append((question.scale, position...position))
            }
        }
        return runs
    }
}

extension DesignFact {
    /// The fact under its name in files of responses.
    fileprivate var fact: ResponseFact {
        switch self {
        case .stratum: .stratum
        case .cluster: .cluster
        case .employer: .employer
        }
    }
}
