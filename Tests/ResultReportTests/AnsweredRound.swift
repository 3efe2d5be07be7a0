import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import TestMaterial

@testable import ResultReport

/// A small round with made-up answers, as a report takes it in.
struct AnsweredRound {
    var round: Round
    var tally: AnswerTally
    var store: RatingStore

    /// - Parameter responses: For each: unit, group, stratum, respondent and the levels that are answered, nil for a blank.
    init(round: Round, _ responses: [(unit: Int, group: Int, stratum: String?, respondent: String, answers: [Answer])])
    {
        self.round = round
        tally = AnswerTally(round: round)
        store = RatingStore()
        for response in responses {
            guard
                let questionnaire = round.questionnaireIndex(
                    kind: round.kindIndex(ofUnit: response.unit), group: response.group)
            else { continue }
            let made = Response(
                responseID: "\(response.respondent)/\(response.unit)", respondent: response.respondent,
                group: response.group, unit: response.unit, stratum: response.stratum, questionnaire: questionnaire,
                answers: response.answers, location: SmallRound.place)
            tally.add(made)
            store.append(made)
        }
    }

    /// Answers drawn at random; some people rate only some units.
    ///
    /// - Parameter people: By group and stratum.
    static func random(
        seed: UInt64, departments: Int, districts: Int, people: [[Int]], silence: UInt64 = 10, round base: Round? = nil
    ) -> AnsweredRound {
        var numbers = RepeatableNumbers(state: seed)
        let units =
            (1...departments).map {
                RatedUnit(code: UnitCode("S\($0)"), name: "Sở \($0)", kind: "department", location: SmallRound.place)
            }
            + (1...districts).map {
                RatedUnit(code: UnitCode("H\($0)"), name: "Huyện \($0)", kind: "district", location: SmallRound.place)
            }
        let round = base ?? SmallRound.make(units: units)
        var responses: [(Int, Int, String?, String, [Answer])] = []
        for (group, strata) in people.enumerated() {
            for (stratum, count) in strata.enumerated() {
                for person in 0..<count {
                    for unit in round.units.indices where numbers.next() % 10 < 7 {
                        let kind = round.kindIndex(ofUnit: unit)
                        guard let index = round.questionnaireIndex(kind: kind, group: group) else { continue }
                        let answers = round.questionnaires[index].questions.map { question -> Answer in
                            let levels = round.scales[question.scale].levels.count
                            if numbers.next() % 100 < silence { return .blank }
                            // Uneven, so that some levels are rare.
                            let draw = Double(numbers.next() % 1000) / 1000
                            return .answered(level: min(levels - 1, Int(draw * draw * Double(levels))))
                        }
                        responses.append((unit, group, "T\(stratum)", "G\(group)-\(stratum)-\(person)", answers))
                    }
                }
            }
        }
        return AnsweredRound(round: round, responses)
    }

    var sheet: ScoreSheet {
        ScoreSheet(round: round, tally: tally, satisfaction: SatisfactionIndices())
    }

    var counts: ResponseCounts { ResponseCounts(round: round, store: store) }

    var material: ReportMaterial {
        ReportMaterial(
            round: round, sheet: sheet, errors: nil, tally: tally, store: store, accounts: [],
            analysis: try? SensitivityAnalysis(round: round, tally: tally), definitionFindings: Findings(),
            dataFindings: Findings(), toolVersion: "0")
    }
}
