import ArgumentParser
import SurveyStatistics
import SurveyWorkflow

/// What is estimated, and for which rows.
struct StatisticOptions: ParsableArguments {
    @Option(help: help("The mean of a column.", vi: "Trung bình của một cột.", valueName: "y"))
    var mean: [String] = []
    @Option(help: help("The total of a column.", vi: "Tổng của một cột.", valueName: "y"))
    var total: [String] = []
    @Option(
        help: help("The ratio of the totals of two columns.", vi: "Tỷ số giữa tổng của hai cột.", valueName: "y/x"))
    var ratio: [String] = []
    @Option(
        help: help("The share of each level of a column.", vi: "Tỷ lệ của từng mức trong một cột.", valueName: "y"))
    var proportion: [String] = []
    @Option(
        help: help("Quantiles of a column.", vi: "Phân vị của một cột.", valueName: "y@p[,p]"),
        transform: quantilesOfColumn)
    var quantile: [[Statistic]] = []
    @Option(
        help: help(
            "Columns whose combinations are estimated apart.", vi: "Các cột chia nhóm; ước lượng riêng từng tổ hợp.",
            valueName: "a,b"))
    var by: [String] = []
    @Option(
        name: .customLong("where"),
        help: help(
            "Only rows whose cell is, or with != is not, this text; all of several must hold.",
            vi:
                "Chỉ các dòng có ô bằng (hoặc khác, nếu dùng !=) giá trị này; nếu ghi nhiều lần thì phải thỏa mọi điều kiện.",
            valueName: "a=x"),
        transform: conditionOnRows)
    var conditions: [RowCondition] = []

    /// As they stand in the help, each kind in the order given.
    var all: [Statistic] {
        mean.map(Statistic.mean) + total.map(Statistic.total) + ratio.map(Statistic.ratio)
            + proportion.map(Statistic.proportion) + quantile.flatMap { $0 }
    }

    func validate() throws {
        guard !all.isEmpty else {
            throw ValidationError(
                say(
                    "say what to estimate: --mean, --total, --ratio, --proportion or --quantile",
                    vi: "cần cho biết ước lượng gì: --mean, --total, --ratio, --proportion hoặc --quantile"))
        }
        guard ratio.allSatisfy({ $0.contains("/") }) else {
            throw ValidationError(say("--ratio names two columns: y/x", vi: "--ratio cần hai cột: y/x"))
        }
    }
}

/// The methods of replication, as an argument names them.
enum ReplicateKind: String, CaseIterable, ExpressibleByArgument {
    case jk1, jkn, brr, bootstrap
}

/// How the sample was drawn, and what its weights are brought to.
struct DesignOptions: ParsableArguments {
    @Option(help: help("The column of strata.", vi: "Cột tầng.", valueName: "column")) var strata: String?
    @Option(
        help: help(
            "The column of clusters, and of units drawn within them (default: rows).",
            vi: "Cột cụm, và cột đơn vị chọn trong cụm (mặc định mỗi dòng là một đơn vị).", valueName: "c[,c2]"))
    var cluster: String?
    @Option(help: help("The column of weights.", vi: "Cột quyền số.", valueName: "column")) var weights: String?
    @Option(
        help: help(
            "Columns of the units in the population, or of the fraction sampled, for each stage.",
            vi: "Cột số đơn vị trong tổng thể (hoặc tỷ lệ lấy mẫu) của từng giai đoạn.", valueName: "f[,f2]"))
    var fpc: String?
    @Option(
        help: help("Post-stratify to these totals.", vi: "Hậu phân tầng theo các tổng này.", valueName: "margins"))
    var poststratify: String?
    @Option(
        help: help("Rake to these totals.", vi: "Hiệu chỉnh lặp (raking) theo các tổng này.", valueName: "margins"))
    var rake: String?
    @Option(
        help: help(
            "Calibrate (GREG) to these totals.", vi: "Hiệu chỉnh (GREG) theo các tổng này.", valueName: "margins"))
    var calibrate: String?
    @Option(
        help: help(
            "Standard errors from replicates: jk1, jkn, brr or bootstrap (default: linearisation).",
            vi: "Sai số chuẩn từ mẫu lặp: jk1, jkn, brr hoặc bootstrap (mặc định: tuyến tính hóa).", valueName: "method"
        ))
    var replicates: ReplicateKind?
    @Option(help: help("Any whole number.", vi: "Hạt giống: một số nguyên bất kỳ.", valueName: "n"))
    var seed: UInt64?
    @Option(
        help: help(
            "Replicates of the bootstrap (default: 1000).", vi: "Số mẫu lặp bootstrap (mặc định 1000).", valueName: "n")
    )
    var count: Int?
    @Option(
        help: help(
            "Fay's factor for brr: the weight that the half left out keeps.",
            vi: "Hệ số Fay cho brr: quyền số mà nửa bị bỏ giữ lại.", valueName: "rho"))
    var fay: Double?
    @Option(
        help: help(
            "A stratum with one sampling unit: error, adjust, average, certainty or remove.",
            vi: "Tầng chỉ có một đơn vị mẫu: error (báo lỗi), adjust, average, certainty hoặc remove.",
            valueName: "rule"))
    var lonelyStratum = LonelyStratumRule.error

