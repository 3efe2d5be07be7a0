import ArgumentParser
import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow

struct SatisfactionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "satisfaction",
            abstract: say(
                "Points from the published satisfaction indices.",
                vi: "Tính điểm từ chỉ số hài lòng đã công bố."),
            discussion: say(
                """
                The file has the columns unit, component, index (percent). Every component of a unit must be there; a \
                unit without any stays pending.

                EXAMPLES:
                  parsurvey satisfaction samples/dien-bien-2024
                  parsurvey satisfaction samples/dien-bien-2024 --from satisfaction.csv --format csv
                """,
                vi: """
                    Tệp có các cột unit, component, index (phần trăm). Mỗi đơn vị phải đủ các chỉ số thành phần; đơn vị chưa \
                    có chỉ số nào thì để chờ công bố.

                    VÍ DỤ:
                      parsurvey satisfaction samples/dien-bien-2024
                      parsurvey satisfaction samples/dien-bien-2024 --from satisfaction.csv --format csv
                    """))
    }

    @OptionGroup var round: RoundArgument
    @Option(
        name: .customLong("from"),
        help: help(
            "A file of published indices instead of the round's own.",
            vi: "Tệp chỉ số đã công bố, thay cho tệp trong thư mục đợt điều tra.", valueName: "file"))
    var file: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        var request = RoundRequest(folder: round.folder)
        request.satisfaction = file
        var findings = Findings()
        let result = RoundJob(request).points(of: [.satisfaction], findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        Terminal.remind(of: result.definitionFindings, round: round.folder)
        try ScoreRendering(result: result, blockTitle: Wording("Satisfaction points", vi: "Điểm hài lòng"))
            .deliver(output)
    }
}
