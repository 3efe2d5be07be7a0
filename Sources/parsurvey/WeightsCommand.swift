import ArgumentParser
import ByteInput
import Diagnostics
import SurveyStatistics
import SurveyWorkflow

extension CalibrationDistance: ExpressibleByArgument {}

struct WeightsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "weights",
            abstract: say(
                "Weights for any CSV: raking, post-stratification, calibration, trimming.",
                vi: "Tính quyền số cho một tệp CSV bất kỳ: raking, hậu phân tầng, hiệu chỉnh, cắt quyền số."),
            discussion: say(
                """
                Writes the data with a column `weight` added, every other byte as it is (in UTF-8), and shows how the \
                weights changed. MARGINS.csv has the columns variable, level, total: a row for each level of each variable. \
                Crossed variables are joined by “:”, and so are their levels (stype:awards, E:Yes). For --calibrate a row \
                without a level gives the total of a number, and (Intercept) the size of the population. Empty levels, \
                levels without a total and totals that contradict each other are found beforehand; where the totals are \
                not met nothing is written.

                --bounds limits the ratio of new to old weight, --trim the weight itself, and both keep the totals. --trim \
                alone cuts the weights and spreads what was cut over the others.

                EXAMPLES:
                  parsurvey weights sample.csv --rake margins.csv --output weighted.csv
                  parsurvey weights sample.csv --rake margins.csv --weights pw --trim 10,80 --output weighted.csv
                  parsurvey weights sample.csv --poststratify strata.csv --weights pw --output weighted.csv
                  parsurvey weights sample.csv --calibrate totals.csv --weights pw --calfun logit --bounds 0.5,2 \
                --output weighted.csv
                """,
                vi: """
                    Ghi lại dữ liệu có thêm cột `weight`, mọi byte khác giữ nguyên (dạng UTF-8), và cho biết quyền số đã thay \
                    đổi ra sao. MARGINS.csv có các cột variable, level, total: mỗi mức của mỗi biến một dòng. Biến kết hợp \
                    viết nối bằng “:”, các mức cũng vậy (stype:awards, E:Yes). Với --calibrate, dòng không ghi mức là tổng \
                    của một biến số, còn (Intercept) là quy mô tổng thể. Mức không có dòng nào, mức không có tổng và các tổng \
                    mâu thuẫn được phát hiện trước khi tính; nếu không đạt các tổng thì không ghi gì.

                    --bounds giới hạn tỷ số giữa quyền số mới và cũ, --trim giới hạn chính quyền số, cả hai đều giữ các tổng. \
                    Chỉ dùng --trim thì cắt quyền số và chia đều phần cắt cho các dòng còn lại.

                    VÍ DỤ:
                      parsurvey weights sample.csv --rake margins.csv --output weighted.csv
                      parsurvey weights sample.csv --rake margins.csv --weights pw --trim 10,80 --output weighted.csv
                      parsurvey weights sample.csv --poststratify strata.csv --weights pw --output weighted.csv
                      parsurvey weights sample.csv --calibrate totals.csv --weights pw --calfun logit --bounds 0.5,2 \
                    --output weighted.csv
                    """))
    }

    @Argument(help: help("The data: any CSV.", vi: "Dữ liệu: một tệp CSV bất kỳ.", valueName: "data"))
    var data: String
    @Option(
        help: help(
            "Totals of each variable; rake to them.",
            vi: "Tổng theo từng biến; hiệu chỉnh lặp (raking) theo các tổng này.",
            valueName: "margins"))
    var rake: String?
    @Option(
        help: help(
            "Totals of one variable, or of several crossed; post-stratify to them.",
            vi: "Tổng theo một biến hoặc nhiều biến kết hợp; hậu phân tầng theo các tổng này.", valueName: "margins"))
    var poststratify: String?
    @Option(
        help: help(
            "Totals of levels and of numbers; calibrate to them.",
            vi: "Tổng của các mức và của biến số; hiệu chỉnh theo các tổng này.", valueName: "margins"))
    var calibrate: String?
    @Option(
        help: help(
            "How --calibrate moves weights: linear (GREG), logit or raking.",
            vi: "Cách --calibrate thay đổi quyền số: linear (GREG), logit hoặc raking."))
    var calfun: CalibrationDistance?
    @Option(
        help: help(
            "The column of weights before (default: all 1).", vi: "Cột quyền số ban đầu (mặc định bằng 1).",
            valueName: "column"))
    var weights: String?
    @Option(
        help: help(
            "Bounds of the ratio of new to old weight.", vi: "Giới hạn của tỷ số giữa quyền số mới và cũ.",
            valueName: "lo,hi"), transform: boundsOfWeights)
    var bounds: ClosedRange<Double>?
    @Option(
        help: help("Bounds of the weight itself.", vi: "Giới hạn của chính quyền số.", valueName: "lo,hi"),
        transform: boundsOfWeights)
    var trim: ClosedRange<Double>?
    @Option(
        help: help(
            "How far a total may be from its target, relative to it.",
            vi: "Sai lệch tương đối cho phép so với tổng đã cho."))
    var tolerance = 1e-10
    @Option(
        help: help("Rounds before it fails.", vi: "Số vòng lặp tối đa trước khi coi là không hội tụ.", valueName: "n"))
    var iterations = 1000
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
    @Option(help: help("The file to write.", vi: "Tệp kết quả.", valueName: "file")) var output: String
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let methods = [rake, poststratify, calibrate].compactMap { $0 }.count
        guard methods == 1 || methods == 0 && trim != nil && bounds == nil else {
            throw ValidationError(
                say(
                    "give one of --rake, --poststratify and --calibrate, or --trim alone",
                    vi: "cần đúng một trong --rake, --poststratify, --calibrate, hoặc chỉ --trim"))
        }
        guard bounds == nil || trim == nil else {
            throw ValidationError(
                say("give --bounds or --trim, not both", vi: "chỉ dùng một trong hai: --bounds hoặc --trim"))
        }
        guard calfun == nil || calibrate != nil else {
            throw ValidationError(say("--calfun belongs to --calibrate", vi: "--calfun chỉ dùng cùng --calibrate"))
        }
        guard calfun != .logit || bounds != nil || trim != nil else {
            throw ValidationError(say("--calfun logit needs --bounds", vi: "--calfun logit cần có --bounds"))
        }
        guard tolerance >= 1e-14, tolerance < 1 else {
            throw ValidationError(
                say("--tolerance is from 1e-14 to below 1", vi: "--tolerance phải từ 1e-14 đến dưới 1"))
        }
        guard (1...1_000_000).contains(iterations) else {
            throw ValidationError(say("--iterations is from 1 to 1000000", vi: "--iterations phải từ 1 đến 1000000"))
        }
    }

    func run() throws {
        var findings = Findings()
        let result = WeightsJob(request).run(findings: &findings)
        Terminal.report(findings)
        guard let result else { throw ExitCode(1) }
        Terminal.write(WeightsRendering(result: result, output: output).table)
    }

    private var request: WeightsRequest {
        var request = WeightsRequest(data: data, output: output)
        request.encoding = encoding
        request.missing = Set(missing.flatMap(names))
        request.weightColumn = weights
        if let rake { request.calibration = (.raking, rake) }
        if let poststratify { request.calibration = (.postStratification, poststratify) }
        if let calibrate { request.calibration = (.regression(calfun ?? .linear), calibrate) }
        if let bounds { request.bounds = .ratio(lower: bounds.lowerBound, upper: bounds.upperBound) }
        if let trim {
            request.bounds = .weight(lower: trim.lowerBound, upper: trim.upperBound)
            request.trimming = (trim.lowerBound, trim.upperBound)
        }
        request.tolerance = tolerance
        request.maximumIterations = iterations
        return request
    }
}

/// Two numbers with a comma between them, the first at least zero and below the second.
private func boundsOfWeights(_ text: String) throws -> ClosedRange<Double> {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let lower = parts[0], let upper = parts[1], lower >= 0, lower < upper else {
        throw ValidationError(
            say(
                "bounds are two numbers such as 0.5,2: the first at least 0 and below the second",
                vi: "giới hạn gồm hai số, ví dụ 0.5,2: số đầu từ 0 trở lên và nhỏ hơn số sau"))
    }
    return lower...upper
}
