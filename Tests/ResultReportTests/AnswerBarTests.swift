import SurveyModel
import TestMaterial
import Testing

@testable import ResultReport

@Suite("Bars of answers")
struct AnswerBarTests {
    private func row(_ levels: [Int?], sides: [Int?]) -> AnswerTable.Row {
        let count = { (value: Int?) in value.map(PublishedCount.shown) ?? .hidden }
        return AnswerTable.Row(
            question: 0,
            answers: levels.enumerated().map { (.level($0), count($1)) } + [
                (.doNotKnow, .shown(5)), (.none, .shown(0)),
            ],
            sides: sides.map(count))
    }

    @Test("favourable levels lie right of the middle, the middle level across it, the others left")
    func places() {
        // 50 answers: 10, 20, 10, 5, 5 are 20, 40, 20, 10 and 10 percent. The middle goes from −10 to 10.
        let bar = AnswerBar(row: row([10, 20, 10, 5, 5], sides: [30, 20, 5]), scale: SmallRound.scales[0])
        #expect(bar.scored == 50)
        #expect(
            bar.pieces == [
                AnswerBar.Piece(level: 4, start: -30, end: -20), AnswerBar.Piece(level: 3, start: -20, end: -10),
                AnswerBar.Piece(level: 2, start: -10, end: 10), AnswerBar.Piece(level: 1, start: 10, end: 50),
                AnswerBar.Piece(level: 0, start: 50, end: 70),
            ])
    }

    @Test("what is hidden of a side is one piece at its end")
    func hidden() {
        // 40 answers: 32 favourable, 8 not, of which 0 in the middle; 3 and 5 are hidden. 8 of 40 are 20 percent.
        let bar = AnswerBar(row: row([12, 20, 0, nil, nil], sides: [32, 8, 5]), scale: SmallRound.scales[0])
        #expect(
            bar.pieces == [
                AnswerBar.Piece(level: nil, start: -20, end: 0), AnswerBar.Piece(level: 1, start: 0, end: 50),
                AnswerBar.Piece(level: 0, start: 50, end: 80),
            ])
    }

    @Test("sides that are hidden, or without answers, make no bar")
    func none() {
        #expect(
            AnswerBar(row: row([nil, nil, nil, 9, 9], sides: [nil, nil, 5]), scale: SmallRound.scales[0]).pieces.isEmpty
        )
        let empty = AnswerBar(row: row([0, 0, 0, 0, 0], sides: [0, 0, 5]), scale: SmallRound.scales[0])
        #expect(empty.pieces.isEmpty && empty.scored == 0)
    }

    @Test("levels are told apart by their coefficient, whatever their order")
    func styles() {
        let (five, three) = (SmallRound.scales[0], SmallRound.scales[1])
        #expect((0..<5).map { AnswerBar.style(of: $0, on: five) } == ["a1", "a2", "a0", "b2", "b1"])
        #expect((0..<3).map { AnswerBar.style(of: $0, on: three) } == ["b1", "a0", "a1"])
    }
}
