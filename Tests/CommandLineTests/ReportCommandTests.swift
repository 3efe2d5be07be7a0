import Foundation
import TestMaterial
import Testing

@Suite("report")
struct ReportCommandTests {
    private static let round = "samples/dien-bien-2024"

    private func report(_ arguments: [String], in folder: String, name: String = "report.html") throws -> String {
        let path = folder + "/" + name
        let run = try BuiltTool.run(["report"] + arguments + ["--output", path, "--language", "en"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasSuffix(path + "\n"))
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test("the page of the sample round holds what the exported tables say, in the round's language")
    func sample() throws {
        try withTemporaryFolder { folder in
            let page = try report([Self.round], in: folder)
            // Văn phòng UBND tỉnh has 15.03 of 19 points and rank 7, as `points` says.
            #expect(page.contains("<html lang=\"vi\">") && page.contains("15,03") && page.contains("15,82/20,00"))
            #expect(page.contains("được tính: 4.530"))
            #expect(page.contains("DỮ LIỆU GIẢ LẬP (synthetic)"))
            #expect(page.contains("Khoảng tin cậy 95%") && page.contains("Tập tin cậy riêng"))
            #expect(page.contains("gộp chung mọi phiếu"))
            let again = try report([Self.round], in: folder, name: "again.html")
            #expect(again == page)
        }
    }

    @Test("a round without a design has a report without errors, and with them on request")
    func withoutDesign() throws {
        try withTemporaryFolder { folder in
            let page = try report(["samples/faulty"], in: folder)
            #expect(!page.contains("Khoảng tin cậy 95%") && page.contains("điểm không kèm sai số"))
            let with = try report(["samples/faulty", "--errors"], in: folder, name: "errors.html")
            #expect(with.contains("Khoảng tin cậy 95%") && with.contains("chọn ngẫu nhiên từ số đông"))
        }
    }

    @Test("a handful of responses makes a report in which no count from 1 to 4 stands")
    func fewResponses() throws {
        try withTemporaryFolder { folder in
            let page = try report(["samples/faulty", "--from", "samples/faulty/self-rating.csv"], in: folder)
            #expect(page.contains("Số phiếu quá ít nên không công bố"))
            let table = try #require(page.firstMatch(of: /(?s)<section id="responses".*?<\/section>/)).output
            #expect(!table.contains(/<td>[1-4]<\/td>/) && table.contains("<td>*</td>"))
        }
    }

    @Test("what cannot be read or written leaves nothing behind")
    func refused() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/report.html"
            for arguments in [
                [Self.round, "--from", "samples/faulty/truncated.xml"],
                [Self.round, "--from", "samples/faulty/unknown-unit.csv", "--strict"], ["samples"],
            ] {
                let run = try BuiltTool.run(["report"] + arguments + ["--output", path])
                #expect(run.status == 1)
                #expect(!FileManager.default.fileExists(atPath: path))
            }
            let nowhere = try BuiltTool.run(["report", Self.round, "--output", folder + "/no/report.html"])
            #expect(nowhere.status == 1)
            let unnamed = try BuiltTool.run(["report", Self.round])
            #expect(unnamed.status == 64)
        }
    }
}
