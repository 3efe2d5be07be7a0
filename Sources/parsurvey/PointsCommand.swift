import ArgumentParser
import Diagnostics
import ResultExport
import Scoring
import SurveyModel
import SurveyWorkflow

struct PointsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "points",
            abstract: say(
                "Survey points of every unit, from the responses.",
                vi: "Tính điểm điều tra xã hội học của từng đơn vị từ phiếu trả lời."),
            discussion: say(
                """
                The table shows each unit's block; csv and json give every row. Rows with too few answers have no points \
                and say so.

                EXAMPLES:
                  parsurvey points samples/dien-bien-2024
                  parsurvey points samples/dien-bien-2024 --format csv --output points.csv
                  parsurvey points samples/dien-bien-2024 --from dot1.csv dot2.xml --strict
                  parsurvey points samples/dien-bien-2024 --from cu.csv --encoding windows-1258
                  parsurvey points samples/dien-bien-2024 --from dot1.csv --rejects rejects.csv
                  unzip -p dot1.zip dot1.csv | parsurvey points samples/dien-bien-2024 --from -
                """,
                vi: """
                    Dạng bảng cho biết điểm khối của từng đơn vị; csv và json ghi đủ từng dòng. Dòng chưa đủ câu trả lời thì \
                    chưa có điểm và được nêu rõ.

                    VÍ DỤ:
                      parsurvey points samples/dien-bien-2024
                      parsurvey points samples/dien-bien-2024 --format csv --output diem.csv
                      parsurvey points samples/dien-bien-2024 --from dot1.csv dot2.xml --strict
                      parsurvey points samples/dien-bien-2024 --from cu.csv --encoding windows-1258
                      parsurvey points samples/dien-bien-2024 --from dot1.csv --rejects phieu-loai.csv
                      unzip -p dot1.zip dot1.csv | parsurvey points samples/dien-bien-2024 --from -
                    """))
    }

    @OptionGroup var round: RoundArgument
    @OptionGroup var responses: ResponseOptions
    @Flag(
        help: help(
            "Errors also for a round that does not say how respondents were chosen.",
            vi: "Tính sai số cả khi đợt điều tra không nêu cách chọn người trả lời."))
    var errors = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        var request = RoundRequest(round, responses)
        request.makesErrors = errors
        var findings = Findings()
        let result = RoundJob(request).points(of: [.survey], findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        Terminal.remind(of: result.definitionFindings, round: round.folder)
        try ScoreRendering(result: result, blockTitle: Wording("Survey points", vi: "Điểm điều tra xã hội học"))
            .deliver(output)
        try deliverAccounts(result, responses)
        if findings.hasErrors { throw ExitCode(1) }
    }
}
