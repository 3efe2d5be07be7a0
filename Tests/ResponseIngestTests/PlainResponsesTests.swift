import ByteInput
import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

@Suite("Plain responses in XML")
struct PlainResponsesTests {
    /// A file in which most responses are plain and the others have every kind of trouble.
    static func document(responses: Int, seed: UInt64, breaks: Bool = true) -> String {
        var generator = RepeatableNumbers(state: seed)
        func pick(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
        func seldom(_ usual: @autoclosure () -> String, _ others: [String], in chances: Int = 14) -> String {
            Int.random(in: 0..<chances, using: &generator) == 0 ? pick(others) : usual()
        }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made up -->\n<responses year=\"2024\">\n"
        for index in 0..<responses {
            let respondent = seldom("R\(index / 3)", ["", "người \(index)", " R1", "R&amp;D", "R0"])
            let unit = seldom(pick(["D1", "D2", "H1", "H2"]), ["D9", "", " D1"])
            let id = seldom("response_id=\"\(respondent)/\(unit)\"", ["", "response_id=\"x\(index % 5)\""])
            let facts = [
                id, "respondent=\"\(respondent)\"", "group=\"\(seldom("delegate", ["official", "nobody"]))\"",
                "unit=\"\(unit)\"", seldom("", ["employer=\"Boss\"", "employer='Sở Nội vụ'", "cluster=\"c 1\""]),
                seldom(
                    "submitted_at=\"2024-12-0\(index % 9 + 1)T08:15:00+07:00\"", ["submitted_at=\"yesterday\"", ""]),
            ].filter { !$0.isEmpty }
            let questions = unit.hasPrefix("H") ? ["1.10.1", "5.10.1", "5.11.3"] : ["1.10.1", "2.5.1", "5.10.1"]
            let answers = questions.map { code -> String in
                let question = seldom(code, ["2.5.1", "5.11.3", "", "9.9.9"], in: 30)
                let value = seldom(pick(["1", "2", "3", "", "9"]), ["5", "4", "Tốt", " 3", "7", "55", "&#51;"])
                return seldom(
                    "<answer question=\"\(question)\" value=\"\(value)\"/>",
                    [
                        "", "<answer value='\(value)' question='\(question)'></answer>",
                        "<answer question=\"\(question)\"/>", "<!-- \(value) -->",
                        "<answer question=\"\(question)\" value=\"\(value)\">text</answer>",
                    ])
            }
            text += "  <response \(facts.joined(separator: " "))>\(answers.joined())</response>"
            text += seldom(breaks ? "\n" : "", breaks ? ["\n<!--\n  <response x\n-->\n", "\r\n", "\n\n"] : [""])
        }
        return text + "</responses>\n"
    }

    private static func outcome(_ text: String, takesPlainRows: Bool, chunk: Int = .max) -> PlainRowsTests.Outcome {
        PlainRowsTests.outcome(
            ByteReader(path: "r.xml", bytes: Array(text.utf8), chunk: chunk), takesPlainRows: takesPlainRows)
    }

    @Test("are counted to the same as in the general way", arguments: 1...12 as ClosedRange<UInt64>)
    func countTheSame(seed: UInt64) {
        let text = Self.document(responses: 300, seed: seed, breaks: seed % 2 == 0)
        let plain = Self.outcome(text, takesPlainRows: true)
        #expect(plain == Self.outcome(text, takesPlainRows: false))
        // The file is a fair trial: most responses count, some are rejected, some belong together.
        #expect(plain.responses > 100)
        #expect((plain.rejected ?? 0) > 10)
        #expect(!plain.repeated.isEmpty)
    }

    @Test("are the same however the bytes come", arguments: [1, 3, 17, 64, 1000])
    func ignoreSplits(chunk: Int) {
        let text = Self.document(responses: 60, seed: 21)
        #expect(Self.outcome(text, takesPlainRows: true, chunk: chunk) == Self.outcome(text, takesPlainRows: false))
    }

    @Test("are the same when a large file is read in parts at once", arguments: [false, true])
    func ignoreParts(breaks: Bool) throws {
        try withTemporaryFolder { folder in
            // With comments in which a line begins like a response, and without any line that could be cut at.
            let text = Self.document(responses: 20_000, seed: 5, breaks: breaks)
            let path = folder + "/large.xml"
            try write(text, to: path)
            try #require(text.utf8.count > 3 << 20)
            let expected = PlainRowsTests.outcome(try ByteReader(path: path), takesPlainRows: false)
            for parts in [1, 2, 3] {
                let reader = try ByteReader(path: path, isHashed: false)
                #expect(PlainRowsTests.outcome(reader, takesPlainRows: true, parts: parts) == expected)
            }
        }
    }

    @Test(
        "a fault that stops reading is at its place, whether or not the file could be read in parts",
        arguments: [
            ("</responses>", ""), ("<responses year=\"2024\">", "<responses year=\"2023\">"), ("R9000", "R<9000"),
        ])
    func faultsInLargeFiles(change: (old: String, new: String)) throws {
        try withTemporaryFolder { folder in
            let text = Self.document(responses: 40_000, seed: 6).replacing(change.old, with: change.new)
            let path = folder + "/large.xml"
            try write(text, to: path)
            let expected = PlainRowsTests.outcome(try ByteReader(path: path), takesPlainRows: false)
            let reader = try ByteReader(path: path, isHashed: false)
            #expect(PlainRowsTests.outcome(reader, takesPlainRows: true, parts: 2) == expected)
            #expect(expected.rejected == nil)
        }
    }
}
