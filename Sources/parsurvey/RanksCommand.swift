import ArgumentParser
import Diagnostics
import SurveyWorkflow

struct RanksCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ranks",
            abstract: say(
                "Ranks with confidence sets, from any CSV of estimates and standard errors.",
                vi: "Xếp hạng kèm tập tin cậy, từ một tệp CSV bất kỳ có ước lượng và sai số chuẩn."),
            discussion: say(
                """
                The largest estimate has rank 1; equal ones share the better rank. The marginal set holds the true rank of \
                one unit with the level, the simultaneous sets hold those of all units together (Mogstad, Romano, Shaikh \
                and Wilhelm 2024). --pairs lists the pairs that differ, with the level for all of them together. Critical \
                values are simulated: the same seed gives the same sets. With --df below 30 they are those of the t \
                distribution. Errors are taken to be independent unless --covariance names a file with the units in its \
                header and its first column, as R writes with write.csv(vcov(x)).

                EXAMPLES:
                  parsurvey ranks estimates.csv --estimate mean --se se --name unit
                  parsurvey ranks estimates.csv --estimate mean --se se --name unit --df 12 --format csv --output ranks.csv
                  parsurvey ranks estimates.csv --estimate mean --name unit --covariance vcov.csv --pairs
                """,
                vi: """
                    Ước lượng lớn nhất xếp hạng 1; các giá trị bằng nhau cùng nhận hạng tốt hơn. Tập tin cậy riêng chứa hạng \
                    thật của một đơn vị với độ tin cậy đã cho, tập tin cậy đồng thời chứa hạng thật của mọi đơn vị cùng lúc \
                    (Mogstad, Romano, Shaikh và Wilhelm 2024). --pairs liệt kê các cặp khác nhau, độ tin cậy tính chung cho \
                    mọi cặp. Giá trị tới hạn được mô phỏng: cùng hạt giống cho cùng kết quả. Khi --df dưới 30 thì dùng phân \
                    phối t. Sai số coi là độc lập, trừ khi --covariance chỉ ra tệp có tên đơn vị ở dòng tiêu đề và cột đầu, \
                    như R ghi bằng write.csv(vcov(x)).

                    VÍ DỤ:
                      parsurvey ranks estimates.csv --estimate mean --se se --name unit
                      parsurvey ranks estimates.csv --estimate mean --se se --name unit --df 12 --format csv --output ranks.csv
                      parsurvey ranks estimates.csv --estimate mean --name unit --covariance vcov.csv --pairs
                    """))
    }

    @Argument(
        help: help(
            "The estimates: any CSV, a row for each unit.", vi: "Các ước lượng: tệp CSV bất kỳ, mỗi đơn vị một dòng.",
            valueName: "estimates"))
    var file: String
    @Option(help: help("The column of estimates.", vi: "Cột ước lượng.", valueName: "column")) var estimate: String
    @Option(
        name: .customLong("se"),
        help: help("The column of standard errors.", vi: "Cột sai số chuẩn.", valueName: "column"))
    var standardError: String?
    @Option(help: help("The column of names.", vi: "Cột tên đơn vị.", valueName: "column")) var name: String?
    @Option(
        help: help(
            "The covariance of all estimates, a CSV (default: independent).",
            vi: "Hiệp phương sai của mọi ước lượng, tệp CSV (mặc định coi là độc lập).", valueName: "file"))
    var covariance: String?
    @Option(help: help("Degrees of freedom.", vi: "Số bậc tự do.", valueName: "n")) var df: Double?
    @Option(help: help("Level of confidence.", vi: "Độ tin cậy.")) var level = 0.95
    @Option(help: help("Any whole number.", vi: "Hạt giống: một số nguyên bất kỳ.", valueName: "n")) var seed: UInt64 =
        1
    @Option(help: help("How often errors are drawn.", vi: "Số lần mô phỏng sai số.", valueName: "n")) var draws = 10_000
    @Flag(help: help("List the pairs that differ instead.", vi: "Liệt kê các cặp khác nhau thay cho bảng hạng."))
    var pairs = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard standardError != nil || covariance != nil else {
            throw ValidationError(say("give --se or --covariance", vi: "cần có --se hoặc --covariance"))
        }
        guard covariance == nil || name != nil else {
            throw ValidationError(
                say(
                    "--covariance finds units by name: give --name",
                    vi: "--covariance tìm đơn vị theo tên: cần có --name"))
        }
        guard level >= 0.5, level < 1 else {
            throw ValidationError(say("--level is from 0.5 to below 1", vi: "--level phải từ 0.5 đến dưới 1"))
        }
        guard df.map({ $0 > 0 && $0.isFinite }) ?? true else {
            throw ValidationError(say("--df is above 0", vi: "--df phải lớn hơn 0"))
        }
        guard (100...1_000_000).contains(draws) else {
            throw ValidationError(say("--draws is from 100 to 1000000", vi: "--draws phải từ 100 đến 1000000"))
        }
    }

    func run() throws {
        var request = RanksRequest(file: file, estimateColumn: estimate)
        request.errorColumn = standardError
        request.nameColumn = name
        request.covariance = covariance
        request.degreesOfFreedom = df
        request.level = level
        request.draws = draws
        request.seed = seed
        var findings = Findings()
        let result = RanksJob(request).run(findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        try RanksRendering(request: request, result: result, showsPairs: pairs).deliver(output)
    }
}
