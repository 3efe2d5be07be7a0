import Testing

@testable import Diagnostics

@Suite("SourceLocation")
struct SourceLocationTests {
    @Test(
        "prints as far as known",
        arguments: [
            (line: nil, column: nil, text: "f"), (line: 3, column: nil, text: "f:3"),
            (line: 3, column: 7, text: "f:3:7"),
            (line: nil, column: 7, text: "f"),
        ] as [(Int?, Int?, String)])
    func prints(line: Int?, column: Int?, text: String) {
        #expect(Place(file: "f", line: line, column: column).description == text)
    }
}
