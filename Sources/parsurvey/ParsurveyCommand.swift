import ArgumentParser
import SurveyWorkflow

/// The program: arguments in, a call of the workflow, its result rendered.
@main
enum Parsurvey {
    static func main() {
        do {
            var command = try ParsurveyCommand.parseAsRoot()
            do {
                try command.run()
            } catch let error where !(error is ExitCode) && ParsurveyCommand.exitCode(for: error) == .failure {
                // Every fault that can be foreseen is a finding or one of usage; this one was not.
                Terminal.note(say("fault of the program: \(error)\n", vi: "lỗi của chương trình: \(error)\n"))
                throw ExitCode(70)
            }
        } catch {
            ParsurveyCommand.exit(withError: error)
        }
    }
}

/// The commands.
struct ParsurveyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "parsurvey",
            abstract: say(
                "Survey points for the public administration reform index (PAR INDEX).",
                vi: "Tính điểm điều tra xã hội học xác định Chỉ số cải cách hành chính."),
            discussion: say(
                """
                A round is a folder with round.yaml, a register of units, responses and, when published, satisfaction \
                indices. Start with `parsurvey check`, then look at `points`, then `export`. `estimate`, `weights` and `ranks` \
                take any CSV.

                EXAMPLES:
                  parsurvey check samples/dien-bien-2024
                  parsurvey points samples/dien-bien-2024
                  parsurvey export samples/dien-bien-2024 --output out/dien-bien-2024

                Exit status: 0 done, with or without warnings; 1 errors in definitions or data; 64 wrong usage; \
                70 a fault of the program.
                """,
                vi: """
                    Mỗi đợt điều tra là một thư mục có round.yaml, danh sách đơn vị, phiếu trả lời và chỉ số hài lòng (khi \
                    đã công bố). Chạy `parsurvey check` trước, xem điểm bằng `points`, rồi xuất kết quả bằng `export`. Các lệnh \
                    `estimate`, `weights` và `ranks` dùng cho tệp CSV bất kỳ.

                    VÍ DỤ:
                      parsurvey check samples/dien-bien-2024
                      parsurvey points samples/dien-bien-2024
                      parsurvey export samples/dien-bien-2024 --output out/dien-bien-2024

                    Mã kết thúc: 0 hoàn thành, có hoặc không có cảnh báo; 1 có lỗi trong định nghĩa hoặc dữ liệu; \
                    64 sai cú pháp lệnh; 70 lỗi của chương trình.
                    """),
            version: toolVersion,
            subcommands: [
                CheckCommand.self, PointsCommand.self, SatisfactionCommand.self, ExportCommand.self, IndexCommand.self,
                ReportCommand.self,
                VerifyCommand.self,
                ExplainCommand.self, FormsCommand.self, SimulateCommand.self, CodebookCommand.self,
                SensitivityCommand.self, BootstrapCommand.self, PlanCommand.self,
                EstimateCommand.self,
                WeightsCommand.self, RanksCommand.self,
            ])
    }
}
