import ByteInput
import Diagnostics
import Testing

@testable import TabularInput

@Suite("TabularError")
struct TabularErrorTests {
    @Test(
        "names code, place and remedy of every fault",
        arguments: [
            (error: TabularError.workbook, expected: "t.csv table.workbook"),
            (
                error: .unreadable(
                    .undecodableBytes(path: "t.csv", encoding: .windows1258, offset: 9, line: 2, column: 3)),
                expected: "t.csv:2:3 file.undecodable"
            ),
            (error: .notText(line: 1, column: 2), expected: "t.csv:1:2 table.not-text"),
            (error: .emptyTable, expected: "t.csv table.empty"),
            (
                error: .faultyHeader(.undecodableText(line: 1, column: 2)),
                expected: "t.csv:1:2 table.undecodable-text"
            ),
            (
                error: .faultyHeader(.textAfterClosingQuote(line: 1, column: 2)),
                expected: "t.csv:1:2 table.text-after-quote"
            ),
            (error: .unclosedQuote(openedAtLine: 1, column: 2), expected: "t.csv:1:2 table.unclosed-quote"),
            (error: .recordTooLong(line: 1, limit: 5), expected: "t.csv:1 table.record-too-long"),
            (error: .fieldTooLong(line: 1, column: 2, limit: 5), expected: "t.csv:1:2 table.field-too-long"),
            (error: .tooManyFields(line: 1, limit: 5), expected: "t.csv:1 table.too-many-fields"),
            (error: .unreadable(.tooLarge(path: "t.csv", limit: 5)), expected: "t.csv file.too-large"),
        ])
    func namesCodeAndPlace(error: TabularError, expected: String) {
        let diagnostic = error.diagnostic(file: "t.csv")
        #expect("\(diagnostic.location) \(diagnostic.code)" == expected)
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.message.english != diagnostic.message.vietnamese)
        if case .unreadable(.tooLarge) = error {} else { #expect(diagnostic.hint != nil) }
    }

    @Test("tells how to save a workbook or what is not text as a table, in both languages")
    func tellsHowToSave() {
        for error in [TabularError.workbook, .notText(line: 1, column: 1)] {
            let hint = error.diagnostic(file: "t.csv").hint
            #expect(hint?.english == "open it in Excel, save it as “CSV UTF-8” and try again")
            #expect(hint?.vietnamese == "mở tệp bằng Excel, lưu lại theo định dạng “CSV UTF-8” rồi thử lại")
        }
    }

    @Test("says how many fields a ragged record has and should have")
    func saysFieldCounts() {
        let diagnostic = RecordFault.fieldCount(found: 3, expected: 5, line: 2, column: 9).diagnostic(file: "t.csv")
        #expect(diagnostic.message.english == "this record has 3 fields where the header has 5")
        #expect(diagnostic.message.vietnamese == "dòng này có 3 ô, trong khi dòng tiêu đề có 5 cột")
        #expect(diagnostic.location.description == "t.csv:2:9")
    }
}
