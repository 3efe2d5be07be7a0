import ArgumentParser
import Diagnostics
import ResponseSimulation
import ResultExport
import SurveyWorkflow

/// The formats of made-up responses.
enum SimulationFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, xml, matrix, long, xlsx

    /// The format as text; nil for workbooks.
    fileprivate var text: ResponseFormat? { ResponseFormat(rawValue: rawValue) }
}

struct SimulateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "simulate",
            abstract: say(
                "Make up responses for a round, to rehearse it.",
                vi: "Tạo phiếu trả lời giả lập để chạy thử đợt điều tra."),
            discussion: say(
                """
                The same seed gives the same responses everywhere. Each respondent rates every unit that their group is \
                asked about; ids begin with SIM, and every file says that its answers are synthetic. The formats are csv (a \
                wide table, a row for each response), xml, matrix (CSV, a row for each respondent), long (CSV, a row for \
                each answer) and xlsx (the workbooks for typing in, filled).

                EXAMPLES:
                  parsurvey simulate samples/dien-bien-2024 --seed 2024 --respondents 160 --output out/rehearsal
                  parsurvey simulate samples/dien-bien-2024 --seed 7 --respondents 600 --format xml --output out/xml
                  parsurvey simulate samples/dien-bien-2024 --seed 7 --respondents 600 --format matrix --output out/matrix
                """,
                vi: """
                    Cùng một hạt giống luôn cho cùng một bộ phiếu. Mỗi người trả lời đánh giá mọi đơn vị mà nhóm của họ được \
                    hỏi; mã phiếu bắt đầu bằng SIM, tệp nào cũng ghi synthetic. Các dạng tệp: csv (bảng ngang, mỗi phiếu một \
                    dòng), xml, matrix (CSV, mỗi người trả lời một dòng), long (CSV, mỗi câu trả lời một dòng) và xlsx (sổ \
                    tính nhập phiếu đã điền).

                    VÍ DỤ:
                      parsurvey simulate samples/dien-bien-2024 --seed 2024 --respondents 160 --output out/chay-thu
                      parsurvey simulate samples/dien-bien-2024 --seed 7 --respondents 600 --format xml --output out/xml
                      parsurvey simulate samples/dien-bien-2024 --seed 7 --respondents 600 --format matrix --output out/matrix
                    """))
    }

    @OptionGroup var round: RoundArgument
    @Option(help: help("Any whole number.", vi: "Hạt giống: một số nguyên bất kỳ.", valueName: "n")) var seed: UInt64
    @Option(
        help: help(
            "How many people answer, in all groups together.", vi: "Số người trả lời, tính chung các nhóm.",
            valueName: "n"))
    var respondents: Int
    @Option(help: help("csv, xml, matrix, long or xlsx.", vi: "Dạng tệp: csv, xml, matrix, long hoặc xlsx."))
    var format = SimulationFormat.csv
    @Option(help: help("The folder to write.", vi: "Thư mục kết quả.", valueName: "folder")) var output: String
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...1_000_000).contains(respondents) else {
            throw ValidationError(
                say(
                    "--respondents must be from 1 to 1000000", vi: "--respondents phải từ 1 đến 1000000"))
        }
    }

    func run() throws {
        var findings = Findings()
        let job = RoundJob(RoundRequest(folder: round.folder))
        let written =
            if let text = format.text {
                job.simulate(seed: seed, respondents: respondents, format: text, to: output, findings: &findings)
            } else {
                job.simulateWorkbooks(seed: seed, respondents: respondents, to: output, findings: &findings)
            }
        Terminal.report(findings)
        guard let written else { throw ExitCode(1) }
        Terminal.write(syntheticMark[.terminal] + "\n")
        for (file, responses) in written {
            Terminal.write(
                say("\(output)/\(file): \(responses) responses\n", vi: "\(output)/\(file): \(responses) phiếu\n"))
        }
    }
}
