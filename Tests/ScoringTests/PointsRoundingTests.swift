import SurveyModel
import Testing

@testable import Scoring

/// `floor(x/step + 0.5 + 1e-9)·step`, at most the maximum; every expectation is reckoned by hand.
@Suite("The one rounding")
struct PointsRoundingTests {
    private func points(_ text: String) throws -> Points { try #require(Points(text)) }

    @Test(
        "goes to the nearest step, halves up, never above the maximum",
        arguments: [
            (0.574, "1", "0.01", "0.57"), (0.575, "1", "0.01", "0.58"), (0.576, "1", "0.01", "0.58"),
            // 0.575 and 1.005 lie a hair below the half in binary: the billionth takes them up all the same.
            (0.335, "3", "0.01", "1.01"), (0.625, "1", "0.05", "0.65"), (0.62, "1", "0.05", "0.6"),
            (0.5, "0.25", "0.25", "0.25"), (0.49, "0.25", "0.25", "0"), (0.875, "0.5", "0.01", "0.44"),
            (1, "0.25", "0.1", "0.25"), (1, "2.5", "0.01", "2.5"), (0, "1", "0.01", "0"),
            // A billionth of a step below the half is the half; ten billionths are not.
            (0.5749999999999, "1", "0.01", "0.58"), (0.5749999, "1", "0.01", "0.57"),
            (1.0 / 3, "1", "0.0001", "0.3333"), (2.0 / 3, "1", "0.0001", "0.6667"),
        ] as [(Double, String, String, String)])
    func rounds(share: Double, maximum: String, step: String, expected: String) throws {
        let rounding = PointsRounding(step: try points(step))
        #expect(rounding.points(share: share, of: try points(maximum)).description == expected)
    }

    @Test("is the same as the formula for every count of answers up to 40 and every step in use")
    func agreesWithTheFormula() throws {
        for step in ["0.01", "0.05", "0.1", "0.25", "0.5"] {
            let rounding = PointsRounding(step: try points(step))
            for count in 1...40 {
                for quarters in 0...(4 * count) {
                    let share = Double(quarters) / Double(4 * count)
                    // In whole numbers: share × 1 point ÷ step, halves up. No share of quarters is nearer to a half
                    // than the billionth without being one.
                    let numerator = 2 * quarters * 10_000 + 4 * count * Int(rounding.step.tenThousandths)
                    let steps = numerator / (2 * 4 * count * Int(rounding.step.tenThousandths))
                    let expected = min(Int64(steps) * rounding.step.tenThousandths, 10_000)
                    #expect(rounding.points(share: share, of: try points("1")).tenThousandths == expected)
                }
            }
        }
    }

    @Test(
        "scales points by a ratio in whole numbers, however large",
        arguments: [
            ("16.5", "20", "19", "0.01", "17.37"), ("19", "20", "19", "0.01", "20"), ("9.5", "20", "19", "0.01", "10"),
            ("2.01", "4", "3", "0.01", "2.68"), ("2.07", "4", "3", "0.01", "2.76"), ("2", "4", "3", "0.25", "2.75"),
            ("0.005", "1", "1", "0.01", "0.01"), ("999999", "999999", "1000000", "0.01", "999998"),
        ])
    func scales(value: String, numerator: String, denominator: String, step: String, expected: String) throws {
        let rounding = PointsRounding(step: try points(step))
        let scaled = rounding.points(
            try points(value), scaledBy: try points(numerator), over: try points(denominator))
        #expect(scaled.description == expected)
    }
}
