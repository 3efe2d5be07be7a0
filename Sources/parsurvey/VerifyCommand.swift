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
                  parsurvey verify out/index --round samples/dien-bien-2024
                  parsurvey verify out/published --totals published.csv
                """,
                vi: """
                    So các tệp trong thư mục, dữ liệu đầu vào, thiết lập và phiên bản chương trình với tệp kê khai, rồi so kết \
                    quả với kết quả tính lại. Có điểm khác biệt thì mã kết thúc là 1.

                    VÍ DỤ:
                      parsurvey verify out/dien-bien-2024 --round samples/dien-bien-2024
                      parsurvey verify out/2024 --round samples/dien-bien-2024 --from dot1.csv dot2.xml
                      parsurvey verify out/index --round samples/dien-bien-2024
                      parsurvey verify out/cong-bo --totals cong-bo.csv
                    """))
    }

    @Argument(help: help("The folder of results.", vi: "Thư mục kết quả.", valueName: "folder")) var folder: String
    @Option(
        help: help(
            "The round's folder, or the round.yaml in it.", vi: "Thư mục đợt điều tra, hoặc tệp round.yaml trong đó.",
            valueName: "round"))
    var round: String?
    @Option(
        help: help(
            "Of a folder of published figures: these, in place of a round.",
            vi: "Với thư mục lập từ số liệu đã công bố: tệp số liệu, thay cho đợt điều tra.", valueName: "file"))
    var totals: String?
    @Option(
        help: help(
            "For --totals: the grade bands instead of those that the manifest names.",
            vi: "Dùng với --totals: mức xếp loại, thay cho tệp ghi trong tệp kê khai.", valueName: "file"))
    var bands: String?
    @OptionGroup var responses: ResponseOptions
    @OptionGroup var satisfaction: SatisfactionOption
    @Option(
        help: help(
            "Of a folder of the index: the appraised points instead of the file that the manifest names.",
            vi: "Với thư mục Chỉ số CCHC: tệp điểm thẩm định, thay cho tệp ghi trong tệp kê khai.", valueName: "file"))
    var appraisal: String?
    @Option(
        help: help(
            "The same for the self-assessed points.", vi: "Tương tự với tệp điểm tự đánh giá.", valueName: "file"))
    var selfAssessment: String?
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (round == nil) != (totals == nil) else {
            throw ValidationError(
                say("give either --round or --totals", vi: "cần có --round hoặc --totals, không dùng cả hai"))
        }
        let isOfRound =
            !responses.responses.isEmpty || satisfaction.file != nil || appraisal != nil || selfAssessment != nil
        if totals == nil ? bands != nil : isOfRound {
            throw ValidationError(
                say(
                    "--bands is for --totals; files of a round are for --round",
                    vi: "--bands chỉ dùng với --totals; các tệp của đợt điều tra chỉ dùng với --round"))
        }
    }

    func run() throws {
        var findings = Findings()
        let answer = verify(&findings)
        Terminal.report(findings)
        guard let answer, !findings.hasErrors else { throw ExitCode(1) }
        Terminal.write(
            say(
                "The same: \(answer.inputs) inputs, \(answer.outputs) results, version \(answer.toolVersion).\n",
                vi:
                    "Khớp hoàn toàn: \(answer.inputs) tệp đầu vào, \(answer.outputs) tệp kết quả, phiên bản \(answer.toolVersion).\n"
            ))
    }

    private func verify(_ findings: inout Findings) -> Verification? {
        if let totals {
            var request = TotalsRequest(file: totals)
            request.bands = bands
            return TotalsJob(request).verify(folder, findings: &findings)
        }
        var place = RoundArgument()
        place.folder = round ?? ""
        var request = RoundRequest(place, responses, satisfaction: satisfaction.file)
        request.appraisal = appraisal
        request.selfAssessment = selfAssessment
        return RoundJob(request).verify(folder, findings: &findings)
    }
}
