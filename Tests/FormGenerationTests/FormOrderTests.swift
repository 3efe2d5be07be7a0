import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import FormGeneration

@Suite("What a form is")
struct FormOrderTests {
    private static func order(
        _ index: Int, round: Round = SmallRound.make(), copies: [FormCopy] = [FormCopy(serial: "0001")],
        layout: FormLayout
    ) -> FormOrder {
        var round = round
        round.questionnaires[index].layout = layout
        let kind = round.questionnaires[index].kind
        return FormOrder(
            round: round, questionnaire: index, units: round.units.filter { $0.kind == kind }, copies: copies)
    }

    @Test("is one form about all units as a matrix, else one about each") func units() {
        #expect(Self.order(2, layout: .matrix).forms.map(\.id) == ["O-H"])
        #expect(Self.order(2, layout: .matrix).forms.first?.units.map(\.code) == ["H1", "H2"])
        #expect(Self.order(2, layout: .singleUnit).forms.map(\.id) == ["O-H.H1", "O-H.H2"])
    }

    @Test("has the questions under their area, each with its choices, don't know last") func questions() throws {
        let form = try #require(Self.order(0, layout: .matrix).forms.first)
        #expect(form.sections.map(\.heading) == ["1. Tiêu chí 1"])
        #expect(form.questions.map(\.number) == [1, 2])
        #expect(form.questions.first?.choices.map(\.code) == ["5", "4", "3", "2", "1", "9"])
        #expect(form.questions.first?.choices.map(\.isDoNotKnow) == [false, false, false, false, false, true])
        #expect(form.questions.last?.choices.count == 3)
    }

    @Test("does not ask what is not assessed, and keeps the numbers of the others") func notAssessed() throws {
        var round = SmallRound.make()
        round.units[0].notAssessed = ["1.1.1"]
        let single = try #require(Self.order(0, round: round, layout: .singleUnit).forms.first)
        #expect(single.questions.map(\.number) == [2])
        // The criterion takes its subcriteria along: nothing is left to ask.
        round.units[0].notAssessed = ["1.1"]
        #expect(Self.order(0, round: round, layout: .singleUnit).forms.first?.questions.isEmpty == true)
    }

    @Test("goes to nobody about the unit that employs them, where their group may not rate it") func ownUnit() throws {
        let copies = [FormCopy(serial: "R1", employer: "huyện một"), FormCopy(serial: "R2", employer: "H2")]
        let order = Self.order(2, copies: copies, layout: .singleUnit)
        #expect(order.forms.map { order.copies(of: $0).map(\.serial) } == [["R2"], ["R1"]])
        let matrix = Self.order(2, copies: copies, layout: .matrix)
        #expect(matrix.forms.map { matrix.copies(of: $0).count } == [2])
        let form = try #require(matrix.forms.first)
        #expect(copies.map { matrix.barred(to: $0, of: form) } == [["H1"], ["H2"]])
        #expect(matrix.barred(to: FormCopy(serial: "R3", employer: "Nơi khác"), of: form).isEmpty)
        #expect(matrix.barred(to: FormCopy(serial: "R4"), of: form).isEmpty)
    }

    @Test(
        "bars the own unit unless the round allows it, as its responses would be rejected",
        arguments: [(nil, ["H1"]), (false, ["H1"]), (true, [])] as [(Bool?, [UnitCode])])
    func ownUnitOfGroups(allowed: Bool?, barred: [UnitCode]) throws {
        var round = SmallRound.make()
        for index in round.groups.indices { round.groups[index].mayRateOwnUnit = allowed }
        let order = Self.order(2, round: round, layout: .matrix)
        let form = try #require(order.forms.first)
        #expect(order.barred(to: FormCopy(serial: "R1", employer: "H1"), of: form) == barred)
    }

    @Test("rests on the source of the criteria where the round names no grounds") func grounds() {
        var round = SmallRound.make()
        #expect(Self.order(0, round: round, layout: .matrix).forms.first?.grounds == ["QĐ 1"])
        round.letterhead.grounds = ["Căn cứ A", "Căn cứ B"]
        #expect(Self.order(0, round: round, layout: .matrix).forms.first?.grounds == ["Căn cứ A", "Căn cứ B"])
    }

    @Test(
        "is called by what may stand in a file's name",
        arguments: [("a.b-c_1", "a.b-c_1"), ("a/../b", "a_.._b"), ("Đơn vị", "__n_v_")])
    func names(id: String, stem: String) { #expect(Form.fileStem(id) == stem) }

    @Test("is dealt into parts that differ by one unit at most", arguments: [(126, 5), (45, 3), (19, 1), (3, 4)])
    func parts(count: Int, parts: Int) {
        let units = (0..<count).map { FormUnit(code: UnitCode("U\($0)"), name: "", notAsked: []) }
        let dealt = units.dealt(into: parts)
        #expect(dealt.flatMap(\.self) == units)
        #expect(dealt.count == parts)
        let sizes = dealt.map(\.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
}
