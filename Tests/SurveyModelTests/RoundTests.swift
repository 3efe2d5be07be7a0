import TestMaterial
import Testing

@testable import SurveyModel

@Suite("Round")
struct RoundTests {
    private let round = SmallRound.make()

    @Test(
        "finds the questionnaire of a kind and a group, none where the group does not rate the kind",
        arguments: [(0, 0, "D-S"), (0, 1, "O-S"), (1, 0, nil), (1, 1, "O-H")] as [(Int, Int, String?)])
    func findsQuestionnaires(kind: Int, group: Int, code: String?) {
        let index = round.questionnaireIndex(kind: kind, group: group)
        #expect(index.map { round.questionnaires[$0].code.description } == code)
    }

    @Test("finds units, groups and kinds by their codes")
    func findsCodes() {
        #expect(["S1", "H1", "H2", "s1", ""].map { round.unitIndex($0) } == [0, 1, 2, nil, nil])
        #expect(["delegate", "official", "other"].map { round.groupIndex($0) } == [0, 1, nil])
        #expect((0...2).map { round.kindIndex(ofUnit: $0) } == [0, 1, 1])
        #expect((0...2).map { round.kind(ofUnit: $0).code } == ["department", "district", "district"])
    }
}
