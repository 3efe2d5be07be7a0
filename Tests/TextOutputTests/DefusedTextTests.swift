import Testing

@testable import TextOutput

@Suite("defused")
struct DefusedTextTests {
    @Test(
        "puts an apostrophe before what a spreadsheet would run",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=", "=\u{301}1"])
    func defusesFormulas(text: String) {
        #expect(Array(defused(text).unicodeScalars) == Array(("'" + text).unicodeScalars))
    }

    @Test("leaves other text alone", arguments: ["", "Sở Y tế", "1.1", "'=1", "a=b", "–", "8.3.1"])
    func leavesText(text: String) {
        #expect(defused(text) == text)
    }
}
