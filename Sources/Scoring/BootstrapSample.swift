import SurveyModel
import SurveyStatistics

/// A response of a group: the row of its respondent and where its answers begin among those of all.
struct GroupResponse: Hashable, Sendable {
    var row: Int32
    var start: Int
}

/// A group that is drawn again and again, its respondents in an order that does not depend on that of the files.
struct BootstrapSample: Sendable {
    /// By unit.
    let responses: [[GroupResponse]]
    let sample: GroupSample
    private let source: Source

    private enum Source: Sendable {
        case rows(RowBootstrap)
        case weights(ReplicateWeights)
        case nobody
    }

    /// Who takes part in a replicate.
    enum Draw: Sendable {
        /// By row 1 where the respondent was drawn.
        case rows([UInt8])
        /// By row.
        case weights([Double])
        case nobody
        /// There are no weights in this replicate, with the calibration's reason where it has one.
        case failed(CalibrationError?)
    }

    /// - Parameters:
    ///   - respondents: By rater of the store the row of the respondent in the sample.
    ///   - takesRows: Whether rows that were drawn one by one may be counted; otherwise each has its weight, as where they
    ///     were not.
    init(
        round: Round, store: RatingStore, _ sample: GroupSample, respondents: [Int32], count: Int, seed: UInt64,
        takesRows: Bool
    ) throws(SampleFault) {
        let group = sample.group
        let rules = round.groups[group].design ?? GroupDesign()
        let order = RespondentOrder(store, sample, rules, respondents: respondents)
        let sorted = try GroupSample(group: group, design: rules, order.people)
        self.sample = sorted
        responses = order.responses(units: round.units.count)
        guard let design = sorted.design else {
            source = .nobody
            return
        }
        // Groups draw for themselves.
        var generator = StreamGenerator(seed: seed, stream: UInt64(group))
        let (seed, plain) = (generator.next(), design.reweighted(sorted.baseWeights))
        do throws(ReplicateFault) {
            if takesRows, rules.calibration == nil,
                let rows = try RowBootstrap(plain, count: count, seed: seed, lonely: rules.lonely.rule)
            {
                source = .rows(rows)
                return
            }
        } catch {
            throw .bootstrap(.design(error), group: group)
        }
        do throws(ReplicateError) {
            source = .weights(
                try ReplicateWeights(
                    .bootstrap(count: count, seed: seed), of: plain,
                    calibration: rules.calibration?.calibration(order.people), lonely: rules.lonely.rule))
        } catch {
            throw .bootstrap(error, group: group)
        }
    }

    /// - Parameter replicate: From 0.
    func draw(_ replicate: Int) -> Draw {
        switch source {
        case .rows(let rows): return .rows(rows.drawn(in: replicate))
        case .weights(let weights):
            do throws(CalibrationError) {
                return try weights.weights(of: replicate).map { .weights($0) } ?? .failed(nil)
            } catch {
                return .failed(error)
            }
        case .nobody: return .nobody
        }
    }

    /// The answers about a unit in bits; nil where replicates are made of weights.
    ///
    /// - Parameters:
    ///   - answers: Of all responses.
    ///   - scales: By position the coefficients of the questions that are wanted.
    func bits(
        unit: Int, answers: [UInt8], scales: [(position: Int, coefficients: [Double])]
    ) -> AnswerBits? {
        guard case .rows(let rows) = source else { return nil }
        return AnswerBits(rows, weights: sample.weights, responses: responses[unit], answers: answers, scales: scales)
    }
}
