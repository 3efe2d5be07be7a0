import ArgumentParser
import Diagnostics
import FileOutput
import SurveyModel
import SurveyWorkflow

/// The formats of forms.
enum FormFormat: String, CaseIterable, ExpressibleByArgument {
    case html
}

struct FormsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "forms",
            abstract: say("Write the forms of a round.", vi: "Tạo phiếu của đợt điều tra."),
            discussion: say(
                """
                A page of HTML for each questionnaire: it opens in any browser, on a phone or a desk, without a server and \
                without the network, keeps a draft on the device, and hands back a file of responses that `points --from` \
                loads as it is.

                EXAMPLES:
                  parsurvey forms samples/dien-bien-2024 --output out/forms
                  parsurvey forms samples/dien-bien-2024 --questionnaire department.delegate --output out/forms
                  parsurvey points samples/dien-bien-2024 --from returned/*.xml
                """,
                vi: """
                    Mỗi bộ câu hỏi thành một tệp HTML: mở bằng trình duyệt bất kỳ, trên điện thoại hoặc máy tính, không cần \
                    máy chủ, không cần mạng; phiếu giữ bản nháp trên thiết bị và lưu ra tệp trả lời để nạp thẳng bằng \
                    `points --from`.

                    VÍ DỤ:
                      parsurvey forms samples/dien-bien-2024 --output out/phieu
                      parsurvey forms samples/dien-bien-2024 --questionnaire department.delegate --output out/phieu
                      parsurvey points samples/dien-bien-2024 --from phieu-nhan-ve/*.xml
                    """))
    }

    @OptionGroup var round: RoundArgument
    @Option(help: help("The folder to write.", vi: "Thư mục kết quả.", valueName: "folder")) var output: String
    @Option(
        help: help(
            "Only the form of this questionnaire; may be repeated.",
            vi: "Chỉ tạo phiếu của bộ câu hỏi này; ghi được nhiều lần.",
            valueName: "id"))
    var questionnaire: [String] = []
    @Option(
        parsing: .upToNextOption,
        help: help(
            "Only these units, by their codes.", vi: "Chỉ gồm các đơn vị này (ghi mã đơn vị).", valueName: "code"))
    var unit: [String] = []
    @Option(help: help("html.", vi: "Dạng tệp: html.")) var format = FormFormat.html
    @OptionGroup var common: CommonOptions

    func run() throws {
        var wanted = FormsRequest()
        wanted.questionnaires = questionnaire.map { QuestionnaireCode($0.normalizedText) }
        wanted.units = unit.map { UnitCode($0.normalizedText) }
        var findings = Findings()
        var files = RoundJob(RoundRequest(folder: round.folder)).webForms(wanted, findings: &findings)
        do throws(OutputError) {
            if let files { try OutputFolder(path: output).replace(with: files) { $0.hasSuffix(".html") } }
        } catch {
            findings.add(error.diagnostic)
            files = nil
        }
        Terminal.report(findings)
        guard let files else { throw ExitCode(1) }
        for file in files { Terminal.write("\(output)/\(file.name)\n") }
    }
}
