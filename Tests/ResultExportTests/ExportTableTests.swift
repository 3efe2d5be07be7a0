import Testing
import TextOutput

@testable import ResultExport

@Suite("ExportTable")
struct ExportTableTests {
    private func table(isSynthetic: Bool) -> ExportTable {
        ExportTable(
            rowName: "score", columns: ["unit", "title", "points"],
            rows: [
                [.text("S1"), .text("=1+1, \"x\""), .number("-0.50")], [.text("S2"), .text("<a&b>"), .absent],
                [.text(""), .number(7), .number(orAbsent: nil)],
            ],
            isSynthetic: isSynthetic)
    }

    @Test("writes CSV with formulas defused, numbers as they are and nothing for what is absent")
    func writesCSV() {
        #expect(
            table(isSynthetic: false).csv == """
                unit,title,points
                S1,"'=1+1, ""x""\",-0.50
                S2,<a&b>,
                ,7,

                """)
    }

    @Test("marks made-up results in every row of CSV")
    func marksCSV() {
        #expect(
            table(isSynthetic: true).csv == """
                unit,title,points,synthetic
                S1,"'=1+1, ""x""\",-0.50,true
                S2,<a&b>,,true
                ,7,,true

                """)
    }

    @Test("writes JSON with text as it is, numbers unquoted and null for what is absent", arguments: [true, false])
    func writesJSON(isSynthetic: Bool) {
        #expect(
            table(isSynthetic: isSynthetic).json.serialized() == """
                {
                  "synthetic": \(isSynthetic),
                  "scores": [
                    {"unit": "S1", "title": "=1+1, \\"x\\"", "points": -0.50},
                    {"unit": "S2", "title": "<a&b>", "points": null},
                    {"unit": "", "title": 7, "points": null}
                  ]
                }

                """)
    }

    @Test("writes XML with text escaped and no attribute for what is absent", arguments: [true, false])
    func writesXML(isSynthetic: Bool) {
        #expect(
            table(isSynthetic: isSynthetic).xml == """
                <?xml version="1.0" encoding="UTF-8"?>
                <scores synthetic="\(isSynthetic)">
                  <score unit="S1" title="=1+1, &quot;x&quot;" points="-0.50"/>
                  <score unit="S2" title="&lt;a&amp;b&gt;"/>
                  <score unit="" title="7"/>
                </scores>

                """)
    }

    @Test("writes a table without rows")
    func writesEmptyTable() {
        let empty = ExportTable(rowName: "block", columns: ["unit"], rows: [], isSynthetic: false)
        #expect(empty.csv == "unit\n")
        #expect(empty.json.serialized() == "{\"synthetic\": false, \"blocks\": []}\n")
        #expect(empty.xml.hasSuffix("<blocks synthetic=\"false\">\n</blocks>\n"))
    }
}
