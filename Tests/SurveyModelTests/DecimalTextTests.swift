import Testing

@testable import SurveyModel

@Suite("DecimalText")
struct DecimalTextTests {
    @Test(
        "reads digits with one mark between them",
        arguments: [
            ("0", 0), ("12", 12), ("12,5", 12.5), ("12.5", 12.5), ("-1,25", -1.25), ("007", 7), ("1.10", 1.1),
            ("91,17", 91.17), ("0.1", 0.1),
        ] as [(String, Double)])
    func reads(text: String, value: Double) {
        #expect(DecimalText(text)?.double == value)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", ".", ",", "-", "1.", "1,", ".5", ",5", "-.5", "+1", "--1", "1-", "1e3", "1E3", "0x1", "inf", "nan",
            "1.000,5", "1,000.5", "1..5", "1.,5", "1 000", " 1", "1 ", "1\n", "１２", "١٢", "12%", "1,5a", "−1",
            "1\u{301}", "1.\u{301}5", "1\u{0}", "½",
        ])
    func refuses(text: String) {
        #expect(DecimalText(text) == nil)
    }

    @Test(
        "gives a whole number of the last digit, or none where the text is finer or too large",
        arguments: [
            ("1,5", 4, 15_000), ("-1.5", 1, -15), ("1.5000", 1, 15), ("1.05", 1, nil), ("0", 4, 0), ("-0.0", 0, 0),
            ("922337203685477.5807", 4, .max), ("922337203685477.5808", 4, nil),
        ] as [(String, Int, Int64?)])
    func scales(text: String, digits: Int, value: Int64?) throws {
        #expect(try #require(DecimalText(text)).scaled(byDigits: digits) == value)
    }
}
