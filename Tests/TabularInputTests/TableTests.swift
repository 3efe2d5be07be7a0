import ByteInput
import Diagnostics
import Testing

@testable import TabularInput

@Suite("Table")
struct TableTests {
    private func read(
        _ bytes: [UInt8], required: [String] = ["code", "name"], optional: [String] = ["note"]
    ) -> (table: Table?, findings: [Diagnostic]) {
        var findings: [Diagnostic] = []
        let table = Table.read(
            ByteReader(path: "t.csv", bytes: bytes), required: required, optional: optional,
            report: { findings.append($0) })
        return (table, findings)
    }

    private func read(_ text: String) -> (table: Table?, findings: [Diagnostic]) { read(Array(text.utf8)) }

    private func brief(_ findings: [Diagnostic]) -> [String] {
        findings.map { "\($0.severity) \($0.location): \($0.code)" }
    }

    @Test("finds cells by column, trimmed and in NFC, and tells where they stand")
    func findsCells() throws {
        let text = "name,code\n\" Xa\u{303} An\nPhú \", 1.10 \n,\n\nB,2\n"
        let (table, findings) = read(text)
        let rows = try #require(table).rows
        #expect(findings == [])
        #expect(rows.map { $0["code"] } == ["1.10", "2"])
        #expect(Array(try #require(rows.first)["name"].unicodeScalars) == Array("Xã An\nPhú".unicodeScalars))
        #expect(rows.map { $0["note"] } == ["", ""])
        #expect(rows.map { "\($0.location(of: "code"))" } == ["t.csv:3:7", "t.csv:6:3"])
        #expect(rows.map { "\($0.location(of: "note"))" } == ["t.csv:2:1", "t.csv:6:1"])
        #expect(table?.fingerprint.sha256 == sha256(of: Array(text.utf8)))
    }

    @Test(
        "reports a faulty row where its fault is and keeps the others",
        arguments: [
            (row: "x", finding: "error t.csv:2:2: table.field-count"),
            (row: "x,y,z", finding: "error t.csv:2:5: table.field-count"),
            (row: "\"x\ny\"", finding: "error t.csv:3:3: table.field-count"),
            (row: "\"x\"y,z", finding: "error t.csv:2:4: table.text-after-quote"),
        ])
    func reportsFaultyRows(row: String, finding: String) {
        let (table, findings) = read("code,name\n\(row)\n1,2\n")
        #expect(brief(findings) == [finding])
        #expect(table?.rows.map { $0["code"] } == ["1"])
    }

    @Test("reports text that is not UTF-8")
    func reportsUndecodableText() {
        let (table, findings) = read(Array("code,name\n1,ế".utf8) + [0xFF] + Array("\n2,b\n".utf8))
        #expect(brief(findings) == ["error t.csv:2:4: table.undecodable-text"])
        #expect(table?.rows.map { $0["code"] } == ["2"])
    }

    @Test(
        "gives no table when the columns or the file cannot be trusted",
        arguments: [
            (text: "", codes: ["table.empty"]),
            (text: "code\n1", codes: ["table.missing-column"]),
            (text: "code,name,code\n1,2,3\n4", codes: ["table.repeated-column", "table.field-count"]),
            (text: "code,name\n1,2\n3,\"4", codes: ["table.unclosed-quote"]),
            (text: "code,\"name\"x\n1,2", codes: ["table.text-after-quote"]),
            (text: "code,nam\n1,2", codes: ["table.unknown-column", "table.missing-column"]),
            (text: "PK\u{3}\u{4}", codes: ["table.workbook"]),
        ])
    func givesNoTable(text: String, codes: [String]) {
        let (table, findings) = read(text)
        #expect(table == nil)
        #expect(findings.map(\.code.description) == codes)
    }

    @Test("reports unknown and unnamed columns and reads the rest")
    func readsTheRest() {
        let (table, findings) = read("code,name,notes,\n1,2,3,4\n")
        #expect(
            brief(findings) == [
                "error t.csv:1:11: table.unknown-column", "warning t.csv:1:17: table.unnamed-column",
            ])
        #expect(findings.first?.hint?.english == "did you mean “note”?")
        #expect(findings.first?.hint?.vietnamese == "có phải ý bạn là “note”?")
        #expect(table?.rows.map { $0["code"] } == ["1"])
    }

    @Test("reports a file that is not there")
    func reportsMissingFile() {
        var findings: [Diagnostic] = []
        let table = Table.read(path: "/nowhere/t.csv", required: [], report: { findings.append($0) })
        #expect(table == nil)
        #expect(brief(findings) == ["error /nowhere/t.csv: file.unreadable"])
    }

    @Test("shows no cell in what it reports")
    func showsNoCells() {
        let (_, findings) = read(
            Array("code,name\nsecret\n\"secret\"secret,1\nsecret,".utf8) + [0xFF] + Array("\nsecret,\"secret".utf8))
        #expect(findings.count == 4)
        for finding in findings {
            for language in Language.allCases {
                #expect(!finding.message[language].contains("secret"))
                #expect(finding.hint?[language].contains("secret") != true)
            }
        }
    }
}
