import ArgumentParser
import Diagnostics
import ResultExport
import SurveyModel
import SurveyWorkflow

struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: say(
                "Write the report of a round: one page for council and public, with figures.",
                vi: "Lập báo cáo kết quả điều tra: một trang HTML có biểu đồ, để trình hội đồng và công bố."),
            discussion: say(
                """
                One file that any browser opens without a network and prints to A4: responses, points with intervals and rank \
                sets, points by criterion, how people answered, where groups differ, what hangs on choices, and the \
                settings. Counts that could point at a person (fewer than 5) are left out, and others with them, so that sums \
                do not give them away. Rows without points for want of answers are shown as such.

                EXAMPLES:
                  parsurvey report samples/dien-bien-2024 --output out/report.html
                  parsurvey report samples/dien-bien-2024 --from dot1.csv dot2.xml --output out/report.html
                  parsurvey report samples/faulty --errors --output out/report.html
                """,
                vi: """
                    Một tệp HTML mở được bằng mọi trình duyệt, không cần mạng, in ra khổ A4: số phiếu, điểm kèm khoảng tin cậy \
                    và tập tin cậy của hạng, điểm theo tiêu chí, phân bố câu trả lời, khác biệt giữa các nhóm, kết quả nếu \
                    chọn khác đi và các lựa chọn của đợt điều tra. Số có thể chỉ ra người trả lời (dưới 5) được che, cùng \
                    một số ô khác để không suy ra được từ các tổng. Dòng chưa đủ câu trả lời vẫn nêu là chưa có điểm.

                    VÍ DỤ:
                      parsurvey report samples/dien-bien-2024 --output out/bao-cao.html
                      parsurvey report samples/dien-bien-2024 --from dot1.csv dot2.xml --output out/bao-cao.html
                      parsurvey report samples/faulty --errors --output out/bao-cao.html
                    """))
    }

    @OptionGroup var round: RoundArgument
    @OptionGroup var responses: ResponseOptions
    @OptionGroup var satisfaction: SatisfactionOption
    @Flag(
        help: help(
            "Errors also for a round that does not say how respondents were chosen.",
            vi: "Tính sai số cả khi đợt điều tra không nêu cách chọn người trả lời."))
    var errors = false
    @Option(help: help("The file to write.", vi: "Tệp báo cáo (.html).", valueName: "file")) var output: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        var request = RoundRequest(round, responses, satisfaction: satisfaction.file)
        request.makesErrors = errors
        var findings = Findings()
        let result = RoundJob(request).report(to: output, findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        Terminal.remind(of: result.definitionFindings, round: round.folder)
        if result.round.isSynthetic { Terminal.write(syntheticMark[.terminal] + "\n") }
        Terminal.write(accountTable(result, in: .terminal))
        try deliverAccounts(result, responses)
        Terminal.write("\(output)\n")
    }
}
