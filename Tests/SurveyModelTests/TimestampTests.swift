import Testing

@testable import SurveyModel

@Suite("Timestamp")
struct TimestampTests {
    // Seconds since 1970 by GNU date: `date -u -d … +%s`.
    @Test(
        "reads an instant with its offset",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2024-12-31T23:59:59+07:00", 1_735_664_399_000),
            ("2024-12-31T23:59:59+0700", 1_735_664_399_000), ("2024-12-31T16:59:59Z", 1_735_664_399_000),
            ("2024-12-31 23:59:59+07:00", 1_735_664_399_000), ("2024-12-31T23:59+07:00", 1_735_664_340_000),
            ("2024-12-31T11:29:59-05:30", 1_735_664_399_000), ("2024-02-29T00:00Z", 1_709_164_800_000),
            ("2000-02-29T00:00Z", 951_782_400_000), ("1969-12-31T23:59:59Z", -1000),
            ("0001-01-01T00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        "cuts a fraction to thousandths",
        arguments: [
            ("1970-01-01T00:00:01.5Z", 1500), ("1970-01-01T00:00:01.25Z", 1250), ("1970-01-01T00:00:01.007Z", 1007),
            ("1970-01-01T00:00:01.999999999Z", 1999), ("1970-01-01T00:00:01.0001Z", 1000),
        ] as [(String, Int64)])
    func readsFractions(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        "refuses what is no instant",
        arguments: [
            "", "2024-12-31", "2024-12-31T23:59:59", "2024-12-31T23:59:59 +07:00", "2024-12-31T23:59:59+07",
            "2024-12-31T23:59:59+7:00", "31/12/2024 23:59", "2024-12-31T23:59:59z", "2024-12-31T24:00:00Z",
            "2024-12-31T23:60:00Z", "2024-12-31T23:59:60Z", "2024-12-31T23:59:59.Z", "2024-12-31T23:59:59,5Z",
            "2024-12-31T23:59:59.1234567890Z", "2024-13-01T00:00Z", "2024-00-01T00:00Z", "2024-12-00T00:00Z",
            "2024-12-32T00:00Z", "2024-04-31T00:00Z", "2023-02-29T00:00Z", "1900-02-29T00:00Z", "2100-02-29T00:00Z",
            "0000-01-01T00:00Z", "2024-1-1T00:00Z", "2024-12-31T23:59:59Zx", " 2024-12-31T23:59:59Z",
            "２０２４-12-31T23:59:59Z", "2024-12-31T23:59:59+07:60", "2024-12-31T23:59:59+19:00",
            "2024-12-31T23:59:59+18:01",
        ])
    func refuses(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("counts the days of 400 years one by one")
    func countsDays() throws {
        // By another route: the date of the day before plus one, through every date of a Gregorian cycle.
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected = try #require(Timestamp("1800-01-01T00:00Z")).milliseconds
        for year in 1800..<2200 {
            for month in 1...12 {
                let first = "\(year)-\(month < 10 ? "0" : "")\(month)-01T00:00Z"
                #expect(Timestamp(first)?.milliseconds == expected)
                let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
                expected += Int64(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) * 86_400_000
            }
        }
        // 400 years have 146 097 days.
        #expect(Timestamp("2200-01-01T00:00Z")?.milliseconds == expected)
    }

    @Test("compares instants, not the clocks that they were read from")
    func compares() throws {
        let hanoi = try #require(Timestamp("2025-01-01T00:30:00+07:00"))
        let utc = try #require(Timestamp("2024-12-31T17:30:00Z"))
        let later = try #require(Timestamp("2024-12-31T17:30:01Z"))
        #expect(hanoi == utc)
        #expect(hanoi < later)
        #expect(!(later < hanoi))
    }
}
