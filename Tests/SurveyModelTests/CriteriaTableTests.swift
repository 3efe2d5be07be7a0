import TestMaterial
import Testing

@testable import SurveyModel

@Suite("CriteriaTable")
struct CriteriaTableTests {
    @Test(
        "spells parent and level in a code",
        arguments: [
            ("1", nil, .area), ("10", nil, .area), ("1.10", "1", .criterion), ("1.10.3", "1.10", .subcriterion),
            ("1.2.3.4", "1.2.3", nil), ("1.", "1", nil), (".1", "", nil), ("1..2", "1.", nil), ("", nil, nil),
        ] as [(CriterionCode, CriterionCode?, CriteriaLevel?)])
    func spells(code: CriterionCode, parent: CriterionCode?, level: CriteriaLevel?) {
        #expect(code.parent == parent)
        #expect(code.level == level)
    }

    @Test("keeps 1.10 apart from 1.1")
    func keepsCodesApart() {
        #expect(CriterionCode("1.10") != CriterionCode("1.1"))
        #expect(!table.isNotAssessed("1.10", given: ["1.1"]))
    }

    @Test(
        "takes the rows below along with a row that is not assessed",
        arguments: [
            ("2.1.1", ["2.1.1"], true), ("2.1.1", ["2.1"], true), ("2.1.1", ["2"], true), ("2.1", ["2.1.1"], false),
            ("2.1.2", ["2.1.1"], false), ("2.1.1", [], false), ("2", ["2"], true), ("21.1", ["2"], false),
            ("2.1.1", ["1", "2.1"], true),
        ] as [(CriterionCode, Set<CriterionCode>, Bool)])
    func takesRowsAlong(code: CriterionCode, notAssessed: Set<CriterionCode>, expected: Bool) {
        #expect(table.isNotAssessed(code, given: notAssessed) == expected)
    }

    @Test("finds rows by code and by method, and sums a block")
    func findsRows() {
        #expect(table.row("2.1.2")?.maximumPoints == Points(tenThousandths: 30_000))
        #expect(table.row("2.1.3") == nil)
        #expect(table.rows(by: .satisfaction).map(\.code) == ["2.1.1", "2.1.2"])
        #expect(table.tabulatedBlock(.satisfaction) == Points(tenThousandths: 50_000))
        #expect(table.tabulatedBlock(.appraisal) == .zero)
    }

    private var table: CriteriaTable { SmallRound.make().criteriaSet.kinds[1].table }
}
