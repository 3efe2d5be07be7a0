import SurveyModel
import SurveyStatistics

/// What one group adds to the variance of a row's points.
struct RowVariance: Sendable {
    var variance: Double
    var degreesOfFreedom: Double
    /// Whether anybody's answer is in it.
    var isThere: Bool

    static let none = RowVariance(variance: 0, degreesOfFreedom: 0, isThere: false)
}

/// The answers of a group about a unit, counted by stratum, and the variances of rows that follow from the counts.
///
/// Where respondents were drawn one by one, weigh the same within a stratum and are not held to margins, and a row has one
/// question, those who give the same answer add the same, and to count them is enough, as long as nobody has two responses.
/// Elsewhere ``LinearisedRound/rows(unit:group:count:)`` has the values of each respondent.
struct AnswerClasses: Sendable {
    private let stage: SamplingStage
    private let influences: Influences
    /// By stratum: what each respondent weighs.
    private let weights: [Double]
    /// Nil where there is one stratum, of which the counts are known.
    private var counter: LevelCounter?
    /// By question: how often each level was answered in all strata together.
    private let whole: [AnswerCounts]

    /// Nil where counts are not enough.
    ///
    /// - Parameter whole: By question: how often each level was answered in all strata together.
    init?(_ sample: GroupSample, _ influences: Influences, whole: [AnswerCounts]) {
        guard let design = sample.design, design.second == nil, design.first.unitCount == design.count,
            sample.calibrated == nil, influences.isOneToOne
        else { return nil }
        stage = design.first
        for stratum in 0..<stage.groupCount where stage.sampled(stratum) < 2 { return nil }
        self.influences = influences
        var weights = [Double](repeating: 0, count: stage.groupCount)
        for (row, weight) in sample.weights.enumerated() { weights[Int(design.rowStrata[row])] = weight }
        self.weights = weights
        self.whole = whole
        if stage.groupCount == 1 { return }
        counter = LevelCounter(
            questions: influences.rowOfQuestion.count, levels: influences.mostLevels, classes: stage.groupCount)
    }

    /// Whether answers are to be counted.
    var isCounting: Bool { counter != nil }

    /// Counts the answers of a respondent, which start at a place.
    @inline(__always)
    mutating func count(_ answers: UnsafeBufferPointer<UInt8>, from start: Int, of respondent: Int32) {
        let stratum = Int(stage.unitGroups[Int(stage.rowUnits[Int(respondent)])])
        unsafe counter?.count(answers, from: start, in: stratum)
    }

    /// Adds what was counted elsewhere of the same unit and group.
    mutating func add(_ other: AnswerClasses) { if let more = other.counter { counter?.add(more) } }

    /// By row of the unit.
    func variances(rows: Int) -> [RowVariance] {
        var result = [RowVariance](repeating: .none, count: rows)
        for question in influences.questions {
            guard let row = influences.rowOfQuestion[question] else { continue }
            for stratum in 0..<stage.groupCount {
                let counts = counter?.counts(question: question, in: stratum) ?? whole[question].levels
                add(counts, question, stratum, to: &result[row])
            }
        }
        return result
    }

    /// Adds (1 − f)·n ÷ (n − 1)·Σ (z − z̄)² of a stratum, of which who is not there has zero.
    private func add(_ counts: [Int], _ question: Int, _ stratum: Int, to row: inout RowVariance) {
        var (present, sum) = (0, 0.0)
        let weight = weights[stratum]
        let values = counts.indices.map { influences[question, UInt8($0 + 1)] * weight }
        for (value, count) in zip(values, counts) where count > 0 {
            present += count
            sum += value * Double(count)
        }
        if present == 0 { return }
        row.isThere = true
        row.degreesOfFreedom += Double(present - 1)
        let sampled = stage.sampled(stratum)
        let mean = sum / Double(sampled)
        var squares = Double(sampled - present) * mean * mean
        for (value, count) in zip(values, counts) where count > 0 {
            squares += Double(count) * (value - mean) * (value - mean)
        }
        row.variance += max(0, stage.unsampledFraction(stratum)) * Double(sampled) / Double(sampled - 1) * squares
    }
}
