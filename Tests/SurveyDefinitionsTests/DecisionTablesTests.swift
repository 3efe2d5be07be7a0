import ByteInput
import Diagnostics
import SurveyModel
import Testing

@testable import SurveyDefinitions

/// The tables of QĐ 2270/QĐ-UBND (13/12/2024), row for row.
@Suite("The criteria tables equal the decision's")
struct DecisionTablesTests {
    /// SHA-256 of the decision's rows, taken from its text: printed code, title in NFC, maximum with a comma and note,
    /// separated by tabs, a row a line, without the line of the total.
    @Test(
        "every printed code, title, maximum and note is the decision's",
        arguments: [
            ("department", "bd07e0ccdb19026009c7a9951a03f5c002df8320c47ca0062fa07bb51ec0c66b"),
            ("district", "7565b45711e673c6892d3cf95e682a0174ff7bb0c0527b4bd59f6e9a0b5fa02a"),
        ])
    func equalsTheDecision(kind: String, expected: String) throws {
        let rows = try Definitions2024.table(kind).rows.map { row in
            let maximum = row.maximumPoints.description.replacing(".", with: ",")
            let isNoted = row.method == .survey || row.method == .satisfaction
            return [row.printedCode, row.title, maximum, isNoted ? "ĐTXHH" : ""].joined(separator: "\t")
        }
        #expect(sha256(of: Array(rows.joined(separator: "\n").utf8)) == expected)
    }

    /// Decision II.1.1, II.1.2, II.2.1, II.2.2, and hand counts of the two tables.
    @Test(
        "rows and points by method",
        arguments: [
            ("department", 153, AssessmentMethod.survey, 28, "19"), ("department", 153, .appraisal, 85, "81"),
            ("department", 153, .satisfaction, 0, "0"), ("district", 165, .survey, 26, "10"),
            ("district", 165, .appraisal, 88, "75"), ("district", 165, .satisfaction, 9, "15"),
        ])
    func countsAndPoints(kind: String, total: Int, method: AssessmentMethod, count: Int, points: String) throws {
        let table = try Definitions2024.table(kind)
        #expect(table.rows.count == total)
        #expect(table.rows(by: method).count == count)
        #expect(table.tabulatedBlock(method).description == points)
    }

    @Test("what does not add up in the decision is found, and nothing else")
    func findings() throws {
        let department = try CheckedTable(Definitions2024.table("department")).findings.map(\.code.description)
        #expect(
            department.sorted() == [
                "criteria.block", "criteria.block", "criteria.remark", "criteria.repeated-printed-code",
            ])
        let district = try CheckedTable(Definitions2024.table("district")).findings.map(\.code.description)
        #expect(
            district.sorted() == [
                "criteria.count", "criteria.remark", "criteria.remark", "criteria.repeated-printed-code",
                "criteria.title-repeats-parent",
            ])
    }

    @Test("a finding carries both figures")
    func figures() throws {
        let messages = try ["department", "district"].flatMap { try CheckedTable(Definitions2024.table($0)).findings }
            .map(\.message.english)
        for figures in [
            "sum to 19, the text says 20", "sum to 81, the text says 80", "has 10 criteria, the text says 9",
            "add up to 49, the total it states is 50",
        ] {
            #expect(messages.contains { $0.contains(figures) }, "\(figures)")
        }
    }
}
