import ArgumentParser
import Diagnostics
import SurveyWorkflow

struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: say(
                "Prove a folder of results: compute it again from its inputs and name every difference.",
                vi: "Kiểm chứng thư mục kết quả: tính lại từ dữ liệu đầu vào và nêu mọi điểm khác biệt."),
            discussion: say(
                """
                Compares the files of the folder, the inputs, the settings and the version of the tool with the manifest, and \
                the results with those computed now. Exit status 1 where anything differs.

                EXAMPLES:
                  parsurvey verify out/dien-bien-2024 --round samples/dien-bien-2024
                  parsurvey verify out/2024 --round samples/dien-bien-2024 --from dot1.csv dot2.xml
                """,
                vi: """
                    So các tệp trong thư mục, dữ liệu đầu vào, thiết lập và phiên bản chương trình với tệp kê khai, rồi so kết \
                    quả với kết quả tính lại. Có điểm khác biệt thì mã kết thúc là 1.

                    VÍ DỤ:
                      parsurvey verify out/dien-bien-2024 --round samples/dien-bien-2024
                      parsurvey verify out/2024 --round samples/dien-bien-2024 --from dot1.csv dot2.xml
                    """))
    }

    @Argument(help: help("The folder of results.", vi: "Thư mục kết quả.", valueName: "folder")) var folder: String
    @Option(
        help: help(
            "The round's folder, or the round.yaml in it.", vi: "Thư mục đợt điều tra, hoặc tệp round.yaml trong đó.",
            valueName: "round"))
    var round: String
    @OptionGroup var responses: ResponseOptions
    @OptionGroup var satisfaction: SatisfactionOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        var place = RoundArgument()
        place.folder = round
        let request = RoundRequest(place, responses, satisfaction: satisfaction.file)
        var findings = Findings()
        let answer = RoundJob(request).verify(folder, findings: &findings)
        Terminal.report(findings)
        guard let answer, !findings.hasErrors else { throw ExitCode(1) }
        Terminal.write(
            say(
                "The same: \(answer.inputs) inputs, \(answer.outputs) results, version \(answer.toolVersion).\n",
                vi:
                    "Khớp hoàn toàn: \(answer.inputs) tệp đầu vào, \(answer.outputs) tệp kết quả, phiên bản \(answer.toolVersion).\n"
            ))
    }
}
