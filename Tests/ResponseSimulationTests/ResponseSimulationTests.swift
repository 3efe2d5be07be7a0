import SurveyModel
import TestMaterial
import Testing

@testable import ResponseSimulation

@Suite("ResponseSimulation")
struct ResponseSimulationTests {
    private func simulate(
        seed: UInt64 = 1, respondents: Int = 40, groups: [RespondentGroup] = SmallRound.groups
    ) -> [SimulatedResponse] {
        var responses: [SimulatedResponse] = []
        let simulation = ResponseSimulation(round: SmallRound.make(groups: groups), seed: seed)
        simulation.forEachResponse(respondents: respondents) { responses.append($0) }
        return responses
    }

    private func lines(_ responses: [SimulatedResponse]) -> [String] {
        responses.map { response in
            let facts = ResponseFact.allCases.map { response.facts[$0] ?? "-" }
            return (facts + response.answers.map { "\($0.question)=\($0.value)" }).joined(separator: " ")
        }
    }

    @Test("gives the same responses for the same seed and others for another")
    func repeats() {
        #expect(lines(simulate(seed: 7)) == lines(simulate(seed: 7)))
        #expect(lines(simulate(seed: 7)) != lines(simulate(seed: 8)))
    }

    @Test("keeps a respondent's answers when more people are asked")
    func keepsRespondents() {
        let few = lines(simulate(respondents: 40))
        let many = Set(lines(simulate(respondents: 80)))
        #expect(few.allSatisfy { many.contains($0) })
    }

    @Test("leaves about 4 % unknown where the scale has it and about 2 % blank")
    func keepsRates() {
        let answers = simulate(respondents: 10_000).flatMap(\.answers)
        // 1.1.1 and 1.1 are answered on the scale that has "don't know", 1.1.2 on the one that has none.
        let withDoNotKnow = answers.filter { $0.question != "1.1.2" }
        let without = answers.filter { $0.question == "1.1.2" }
        let count = Double(withDoNotKnow.count)
        // 12 000 answers and more: the rates' standard deviations are below 0.002.
        #expect(count > 12_000)
        #expect(abs(Double(withDoNotKnow.filter { $0.value == "9" }.count) / count - 0.04) < 0.008)
        #expect(abs(Double(withDoNotKnow.filter { $0.value == "" }.count) / count - 0.02) < 0.006)
        #expect(abs(Double(without.filter { $0.value == "" }.count) / Double(without.count) - 0.02) < 0.008)
        #expect(Set(withDoNotKnow.map(\.value)) == ["", "9", "5", "4", "3", "2", "1"])
        #expect(Set(without.map(\.value)) == ["", "3", "2", "1"])
    }

    // The scale of 1.1 names its best level first, that of 1.1.2 its worst. Probabilities lie from about 0.45 to 0.9, so
    // the best level is drawn more often than the worst.
    @Test(
        "answers better where the coefficient is higher, whatever the order of the levels",
        arguments: [("1.1", best: "5", worst: "1"), ("1.1.2", best: "3", worst: "1")]
            as [(QuestionCode, String, String)])
    func ordersLevels(question: QuestionCode, best: String, worst: String) {
        let values = simulate(respondents: 2000).flatMap(\.answers).filter { $0.question == question }.map(\.value)
        #expect(values.filter { $0 == best }.count > values.filter { $0 == worst }.count)
    }

    @Test("lets nobody rate the unit that employs them, where the round forbids it")
    func forbidsOwnUnit() {
        let officials = simulate(respondents: 400).filter { $0.facts[.group] == "official" }
        #expect(officials.allSatisfy { $0.facts[.employer] != $0.facts[.unit] })
        #expect(Set(officials.map { $0.facts[.employer] }) == ["S1", "H1", "H2"])
        // 300 officials, each employed by one of three units and rating the two others.
        #expect(officials.count == 600)
    }

    @Test("lets people rate their own unit where the round allows it, and employs none where it says nothing")
    func allowsOwnUnit() {
        var groups = SmallRound.groups
        groups[1].mayRateOwnUnit = true
        let responses = simulate(respondents: 400, groups: groups)
        #expect(responses.contains { $0.facts[.employer] == $0.facts[.unit] })
        let delegates = responses.filter { $0.facts[.group] == "delegate" }
        #expect(delegates.allSatisfy { $0.facts[.employer] == "" })
    }

    @Test("asks each group its questionnaire and no unit that it does not rate")
    func asksQuestionnaires() {
        let questions: [String: [QuestionCode]] = [
            "delegate S1": ["1.1.1", "1.1.2"], "official S1": ["1.1.2"], "official H1": ["1.1"],
            "official H2": ["1.1"],
        ]
        let responses = simulate()
        var seen: Set<String> = []
        for response in responses {
            let key = "\(response.facts[.group] ?? "") \(response.facts[.unit] ?? "")"
            seen.insert(key)
            #expect(response.answers.map(\.question) == questions[key])
            #expect(SmallRound.units[response.unit].code.description == response.facts[.unit])
        }
        #expect(seen == Set(questions.keys))
    }

    @Test("marks every identity as simulated and gives none twice")
    func marksIdentities() {
        let responses = simulate(respondents: 200)
        let ids = responses.compactMap { $0.facts[.responseID] }
        #expect(ids.count == responses.count)
        #expect(Set(ids).count == ids.count)
        #expect(responses.allSatisfy { $0.facts[.respondent]?.hasPrefix("SIM-") == true })
        #expect(
            responses.allSatisfy { $0.facts[.responseID] == "\($0.facts[.respondent] ?? "")/\($0.facts[.unit] ?? "")" })
    }

    // Largest remainders of the planned 10 : 30, by hand; 7 is 1.75 and 5.25, 41 is 10.25 and 30.75.
    @Test(
        "divides respondents among groups in proportion to the plan, and sums",
        arguments: [
            (0, [10, 30], [0, 0]), (1, [10, 30], [0, 1]), (7, [10, 30], [2, 5]), (40, [10, 30], [10, 30]),
            (41, [10, 30], [10, 31]), (7, [nil, nil], [4, 3]), (5, [nil, 30], [0, 5]), (3, [0, 0], [2, 1]),
        ] as [(Int, [Int?], [Int])])
    func divides(respondents: Int, planned: [Int?], expected: [Int]) {
        var groups = SmallRound.groups
        for index in groups.indices { groups[index].plannedRespondents = planned[index] }
        let responses = simulate(respondents: respondents, groups: groups)
        let counts = groups.map { group in
            Set(responses.filter { $0.facts[.group] == group.code.description }.map { $0.facts[.respondent] }).count
        }
        #expect(counts == expected)
        #expect(counts.reduce(0, +) == respondents)
    }

    @Test("submits in the working hours of December of the round's year")
    func submits() throws {
        for response in simulate() {
            let text = try #require(response.facts[.submittedAt])
            #expect(Timestamp(text) != nil)
            #expect(text.hasPrefix("2024-12-") && text.hasSuffix(":00+07:00"))
            #expect((8..<17).contains(try #require(Int(text.dropFirst(11).prefix(2)))))
        }
    }
}
