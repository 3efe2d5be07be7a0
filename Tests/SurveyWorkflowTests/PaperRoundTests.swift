import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow
import Testing

/// The round of `PaperRound/`, computed by hand.
///
/// U1, group a (SIM-1, -2, -3): 1.1.1 has 5, 4, blank: (1 + 0.75)/2 = 0.875; 1.2 has 3, 9, 2: (1 + 0.5)/2 = 0.75.
/// U1, group b (SIM-4, -5, -6): 1.1.1 has 3, 2, 9: 0.375; 1.1.2a has 5, 4, 5: 2.75/3; 1.1.2b has 2, 1, 3: 0.25, with
/// weights 2 and 1: (2 × 2.75/3 + 0.25)/3 = 0.69444…; 1.2 has 1, 2, 3: 0.5; 1.3 has 4, blank, 5: 0.875.
@Suite("A round computed by hand")
struct PaperRoundTests {
    private struct Expectation {
        var points: [String?]
        var block: String?
        var unrounded: Double?
        var onStatedScale: String?
    }

    private func result(_ settings: [String: String]) throws -> RoundResult {
        let copy = try WorkingCopy.paperRound()
        for (old, new) in settings { try copy.edit("round/round.yaml", old, new) }
        var findings = Findings()
        let result = RoundJob(RoundRequest(folder: copy.path + "/round")).points(findings: &findings)
        guard let result else { throw Failure(text: findings.text(in: .english)) }
        return result
    }

    private struct Failure: Error {
        var text: String
    }

    private func rows(_ result: RoundResult, _ unit: String, _ method: AssessmentMethod = .survey) -> [ScoreRow] {
        result.sheet.rows.filter {
            result.round.units[$0.unit].code.description == unit && $0.criterion.method == method
        }
    }

    private func block(_ result: RoundResult, _ unit: String) -> BlockRow? {
        result.sheet.blocks.first {
            result.round.units[$0.unit].code.description == unit && $0.method == .survey
        }
    }

    @Test(
        "points of the rows, the block, and the block on the stated scale",
        arguments: [
            // 1.1.1: 0.4 × 0.875 + 0.6 × 0.375 = 0.575, a tie that goes up; 1.2: 0.6 × 0.5; 1.3: 0.875 × 0.5 = 0.4375.
            // The block: 2.01 × 4/3 = 2.68; unrounded 0.575 + 25/36 + 0.3 + 0.4375.
            ("U1", [:], ["0.58", "0.69", "0.30", "0.44"], "2.01", 2.006_944_444_444, "2.68"),
            // Equal groups: (0.875 + 0.375)/2 = 0.625, a tie; (0.75 + 0.5)/2 × 0.5 = 0.3125; 2.07 × 4/3 = 2.76.
            (
                "U1", ["group-shares": "equal-groups"], ["0.63", "0.69", "0.31", "0.44"], "2.07", 2.069_444_444_444,
                "2.76"
            ),
            // Pooled: 1.1.1 has 2 and 2 answers; 1.2 has 2 and 3: (2 × 0.75 + 3 × 0.5)/5 = 0.6; 2.06 × 4/3 = 2.7467.
            ("U1", ["group-shares": "pooled"], ["0.63", "0.69", "0.30", "0.44"], "2.06", 2.056_944_444_444, "2.75"),
            // Steps of 0.05: 0.575 is a tie between 0.55 and 0.60; 2.05 × 4/3 = 2.7333.
            ("U1", ["step: 0.01": "step: 0.05"], ["0.60", "0.70", "0.30", "0.45"], "2.05", 2.006_944_444_444, "2.75"),
            // Steps of 0.25: 2.00 × 4/3 = 2.6667.
            ("U1", ["step: 0.01": "step: 0.25"], ["0.50", "0.75", "0.25", "0.50"], "2.00", 2.006_944_444_444, "2.75"),
            // U2: 1.1.1: 0.4 × 0.125 + 0.6 × 1; 1.1.2: 1; 1.2: (0.4 × 0.25 + 0.6) × 0.5; 2.00 × 4/3.
            ("U2", [:], ["0.65", "1.00", "0.35", nil], "2.00", 2.0, "2.67"),
            // U3: group a has one response, 1.3 one scored answer: below the minimum of 2.
            ("U3", [:], [nil, "0.50", nil, nil], nil, nil, nil),
            // Without group a: 1.1.1: 0.625, a tie; 1.2: 0.5 × 0.5. 1.3 has no group left.
            ("U3", ["data: block": "data: use-other-groups"], ["0.63", "0.50", "0.25", nil], nil, nil, nil),
            // A minimum of 1: 0.4 × 1 + 0.6 × 0.625 = 0.775, a tie; (0.4 + 0.6 × 0.5) × 0.5; 1 × 0.5; 2.13 × 4/3 = 2.84.
            ("U3", ["answers: 2": "answers: 1"], ["0.78", "0.50", "0.35", "0.50"], "2.13", 2.125, "2.84"),
        ] as [(String, [String: String], [String?], String?, Double?, String?)])
    func points(
        unit: String, settings: [String: String], expected: [String?], block: String?, unrounded: Double?,
        stated: String?
    ) throws {
        let result = try result(settings)
        #expect(rows(result, unit).map { $0.awardedPoints?.text(decimals: 2) } == expected)
        let row = try #require(self.block(result, unit))
        #expect(row.points?.text(decimals: 2) == block)
        #expect(row.pointsOnStatedScale?.text(decimals: 2) == stated)
        // The hand sums are exact but for the thirds; twelve decimals are what was written down.
        if let unrounded {
            #expect(abs((row.pointsUnrounded ?? .nan) - unrounded) < 1e-12)
        } else {
            #expect(row.pointsUnrounded == nil)
        }
    }

