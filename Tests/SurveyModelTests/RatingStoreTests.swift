import TestMaterial
import Testing

@testable import SurveyModel

@Suite("Responses that are kept for errors")
struct RatingStoreTests {
    /// So many that stores which are joined stay apart inside.
    private static let count = 20_000

    /// Three responses of each respondent, with two answers about one unit and one about the other, from a number on.
    private static func responses(from first: Int, named: Bool = true) -> [Response] {
        (first..<first + count).map { number in
            Response(
                responseID: "\(number)", respondent: named || number % 2 == 0 ? "R\(number / 3)" : nil, group: 0,
                unit: number % 3 % 2, stratum: "T\(number % 5 / 3)", questionnaire: 0,
                answers: number % 3 % 2 == 0
                    ? [.answered(level: number % 4), .doNotKnow] : [.answered(level: number % 3)],
                location: SmallRound.place)
        }
    }

    private static func store(_ responses: [Response]) -> RatingStore {
        var store = RatingStore()
        for response in responses { store.append(response) }
        return store
    }

    /// What a store says of a response.
    private static func line(_ store: RatingStore, _ index: Int) -> [String] {
        let (unit, rater) = (store.rating(index).unit, store.rater(of: index))
        let texts = [rater.respondent, rater.stratum].map { $0 < 0 ? "-" : store.texts[$0] }
        return ["\(unit)"] + texts + store.answers(of: index).map { "\($0)" }
    }

    @Test("stores that are joined say of each response what one store says of it", arguments: [true, false])
    func joined(named: Bool) {
        let (one, other, few) = (
            Self.responses(from: 0, named: named), Self.responses(from: 7000, named: named),
            Array(Self.responses(from: 9000, named: named).prefix(50))
        )
        var joined = Self.store(one)
        joined.append(Self.store(other))
        joined.append(Self.store(few))
        let all = Self.store(one + other + few)
        #expect(joined.parts.count == 2 && all.parts.count == 1)
        #expect(joined.count == all.count && joined.count == 2 * Self.count + 50)
        let answers = joined.allAnswers
        var visited = 0
        joined.forEach { index, rating, own in
            let start = joined.start(of: index)
            if index != visited || own != joined.answers(of: index)
                || !answers[start..<start + own.count].elementsEqual(own) || rating.unit != joined.rating(index).unit
                || Self.line(joined, index) != Self.line(all, index)
            {
                Issue.record("response \(index) is another")
            }
            visited += 1
        }
        #expect(visited == joined.count)
        #expect(joined.ratings.reduce(0) { $0 + Int($1.unit) } == all.ratings.reduce(0) { $0 + Int($1.unit) })
        if !named { #expect(joined.raters.count { $0.respondent < 0 } == 2 * Self.count / 2 + 25) }
    }

    @Test("what is taken out or changed is so in every part")
    func changed() {
        let (one, other) = (Self.responses(from: 0), Self.responses(from: 50_000))
        var joined = Self.store(one)
        joined.append(Self.store(other))
        let less = joined.without([one[3], other[4]])
        let expected =
            one.indices.filter { $0 != 3 }.map { one[$0] } + other.indices.filter { $0 != 4 }.map { other[$0] }
        let plain = Self.store(expected)
        #expect(less.count == plain.count)
        #expect((0..<less.count).allSatisfy { Self.line(less, $0) == Self.line(plain, $0) })
        let changed = joined.mapAnswers { _, _, position, answer in position == 1 ? 7 : answer }
        #expect(
            (0..<joined.count).allSatisfy { index in
                let (before, after) = (Array(joined.answers(of: index)), Array(changed.answers(of: index)))
                return after == (before.count == 2 ? [before[0], 7] : before)
            })
    }
}
