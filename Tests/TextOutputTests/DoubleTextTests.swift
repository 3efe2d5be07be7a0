import Testing

@testable import TextOutput

@Suite("DoubleText")
struct DoubleTextTests {
    @Test(
        "reads back as the same Double",
        arguments: [
            0, -0.0, 1, 0.1, 0.1 + 0.2, 1.0 / 3, 2.0 / 3, 0.875, 84.995, 1 - 0x1p-53, 1 + 0x1p-52, 1e-5, 1e22, 1e23,
            9_007_199_254_740_991, .leastNonzeroMagnitude, .leastNormalMagnitude.nextDown, .leastNormalMagnitude,
            .greatestFiniteMagnitude,
        ] as [Double])
    func readsBack(value: Double) throws {
        let back = try #require(Double(roundTripText(value)))
        #expect(back.bitPattern == value.bitPattern)
    }

    // C99 `%.17g`: seventeen significant digits, trailing zeros dropped.
    @Test(
        "writes seventeen significant digits with a point",
        arguments: [
            (value: 0.1, text: "0.10000000000000001"), (value: 0.7, text: "0.69999999999999996"),
            (value: 0.875, text: "0.875"), (value: 1, text: "1"), (value: 0, text: "0"),
        ])
    func writesDigits(value: Double, text: String) {
        #expect(roundTripText(value) == text)
    }

    @Test(
        "writes a fixed number of decimals with a point and no thousands mark",
        arguments: [
            (value: 2.0 / 3, decimals: 4, text: "0.6667"), (value: 1_234_567.891, decimals: 2, text: "1234567.89"),
            (value: 19, decimals: 4, text: "19.0000"), (value: -0.5, decimals: 1, text: "-0.5"),
            (value: 91.7, decimals: 0, text: "92"),
        ])
    func writesFixed(value: Double, decimals: Int, text: String) {
        #expect(fixedText(value, decimals: decimals) == text)
    }
}
