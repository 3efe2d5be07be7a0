import ArgumentParser
import Diagnostics
import SurveyDefinitions
import SurveyModel
import SurveyWorkflow
import TextOutput

struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: say(
                "Check a round's definitions: sums, counts, questionnaires, scales, units.",
                vi: "Kiểm tra định nghĩa của đợt điều tra: tổng điểm, số lượng, phiếu, thang đo, đơn vị."),
            discussion: say(
                """
                Recomputes every sum and count of the criteria tables against what the decision's text states, and holds \
                questionnaires, scales, groups and units against each other.

                EXAMPLES:
                  parsurvey check samples/dien-bien-2024
                  parsurvey check samples/dien-bien-2024 --format json
                """,
                vi: """
                    Tính lại mọi tổng điểm và số lượng trong bảng tiêu chí, đối chiếu với phần lời của Quyết định; đối chiếu \
                    phiếu, thang đo, nhóm đối tượng và đơn vị với nhau.

                    VÍ DỤ:
                      parsurvey check samples/dien-bien-2024
                      parsurvey check samples/dien-bien-2024 --format json
                    """))
    }

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var round: RoundArgument
    @Option(help: help("text or json.", vi: "Dạng kết quả: text (chữ) hoặc json.")) var format = Format.text
    @OptionGroup var common: CommonOptions

    func run() throws {
        let loaded = RoundJob(RoundRequest(folder: round.folder)).check()
        switch format {
        case .text:
            Terminal.write(loaded.findings.text(in: .terminal))
            if let round = loaded.round { Terminal.write(Self.summary(of: round)) }
            Terminal.write(
                (loaded.findings.isEmpty ? say("nothing found", vi: "không có phát hiện nào") : loaded.findings.counted)
                    + "\n")
        case .json:
            let json = JSONValue.object([
                ("round", .string(round.folder)),
                ("errors", .integer(loaded.findings.count(.error))),
                ("warnings", .integer(loaded.findings.count(.warning))),
                ("remarks", .integer(loaded.findings.count(.remark))),
                ("findings", loaded.findings.json(in: .terminal)),
            ])
            Terminal.write(json.serialized())
        }
        if loaded.findings.hasErrors { throw ExitCode(1) }
    }

    /// What the round consists of, in a small table.
    private static func summary(of round: Round) -> String {
        var table = TextTable([
            (say("kind", vi: "loại đơn vị"), .left), (say("units", vi: "đơn vị"), .right),
            (say("rows", vi: "dòng"), .right), (say("survey rows", vi: "dòng ĐTXHH"), .right),
            (say("survey points", vi: "điểm ĐTXHH"), .right), (say("satisfaction rows", vi: "dòng hài lòng"), .right),
            (say("satisfaction points", vi: "điểm hài lòng"), .right),
        ])
        for kind in round.criteriaSet.kinds {
            table.append([
                kind.title, String(round.units.filter { $0.kind == kind.code }.count), String(kind.table.rows.count),
                String(kind.table.rows(by: .survey).count), kind.table.tabulatedBlock(.survey).description,
                String(kind.table.rows(by: .satisfaction).count),
                kind.table.tabulatedBlock(.satisfaction).description,
            ])
        }
        var text = "\n" + table.text() + "\n"
        for questionnaire in round.questionnaires {
            text += say(
                "  \(questionnaire.code): \(questionnaire.questions.count) questions\n",
                vi: "  Phiếu \(questionnaire.code): \(questionnaire.questions.count) câu hỏi\n")
        }
        return text + "\n"
    }
}
