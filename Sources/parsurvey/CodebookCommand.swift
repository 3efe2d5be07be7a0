import ArgumentParser
import Diagnostics
import SurveyWorkflow

struct CodebookCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "codebook",
            abstract: say("Write the code book of a round.", vi: "Xuất bảng mã của đợt điều tra."),
            discussion: say(
                """
                An Excel workbook with every question, criterion, level, coefficient, group and unit, and the settings of the \
                round. Codes are texts in it: 1.10 stays 1.10.

                EXAMPLES:
                  parsurvey codebook samples/dien-bien-2024 --output out/codebook.xlsx
                """,
                vi: """
                    Sổ tính Excel gồm mọi câu hỏi, tiêu chí, mức trả lời, hệ số, nhóm đối tượng, đơn vị và các lựa chọn của \
                    đợt điều tra. Mã được ghi dạng văn bản: 1.10 vẫn là 1.10.

                    VÍ DỤ:
                      parsurvey codebook samples/dien-bien-2024 --output out/bang-ma.xlsx
                    """))
    }

    @OptionGroup var round: RoundArgument
    @Option(help: help("The file to write.", vi: "Tệp kết quả (.xlsx).", valueName: "file")) var output: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        var findings = Findings()
        let isWritten = RoundJob(RoundRequest(folder: round.folder)).codeBook(to: output, findings: &findings)
        Terminal.report(findings)
        guard isWritten else { throw ExitCode(1) }
        Terminal.write("\(output)\n")
    }
}
