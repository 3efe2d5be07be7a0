import Testing

@testable import SurveyWorkflow

@Suite("Numbers in cells of data")
struct NumberTextTests {
    @Test(
        "what is a number",
        arguments: [
            ("12", 12), ("-1.5", -1.5), ("12,5", 12.5), ("+3", 3), (".5", 0.5), ("1e-05", 1e-5), ("2,5E3", 2500),
            ("0", 0), ("33.846996307373", 33.846996307373),
        ] as [(String, Double)])
    func numbers(text: String, expected: Double) {
        #expect(number(in: text) == expected)
    }

    @Test(
        "what is none",
        arguments: [
            "", "NA", "nan", "inf", "1.000,5", "1,000,000", "0x1p3", "1 000", "5 %", "--1", "e5", "1e", "1e999", "-",
        ])
    func others(text: String) {
        #expect(number(in: text) == nil)
    }
}
