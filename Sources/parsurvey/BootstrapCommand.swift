import ArgumentParser
import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow
import TextOutput

struct BootstrapCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bootstrap",
            abstract: say(
                "How far points and ranks move when the respondents are drawn again from themselves.",
                vi: "Điểm và thứ hạng thay đổi thế nào khi lấy mẫu lặp từ chính những người đã trả lời."),
            discussion: say(
                """
                A second way to the standard errors that points shows, without a formula for them: in each replicate half \
                of the respondents of every stratum are drawn, weights are rescaled and, where the round has margins, \
                calibrated again, and all points are made anew (Preston 2009). Gives also how often a unit keeps its rank.

                EXAMPLES:
                  parsurvey bootstrap samples/dien-bien-2024
                  parsurvey bootstrap samples/dien-bien-2024 --count 2000 --seed 7
                  parsurvey bootstrap samples/dien-bien-2024 --format csv --output bootstrap.csv
                """,
                vi: """
                    Cách thứ hai để tính sai số chuẩn mà lệnh points đưa ra, không dùng công thức: mỗi mẫu lặp lấy một nửa số \
                    người trả lời của từng tầng, điều chỉnh lại quyền số (và hiệu chỉnh lại nếu đợt điều tra có số đã biết) rồi \
                    tính lại toàn bộ điểm (Preston 2009). Kết quả còn cho biết đơn vị giữ nguyên thứ hạng trong bao nhiêu phần \
                    trăm số mẫu lặp.

                    VÍ DỤ:
                      parsurvey bootstrap samples/dien-bien-2024
                      parsurvey bootstrap samples/dien-bien-2024 --count 2000 --seed 7
                      parsurvey bootstrap samples/dien-bien-2024 --format csv --output mau-lap.csv
                    """))
    }

    @OptionGroup var round: RoundArgument
    @OptionGroup var responses: ResponseOptions
    @Option(help: help("How many replicates.", vi: "Số mẫu lặp.", valueName: "number")) var count = 1000
    @Option(help: help("Another seed gives other replicates.", vi: "Số khởi tạo khác cho các mẫu lặp khác.")) var seed:
        UInt64 = 1
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (2...100_000).contains(count) else {
            throw ValidationError(say("--count is from 2 to 100000", vi: "--count phải từ 2 đến 100000"))
        }
    }

    func run() throws {
        var findings = Findings()
        let bar = ProgressBar(say("Drawing replicates", vi: "Đang lấy mẫu lặp"))
        let made = RoundJob(RoundRequest(round, responses)).bootstrap(
            count: count, seed: seed, progress: bar.progress, findings: &findings)
        Terminal.report(findings)
        guard let made else { throw ExitCode(1) }
        Terminal.remind(of: made.result.definitionFindings, round: round.folder)
        let result = made.result
        let table = ExportTable(made.replicates, errors: result.errors, round: result.round)
        switch output.format {
        case .table:
            let language = output.output == nil ? Language.terminal : result.round.language
            try Terminal.deliver(BootstrapRendering(made: made, language: language).text, to: output.output)
        case .csv: try Terminal.deliver(table.csv, to: output.output)
        case .json: try Terminal.deliver(table.json.serialized(), to: output.output)
        }
        try deliverAccounts(result, responses)
        if findings.hasErrors { throw ExitCode(1) }
    }
}
