import ArgumentParser
import ByteInput
import Diagnostics
import SurveyStatistics
import SurveyWorkflow

struct EstimateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "estimate",
            abstract: say(
                "Means, totals, ratios, shares and quantiles of any CSV, with standard errors by design.",
                vi: "Trung bình, tổng, tỷ số, tỷ lệ và phân vị từ một tệp CSV bất kỳ, sai số chuẩn theo thiết kế mẫu."),
            discussion: say(
                """
                Gives the numbers of R's survey package (docs/methodology.md names the call for each). Every row belongs to \
                the design, also where a value is blank or --where leaves it out. Clusters are nested in strata. --fpc names \
                a column with the count of units in the population for each stage (or the fraction sampled); without \
                --weights the weights follow from it. Without --fpc clusters are taken as drawn with replacement.

                --by gives an estimate for each combination of the columns; rows that are blank there are in none. \
                Intervals are those of the t distribution, for --proportion those of its logit (and Korn–Graubard at 0 and \
                1). MARGINS.csv is that of `weights`; standard errors then are those after calibration.

                EXAMPLES:
                  parsurvey estimate sample.csv --mean score --strata region --weights w --fpc schools
                  parsurvey estimate sample.csv --mean score --cluster district,school --fpc districts,schools
                  parsurvey estimate sample.csv --proportion passed --by region --interval beta --weights w
                  parsurvey estimate sample.csv --ratio tested/enrolled --quantile score@0.25,0.5,0.75 --weights w
                  parsurvey estimate sample.csv --total pupils --where type=E --rake margins.csv --weights w
                  parsurvey estimate sample.csv --mean score --strata region --weights w --replicates jkn
                """,
                vi: """
                    Cho cùng con số như gói survey của R (docs/methodology.md ghi lệnh R tương ứng). Mọi dòng đều thuộc thiết \
                    kế mẫu, kể cả dòng để trống giá trị hoặc bị --where loại. Cụm nằm trong tầng. --fpc chỉ ra cột quy mô tổng \
                    thể của từng giai đoạn (hoặc tỷ lệ lấy mẫu); nếu không có --weights thì quyền số được suy từ đó. Không có \
                    --fpc thì coi như chọn cụm có hoàn lại.

                    --by cho một ước lượng với mỗi tổ hợp giá trị của các cột; dòng để trống ở đó không thuộc tổ hợp nào. \
                    Khoảng tin cậy theo phân phối t, với --proportion thì theo logit (và Korn–Graubard khi tỷ lệ bằng 0 hoặc \
                    1). MARGINS.csv giống như của lệnh `weights`; khi đó sai số chuẩn là sai số sau hiệu chỉnh.

                    VÍ DỤ:
                      parsurvey estimate sample.csv --mean score --strata region --weights w --fpc schools
                      parsurvey estimate sample.csv --mean score --cluster district,school --fpc districts,schools
                      parsurvey estimate sample.csv --proportion passed --by region --interval beta --weights w
                      parsurvey estimate sample.csv --ratio tested/enrolled --quantile score@0.25,0.5,0.75 --weights w
                      parsurvey estimate sample.csv --total pupils --where type=E --rake margins.csv --weights w
                      parsurvey estimate sample.csv --mean score --strata region --weights w --replicates jkn
                    """))
    }

    @Argument(help: help("The data: any CSV.", vi: "Dữ liệu: một tệp CSV bất kỳ.", valueName: "data"))
    var data: String
    @OptionGroup(title: say("Statistics", vi: "Đại lượng")) var statistics: StatisticOptions
    @OptionGroup(title: say("Design", vi: "Thiết kế mẫu")) var design: DesignOptions
    @Option(
        help: help(
            "The interval: t, normal, and for shares logit or beta.",
            vi: "Cách lập khoảng tin cậy: t, normal; với tỷ lệ còn có logit, beta."))
    var interval: IntervalMethod?
    @Option(help: help("Level of confidence.", vi: "Độ tin cậy.")) var level = 0.95
    @Option(
        help: help(
            "Design effects against samples drawn withoutReplacement or replace (with replacement).",
            vi: "Hiệu ứng thiết kế so với mẫu không hoàn lại (withoutReplacement) hoặc có hoàn lại (replace)."))
    var deff = DesignEffectBasis.withoutReplacement
    @Option(
        help: help(
            "Texts that stand for a blank cell, such as NA.", vi: "Các cách ghi ô trống, ví dụ NA.",
            valueName: "text[,text]"))
    var missing: [String] = []
    @Option(
        help: help(
            "The encoding of the data (default: by the byte order mark, else UTF-8).",
            vi: "Bảng mã của dữ liệu (mặc định theo dấu BOM, nếu không có thì là UTF-8).", valueName: "name"),
        transform: encodingName)
    var encoding: EncodingName?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard level >= 0.5, level < 1 else {
            throw ValidationError(say("--level is from 0.5 to below 1", vi: "--level phải từ 0.5 đến dưới 1"))
        }
        let isForShares = interval == .logit || interval == .beta
        guard !isForShares || statistics.proportion.count == statistics.all.count else {
            throw ValidationError(
                say(
                    "--interval logit and beta are for --proportion alone",
                    vi: "--interval logit và beta chỉ dùng cho --proportion"))
        }
    }

    func run() throws {
        let request = request
        var findings = Findings()
        let bar = ProgressBar(say("Replicates", vi: "Mẫu lặp"))
        let result = EstimateJob(request, progress: bar.progress).run(findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        try EstimateRendering(request: request, result: result).deliver(output)
    }

    private var request: EstimateRequest {
        var request = EstimateRequest(data: data, statistics: statistics.all)
        request.encoding = encoding
        request.missing = Set(missing.flatMap(names))
        request.by = statistics.by.flatMap(names)
        request.conditions = statistics.conditions
        request.strata = design.strata
        request.clusters = design.cluster.map(names) ?? []
        request.weights = design.weights
        request.populations = design.fpc.map(names) ?? []
        request.calibration = design.calibration
        request.replicates = design.replicateMethod
        request.lonely = design.lonelyStratum
        request.interval = interval
        request.level = level
        request.effectBasis = deff
        return request
    }
}

extension IntervalMethod: ExpressibleByArgument {}
extension DesignEffectBasis: ExpressibleByArgument {}
extension LonelyStratumRule: ExpressibleByArgument {}

/// Names with commas between them.
func names(_ text: String) -> [String] { text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
