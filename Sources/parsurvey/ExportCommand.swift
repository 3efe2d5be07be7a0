import ArgumentParser
import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow

struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: say(
                "Write a folder of results: scores, blocks, a workbook and a manifest that proves them.",
                vi: "Xuất thư mục kết quả: điểm từng dòng, điểm khối, sổ tính và tệp kê khai để kiểm chứng."),
            discussion: say(
                """
                Writes scores.csv, scores.json, scores.xml, the workbook scores.xlsx, blocks.csv and manifest.json, all or \
                nothing. Rows with too few answers refuse the export; satisfaction that is not published yet does not.

                Where the round's folder has an export-template.yaml, the files that it describes for other software are \
                written as well (docs/formats.md; samples/dien-bien-2024/export-template.sample.yaml is one to start from).

                EXAMPLES:
                  parsurvey export samples/dien-bien-2024 --output out/dien-bien-2024
                  parsurvey export samples/dien-bien-2024 --satisfaction satisfaction.csv --output out/2024
                  parsurvey export samples/dien-bien-2024 --output out/2024 --audit out/2024-audit
                """,
                vi: """
                    Ghi scores.csv, scores.json, scores.xml, sổ tính scores.xlsx, blocks.csv và manifest.json, đủ cả hoặc \
                    không ghi gì. Còn dòng chưa đủ câu trả lời thì không xuất; chỉ số hài lòng chưa công bố thì vẫn xuất được.

                    Nếu thư mục đợt điều tra có export-template.yaml thì ghi thêm các tệp theo mẫu của phần mềm khác mô tả \
                    trong đó (xem docs/formats.md; có tệp mẫu samples/dien-bien-2024/export-template.sample.yaml).

                    VÍ DỤ:
                      parsurvey export samples/dien-bien-2024 --output out/dien-bien-2024
                      parsurvey export samples/dien-bien-2024 --satisfaction satisfaction.csv --output out/2024
                      parsurvey export samples/dien-bien-2024 --output out/2024 --audit out/2024-kiem-tra
                    """))
    }

    @OptionGroup var round: RoundArgument
    @OptionGroup var responses: ResponseOptions
    @OptionGroup var satisfaction: SatisfactionOption
    @Option(help: help("The folder to write.", vi: "Thư mục kết quả.", valueName: "folder")) var output: String
    @Option(
        help: help(
            """
            Write what points and errors are made of to this folder as well, an answer a row, with check.R, which computes \
            them again. Not for the scoring software: it holds people's answers, under pseudonyms.
            """,
            vi: """
                Ghi thêm vào thư mục này mọi câu trả lời (mỗi câu một dòng, người trả lời mang mã giả danh) và tệp check.R để \
                tính lại điểm và sai số bằng R. Không chuyển thư mục này vào phần mềm chấm điểm.
                """, valueName: "folder"))
    var audit: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = RoundRequest(round, responses, satisfaction: satisfaction.file)
        var findings = Findings()
        let result = RoundJob(request).export(to: output, audit: audit, findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        Terminal.remind(of: result.definitionFindings, round: round.folder)
        if result.round.isSynthetic { Terminal.write(syntheticMark[.terminal] + "\n") }
        Terminal.write(accountTable(result, in: .terminal))
        try deliverAccounts(result, responses)
        let rows = result.sheet.rows.count
        Terminal.write(say("\(rows) rows written to \(output)\n", vi: "Đã ghi \(rows) dòng vào \(output)\n"))
    }
}
