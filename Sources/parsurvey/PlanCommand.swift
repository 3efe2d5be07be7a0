import ArgumentParser
import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow
import TextOutput

struct PlanCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: say(
                "How many respondents a round needs of each group and stratum.",
                vi: "Tính số người trả lời cần có của từng nhóm và từng tầng."),
            discussion: say(
                """
                Finds the smallest sample that keeps the 95 % interval of every unit's survey block within --margin points \
                either way, or shows a difference of --distinguish points between two units in four rounds of five. People \
                are counted by frame.csv; without it each group is taken as a whole and without end. --previous takes the \
                spread of answers from a round that was held; otherwise it is the largest that there can be, which asks for \
                far more people than most rounds need, or what --deviation says. --organisations shares the numbers out \
                where frame.csv has a row for each employer.

                EXAMPLES:
                  parsurvey plan samples/dien-bien-2024 --margin 0.5
                  parsurvey plan samples/dien-bien-2024 --margin 0.25 --previous samples/dien-bien-2024
                  parsurvey plan samples/dien-bien-2024 --distinguish 0.5 --deviation 0.25 --response-rate 0.8
                  parsurvey plan samples/dien-bien-2024 --margin 0.5 --format csv --output plan.csv --kinds kinds.csv
                """,
                vi: """
                    Tìm cỡ mẫu nhỏ nhất để khoảng tin cậy 95 % của điểm khối điều tra của mọi đơn vị không rộng quá --margin \
                    điểm về mỗi phía, hoặc để thấy được chênh lệch --distinguish điểm giữa hai đơn vị trong bốn phần năm số \
                    đợt. Số người lấy theo frame.csv; nếu không có thì tính chung cả nhóm và coi như số người rất lớn. \
                    --previous lấy độ phân tán của câu trả lời từ một đợt đã điều tra; nếu không thì dùng độ phân tán lớn nhất \
                    có thể có (cần nhiều người hơn hẳn thực tế), hoặc mức ghi ở --deviation. --organisations phân bổ cho từng \
                    cơ quan nếu frame.csv có dòng cho mỗi cơ quan.

                    VÍ DỤ:
                      parsurvey plan samples/dien-bien-2024 --margin 0.5
                      parsurvey plan samples/dien-bien-2024 --margin 0.25 --previous samples/dien-bien-2024
                      parsurvey plan samples/dien-bien-2024 --distinguish 0.5 --deviation 0.25 --response-rate 0.8
                      parsurvey plan samples/dien-bien-2024 --margin 0.5 --format csv --output ke-hoach.csv --kinds sai-so.csv
                    """))
    }

    @OptionGroup var round: RoundArgument
    @Option(
        help: help(
            "The largest half-width of the 95 % interval of a unit's survey block, in points.",
            vi: "Nửa độ rộng lớn nhất của khoảng tin cậy 95 % của điểm khối điều tra của một đơn vị, tính bằng điểm.",
            valueName: "points"))
    var margin: Double?
    @Option(
        help: help(
            "The difference between two units that is to be seen with a power of 80 %, in points.",
            vi: "Chênh lệch giữa hai đơn vị cần phát hiện được với xác suất 80 %, tính bằng điểm.", valueName: "points")
    )
    var distinguish: Double?
    @Option(
        help: help(
            "A round that was held; the spread of answers is taken from its responses.",
            vi: "Thư mục một đợt đã điều tra; độ phân tán của câu trả lời lấy từ phiếu của đợt đó.", valueName: "round")
    )
    var previous: String?
    @Option(
        parsing: .upToNextOption,
        help: help(
            "Files or folders of that round's responses instead of its own.",
            vi: "Tệp hoặc thư mục phiếu của đợt đó, thay cho phiếu trong thư mục của đợt.", valueName: "file"))
    var previousFrom: [String] = []
    @Option(
        help: help(
            """
            The standard deviation of a respondent's answers where no round tells it, as a part of the range from all worst \
            to all best (default: the largest possible, 0.5).
            """,
            vi: """
                Độ lệch chuẩn của câu trả lời khi không có đợt trước, tính theo phần của khoảng từ mức thấp nhất đến mức cao \
                nhất (mặc định là mức lớn nhất có thể, 0.5).
                """, valueName: "part"))
    var deviation: Double?
    @Option(
        help: help(
            "The part of those asked who answer.", vi: "Tỷ lệ người được hỏi có trả lời.",
            valueName: "part"))
    var responseRate = 1.0
    @Option(
        help: help(
            "Write what the plan gives each kind of unit to this CSV file.",
            vi: "Ghi sai số và chênh lệch phát hiện được của từng loại đơn vị vào tệp CSV này.", valueName: "file"))
    var kinds: String?
    @Option(
        help: help(
            "Write each organisation's part to this CSV file.", vi: "Ghi phân bổ cho từng cơ quan vào tệp CSV này.",
            valueName: "file"))
    var organisations: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard margin != nil || distinguish != nil else {
            throw ValidationError(
                say("give --margin, --distinguish or both", vi: "cần ghi --margin, --distinguish hoặc cả hai"))
        }
        for (name, value) in [("--margin", margin), ("--distinguish", distinguish)] {
            guard let value else { continue }
            guard value >= 1e-6, value <= 1e6 else {
                throw ValidationError(
                    say(
                        "\(name) is a number of points above 0, such as 0.1",
                        vi: "\(name) phải là số điểm lớn hơn 0, ví dụ 0.1"))
            }
        }
        guard deviation.map({ $0 > 0 && $0 <= 0.5 }) ?? true else {
            throw ValidationError(
                say("--deviation is above 0 and at most 0.5", vi: "--deviation phải lớn hơn 0 và không quá 0.5"))
        }
        guard responseRate >= 0.001, responseRate <= 1 else {
            throw ValidationError(
                say("--response-rate is from 0.001 to 1", vi: "--response-rate phải từ 0.001 đến 1"))
        }
        guard previousFrom.isEmpty || previous != nil else {
            throw ValidationError(
                say("--previous-from belongs to --previous", vi: "--previous-from chỉ dùng cùng --previous"))
        }
    }

    func run() throws {
        var findings = Findings()
        let result = RoundJob(RoundRequest(folder: round.folder)).plan(request, findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        Terminal.remind(of: result.definitionFindings, round: round.folder)
        let tables = PlanTables(round: result.round, plan: result.plan, isSynthetic: result.isSynthetic)
        switch output.format {
        case .table:
            let language = output.output == nil ? Language.terminal : result.round.language
            try Terminal.deliver(PlanRendering(result: result, language: language).text, to: output.output)
        case .csv: try Terminal.deliver(tables.strata.csv, to: output.output)
        case .json: try Terminal.deliver(tables.json.serialized(), to: output.output)
        }
        if let kinds { try Terminal.deliver(tables.kinds.csv, to: kinds) }
        if let organisations { try Terminal.deliver(tables.organisations.csv, to: organisations) }
    }

    private var request: PlanRequest {
        var target = PlanTarget()
        target.margin = margin
        target.difference = distinguish
        target.deviation = deviation
        target.responseRate = responseRate
        var request = PlanRequest(target: target)
        if let previous {
            var earlier = RoundRequest(folder: previous)
            earlier.responses = previousFrom
            earlier.progress = ProgressBar(say("Reading responses", vi: "Đang đọc phiếu")).progress
            request.previous = earlier
        }
        return request
    }
}
