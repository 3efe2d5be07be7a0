import ArgumentParser
import Diagnostics
import SurveyModel
import SurveyWorkflow

struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: say(
                "Show how one number came about, from the answers to the rounded point.",
                vi: "Giải trình một con số, từ câu trả lời đến điểm đã làm tròn."),
            discussion: say(
                """
                EXAMPLES:
                  parsurvey explain samples/dien-bien-2024 --unit SNV --criterion 1.10.1
                  parsurvey explain samples/dien-bien-2024 --unit HMN --criterion 8.3.2
                """,
                vi: """
                    VÍ DỤ:
                      parsurvey explain samples/dien-bien-2024 --unit SNV --criterion 1.10.1
                      parsurvey explain samples/dien-bien-2024 --unit HMN --criterion 8.3.2
                    """))
    }

    @OptionGroup var round: RoundArgument
    @OptionGroup var responses: ResponseOptions
    @OptionGroup var satisfaction: SatisfactionOption
    @Option(help: help("The unit's code.", vi: "Mã đơn vị.", valueName: "code")) var unit: String
    @Option(help: help("The row's code.", vi: "Mã tiêu chí thành phần.", valueName: "code")) var criterion: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let request = RoundRequest(round, responses, satisfaction: satisfaction.file)
        var findings = Findings()
        let answer: NumberExplanation?
        do throws(ExplanationError) {
            answer = try RoundJob(request).explain(
                unit: UnitCode(unit), criterion: CriterionCode(criterion), findings: &findings)
        } catch {
            Terminal.note(Severity.error.wording[.terminal] + ": " + error.wording[.terminal] + "\n")
            throw ExitCode(64)
        }
        Terminal.report(findings)
        guard let answer else { throw ExitCode(1) }
        Terminal.write(ExplanationRendering(explanation: answer).text)
        if findings.hasErrors { throw ExitCode(1) }
    }
}
