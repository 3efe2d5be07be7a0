import SurveyModel
import Testing

@testable import Scoring

/// Sums by hand, grades of the decision (II.1.4 c).
@Suite("Index")
struct IndexSheetTests {
    private static let bands = [
        GradeBand(grade: "Tốt", lowerBound: 85), GradeBand(grade: "Khá", lowerBound: 75),
        GradeBand(grade: "Trung bình", lowerBound: 50), GradeBand(grade: "Yếu", lowerBound: 40),
        GradeBand(grade: "Kém", lowerBound: 0),
    ]

    private func parts(
        _ unit: String, _ appraisal: String, _ survey: String, _ satisfaction: String? = nil, of maximum: String
    ) throws -> IndexParts {
        IndexParts(
            unit: unit, unitName: unit, appraisal: Points(appraisal), survey: Points(survey),
            satisfaction: satisfaction.flatMap { Points($0) }, maximum: try points(maximum))
    }

    private func points(_ text: String) throws -> Points { try #require(Points(text)) }

    private func percent(_ points: String, of maximum: String) throws -> IndexPercent {
        let (points, maximum) = (try self.points(points), try self.points(maximum))
        return try #require(IndexPercent(points, of: maximum))
    }

    private func kind(_ parts: [IndexParts]) -> IndexOfKind {
        IndexOfKind(code: "k", title: "K", bands: Self.bands, parts: parts)
    }

    @Test("sums, percents, grades and ranks of a set of units summed by hand")
    func set() throws {
        let kind = kind([
            // 70 + 14.995 = 84.995 of 100: Khá, though two decimals would show 85.00.
            try parts("A", "70", "14.995", of: "100"),
            // 69.01 + 15.99 = 85 of 100: Tốt.
            try parts("B", "69.01", "15.99", of: "100"),
            // 2.5 points are not assessed: 65.875 + 17 = 82.875 of 97.5 = 85 % exactly, a tie with B.
            try parts("C", "65.875", "17", of: "97.5"),
            // 60 + 5 + 13.5 = 78.5 of 98.5: 79.695… %.
            try parts("D", "60", "5", "13.5", of: "98.5"),
            // 39.999 of 100: Kém, and shown so.
            try parts("E", "30", "9.999", of: "100"),
            // 40 of 80: 50 %.
            try parts("F", "30", "10", of: "80"),
            try parts("G", "0", "0", of: "100"),
        ])
        #expect(kind.rows.map(\.parts.unit) == ["B", "C", "A", "D", "F", "E", "G"])
        #expect(kind.rows.map(\.rank) == [1, 1, 3, 4, 5, 6, 7])
        #expect(
            kind.rows.map { $0.percent?.text(among: Self.bands) }
                == ["85.00", "85.00", "84.995", "79.70", "50.00", "39.999", "0.00"])
        #expect(kind.rows.map(\.grade) == ["Tốt", "Tốt", "Khá", "Khá", "Trung bình", "Kém", "Kém"])
        #expect(
            kind.rows.map { $0.parts.total.text(decimals: 2) }
                == ["85.00", "82.875", "84.995", "78.50", "40.00", "39.999", "0.00"])
    }

    @Test(
        "rounds a percent with halves up, in whole numbers",
        arguments: [
            ("1", "3", 2, "33.33"), ("2", "3", 2, "66.67"), ("1.005", "100", 2, "1.01"), ("84.995", "100", 2, "85.00"),
            // 1.115 × 100 is 111.50000000000001 as a double, 4.35 × 100 is 434.99999999999994.
            ("4.35", "100", 1, "4.4"), ("1.115", "100", 2, "1.12"), ("100", "100", 0, "100"), ("0.05", "100", 0, "0"),
            ("0.001", "1000000", 2, "0.00"),
        ])
    func rounding(points: String, maximum: String, decimals: Int, text: String) throws {
        #expect(try percent(points, of: maximum).text(decimals: decimals) == text)
    }

    @Test("shows as many decimals as tell the value from a grade that it does not reach")
    func decimals() throws {
        // One ten-thousandth below 85 % of a million points.
        let percent = try percent("849999.9999", of: "1000000")
        #expect(percent.text(among: Self.bands) == "84.99999999")
        #expect(percent.text(among: []) == "85.00")
        // Rounding down needs no more: 85.001 shows as 85.00 and is Tốt.
        #expect(try self.percent("85.001", of: "100").text(among: Self.bands) == "85.00")
    }

    @Test(
        "bounds that binary numbers do not hold are reached exactly",
        arguments: [(84.7, "84.7", "100"), (33.3333, "333333", "1000000"), (1.1, "1.1", "100"), (57.9, "55.005", "95")])
    func bounds(bound: Double, points: String, maximum: String) throws {
        let band = GradeBand(grade: "x", lowerBound: bound)
        let (points, maximum) = (try self.points(points), try self.points(maximum))
        #expect(band.isReached(by: points, of: maximum))
        #expect(!band.isReached(by: points - Points(tenThousandths: 1), of: maximum))
    }

    @Test("a unit of which nothing is assessed has neither index nor rank nor grade")
    func nothing() throws {
        let kind = kind([
            IndexParts(unit: "N", unitName: "N", appraisal: nil, survey: nil, satisfaction: nil, maximum: .zero),
            try parts("A", "1", "1", of: "4"),
        ])
        #expect(kind.rows.map(\.parts.unit) == ["A", "N"])
        #expect(kind.rows[1].percent == nil)
        #expect(kind.rows[1].rank == nil)
        #expect(kind.rows[1].grade == nil)
        #expect(kind.rows[0].rank == 1)
    }

    @Test("no bands, no grades")
    func noBands() throws {
        let kind = IndexOfKind(code: "k", title: "K", bands: [], parts: [try parts("A", "1", "1", of: "4")])
        #expect(kind.rows[0].grade == nil)
        #expect(kind.rows[0].percent?.text(among: []) == "50.00")
    }
}
