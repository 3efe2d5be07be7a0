import SurveyModel
import SurveyStatistics

@testable import Scoring

/// The survey points of a round from responses, by the weights of its design.
struct EstimatedRound {
    let round: Round
    let tally: AnswerTally
    let store: RatingStore
    let estimation: RoundEstimation
    let sheet: ScoreSheet

    init(_ round: Round, _ responses: some Sequence<Response>) throws {
        var (tally, store) = (AnswerTally(round: round), RatingStore())
        for response in responses {
            tally.add(response)
            store.append(response)
        }
        (self.round, self.tally, self.store) = (round, tally, store)
        estimation = try RoundEstimation(round: round, store: store)
        sheet = ScoreSheet(
            round: round, methods: [.survey], tally: tally, weights: estimation.weights,
            satisfaction: SatisfactionIndices())
    }

    func errors(draws: Int = 10_000) throws -> RoundErrors {
        try estimation.errors(of: sheet, tally: tally, draws: draws)
    }
}
