import Diagnostics
import Testing

@testable import ResultReport

@Suite("Words and numbers of the report")
struct ReportWordsTests {
    @Test("write numbers as readers of the language do")
    func numbers() {
        let (own, other) = (ReportWords(language: .vietnamese), ReportWords(language: .english))
        #expect(own.count(4580) == "4.580")
        #expect(other.count(1_234_567) == "1,234,567")
        #expect(own.count(12) == "12")
        #expect(own.percent(0.8249) == "82,5%")
        #expect(own.number(-1.26, decimals: 1) == "−1,3")
        #expect(own.number(-0.04, decimals: 1) == "0,0")
        #expect(own.list(["a", "b", "c"]) == "a, b và c")
        #expect(own.count(PublishedCount.hidden) == "*")
    }
}
