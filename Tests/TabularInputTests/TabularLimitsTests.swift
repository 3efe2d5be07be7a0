import Testing

@testable import TabularInput

@Suite("TabularLimits")
struct TabularLimitsTests {
    @Test(
        "allows a record, a field and a number of fields at the limit and refuses one more",
        arguments: [
            (text: "a\n12345\n", limits: TabularLimits.small(record: 5), error: nil),
            (text: "a\n12345\r\n", limits: .small(record: 5), error: nil),
            (text: "a\n1,3456\n", limits: .small(record: 5), error: .recordTooLong(line: 2, limit: 5)),
            (text: "a\n1,\"\"\n", limits: .small(field: 2), error: nil),
            (text: "a\n1,234\n", limits: .small(field: 2), error: .fieldTooLong(line: 2, column: 3, limit: 2)),
            (text: "a\n\"\n\",\"2\"\n", limits: .small(field: 3), error: nil),
            (
                text: "a\n\"\n\",\"23\"\n", limits: .small(field: 3),
                error: .fieldTooLong(line: 3, column: 3, limit: 3)
            ),
            (text: "a,b\n1,2", limits: .small(fields: 2), error: nil),
            (text: "a,b\n1,2,", limits: .small(fields: 2), error: .tooManyFields(line: 2, limit: 2)),
            (text: "a,b,c", limits: .small(fields: 2), error: .tooManyFields(line: 1, limit: 2)),
        ] as [(String, TabularLimits, TabularError?)])
    func refusesOneMore(text: String, limits: TabularLimits, error: TabularError?) {
        #expect(Trace(text, limits: limits).error == error)
    }

    @Test("names the limit that is passed first")
    func namesTheFirst() {
        let limits = TabularLimits.small(record: 10, field: 5)
        #expect(Trace("1,2345678901234", limits: limits).error == .fieldTooLong(line: 1, column: 3, limit: 5))
        #expect(Trace("123,567,9012345", limits: limits).error == .recordTooLong(line: 1, limit: 10))
    }

    @Test("takes a NUL byte before the limit as the worse sign")
    func prefersNUL() {
        #expect(Trace("12\u{0}4567", limits: .small(record: 5)).error == .notText(line: 1, column: 3))
        #expect(Trace("123456\u{0}", limits: .small(record: 5)).error == .recordTooLong(line: 1, limit: 5))
    }

    @Test("stops a quote that never closes before it has taken in the file")
    func stopsRunawayQuotes() {
        let bytes = Array("a\n\"".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        #expect(Trace(bytes).error == .fieldTooLong(line: 2, column: 1, limit: TabularLimits.standard.fieldBytes))
    }
}
