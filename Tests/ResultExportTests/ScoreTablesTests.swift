import Scoring
import SurveyModel
import TestMaterial
import Testing

@testable import ResultExport

@Suite("ScoreTables")
struct ScoreTablesTests {
    private func round(step: Int64 = 100) -> Round {
        var settings = RoundSettings()
        settings.minimumScoredAnswers = 1
        settings.roundingStep = Points(tenThousandths: step)
        var units = SmallRound.units
        units[0].name = "Sở \"Một\""
        units[2].notAssessed = ["2"]
        return SmallRound.make(units: units, settings: settings)
    }

    /// S1: two delegates, 1.1.1 best and second best, 1.1.2 best; two officials, 1.1.2 worst and best. H1: one official,
    /// 1.1 best. H2: nobody. Satisfaction of H1: 91.17 and none.
    private func sheet(_ round: Round) -> ScoreSheet {
        var tally = AnswerTally(round: round)
        let answers: [(unit: Int, group: Int, questionnaire: Int, levels: [Int])] = [
            (0, 0, 0, [0, 2]), (0, 0, 0, [1, 2]), (0, 1, 1, [0]), (0, 1, 1, [2]), (1, 1, 2, [0]),
        ]
        for (index, answer) in answers.enumerated() {
            tally.add(
                Response(
                    responseID: "\(index)", respondent: nil, group: answer.group, unit: answer.unit,
                    questionnaire: answer.questionnaire, answers: answer.levels.map { .answered(level: $0) },
                    location: SmallRound.place))
        }
        var indices = SatisfactionIndices()
        indices["H1", "2.1.1"] = 91.17
        return ScoreSheet(round: round, tally: tally, satisfaction: indices)
    }

    // By hand: 1.1.1 is (1 + 0.75) / 2 = 0.875 of 2; 1.1.2 is 0.25 · 1 + 0.75 · 0.5 = 0.625 of 1, 0.63 rounded half up;
    // 91.17 % of 2 is 1.8234.
    @Test("writes every row of every unit with its status, absent values empty")
    func writesScores() {
        let round = round()
        #expect(
            ScoreTables(round: round).scores(sheet(round)).csv == """
                year,criteria_set,unit,unit_name,criterion,printed_code,title,method,maximum_points,awarded_points,share,\
                scored_respondents,status,standard_error,ci_low,ci_high,df,effective_n
                2024,test-2024,S1,"Sở ""Một""\",1.1.1,1.1.1,Tiêu chí 1.1.1,survey,2.00,1.75,0.875,2,scored,,,,,
                2024,test-2024,S1,"Sở ""Một""\",1.1.2,1.1.2,Tiêu chí 1.1.2,survey,1.00,0.63,0.625,4,scored,,,,,
                2024,test-2024,H1,Huyện Một,1.1,1.1,Tiêu chí 1.1,survey,1.50,1.50,1,1,scored,,,,,
                2024,test-2024,H1,Huyện Một,2.1.1,2.1.1,Tiêu chí 2.1.1,satisfaction,2.00,1.82,0.91170000000000007,,scored,,,,,
                2024,test-2024,H1,Huyện Một,2.1.2,2.1.2,Tiêu chí 2.1.2,satisfaction,3.00,,,,pending,,,,,
                2024,test-2024,H2,Huyện Hai,1.1,1.1,Tiêu chí 1.1,survey,1.50,,,0,insufficient_data,,,,,
                2024,test-2024,H2,Huyện Hai,2.1.1,2.1.1,Tiêu chí 2.1.1,satisfaction,,,,,not_assessed,,,,,
                2024,test-2024,H2,Huyện Hai,2.1.2,2.1.2,Tiêu chí 2.1.2,satisfaction,,,,,not_assessed,,,,,

                """)
    }

    // By hand: 1.75 + 0.63 = 2.38, on the stated scale 2.38 · 4 / 3 = 3.17; unrounded 1.75 + 0.625 = 2.375.
    @Test("writes a unit's blocks on both scales, empty while a row has no points")
    func writesBlocks() {
        let round = round()
        let csv = ScoreTables(round: round).blocks(sheet(round)).csv
        #expect(
            csv.hasPrefix(
                """
                unit,block,maximum,points,points_unrounded,stated_maximum,points_on_stated_scale,standard_error,ci_low,\
                ci_high,df,standard_error_on_stated_scale,ci_low_on_stated_scale,ci_high_on_stated_scale
                S1,survey,3.00,2.38,2.375,4.00,3.17,,,,,,,
                H1,survey,1.50,1.50,1.5,,,,,,,,,
                H1,satisfaction,5.00,,,,,,,,,,,
                H2,survey,1.50,,,,,,,,,,,

                """))
    }

    @Test("writes points with the step's decimals, more where they have more")
    func writesDecimals() {
        let round = round(step: 5000)
        let csv = ScoreTables(round: round).scores(sheet(round)).csv
        // 1.75 of 2 in steps of 0.5 is 2.0; 0.625 of 1 is 0.5.
        #expect(csv.contains("survey,2.0,2.0,0.875,2,scored"))
        #expect(csv.contains("survey,1.0,0.5,0.625,4,scored"))
    }
}
