import Testing

@testable import SurveyModel

@Suite("Points")
struct PointsTests {
    @Test(
        "reads points exactly",
        arguments: [
            ("0", 0), ("1.5", 15_000), ("1,5", 15_000), ("0.0001", 1), ("24", 240_000), ("0.25000", 2500),
            ("1000000", 10_000_000_000),
        ] as [(String, Int64)])
    func reads(text: String, tenThousandths: Int64) {
        #expect(Points(text)?.tenThousandths == tenThousandths)
    }

    @Test(
        "refuses what is no number of points",
        arguments: ["", "-1", "-0", "0.00001", "1000000.0001", "99999999999999999999", "1e2", "1.000,5"])
    func refuses(text: String) {
        #expect(Points(text) == nil)
    }

    @Test(
        "writes at least so many decimals and never fewer than the value has",
        arguments: [
            (15_000, 0, "1.5", 1), (15_000, 2, "1.50", 1), (240_000, 0, "24", 0), (240_000, 2, "24.00", 0),
            (1, 2, "0.0001", 4), (0, 0, "0", 0), (0, 2, "0.00", 0), (-5, 2, "-0.0005", 4), (-25_000, 2, "-2.50", 1),
            (123_450, 2, "12.345", 3), (10_000, 4, "1.0000", 0),
        ] as [(Int64, Int, String, Int)])
    func writes(tenThousandths: Int64, decimals: Int, text: String, needed: Int) {
        let points = Points(tenThousandths: tenThousandths)
        #expect(points.text(decimals: decimals) == text)
        #expect(points.decimals == needed)
    }

    @Test("reads back what it writes")
    func readsBack() {
        for value in stride(from: Int64(0), through: 30_000, by: 7) {
            let points = Points(tenThousandths: value)
            #expect(Points(points.description) == points)
            #expect(Points(points.text(decimals: 3)) == points)
        }
    }

    @Test("sums exactly where Doubles do not")
    func sums() {
        let tenth = Points(tenThousandths: 1000)
        #expect(Array(repeating: tenth, count: 10).sum() == Points(tenThousandths: 10_000))
        #expect([Points]().sum() == .zero)
        #expect(tenth - tenth - tenth == Points(tenThousandths: -1000))
        #expect(tenth.double == 0.1)
        #expect(tenth < tenth + Points(tenThousandths: 1))
    }
}