    /// The method and the file of totals.
    var calibration: (method: CalibrationMethod, margins: String)? {
        if let poststratify { return (.postStratification, poststratify) }
        if let rake { return (.raking, rake) }
        return calibrate.map { (.regression(.linear), $0) }
    }

    /// How replicates are made; nil without any.
    var replicateMethod: ReplicateMethod? {
        switch replicates {
        case nil: nil
        case .jk1: .jk1
        case .jkn: .jkn
        case .brr: .brr(fay: fay ?? 0)
        case .bootstrap: .bootstrap(count: count ?? 1000, seed: seed ?? 1)
        }
    }

    func validate() throws {
        guard replicates == .bootstrap || seed == nil && count == nil else {
            throw ValidationError(
                say(
                    "--seed and --count belong to --replicates bootstrap",
                    vi: "--seed và --count chỉ dùng cùng --replicates bootstrap"))
        }
        guard count.map({ (2...100_000).contains($0) }) ?? true else {
            throw ValidationError(say("--count is from 2 to 100000", vi: "--count phải từ 2 đến 100000"))
        }
        guard fay == nil || replicates == .brr else {
            throw ValidationError(say("--fay belongs to --replicates brr", vi: "--fay chỉ dùng cùng --replicates brr"))
        }
        guard fay.map({ $0 >= 0 && $0 < 1 }) ?? true else {
            throw ValidationError(say("--fay is from 0 to below 1", vi: "--fay phải từ 0 đến dưới 1"))
        }
        guard [poststratify, rake, calibrate].compactMap({ $0 }).count <= 1 else {
            throw ValidationError(
                say(
                    "give one of --poststratify, --rake and --calibrate",
                    vi: "chỉ dùng một trong --poststratify, --rake, --calibrate"))
        }
        let stages = cluster.map { names($0).count } ?? 1
        guard stages <= 2 else {
            throw ValidationError(say("--cluster has at most two stages", vi: "--cluster có nhiều nhất hai giai đoạn"))
        }
        guard fpc.map({ names($0).count <= stages }) ?? true else {
            throw ValidationError(
                say(
                    "--fpc has at most one column for each stage of --cluster",
                    vi: "--fpc có nhiều nhất một cột cho mỗi giai đoạn của --cluster"))
        }
    }
}

/// A column, `@` and numbers between 0 and 1.
private func quantilesOfColumn(_ text: String) throws -> [Statistic] {
    let fault = ValidationError(
        say(
            "--quantile is a column, @ and numbers between 0 and 1, such as score@0.5",
            vi: "--quantile gồm tên cột, @ và các số giữa 0 và 1, ví dụ diem@0.5"))
    guard let mark = text.lastIndex(of: "@"), mark > text.startIndex else { throw fault }
    return try names(String(text[text.index(after: mark)...])).map { part in
        guard let probability = Double(part), probability > 0, probability < 1 else { throw fault }
        return .quantile(String(text[..<mark]), probability: probability)
    }
}

/// `column=text` or `column!=text`.
private func conditionOnRows(_ text: String) throws -> RowCondition {
    guard let mark = text.firstIndex(of: "="), mark > text.startIndex else {
        throw ValidationError(
            say("--where is column=text or column!=text", vi: "--where có dạng cột=giá trị hoặc cột!=giá trị"))
    }
    let column = text[..<mark]
    let value = String(text[text.index(after: mark)...])
    guard column.last == "!" else { return RowCondition(column: String(column), text: value, isEqual: true) }
    return RowCondition(column: String(column.dropLast()), text: value, isEqual: false)
}
