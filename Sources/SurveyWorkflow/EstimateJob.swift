package import Diagnostics
import SurveyModel
import SurveyStatistics
import TabularInput
import TextOutput

extension DiagnosticCode {
    static let estimateNoLevel = DiagnosticCode("estimate.no-such-level")
    static let estimateNoRows = DiagnosticCode("estimate.no-rows")
    static let estimateNoInterval = DiagnosticCode("estimate.no-interval")
}

/// Takes a file to estimates: its columns to a design, domains and numbers, and those to the engine.
package struct EstimateJob {
    private let request: EstimateRequest
    private let progress: WorkProgress

    /// - Parameter progress: Hears of replicates.
    package init(_ request: EstimateRequest, progress: WorkProgress = .silent) {
        self.request = request
        self.progress = progress
    }

    /// - Returns: Nil, with errors among the findings, where there are no estimates.
    package func run(findings: inout Findings) -> EstimateResult? {
        guard let input = EstimateInput.read(request, findings: &findings) else { return nil }
        let places = input.places
        var isRandom = false
        if case .bootstrap = request.replicates { isRandom = true }
        guard let design = places.design(areRowsOrdered: isRandom, findings: &findings),
            let division = EstimateDivision(input.data, input.columns, path: request.data, findings: &findings),
            let variables = EstimateVariables(input.data, input.columns, division.rowDomains, findings: &findings)
        else { return nil }
        var estimation = SurveyEstimation(
            design: design, domains: DomainDivision(rowDomains: division.rowDomains, count: division.domains.count))
        settle(&estimation)
        guard let made = estimates(estimation, variables, input, findings: &findings) else { return nil }
        let rows = rows(made.estimates, division, variables)
        for name in variables.withoutLevels {
            findings.add(Self.noValue(name, [.noRows], at: SourceLocation(file: request.data)))
        }
        report(rows, findings: &findings)
        return EstimateResult(
            rows: rows, covariance: made.estimates.covariance, rowCount: input.data.count,
            outsideCount: division.outsideCount, undividedCount: division.undividedCount,
            strata: design.stratumCount, clusters: design.first.unitCount, replicateCount: made.replicates,
            calibrationRounds: made.rounds)
    }

    /// Estimates with their covariance, by linearisation or replicates.
    private func estimates(
        _ estimation: SurveyEstimation, _ variables: EstimateVariables, _ input: EstimateInput,
        findings: inout Findings
    ) -> (estimates: SurveyEstimates, replicates: Int?, rounds: Int?)? {
        var estimation = estimation
        let estimands = variables.entries.map(\.estimand)
        do {
            let calibration = try input.calibration(request, base: estimation.design.weights, findings: &findings)
            if let method = request.replicates {
                let replicates = try ReplicateWeights(
                    method, of: estimation.design, calibration: calibration, lonely: request.lonely)
                progress.begin(replicates.count)
                defer { progress.end() }
                let advance = progress.advance
                let made = try estimation.estimates(estimands, replicates: replicates) { advance(1) }
                for finding in ReplicateFindings.of(made, replicates, at: SourceLocation(file: request.data)) {
                    findings.add(finding)
                }
                return (made.estimates, replicates.count, nil)
            }
            var rounds: Int?
            if let made = try calibration?.calibrated(estimation.design.weights) {
                estimation.design = estimation.design.reweighted(made.weights)
                estimation.residuals = made.residuals
                let negative = made.weights.count { $0 < 0 }
                if negative > 0 {
                    findings.add(Self.negativeWeights(negative, at: SourceLocation(file: request.data)))
                }
                rounds = made.report.iterations
            }
            return (try estimation.estimates(estimands), nil, rounds)
        } catch {
            for diagnostic in input.diagnostics(of: error) { findings.add(diagnostic) }
            return nil
        }
    }

    private func settle(_ estimation: inout SurveyEstimation) {
        estimation.lonely = request.lonely
        estimation.level = request.level
        estimation.effectBasis = request.effectBasis
        if let interval = request.interval {
            estimation.interval = interval
            estimation.proportionInterval = interval
        }
    }

    /// Statistic by statistic as they were asked for, each in all domains.
    private func rows(
        _ estimates: SurveyEstimates, _ division: EstimateDivision, _ variables: EstimateVariables
    ) -> [EstimateResult.Row] {
        let count = division.domains.count
        return variables.entries.enumerated().flatMap { position, entry in
            (0..<count).map { domain in
                EstimateResult.Row(
                    domain: division.domains[domain], statistic: entry.statistic, variable: entry.variable,
                    level: entry.level,
                    estimate: estimates.estimates[position * count + domain],
                    interval: request.interval ?? (entry.isShare ? .logit : .t))
            }
        }
    }

    // MARK: Findings

    private func report(_ rows: [EstimateResult.Row], findings: inout Findings) {
        for row in rows {
            let name = ([row.variable] + row.domain).joined(separator: ", ")
            if row.estimate.value == nil {
                findings.add(Self.noValue(name, row.estimate.gaps, at: SourceLocation(file: request.data)))
            } else if row.estimate.interval == nil || row.estimate.gaps.contains(.rankOutOfRange) {
                findings.add(Self.noInterval(name, row.estimate.gaps, at: SourceLocation(file: request.data)))
            }
        }
    }

    private static func noValue(_ name: String, _ gaps: [EstimateGap], at place: SourceLocation) -> Diagnostic {
        let isZero = gaps.contains(.zeroDenominator)
        if gaps.contains(.tooLarge) { return tooLarge(name, at: place) }
        return Diagnostic(
            .warning, .estimateNoRows, at: place,
            isZero
                ? Wording(
                    "no estimate for \(name): the denominator is 0", vi: "không ước lượng được \(name): mẫu số bằng 0")
                : Wording(
                    "no estimate for \(name): no row has a value and a weight",
                    vi: "không ước lượng được \(name): không dòng nào có giá trị và quyền số"))
    }

    private static func negativeWeights(_ count: Int, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .weightsNegative, at: place,
            Wording("\(count) calibrated weights are negative", vi: "có \(count) quyền số sau hiệu chỉnh bị âm"),
            hint: Wording(
                "shares and quantiles may be none; take fewer totals, or make weights within --bounds with `weights`",
                vi: "tỷ lệ và phân vị có thể vô nghĩa; hãy bớt tổng, hoặc tính quyền số có --bounds bằng lệnh `weights`"
            ))
    }

    private static func tooLarge(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning, .estimateNoInterval, at: place,
            Wording(
                "numbers of \(name) are too large to be computed with",
                vi: "các số của \(name) quá lớn, không tính được"),
            hint: Wording("take a larger unit of measurement", vi: "dùng đơn vị đo lớn hơn"))
    }

    private static func noInterval(_ name: String, _ gaps: [EstimateGap], at place: SourceLocation) -> Diagnostic {
        if gaps.contains(.shareOutOfRange) {
            return Diagnostic(
                .warning, .estimateNoInterval, at: place,
                Wording(
                    "no interval for \(name): negative weights have made it no share",
                    vi: "không có khoảng tin cậy cho \(name): quyền số âm làm giá trị này không còn là tỷ lệ"))
        }
        let isRank = gaps.contains(.rankOutOfRange)
        if gaps.contains(.tooLarge) { return tooLarge(name, at: place) }
        return Diagnostic(
            .warning, .estimateNoInterval, at: place,
            isRank
                ? Wording(
                    "no whole interval and no standard error for \(name): it passes an end of the data",
                    vi: "không đủ khoảng tin cậy và không có sai số chuẩn cho \(name): khoảng vượt ra ngoài dữ liệu")
                : Wording(
                    "no interval for \(name): there are no degrees of freedom",
                    vi: "không có khoảng tin cậy cho \(name): không còn bậc tự do"))
    }
}
