import Testing

@testable import WorkbookInput

@Suite("Numbers of cells as texts")
struct NumberTextTests {
    // What Excel 2016 shows in a wide cell of the format General, up to 15 digits; never an exponent here.
    @Test(
        "a number is written as a person would type it",
        arguments: [
            ("5", "5"), ("5.0", "5"), ("1E+05", "100000"), ("100000", "100000"), ("1.1000000000000001", "1.1"),
            ("0.1", "0.1"), ("1.0000000000000001E-5", "0.00001"), ("84901234567", "84901234567"),
            ("8.4901234567E10", "84901234567"), ("-3", "-3"), ("-0", "0"), ("0", "0"),
            ("123456789012345678", "123456789012346000"),
            ("2.5", "2.5"), ("1e300", "1" + String(repeating: "0", count: 300)),
        ])
    func plain(raw: String, text: String) { #expect(NumberText().text(raw, .plain) == text) }

    @Test("what is no number is none", arguments: ["", "x", "NaN", "inf", "1,5", "0x10p"])
    func none(raw: String) { #expect(NumberText().text(raw, .plain) == nil) }

    @Test(
        "zeros in front that the format shows are kept",
        arguments: [("12", "0012"), ("123456", "123456"), ("1.5", "1.5")])
    func digits(raw: String, text: String) { #expect(NumberText().text(raw, .digits(4)) == text) }

    // ECMA-376 part 1, 18.17.4.1: serial 2 is 1900-01-02, 61 is 1900-03-01, 2 958 465 is 9999-12-31; 45 646 is
    // 2024-12-20 by counting days from 1970 (25 569) on.
    @Test(
        "a date is ISO",
        arguments: [
            ("45646", NumberFormat.date, "2024-12-20"), ("45646.34375", .dateAndTime, "2024-12-20T08:15:00"),
            ("45646", .dateAndTime, "2024-12-20T00:00:00"), ("45646.34375", .date, "2024-12-20T08:15:00"),
            ("0.34375", .time, "08:15:00"), ("0.99999999", .dateAndTime, "1900-01-01T00:00:00"),
            ("2", .date, "1900-01-02"), ("61", .date, "1900-03-01"), ("2958465", .date, "9999-12-31"),
            ("2958466", .date, "2958466"), ("-1", .date, "-1"), ("45291.999994", .dateAndTime, "2023-12-31T23:59:59"),
        ])
    func date(raw: String, format: NumberFormat, text: String) { #expect(NumberText().text(raw, format) == text) }

    // 45 646 − 1 462 days lie between the two systems.
    @Test("days may count from 1904")
    func from1904() { #expect(NumberText(countsFrom1904: true).text("44184", .date) == "2024-12-20") }

    @Test(
        "a format is known by its characters",
        arguments: [
            ("General", NumberFormat.plain), ("dd/mm/yyyy", .date), ("dd/mm/yyyy hh:mm", .dateAndTime),
            ("h:mm AM/PM", .time),
            ("0000", .digits(4)), ("0", .plain), ("0.00", .plain), ("#,##0\\ \"đồng\"", .plain), ("[Red]0.0", .plain),
            ("[$-42A]dd mmmm yyyy;@", .date), ("mmm", .date), ("mm:ss", .time), ("[h]:mm", .time), ("\"d\"0", .plain),
            ("0_d", .plain), ("@", .plain), ("0.00E+00", .plain), ("yyyy\\-mm\\-dd", .date),
        ])
    func format(code: String, expected: NumberFormat) { #expect(NumberFormat(code: code) == expected) }

    @Test(
        "the formats that every program knows are known",
        arguments: [(14, NumberFormat.date), (20, .time), (22, .dateAndTime), (0, .plain), (49, .plain)])
    func builtIn(id: Int, expected: NumberFormat) { #expect(NumberFormat.builtIn(id) == expected) }

    @Test("a format of the workbook's own is none of these")
    func own() { #expect(NumberFormat.builtIn(164) == nil) }
}
