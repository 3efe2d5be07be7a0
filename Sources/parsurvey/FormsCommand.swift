import ArgumentParser
import Diagnostics
import SurveyModel
import SurveyWorkflow

struct FormsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "forms",
            abstract: say("Write the forms of a round.", vi: "Tạo phiếu của đợt điều tra."),
            discussion: say(
                """
                pdf: numbered forms on paper, with a QR code on every page, and a file that says where each box stands. docx: \
                the same in Word, to be approved and edited. html: a page that opens in any browser, on a phone or a desk, \
                without a server and without the network, keeps a draft on the device, and hands back a file of responses \
                that `points --from` loads as it is. xlsx: a sheet for keying in forms on paper.

                EXAMPLES:
                  parsurvey forms samples/dien-bien-2024 --output out/forms
                  parsurvey forms samples/dien-bien-2024 --questionnaire department.delegate --copies 50 --format pdf --output out/paper
                  parsurvey forms samples/dien-bien-2024 --format pdf --raters raters.csv --split --output out/paper
                  parsurvey points samples/dien-bien-2024 --from returned/*.xml
                """,
                vi: """
                    pdf: phiếu giấy có đánh số, mỗi trang có mã QR, kèm tệp ghi vị trí từng ô. docx: cùng phiếu đó ở dạng Word \
                    để trình duyệt và sửa. html: phiếu mở bằng trình duyệt bất kỳ, trên điện thoại hoặc máy tính, không cần \
                    máy chủ, không cần mạng; giữ bản nháp trên thiết bị và lưu ra tệp trả lời để nạp thẳng bằng \
                    `points --from`. xlsx: bảng nhập liệu từ phiếu giấy.

                    VÍ DỤ:
                      parsurvey forms samples/dien-bien-2024 --output out/phieu
                      parsurvey forms samples/dien-bien-2024 --questionnaire department.delegate --copies 50 --format pdf --output out/giay
                      parsurvey forms samples/dien-bien-2024 --format pdf --raters nguoi-nhan.csv --split --output out/giay
                      parsurvey points samples/dien-bien-2024 --from phieu-nhan-ve/*.xml
                    """))
    }

    @OptionGroup var round: RoundArgument
    @Option(help: help("The folder to write into.", vi: "Thư mục kết quả.", valueName: "folder")) var output: String
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
    @Option(
        help: help(
            "\(formatList), or several with commas between them (default: all).",
            vi: "Dạng tệp: \(formatList); ghi được nhiều dạng, cách nhau bằng dấu phẩy (mặc định: tất cả).",
            valueName: "formats"),
        transform: formatNames)
    var format: [[String]] = []
    @Option(
        help: help(
            "How many numbered forms to print of each.", vi: "Số bản in của mỗi phiếu, đánh số từ 0001.",
            valueName: "n"))
    var copies: Int?
    @Option(
        help: help(
            "A table of those who get a form: respondent (a number or code, never a name), employer, group.",
            vi:
                "Bảng người nhận phiếu, gồm cột respondent (mã số, không ghi họ tên), employer (cơ quan), group (nhóm).",
            valueName: "file"))
    var raters: String?
    @Flag(help: help("A PDF for each numbered form.", vi: "Mỗi bản in một tệp PDF."))
    var split = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if copies != nil, raters != nil {
            throw ValidationError(
                say("--copies and --raters exclude each other", vi: "không dùng --copies cùng với --raters"))
        }
        guard (1...10_000).contains(copies ?? 1) else {
            throw ValidationError(say("--copies must be from 1 to 10000", vi: "--copies phải từ 1 đến 10000"))
        }
    }

    func run() throws {
        var wanted = FormsRequest()
        wanted.questionnaires = questionnaire.map { QuestionnaireCode($0.normalizedText) }
        wanted.units = unit.map { UnitCode($0.normalizedText) }
        wanted.formats = format.flatMap(\.self)
        wanted.copies = copies ?? 1
        wanted.raters = raters
        wanted.isSplit = split
        var findings = Findings()
        var request = RoundRequest(folder: round.folder)
        request.progress = ProgressBar(say("Printing forms", vi: "Đang tạo phiếu")).progress
        let files = RoundJob(request).forms(wanted, to: output, findings: &findings)
        Terminal.report(findings)
        guard let files else { throw ExitCode(1) }
        for file in files { Terminal.write("\(output)/\(file)\n") }
    }
}

private let formatList = formFormatNames.joined(separator: ", ")

/// The formats that an argument names, separated by commas.
private func formatNames(_ text: String) throws -> [String] {
    let names = text.split(separator: ",").map(String.init)
    if names.isEmpty || !names.allSatisfy(formFormatNames.contains) {
        throw ValidationError(
            say("--format takes \(formatList)", vi: "--format nhận các giá trị: \(formatList)"))
    }
    return names
}
