import Diagnostics
import SurveyModel
import Testing

@testable import ResponseIngest

@Suite("TableHeader+Layout")
struct TableHeaderTests {
    @Test(
        "tells the layout of a table from its columns, in any order",
        arguments: [
            ("respondent,group,unit,1.10.1", .wideTable), ("1.10.1,unit,group,response_id", .wideTable),
            ("respondent,group,unit", .wideTable), ("respondent,group,unit,note[x]", .wideTable),
            ("respondent,group,unit,1.10.1,question", .wideTable), ("respondent,group,unit,1.10.1,answer", .wideTable),
            ("respondent,group,1.10.1[D1]", .matrixTable), ("1.10.1 [D1],group,respondent", .matrixTable),
            ("respondent,group,1.10.1[D1],note[x],question", .matrixTable), ("respondent,group,a[b]", .matrixTable),
            ("respondent,group,unit,question,answer", .longTable),
            ("answer,question,unit,group,response_id,note,a[b]", .longTable),
        ] as [(String, ResponseLayout)])
    func tells(header: String, layout: ResponseLayout) {
        #expect(Reading(header + "\n").file?.layout == layout)
    }

    @Test(
        "refuses a header that fits two layouts or none, and says where",
        arguments: [
            ("respondent,group,unit,1.10.1[D1]", ["error 1:23 table.two-layouts"]),
            ("1.10.1[D1],respondent,group,1.10.1", ["error 1:29 table.two-layouts"]),
            ("respondent,group,unit,question,answer,1.10.1", ["error 1:39 table.two-layouts"]),
            ("respondent,group,unit,question,answer,1.10.1[D1]", ["error 1:39 table.two-layouts"]),
            ("respondent,group,note", ["error 1:22 table.no-layout"]),
            ("respondent,group", ["error 1:17 table.no-layout"]),
        ])
    func refuses(header: String, expected: [String]) {
        let reading = Reading(header + "\n")
        #expect(reading.file == nil)
        #expect(reading.brief == expected)
        #expect(reading.findings.kept.first?.hint?.english.contains("QUESTION[UNIT]") == true)
    }

    @Test("says what was found, in both languages")
    func saysWhatWasFound() throws {
        let two = try #require(Reading("respondent,group,unit,2.5.1[D1]\n").findings.kept.first)
        #expect(
            two.message.english
                == "the header fits more than one layout: “unit” makes it a wide table, “2.5.1[D1]” makes it a matrix")
        #expect(two.related?.description == "r.csv:1:18")
        let none = try #require(Reading("respondent,group,SECRET,x\n").findings.kept.first)
        #expect(
            none.message.vietnamese
                == "dòng tiêu đề không khớp dạng bảng nào: có respondent, group và 2 cột không nhận ra")
    }

    @Test(
        "names what a layout needs and lacks, or has twice",
        arguments: [
            ("group,1.10.1[D1]", ["error 1:17 table.missing-column"]),
            ("respondent,1.10.1[D1]", ["error 1:22 table.missing-column"]),
            ("respondent,group,1.10.1[D1],1.10.1[D1]", ["error 1:29 table.repeated-column"]),
            ("respondent,group,unit,question", ["error 1:31 table.missing-column"]),
            ("respondent,unit,question,answer", ["error 1:32 table.missing-column"]),
            ("group,unit,question,answer", ["error 1:27 table.missing-column"]),
            ("respondent,group,unit,question,answer,answer", ["error 1:39 table.repeated-column"]),
        ])
    func names(header: String, expected: [String]) {
        let reading = Reading(header + "\n")
        #expect(reading.file == nil)
        #expect(reading.brief == expected)
    }
}
