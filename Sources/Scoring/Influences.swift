import SurveyModel

/// What an answer of one group about one unit adds to the unit's points, by question and answer: the influence of the
/// respondent for a unit weight (Särndal, Swensson and Wretman 1992, section 5.5).
///
/// For points Σ_c M_c Σ_g λ̃_gc Σ_q ṽ_q m(u,q,g) that is Σ_c M_c λ̃_gc Σ_q ṽ_q (y − m) ÷ W over the scored answers; where
/// groups are pooled their parts are random too, and each scored answer adds M_c (m(u,c,g) − share) ÷ Λ.
struct Influences: Sendable {
    /// By question of the questionnaire the position of its row among the unit's survey rows; nil where it has none with
    /// points.
    let rowOfQuestion: [Int?]
    /// By question and byte of the answer, 256 of them each; 0 for answers that are not scored.
    private let values: [Double]
    /// The questions of rows with points, ascending.
    let questions: [Int]
    /// Whether every row has one question at most.
    let isOneToOne: Bool
    /// How many levels the longest scale of these questions has.
    let mostLevels: Int

    /// - Parameters:
    ///   - shares: Of the unit's survey rows, with their maximum points; nil for a row without points.
    init(round: Round, questionnaire: Questionnaire, group: Int, shares: [(share: CriterionShare, maximum: Double)?]) {
        var rowOfQuestion = [Int?](repeating: nil, count: questionnaire.questions.count)
        var values = [Double](repeating: 0, count: questionnaire.questions.count * 256)
        let positions = Dictionary(
            questionnaire.questions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        for (row, entry) in shares.enumerated() {
            guard let (share, maximum) = entry, let value = share.share,
                let mean = share.groups.first(where: { $0.group == group }), let part = mean.normalizedPart
            else { continue }
            let total = share.groups.reduce(0) { $0 + ($1.normalizedPart == nil ? 0 : $1.part) }
            let weights = mean.questions.reduce(0) { $0 + $1.question.weight }
            for question in mean.questions {
                guard let position = positions[question.question.code], let own = question.mean else { continue }
                rowOfQuestion[position] = row
                let slope = maximum * part * question.question.weight / weights / question.weighted.weight
                let shift =
                    round.settings.combination == .pooled ? maximum * ((mean.mean ?? 0) - value) / total : 0
                for (level, entry) in round.scales[question.question.scale].levels.enumerated() {
                    values[position * 256 + level + 1] = slope * (entry.coefficient - own) + shift
                }
            }
        }
        self.rowOfQuestion = rowOfQuestion
        self.values = values
        questions = rowOfQuestion.indices.filter { rowOfQuestion[$0] != nil }
        isOneToOne = Set(rowOfQuestion.compactMap { $0 }).count == questions.count
        mostLevels = questions.map { round.scales[questionnaire.questions[$0].scale].levels.count }.max() ?? 0
    }

    @inline(__always)
    subscript(question: Int, answer: UInt8) -> Double { values[question * 256 + Int(answer)] }
}

/// Whether an answer is a level of its scale.
@inline(__always)
func isLevel(_ answer: UInt8) -> Bool { answer &- 1 < RatingStore.AnswerByte.invalid - 1 }
