import ArgumentParser
import Diagnostics
import ResultExport
import SurveyModel
import SurveyWorkflow
import TextOutput

struct SensitivityCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sensitivity",
            abstract: say(
                "Points and ranks of the survey block under every choice that no text makes.",
                vi: "Điểm và thứ hạng khối điều tra nếu các lựa chọn mà văn bản không quy định được chọn khác đi."),
            discussion: say(
                """
                Tried one at a time, everything else as the round has it: groups combined by shares, equally or pooled; \
                coefficients linear, for the top two levels, or as given; "don't know" left out, at the middle, at zero; \
                without weights; errors with and without the correction for the size of the frame. Best and worst rank are \
                over all combinations that change points.

                EXAMPLES:
                  parsurvey sensitivity samples/dien-bien-2024
                  parsurvey sensitivity samples/dien-bien-2024 --format csv --output outcomes.csv --ranges ranges.csv
                  parsurvey sensitivity samples/dien-bien-2024 --coefficients quality-5=1,0.8,0.5,0.2,0
                """,
                vi: """
                    Mỗi lần chỉ đổi một lựa chọn, các lựa chọn khác giữ như trong đợt điều tra: gộp nhóm theo tỷ trọng, ngang \
                    nhau hoặc gộp chung; hệ số cách đều, chỉ tính hai mức cao nhất, hoặc theo danh sách; câu "Không biết" \
                    không tính, tính mức giữa, tính bằng 0; không dùng quyền số; sai số có hoặc không hiệu chỉnh theo khung mẫu. Hạng \
                    cao nhất và thấp nhất xét trên mọi tổ hợp làm thay đổi điểm.

                    VÍ DỤ:
                      parsurvey sensitivity samples/dien-bien-2024
                      parsurvey sensitivity samples/dien-bien-2024 --format csv --output phuong-an.csv --ranges thu-hang.csv
                      parsurvey sensitivity samples/dien-bien-2024 --coefficients quality-5=1,0.8,0.5,0.2,0
                    """))
    }

    @OptionGroup var round: RoundArgument
    @OptionGroup var responses: ResponseOptions
    @Option(
        help: help(
            "Coefficients to be tried for a scale, in the order of its levels; may be given for several scales.",
            vi: "Hệ số cần thử cho một thang đo, theo thứ tự các mức; có thể ghi cho nhiều thang đo.",
            valueName: "scale=list"),
        transform: coefficientList)
    var coefficients: [CoefficientList] = []
    @Option(
        help: help(
            "Write each unit's best and worst rank, and what moves it, to this CSV file.",
            vi: "Ghi hạng cao nhất, thấp nhất của từng đơn vị và lựa chọn làm thay đổi thứ hạng vào tệp CSV này.",
            valueName: "file"))
    var ranges: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = RoundRequest(round, responses)
        var findings = Findings()
        let answer = RoundJob(request).sensitivity(coefficients: coefficients, findings: &findings)
        Terminal.report(findings)
        guard let answer else { throw ExitCode(1) }
        let tables = SensitivityTables(round: answer.result.round)
        let outcomes = tables.outcomes(answer.analysis)
        switch output.format {
        case .table:
            let language = output.output == nil ? Language.terminal : answer.result.round.language
            let text = SensitivityRendering(result: answer, language: language).text
            try Terminal.deliver(text, to: output.output)
        case .csv: try Terminal.deliver(outcomes.csv, to: output.output)
        case .json: try Terminal.deliver(outcomes.json.serialized(), to: output.output)
        }
        if let ranges { try Terminal.deliver(tables.ranges(answer.analysis).csv, to: ranges) }
        if findings.hasErrors { throw ExitCode(1) }
    }
}

/// `SCALE=1,0.5,0`; what is no such list is wrong usage.
private func coefficientList(_ text: String) throws -> CoefficientList {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let numbers = parts.count == 2 ? parts[1].split(separator: ",", omittingEmptySubsequences: false) : []
    let coefficients = numbers.compactMap { DecimalText(String($0))?.double }
    guard !numbers.isEmpty, coefficients.count == numbers.count else {
        throw ValidationError(
            say(
                "\(text) is no list of coefficients: write SCALE=1,0.75,0.5,0.25,0",
                vi: "\(text) không phải danh sách hệ số: ghi theo dạng THANG=1,0.75,0.5,0.25,0"))
    }
    return CoefficientList(scale: ScaleCode(parts[0]), coefficients: coefficients)
}
