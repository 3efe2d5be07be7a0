import SurveyModel
import TestMaterial
import Testing

@testable import Scoring

/// Two districts of ``SmallRound`` on one row of 1.5 points, summed by hand:
///
/// - `H1`: three answers at level 5, three at level 3, four "don't know"
/// - `H2`: five at level 4, one at level 3
@Suite("Sensitivity")
struct SensitivityAnalysisTests {
    private let round = SmallRound.make()

    private func tally() throws -> AnswerTally {
        var tally = AnswerTally(round: round)
        for (code, answers) in [
            ("H1", [0, 0, 0, 2, 2, 2].map { Answer.answered(level: $0) } + Array(repeating: .doNotKnow, count: 4)),
            ("H2", [1, 1, 1, 1, 1, 2].map { Answer.answered(level: $0) }),
        ] as [(UnitCode, [Answer])] {
            let unit = try #require(round.unitIndex(code)), group = try #require(round.groupIndex("official"))
            let index = try #require(round.questionnaireIndex(kind: round.kindIndex(ofUnit: unit), group: group))
            for (number, answer) in answers.enumerated() {
                tally.add(
                    Response(
                        responseID: "\(code)-\(number)", respondent: nil, group: group, unit: unit,
                        questionnaire: index, answers: [answer], location: SmallRound.place))
            }
        }
        return tally
    }

    private func analysis() throws -> SensitivityAnalysis {
        try SensitivityAnalysis(
            round: round, tally: try tally(),
            coefficients: [("given", .given(["levels-5": [1, 0.5, 0.5, 0, 0]]))])
    }

    @Test(
        "gives points, shares and ranks under each choice",
        arguments: [
            // (3·1 + 3·0.5) ÷ 6 and (5·0.75 + 0.5) ÷ 6
            ("combine-groups", "equal-groups", [0.75, 4.25 / 6], ["1.13", "1.06"], [1, 2]),
            ("combine-groups", "pooled", [0.75, 4.25 / 6], ["1.13", "1.06"], [1, 2]),
            // 3 of 6 and 5 of 6 are among the top two
            ("coefficients", "top-two", [0.5, 5.0 / 6], ["0.75", "1.25"], [2, 1]),
            ("coefficients", "given", [0.75, 0.5], ["1.13", "0.75"], [1, 2]),
            // (4.5 + 4·0.5) ÷ 10, (4.5 + 0) ÷ 10
            ("do-not-know", "middle", [0.65, 4.25 / 6], ["0.98", "1.06"], [2, 1]),
            ("do-not-know", "zero", [0.45, 4.25 / 6], ["0.68", "1.06"], [2, 1]),
        ] as [(String, String, [Double], [String], [Int])])
    func alternatives(setting: String, value: String, shares: [Double], points: [String], ranks: [Int]) throws {
        let alternative = try #require(
            try analysis().alternatives.first { $0.setting == setting && $0.value == value })
        let districts = alternative.outcomes.filter { round.units[$0.unit].kind == "district" }
        for (outcome, share) in zip(districts, shares) {
            #expect(abs((outcome.share ?? -1) - share) < 1e-15)
        }
        #expect(districts.map { $0.points?.text(decimals: 2) } == points)
        #expect(districts.map(\.rank) == ranks)
    }

    @Test("finds the best and worst rank over all combinations, and what moves a unit alone")
    func ranges() throws {
        let analysis = try analysis()
        // Linear coefficients are what both scales write, so: 3 combinations × 3 coefficients × 3 rules.
        #expect(analysis.combinations == 27)
        #expect(analysis.alternatives.count == 6)
        let range = try #require(analysis.ranges.first { round.units[$0.unit].code == "H1" })
        #expect(range.bestRank == 1 && range.worstRank == 2)
        // Top two and "don't know" at zero: 3 ÷ 10 of 1.5 points.
        #expect(range.lowestPoints?.description == "0.45" && range.highestPoints?.description == "1.13")
        #expect(range.movedBy == ["coefficients=top-two", "do-not-know=middle", "do-not-know=zero"])
    }

    @Test("a unit without points has no rank, and takes none from the others")
    func withoutPoints() throws {
        let department = try #require(try analysis().baseline.first { round.units[$0.unit].code == "S1" })
        #expect(department.points == nil && department.rank == nil && department.grade == nil)
        #expect(BlockRanking.ranks(of: [0.5, nil, 0.5, 0.75, 0.1]) == [2, nil, 2, 1, 4])
    }

    @Test(
        "a grade is decided on exact points",
        arguments: [("84.995", "Khá"), ("85", "Tốt"), ("75", "Khá"), ("74.9999", "Trung bình"), ("39.9999", "Kém")])
    func grades(points: String, grade: String) throws {
        let bands = [("Kém", 0), ("Khá", 75), ("Tốt", 85), ("Yếu", 40), ("Trung bình", 50)].map {
            GradeBand(grade: $0, lowerBound: $1)
        }
        #expect(
            bands.grade(of: try #require(Points(points)), outOf: try #require(Points("100"))) == grade)
    }

    @Test("the order of levels is nothing, only their coefficients are")
    func rules() {
        let scales = SmallRound.scales
        #expect(CoefficientRule.linear.coefficients(of: scales[1]) == [0, 0.5, 1])
        #expect(CoefficientRule.topTwo.coefficients(of: scales[1]) == [0, 0, 1])
        #expect(CoefficientRule.topTwo.coefficients(of: scales[0]) == [1, 1, 0, 0, 0])
    }
}