    @Test("statuses, respondents and the groups left out")
    func statuses() throws {
        let blocked = try result([:])
        #expect(rows(blocked, "U1").map(\.status) == [.scored, .scored, .scored, .scored])
        #expect(rows(blocked, "U1").map(\.scoredRespondents) == [4, 3, 5, 2])
        #expect(rows(blocked, "U2").map(\.status) == [.scored, .scored, .scored, .notAssessed])
        #expect(rows(blocked, "U2").map(\.maximumPoints?.description) == ["1", "1", "0.5", nil])
        #expect(
            rows(blocked, "U3").map(\.status)
                == [.insufficientData, .scored, .insufficientData, .insufficientData])
        #expect(rows(blocked, "U3").map(\.scoredRespondents) == [3, 2, 3, 1])
        let others = try result(["data: block": "data: use-other-groups"])
        #expect(
            rows(others, "U3").map(\.status)
                == [.scoredWithoutGroups, .scored, .scoredWithoutGroups, .insufficientData])
        #expect(rows(others, "U3").map(\.groupsLeftOut) == [[0], [], [0], [1]])
    }

    @Test("the maximum shrinks with what is not assessed, on both scales")
    func maxima() throws {
        let result = try result([:])
        #expect(["U1", "U2", "U3"].map { block(result, $0)?.maximum.description } == ["3", "2.5", "3"])
        // 4 × 2.5 ÷ 3 to a ten-thousandth.
        #expect(["U1", "U2", "U3"].map { block(result, $0)?.statedMaximum?.description } == ["4", "3.3333", "4"])
    }

    @Test(
        "satisfaction by the line and by bands; what is not published is pending",
        arguments: [
            // 0.9117 × 0.6 = 0.54702; 0.805 × 0.4 = 0.322.
            ("linear", ["0.55", "0.32"], ["0.60", "0.00"]),
            (
                "[{ from: 90, share: 1 }, { from: 80.5, share: 0.5 }, { from: 0, share: 0 }]", ["0.60", "0.20"],
                ["0.60", "0.00"]
            ),
        ])
    func satisfaction(rule: String, first: [String], second: [String]) throws {
        let result = try result(["satisfaction-rule: linear": "satisfaction-rule: " + rule])
        #expect(rows(result, "U1", .satisfaction).map { $0.awardedPoints?.text(decimals: 2) } == first)
        #expect(rows(result, "U2", .satisfaction).map { $0.awardedPoints?.text(decimals: 2) } == second)
        #expect(rows(result, "U3", .satisfaction).map(\.status) == [.pending, .pending])
        #expect(rows(result, "U3", .satisfaction).map(\.scoredRespondents) == [nil, nil])
    }

    @Test("a block of which nothing is assessed has no points, not zero")
    func nothingAssessed() throws {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/units.csv", "U2,office,Office two,1.3", "U2,office,Office two,1")
        var findings = Findings()
        let result = RoundJob(RoundRequest(folder: copy.path + "/round")).points(findings: &findings)
        let found = try #require(result)
        #expect(rows(found, "U2").allSatisfy { $0.status == .notAssessed && $0.maximumPoints == nil })
        let block = try #require(self.block(found, "U2"))
        #expect(block.points == nil && block.pointsOnStatedScale == nil && block.maximum == .zero)
    }

    @Test("a cell with nothing but white space is blank")
    func whiteSpace() throws {
        let copy = try WorkingCopy.paperRound()
        try copy.edit("round/responses/answers.csv", "SIM-3/U1,SIM-3,a,U1,,,,some,", "SIM-3/U1,SIM-3,a,U1, ,,,some,")
        var findings = Findings()
        let result = RoundJob(RoundRequest(folder: copy.path + "/round")).points(findings: &findings)
        #expect(try rows(#require(result), "U1").first?.awardedPoints?.description == "0.58")
    }

    @Test("insufficient data refuse the export and leave no folder; points print all the same")
    func refusesExport() throws {
        let copy = try WorkingCopy.paperRound()
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: copy.path + "/round"))
        #expect(job.export(to: copy.path + "/out", findings: &findings) == nil)
        #expect(findings.kept.contains { $0.code.description == "export.insufficient-data" })
        #expect((try? copy.read("out/scores.csv")) == nil)
    }
}
