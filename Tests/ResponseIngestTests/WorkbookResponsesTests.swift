import ByteInput
import Diagnostics
import SurveyModel
import TestMaterial
import Testing

@testable import ResponseIngest

@Suite("Responses in workbooks")
struct WorkbookResponsesTests {
    private static func workbook(_ csv: String) -> HandmadeWorkbook {
        HandmadeWorkbook(
            texts: csv.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }, name: "Phiếu")
    }

    @Test(
        "every layout gives what the same table gives as CSV",
        arguments: [
            (
                ResponseLayout.wideTable,
                "response_id,respondent,group,unit,1.10.1,2.5.1,5.10.1\nr1,p1,delegate,D1,5,Tốt,9\nr2,p2,delegate,D2,,3,4"
            ),
            (
                .matrixTable,
                "respondent,group,1.10.1[D1],5.10.1[D1],1.10.1[D2]\np1,delegate,5,4,3\np2,official,,,2\np3,delegate,1,,"
            ),
            (
                .longTable,
                "respondent,group,unit,question,answer\np1,delegate,D1,1.10.1,5\np1,delegate,D1,2.5.1,4\np2,delegate,H1,5.10.1,3"
            ),
        ])
    func layouts(layout: ResponseLayout, csv: String) {
        let expected = Reading(csv + "\n")
        let reading = Reading(Self.workbook(csv).bytes, path: "r.xlsx")
        #expect(reading.file?.layout == layout)
        #expect(reading.file?.sheet == "Phiếu")
        #expect(reading.file?.separator == nil)
        #expect(reading.counts == expected.counts && reading.answers == expected.answers)
        #expect(reading.answers.count > 1)
        #expect(reading.file?.responses.map(\.responseID) == expected.file?.responses.map(\.responseID))
        #expect(reading.file?.fingerprint.sha256 == sha256(of: Self.workbook(csv).bytes))
        #expect(reading.findings.count(.error) == 0)
    }

    @Test("what is wrong is told with sheet and cell, and rejects as in any table")
    func rejections() {
        let csv = """
            respondent,group,unit,1.10.1,2.5.1,5.10.1,ghi chú
            p1,delegate,D1,5,4,7,
            p2,delegate,XX,5,4,3,x
            p3,khác,D1,5,4,3,

            ,delegate,D1,5,4,3,
            """
        let reading = Reading(Self.workbook(csv).bytes, path: "r.xlsx")
        #expect(reading.counts == [1, 3])
        #expect(
            reading.findings.kept.map { "\($0.location) \($0.code)" } == [
                "r.xlsx:Phiếu!G1 table.unknown-column", "r.xlsx:Phiếu!F2 answer.unknown-level",
                "r.xlsx:Phiếu!C3 response.unknown-unit", "r.xlsx:Phiếu!B4 response.unknown-group",
                "r.xlsx:Phiếu!5 response.no-identity",
            ])
    }

    @Test("a row with an error in a cell is rejected, the others stand")
    func faultyRow() {
        let head = ["respondent", "group", "unit", "1.10.1"].map { "<c t=\"str\"><v>\($0)</v></c>" }.joined()
        func row(_ id: String, _ answer: String) -> String {
            "<row>" + [id, "delegate", "D1"].map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + answer + "</row>"
        }
        let rows = "<row>\(head)</row>" + row("p1", "<c t=\"e\"><v>#REF!</v></c>") + row("p2", "<c><v>5</v></c>")
        let reading = Reading(HandmadeWorkbook([.init("Phiếu", rows: rows)]).bytes, path: "r.xlsx")
        #expect(reading.counts == [1, 1])
        #expect(
            reading.findings.kept.map { "\($0.location) \($0.code)" }.contains("r.xlsx:Phiếu!D2 workbook.cell-error"))
    }

    @Test(
        "a time without an offset takes the round's, and stays doubtful where the round has none",
        arguments: [("2024-12-31T23:59:59+07:00", true), (nil, false)])
    func times(closesAt: String?, isKnown: Bool) throws {
        var round = Round.small()
        round.settings.closesAtText = closesAt
        var workbook = Self.workbook(
            "respondent,group,unit,submitted_at,1.10.1\np1,delegate,D1,,5\np2,delegate,D1,2024-12-20T08:15:00Z,5")
        workbook.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
        workbook.sheets[0].rows = workbook.sheets[0].rows.replacing(
            "<c t=\"inlineStr\"><is><t>D1</t></is></c><c t=\"inlineStr\"><is><t></t></is></c>",
            with: "<c t=\"inlineStr\"><is><t>D1</t></is></c><c s=\"1\"><v>45646</v></c>")
        let reading = Reading(workbook.bytes, path: "r.xlsx", round: round)
        let times = try #require(reading.file).responses.map(\.submittedAt)
        #expect(times == [isKnown ? Timestamp("2024-12-20T00:00:00+07:00") : nil, Timestamp("2024-12-20T08:15:00Z")])
        #expect(reading.brief.contains("warning 2:4 response.bad-time") == !isKnown)
    }

    @Test("a workbook is known by its bytes, whatever its name and the encoding that was asked for")
    func anyName() {
        let bytes = Self.workbook("respondent,group,unit,1.10.1\np1,delegate,D1,5").bytes
        #expect(Reading(bytes, path: "r.csv", asked: "UTF-16LE").counts == [1, 0])
    }

    @Test("rejected rows are handed back as they were read, with the reasons in front, and load once they are mended")
    func rejectedRows() throws {
        let csv = "respondent,group,unit,1.10.1\n007,delegate,XX,5\np2,delegate,D1,5"
        let bytes = Self.workbook(csv).bytes
        var findings = Findings()
        var how = ResponseReading()
        how.keepsRejections = true
        let file = try #require(
            ResponseFile.read(
                ByteReader(path: "r.xlsx", bytes: bytes), round: .small(), into: ResponseList(), how,
                findings: &findings))
        let rows = try RejectedRows(file.rejections, round: .small(), language: .english)
            .rows(ofSheet: nil) { () throws(ByteInputError) in ByteReader(path: "r.xlsx", bytes: bytes) }
        #expect(
            rows.map { Array($0.dropFirst()) } == [
                ["respondent", "group", "unit", "1.10.1"], ["007", "delegate", "XX", "5"],
            ])
        #expect(rows.first?.first == "rejected_because")
        #expect(rows.last?.first?.isEmpty == false)
    }
}
